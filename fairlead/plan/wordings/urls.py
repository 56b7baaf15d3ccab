"""Addresses of wordings."""

from typing import Any

app_name = "wordings"
urlpatterns: list[Any] = []
