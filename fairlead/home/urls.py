"""Addresses of today."""

from django.urls import path

from fairlead.home import sample_views, views

app_name = "home"
urlpatterns = [
    path("", views.today, name="today"),
    path("c/<slug:company>/", views.company, name="company"),
    path("c/<slug:company>/remove-sample/", sample_views.remove, name="remove-sample"),
    path("demo/", sample_views.demo, name="demo"),
    path("demo/sign-in/<slug:role>/", sample_views.sign_in, name="demo-sign-in"),
]
