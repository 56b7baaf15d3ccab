"""The room as Django knows it."""

from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "fairlead.communicate.chat"
