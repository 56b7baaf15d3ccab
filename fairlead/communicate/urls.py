"""Addresses of communicate."""

from django.urls import path

from fairlead.communicate.views import front

app_name = "communicate"
HERE = "c/<slug:company>/communicate/"
urlpatterns = [
    path(HERE, front.index, name="index"),
    path(f"{HERE}my-hours/", front.index, name="mine"),
]
