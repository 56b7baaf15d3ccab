"""Each check by its own two examples, and what is said where and how gravely."""

from datetime import date

import pytest

from fairlead.core.plans import CHECKS, Fault, check, parse

TODAY = date(2026, 10, 31)
GOOD = """---
company: Del & Neil Staffing
edition: 3
published: 2026-09-01
---
## Purpose
- Nobody in our town waits three weeks for work.  {#no-waiting}
## Priorities
- Every placement is called after one week.  {#call-back owner="Branch leads" due=2027-03-31 measure="share called" target=95%}
- Invoices leave on the day the work ends.  {#invoices owner=Ada due=2027-06-30 measure="days to invoice" target=0}
- Drivers choose their own shifts.  {#shifts owner=Noor due=2027-01-31 measure="shifts chosen" target="all"}
## Values
- We say the bad news first.  {#bad-news-first}
  - We do: ring the client before the client finds out.
## Not doing
- No temp contracts under a week.  {#no-day-hire}
"""


def found(text: str, before: str = "") -> list[Fault]:
    return list(check(parse(text), today=TODAY, previous=parse(before) if before else None))


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.id)
def test_the_weak_example_fails_and_the_strong_one_passes(one) -> None:
    assert one.id in {fault.id for fault in found(one.weak, one.before)}
    assert one.id not in {fault.id for fault in found(one.strong, one.before)}


def test_a_sound_plan_has_no_fault() -> None:
    assert found(GOOD) == []


def test_every_check_has_its_own_id_and_ends_its_words_as_sentences() -> None:
    assert len({one.id for one in CHECKS}) == len(CHECKS)
    assert all(text.endswith((".", "…")) for one in CHECKS for text in (one.why, one.fix))


def test_must_is_said_of_six_things_only() -> None:
    assert {one.id for one in CHECKS if one.severity == "must"} == {
        *("no-priorities", "too-many-to-name", "placeholder-priority", "none-repeatable"),
        *("nothing-to-keep", "all-past"),
    }


def test_a_fault_names_statement_and_line() -> None:
    [fault] = found(GOOD.replace("due=2027-01-31", "due=2026-01-31"))
    assert (fault.id, fault.statement, fault.line) == ("past-due", "shifts", 11)
    assert fault.reason == (
        "#shifts was due on 2026-01-31. A day that passes in silence teaches people that days do not matter."
    )


def test_the_gravest_fault_comes_first() -> None:
    severities = [fault.severity for fault in found("## Priorities\n- TBD {#a}\n## Values\n- Honesty {#b}")]
    assert severities == sorted(severities, key=("must", "should", "could").index)
    assert {"must", "should", "could"} == set(severities)


@pytest.mark.parametrize(
    "text",
    [
        "TODO",
        "tk: TK",
        "[insert priority here]",
        "{{ priority }}",
        "Lorem ipsum dolor",
        "…",
        "Win ____ by spring",
    ],
)
def test_words_that_keep_a_place_are_seen(text: str) -> None:
    assert "placeholder-priority" in {f.id for f in found(f"## Priorities\n- {text}")}


@pytest.mark.parametrize(
    "text", ["Hacemos todo lo posible", "Stock the shop by nine", "XL sizes [sic] on Mondays"]
)
def test_plain_words_are_not_taken_for_placeholders(text: str) -> None:
    assert "placeholder-priority" not in {f.id for f in found(f"## Priorities\n- {text}")}


@pytest.mark.parametrize(
    ("count", "expected"),
    [(2, set()), (5, set()), (6, {"many-priorities"}), (8, {"many-priorities"}), (9, {"too-many-to-name"})],
)
def test_priorities_are_many_from_six_and_too_many_from_nine(count: int, expected: set[str]) -> None:
    words = ["vans", "rotas", "bread", "ovens", "flour", "shops", "queues", "tills", "signs"]
    lines = "\n".join(f"- Mend the {word} {{#{word}}}" for word in words[:count])
    counted = {"many-priorities", "too-many-to-name", "one-priority"}
    assert {f.id for f in found(f"## Priorities\n{lines}")} & counted == expected


@pytest.mark.parametrize("key", ["owner=Ada", "due=2027-01-31", "measure=calls"])
def test_one_priority_that_can_be_kept_is_enough_for_a_plan_that_can(key: str) -> None:
    text = f"## Priorities\n- Call every placement. {{#call {key}}}\n- Pay every invoice. {{#pay}}"
    assert not [fault.id for fault in found(text) if fault.severity == "must"]
