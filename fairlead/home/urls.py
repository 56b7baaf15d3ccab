"""Addresses of today."""

from django.urls import path

from fairlead.home import views

app_name = "home"
urlpatterns = [
    path("", views.today, name="today"),
    path("c/<slug:company>/", views.company, name="company"),
]
