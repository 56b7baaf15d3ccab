"""Addresses of leaders."""

from typing import Any

app_name = "leaders"
urlpatterns: list[Any] = []
