"""The room as Django knows it."""

from django.apps import AppConfig


class DeedsConfig(AppConfig):
    name = "fairlead.plan.deeds"
