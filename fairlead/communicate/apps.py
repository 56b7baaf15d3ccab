"""The room as Django knows it."""

from django.apps import AppConfig


class CommunicateConfig(AppConfig):
    name = "fairlead.communicate"
