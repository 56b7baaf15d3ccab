"""Addresses of the plan room. One file an ability: urls_draft, urls_show."""

from django.urls import path

from fairlead.plan import urls_draft, urls_show
from fairlead.plan.views import front

app_name = "plan"
urlpatterns = [
    path("c/<slug:company>/plan/", front.index, name="index"),
    *urls_draft.urlpatterns,
    *urls_show.urlpatterns,
]
