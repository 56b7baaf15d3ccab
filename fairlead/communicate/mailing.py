"""A telling and a practice slot as mail: text and HTML, built once a slot and language."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext as _

from fairlead.communicate.models import Version
from fairlead.communicate.words import FIELDS, fill, first_name, one_line
from fairlead.outbox.stencil import HTML, TEXT, Stencil, stencil, token
from fairlead.people.models import Company, Unit
from fairlead.plan.models import EditionStatement

LONGEST_SUBJECT = 120


def telling(
    company: Company, row: EditionStatement, version: Version, language: str, has_lines: bool = False
) -> Stencil:
    with translation.override(language):
        paragraphs = [part.strip() for part in version.text.split("\n\n") if part.strip()]
        return _stencil(company, "telling", subject_of(row), {
            "statement": row, "paragraphs": paragraphs, "lead": "{statement}" not in version.text,
            "has_lines": has_lines and "{team_line}" not in version.text,
            "address": address("plan:index", company),
        })  # fmt: skip


def practice(company: Company, language: str) -> Stencil:
    """The same for all and for ever: it names no statement, nor does its address."""
    with translation.override(language):
        about = {"address": address("practice:now", company)}
        return _stencil(company, "practice", subject_of(None), about)


def subject_of(row: EditionStatement | None) -> str:
    """The statement itself, so that even a subject that is only seen tells it; none for practice."""
    return _short(row.text) if row else _("A minute for where we are going")


def _stencil(company: Company, name: str, subject: str, about: dict[str, Any]) -> Stencil:
    def written(part: str) -> str:
        swaps = {field: token(part, field) for field in (*FIELDS, "leave")}
        texts: Iterable[str] = about.get("paragraphs", ())
        parts = [(fill(text, swaps), text == "{statement}") for text in texts]
        more = {
            "company": company,
            "fields": swaps,
            "paragraphs": parts,
            "reach": address("communicate:mine", company),
        }
        kind = "txt" if part == TEXT else "html"
        return render_to_string(f"communicate/mail/{name}.{kind}", about | more)

    return stencil(
        sender=settings.DEFAULT_FROM_EMAIL, subject=subject, text=written(TEXT), html=written(HTML),
        host=settings.SITE.host, headers={"List-Id": f"<{company.key}.{settings.SITE.host}>", "X-Fairlead-List": name},
    )  # fmt: skip


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= LONGEST_SUBJECT else f"{line[: LONGEST_SUBJECT - 1].rstrip()}…"


def address(name: str, company: Company) -> str:
    """The room of practice stands beside this one; where it is not built its link leads to the front."""
    find = partial(reverse, args=[company.slug])
    try:
        path = find(name)
    except NoReverseMatch:
        path = find("communicate:index")
    return str(settings.SITE.origin) + path


def values_for(
    name: str, unit: Unit | None, company: Company, row: EditionStatement | None, team_line: str = ""
) -> Mapping[str, str]:
    return {
        "first_name": first_name(name) or _("colleague"),
        "company": company.name,
        "unit": unit.name if unit else company.name,
        "ask": (row.owner if row else "") or _("your manager"),
        "statement": row.text if row else "",
        "team_line": _("For us that means: {line}").format(line=team_line) if team_line else "",
    }
