"""Addresses of wordings."""

from django.urls import path

from fairlead.plan.wordings.views import lines, reading, translations

app_name = "wordings"
HERE = "c/<slug:company>/plan/"
urlpatterns = [
    path(f"{HERE}for-us/", reading.page, name="for-us"),
    path(f"{HERE}for-us/plan.pdf", reading.paper, name="for-us-pdf"),
    path(f"{HERE}teams/", lines.index, name="teams"),
    path(f"{HERE}teams/<uuid:key>/", lines.unit, name="unit"),
    path(f"{HERE}languages/", translations.index, name="languages"),
    path(f"{HERE}languages/choose/", translations.choose, name="choose-language"),
    path(f"{HERE}languages/<slug:language>/", translations.language, name="language"),
    path(f"{HERE}translations/<int:pk>/decide/", translations.decide, name="decide"),
]
