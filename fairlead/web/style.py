"""The living page of the house style: each component as it is, with the code to copy. In development only."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _

from fairlead.core.values import Estimate, Interval, Status
from fairlead.report import chain, numbers
from fairlead.report.parts import Step
from fairlead.web.errors import Hidden

NAMES = (
    "words", "head", "buttons", "form", "tabs", "steps", "table", "pages", "facts", "tags", "statements", "difference",
    "findings", "empty", "cards", "toasts", "progress", "dialog", "chain", "strip", "hidden",
)  # fmt: skip


NONE = numbers.NOT_MEASURED


@dataclass(frozen=True, slots=True)
class Example:
    name: str
    shown: str
    code: str


class SampleForm(forms.Form):
    name = forms.CharField(label=_("Name"), help_text=_("As the people in the firm say it."))
    address = forms.EmailField(label=_("E-mail"))
    statement = forms.CharField(
        label=_("Statement"), required=False, widget=forms.Textarea(attrs={"class": "direction"})
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[("goal", _("goal")), ("value", _("value"))])
    audience = forms.ChoiceField(
        label=_("Who may read it?"),
        widget=forms.RadioSelect,
        choices=[("leaders", _("leaders")), ("staff", _("staff")), ("public", _("everybody"))],
    )
    measured = forms.BooleanField(label=_("It has a measure"), required=False)


def page(request: HttpRequest) -> HttpResponse:
    if not settings.DEVELOPMENT:
        raise Hidden
    messages.success(request, _("Edition 3 is published."))
    messages.error(request, _("Two rows could not be read: lines 7 and 12."))
    return render(request, "web/style.html", {"examples": [_example(request, name) for name in NAMES]})


def _example(request: HttpRequest, name: str) -> Example:
    found = get_template(f"web/style/{name}.html")
    return Example(name, found.render(_sample(request), request), found.template.source)


def _sample(request: HttpRequest) -> dict[str, Any]:
    return {
        "form": SampleForm({"name": "", "address": "sam at oak", "kind": "goal"}),
        "crumbs": [(_("Plan"), "#"), (_("Editions"), "#"), (_("Edition 2"), "")],
        "tabs": [(_("By unit"), "#", True), (_("By level"), "#", False), (_("History"), "#", False)],
        "steps": [(_("Columns"), "#", "done"), (_("Differences"), "", "now"), (_("Done"), "", "next")],
        "facts": [(_("Owner"), _("the yard")), (_("Review"), "2027-03-01"), (_("Readers"), _("staff"))],
        "page": Paginator(range(940), 50).page(7),
        "before": _("We serve every customer within two days."),
        "after": _("We serve every customer who waits within one day."),
        "links": links(),
        "estimate": Estimate(0.31, Interval(0.187, 0.463), 38, "Wilson"),
        "fails": Status.FAILS,
    }


def links() -> tuple[Step, ...]:
    """An invented chain that breaks at the third link."""
    states = {
        "reached": Status.FAILS,
        "known": Status.UNKNOWN,
        "connected": Status.UNKNOWN,
        "lived": Status.FAILS,
    }
    return tuple(_link(link, states.get(link, Status.HOLDS)) for link in chain.TITLES)


def _link(link: str, state: Status) -> Step:
    question = chain.QUESTIONS[link]
    return Step(link, chain.TITLES[link], question, state, NONE, "", 0.6, link == "reached")
