"""Addresses of deeds."""

from typing import Any

app_name = "deeds"
urlpatterns: list[Any] = []
