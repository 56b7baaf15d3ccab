"""The room as Django knows it."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "fairlead.plan.measures"
