"""What filled coding sheets say, as text."""

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from typing import Any

from rich.console import Console
from rich.text import Text

from fairlead.core.diagnosis.coders import Agreement, Coding, Difference
from fairlead.core.recall import Outcome
from fairlead.core.tables.coding_sheets import FilledSheet
from fairlead.core.values import Estimate
from fairlead.report.terminal import BLANK, WIDEST, Hanging

CODES = {
    Outcome.NAMED: _("yes"),
    Outcome.PARTLY: _("partly"),
    Outcome.NOT: _("no"),
    Outcome.CONTRADICTED: _("opposite"),
}
MOST = 20  # more differences than a person reads at once; all are in --json


def render(found: Coding, sheets: Sequence[FilledSheet], console: Console) -> None:
    """Prints what was read, how far coders and scorer agree, and where two coders differ."""
    for line in (*_sheets(sheets), *_agreements(found), *_differences(found.differences)):
        console.print(line, width=min(console.width, WIDEST), highlight=False, markup=False)


def _sheets(sheets: Sequence[FilledSheet]) -> Iterator[Hanging | Text]:
    for sheet in sheets:
        words = _("{coder}: {whole} of {all} answers coded").format(
            coder=sheet.coder, whole=len(sheet.whole), all=len(sheet.line)
        )
        yield Hanging(Text(words + (_(", {n} not begun").format(n=sheet.empty) if sheet.empty else "")))
        for fault in sheet.faults:
            yield Hanging(
                Text(f"- {fault.file}, line {fault.line}, column {fault.column}: {fault.reason}"), indent=2
            )


def _agreements(found: Coding) -> Iterator[Hanging | Text]:
    for title, pairs in (
        (_("Coders with each other"), found.people),
        (_("Coders with the scorer"), found.tool),
    ):
        if pairs:
            yield BLANK
            yield Hanging(Text(title, "bold underline"))
            yield from (line for pair in pairs for line in _pair(pair))
    if not found.people:
        yield BLANK
        text = _("One coder alone: how far people agree is not known. Have a second one code the same sheet.")
        yield Hanging(Text(text), later=0)


def _pair(pair: Agreement) -> Iterator[Hanging]:
    names = _("{one} and {other}").format(one=pair.one, other=pair.other)
    if pair.kappa is None or pair.quadratic is None:
        yield Hanging(Text(f"- {names}: {pair.why}"))
        return
    yield Hanging(
        Text(
            _("- {names}: kappa {kappa}; quadratic {quadratic}; of {n} answers{doubt}").format(
                names=names, kappa=_kappa(pair.kappa), quadratic=_kappa(pair.quadratic), n=pair.answers,
                doubt="".join(f"; {caveat}" for caveat in pair.kappa.caveats),
            )
        )
    )  # fmt: skip


def _kappa(estimate: Estimate) -> str:
    """
    >>> from fairlead.core.values import Interval
    >>> _kappa(Estimate(.713, Interval(.55, .871), 40, "kappa"))
    '0.71, between 0.55 and 0.87'
    """
    if estimate.interval is None:
        return f"{estimate.value:.2f}"
    return _("{value:.2f}, between {low:.2f} and {high:.2f}").format(
        value=estimate.value, low=estimate.interval.low, high=estimate.interval.high
    )


def _differences(found: Sequence[Difference]) -> Iterator[Hanging | Text]:
    if not found:
        return
    yield BLANK
    yield Hanging(Text(_("Where two coders differ ({n} cells)").format(n=len(found)), "bold underline"))
    for one in found[:MOST]:
        yield Hanging(Text(_("- {statement}: {a} line {at} says {x}, {b} line {there} says {y}").format(
            statement=one.statement, a=one.one, at=one.one_line, x=CODES[one.one_code],
            b=one.other, there=one.other_line, y=CODES[one.other_code],
        )))  # fmt: skip
    if len(found) > MOST:
        yield Hanging(Text(_("- and {n} more: --json lists all").format(n=len(found) - MOST)))
    yield Hanging(
        Text(_("Until you settle these in the coding file, the coder who comes first by name holds."), "dim"),
        later=0,
    )


def as_json(found: Coding, sheets: Sequence[FilledSheet]) -> dict[str, Any]:
    """The same as values."""
    return {
        "schema": "fairlead-coding/1",
        "answers": found.answers,
        "sheets": [
            {
                "coder": s.coder, "rows": len(s.line), "coded": len(s.whole), "not_begun": s.empty,
                "refusals": [{"file": f.file, "line": f.line, "column": f.column, "reason": f.reason} for f in s.faults],
            }
            for s in sheets
        ],
        "coders": [_agreement(pair) for pair in found.people],
        "scorer": [_agreement(pair) for pair in found.tool],
        "differences": [
            {
                "statement": d.statement, "sheets": [d.one, d.other], "lines": [d.one_line, d.other_line],
                "codes": [CODES[d.one_code], CODES[d.other_code]],
            }
            for d in found.differences
        ],
    }  # fmt: skip


def _agreement(pair: Agreement) -> dict[str, Any]:
    def kappa(estimate: Estimate | None) -> dict[str, Any] | None:
        return None if estimate is None else {
            "value": estimate.value, "low": estimate.interval and estimate.interval.low,
            "high": estimate.interval and estimate.interval.high, "n": estimate.n, "method": estimate.method,
            "provisional": bool(estimate.caveats),
        }  # fmt: skip

    return {
        "between": [pair.one, pair.other], "answers": pair.answers, "kappa": kappa(pair.kappa),
        "quadratic": kappa(pair.quadratic), "why_not": pair.why,
    }  # fmt: skip
