"""Addresses of practice."""

from typing import Any

app_name = "practice"
urlpatterns: list[Any] = []
