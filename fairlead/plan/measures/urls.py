"""Addresses of measures, which the pages call figures."""

from django.urls import path

from fairlead.plan.measures.views import measures, sources, values

app_name = "measures"
urlpatterns = [
    path("c/<slug:company>/plan/figures/", measures.index, name="index"),
    path("c/<slug:company>/plan/new-figure/<str:statement>/", measures.new, name="new"),
    path("c/<slug:company>/plan/figures/<str:key>/", measures.measure, name="measure"),
    path("c/<slug:company>/plan/figures/<str:key>/change/", measures.edit, name="edit"),
    path("c/<slug:company>/plan/figures/<str:key>/write/", values.write, name="write"),
    path("c/<slug:company>/plan/figures/<str:key>/bring/", values.bring, name="bring"),
    path("c/<slug:company>/plan/figures/<str:key>/bring/apply/", values.apply, name="apply"),
    path("c/<slug:company>/plan/figures/<str:key>/source/", sources.source, name="source"),
    path("c/<slug:company>/plan/figures/<str:key>/source/remove/", sources.remove, name="source-remove"),
    path("c/<slug:company>/plan/figures/<str:key>/source/fetch/", sources.soon, name="source-fetch"),
]
