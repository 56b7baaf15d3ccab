"""Addresses of the plan room. One file an ability: urls_draft, urls_show."""

from django.urls import include, path

from fairlead.plan.views import front

app_name = "plan"
urlpatterns = [
    path("c/<slug:company>/plan/", front.index, name="index"),
    path("", include("fairlead.plan.urls_show")),
]
