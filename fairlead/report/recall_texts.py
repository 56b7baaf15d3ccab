"""Raw recall answers with what each names: for whoever holds the file, and printed only when asked for."""

from collections.abc import Iterator, Mapping, Sequence
from gettext import gettext as _
from typing import Any

from rich.console import Console
from rich.text import Text

from fairlead.core.recall import Outcome, Reading, Silence
from fairlead.report.terminal import BLANK, WIDEST, Hanging

OUTCOMES = {
    Outcome.NAMED: _("named"),
    Outcome.PARTLY: _("in part"),
    Outcome.CONTRADICTED: _("the opposite"),
    Outcome.NOT: _("not named"),
}


def render_texts(readings: Sequence[Reading], words: Mapping[str, Any], console: Console) -> None:
    """Prints raw answers, identical ones once, what is to be coded first. For who holds the file, and nobody else."""
    warning = _("Raw answers, for whoever holds the file: do not pass this on.")
    distinct = {r.text: r for r in readings if r.silence is not Silence.EMPTY}
    times = {text: sum(r.text == text for r in readings) for text in distinct}
    lines: list[Hanging | Text] = [BLANK, Hanging(Text(warning, "bold"), later=0)]
    for reading in sorted(distinct.values(), key=lambda r: not r.to_code):
        lines += [BLANK, Hanging(Text(_quoted(reading, times[reading.text])), later=2)]
        lines += [Hanging(Text(line, "dim"), indent=2) for line in _said(reading, words)]
    for line in lines:
        console.print(line, width=min(console.width, WIDEST), highlight=False, markup=False)


def _quoted(reading: Reading, times: int) -> str:
    text = " / ".join(line.strip() for line in reading.text.splitlines() if line.strip())
    return f"“{text}”" + (_(", {n} times").format(n=times) if times > 1 else "")


def _said(reading: Reading, words: Mapping[str, Any]) -> Iterator[str]:
    for said in reading.said:
        if said.outcome is Outcome.NOT and said.sure:
            continue
        sure = _("sure") if said.sure else _("unsure: to be coded by a person")
        matched = words.get(reading.text, {}).get(said.statement, ())
        by = _(", by the words {words}").format(words=", ".join(matched)) if matched else ""
        yield f"{said.statement}: {OUTCOMES[said.outcome]} ({sure}){by}"
    if not any(s.outcome is not Outcome.NOT or not s.sure for s in reading.said):
        yield _("names nothing (sure)")
    if reading.listed:
        yield _("also listed: {entries}").format(entries="; ".join(reading.listed))
    if reading.copied:
        yield _("likely copied: {ids}").format(ids=", ".join(reading.copied))
    if reading.foreign:
        yield _("another language")


def texts_as_json(readings: Sequence[Reading]) -> list[dict[str, Any]]:
    """Raw answers, each text once; `order` ranks answers and is no probability."""
    return [
        {
            "text": r.text,
            "times": sum(other.text == r.text for other in readings),
            "says": [
                {
                    "statement": s.statement,
                    "outcome": s.outcome.name.lower(),
                    "sure": s.sure,
                    "order": s.order,
                }
                for s in r.said
            ],
            "listed": r.listed,
            "copied": r.copied,
            "another_language": r.foreign,
            "answered": r.silence.name.lower(),
        }
        for r in {r.text: r for r in readings}.values()
    ]
