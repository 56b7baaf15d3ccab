"""Addresses of the questions, the import, the plan on paper, and links for strangers."""

from django.urls import path

from fairlead.plan.views import importing, links, owning, questions, screening, showing

urlpatterns = [
    path("c/<slug:company>/plan/questions/", questions.overview, name="questions"),
    path("c/<slug:company>/plan/questions/statements/", questions.statements, name="question-statements"),
    path("c/<slug:company>/plan/questions/<slug:name>/", questions.one, name="question"),
    path("c/<slug:company>/plan/import/", importing.paste, name="import"),
    path("c/<slug:company>/plan/import/take/", importing.take, name="import-take"),
    path("c/<slug:company>/plan/plan.pdf", showing.paper, name="pdf"),
    path("c/<slug:company>/plan/links/", links.links, name="links"),
    path("c/<slug:company>/plan/links/<int:pk>/close/", links.revoke, name="link-revoke"),
    path("p/<str:token>/", links.public, name="public"),
    path("c/<slug:company>/plan/owners/", owning.owners, name="owners"),
    path("c/<slug:company>/plan/screen/", screening.screen, name="screen"),
    path("p/<str:token>/screen/", links.public_screen, name="public-screen"),
    path("p/<str:token>/embed/", links.public_embed, name="public-embed"),
    path("p/<str:token>/plan.pdf", links.public_paper, name="public-pdf"),
]
