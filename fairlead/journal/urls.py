"""Addresses of the journal."""

app_name = "journal"
urlpatterns: list = []
