"""Addresses of the outbox."""

app_name = "outbox"
urlpatterns: list = []
