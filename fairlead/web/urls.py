"""Addresses that belong to no chapter."""

from django.urls import path

from fairlead.web import views

app_name = "web"
urlpatterns = [
    path("healthz", views.alive, name="alive"),
    path("readyz", views.ready, name="ready"),
]
