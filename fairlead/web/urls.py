"""Addresses that belong to no chapter."""

from django.urls import path

from fairlead.web import style, views

app_name = "web"
urlpatterns = [
    path("healthz", views.alive, name="alive"),
    path("readyz", views.ready, name="ready"),
    path("style/", style.page, name="style"),
]
