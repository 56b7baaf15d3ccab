"""The room as Django knows it."""

from django.apps import AppConfig


class WordingsConfig(AppConfig):
    name = "fairlead.plan.wordings"
