"""Addresses of measures."""

from typing import Any

app_name = "measures"
urlpatterns: list[Any] = []
