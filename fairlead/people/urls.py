"""Addresses of the people room."""

from django.urls import path

from fairlead.people import views

app_name = "people"
urlpatterns = [
    path("set-up/<str:token>/", views.set_up, name="set-up"),
]
