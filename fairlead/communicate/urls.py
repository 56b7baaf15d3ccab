"""Addresses of communicate."""

from typing import Any

app_name = "communicate"
urlpatterns: list[Any] = []
