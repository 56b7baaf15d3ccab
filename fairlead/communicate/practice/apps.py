"""The room as Django knows it."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "fairlead.communicate.practice"
