"""A plan as one page on paper: PDF that a screen reader can follow, by typst, with the fonts that typst brings."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import Any

import typst

from fairlead.core.plans import Kind, Plan, Section, Statement
from fairlead.core.plans.values import tidy

TEMPLATE = Path(__file__).with_name("templates") / "plan.typ"
SIZES = (
    1.18,
    1.12,
    1.06,
    1.0,
    0.94,
    0.88,
)  # tried in turn; smaller is hard to read
LONG = 30_000  # signs; no size makes two pages of more
STANDARD = "ua-1"
_LEAD = re.compile(
    r"(?i)^(why|because|we do|we do not|we don['’]t|we never|we always)\s*:\s*(.*)$", re.DOTALL
)
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufeff\ufffe\uffff]"
)  # no font has them, or they turn words about
_ENDLESS = re.compile(r"(\S{40})(?=\S)")
SayDay = Callable[[date], str]


def day_in_words(day: date) -> str:
    """A day as it is said.

    >>> day_in_words(date(2027, 3, 1))
    '1 March 2027'
    """
    return f"{day.day} {day:%B %Y}"


def plan_pdf(
    plan: Plan, *, lang: str = "en", say_day: SayDay = day_in_words, address: str = "", code: str = ""
) -> bytes:
    """The plan as PDF, on one page of A4 if it can be. Words are handed over as data and never read as markup.

    `address`, where the plan in force is read, stands at the foot, with `code`, an SVG of it that a phone can read.
    """
    return _compiled(_inputs(plan, lang, say_day) | {"address": address, "code": code}, "pdf")[0]


def plan_pictures(
    plan: Plan, *, lang: str = "en", say_day: SayDay = day_in_words, ppi: int = 110
) -> list[bytes]:
    """The same pages as PNG, for eyes and tests."""
    return _compiled(_inputs(plan, lang, say_day), "png", ppi=ppi)


def _compiled(inputs: dict[str, str], to: str, **more: Any) -> list[bytes]:
    """In a script for which typst brings no font, the machine's fonts are asked, and the standard is not claimed."""
    inputs = inputs | {"size": str(_size(inputs))}
    whole = {"root": str(TEMPLATE.parent), "sys_inputs": inputs, "format": to, **more}
    try:
        more = {"pdf_standards": STANDARD} if to == "pdf" else {}
        made = typst.compile(str(TEMPLATE), ignore_system_fonts=True, **whole, **more)
    except RuntimeError:
        made = typst.compile(str(TEMPLATE), ignore_system_fonts=False, **whole)
    return [page for page in (made if isinstance(made, list) else [made]) if page]


def _size(inputs: dict[str, str]) -> float:
    """The largest size with the fewest pages; beyond one page never above the usual size. A long plan is not tried out."""
    if len(inputs["plan"]) > LONG:
        return 1.0
    if one := next((size for size in SIZES if _pages(inputs, size) == 1), None):
        return one
    pages = {size: _pages(inputs, size) for size in SIZES if size <= 1}
    return max(size for size, n in pages.items() if n == min(pages.values()))


def _pages(inputs: dict[str, str], size: float) -> int:
    sized = inputs | {"size": str(size)}
    found = typst.query(
        str(TEMPLATE), "<pages>", field="value", one=True, root=str(TEMPLATE.parent), sys_inputs=sized,
        ignore_system_fonts=True,
    )  # fmt: skip
    return int(json.loads(found))


def _inputs(plan: Plan, lang: str, say_day: SayDay) -> dict[str, str]:
    return {"plan": json.dumps(_data(plan, lang, say_day), ensure_ascii=False)}


def _data(plan: Plan, lang: str, say_day: SayDay) -> dict[str, Any]:
    """What the template shows; the purpose stands at the top in large letters, where there is one."""
    purpose, *_others = plan.of_kind(Kind.PURPOSE) or (None,)
    sections = [_section(plan, one, say_day, without=purpose) for one in plan.sections]
    heading = purpose.text if purpose else plan.title or _("Where we are going")
    return {
        "company": _seen(plan.company) or _("Our plan"),
        "title": _seen(_("{company}: where we are going").format(company=plan.company)),
        "edition": _edition(plan, say_day),
        "heading": _seen(heading),
        "beneath": [_seen(_bare(line)) for line in purpose.details if line.strip()] if purpose else [],
        "sections": [section for section in sections if section["statements"]],
        "lang": lang.split("-")[0],
    }


def _edition(plan: Plan, say_day: SayDay) -> str:
    number = _("Edition {number}").format(number=plan.edition) if plan.edition else _("Draft")
    return f"{number} · {say_day(plan.published)}" if plan.published else number


def _section(plan: Plan, section: Section, say_day: SayDay, without: Statement | None) -> dict[str, Any]:
    shown = [one for one in plan.of_kind(section.kind) if one is not without]
    return {
        "kind": section.kind.value,
        "heading": _seen(section.heading),
        "statements": [_statement(one, say_day) for one in shown],
    }


def _statement(one: Statement, say_day: SayDay) -> dict[str, Any]:
    return {
        "text": _seen(one.text),
        "facts": [_seen(fact) for fact in facts_of(one, say_day)],
        "details": [_detail(line) for line in one.details if line.strip()],
    }


def facts_of(one: Statement, say_day: SayDay) -> Sequence[str]:
    """Owner, day, and measure with its target, each as one phrase."""
    return list(_facts(one, say_day))


def _facts(one: Statement, say_day: SayDay) -> Iterator[str]:
    if one.owner:
        yield one.owner
    if one.due:
        yield _("by {day}").format(day=say_day(one.due))
    if one.measure or one.target:
        yield ": ".join(part for part in (one.measure, one.target) if part)


def _detail(line: str) -> dict[str, str]:
    return {name: _seen(words) for name, words in detail_of(line).items()}


def detail_of(line: str) -> dict[str, str]:
    """A line that explains, without its list mark, and what leads it apart.

    >>> detail_of("- We do: ring first."), detail_of("They wait.")["lead"]
    ({'lead': 'We do:', 'rest': 'ring first.'}, '')
    """
    found = _LEAD.match(bare := tidy(_bare(line)))
    return {"lead": f"{found[1]}:", "rest": found[2]} if found else {"lead": "", "rest": bare}


def _bare(line: str) -> str:
    return re.sub(r"^\s*[-*+•]\s+", "", line)


def _seen(text: str) -> str:
    """The words as they are set: no signs without a shape, and a word without an end can be broken."""
    return _ENDLESS.sub("\\1\u200b", " ".join(_UNSEEN.sub(" ", text).split()))
