"""Addresses at which the plan is written, checked and published, and its editions read."""

from django.urls import path

from fairlead.plan.views import (
    checks,
    drafting,
    editions,
    heading,
    leaving,
    publishing,
    statements,
    withdrawing,
)

DRAFT, EDITIONS = "c/<slug:company>/plan/draft/", "c/<slug:company>/plan/editions/"
ONE = DRAFT + "statement/<str:key>/"

urlpatterns = [
    path(DRAFT, drafting.draft, name="draft"),
    path(DRAFT + "title/", heading.head, name="draft-head"),
    path(DRAFT + "plan.md", drafting.file, name="draft-file"),
    path(DRAFT + "checks/", checks.of_draft, name="checks"),
    path(DRAFT + "check/", checks.while_typing, name="check-new"),
    path(DRAFT + "leave/", leaving.leave, name="leave-new"),
    path(DRAFT + "new/", statements.new, name="new-statement"),
    path(ONE, statements.statement, name="statement"),
    path(ONE + "check/", checks.while_typing, name="check-statement"),
    path(ONE + "leave/", leaving.leave, name="leave-statement"),
    path(ONE + "history/", statements.history, name="statement-history"),
    path(ONE + "move/", drafting.move, name="move-statement"),
    path(ONE + "delete/", drafting.delete, name="delete-statement"),
    path(ONE + "restore/", drafting.restore, name="restore-statement"),
    path("c/<slug:company>/plan/publish/", publishing.publish, name="publish"),
    path(EDITIONS, editions.index, name="editions"),
    path(EDITIONS + "<int:number>/", editions.edition, name="edition"),
    path(EDITIONS + "<int:number>/plan.md", editions.file, name="edition-file"),
    path(EDITIONS + "<int:number>/withdraw/", withdrawing.withdrawal, name="withdraw"),
    path(EDITIONS + "compare/", editions.compare, name="compare-editions"),
    path(EDITIONS + "on/", editions.on, name="edition-on"),
    path(EDITIONS + "statement/<str:key>/", editions.statement, name="edition-statement"),
]
