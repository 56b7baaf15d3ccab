"""A plan that stands elsewhere: shown line by line, ticked by a person, and only then in the draft."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from fairlead.core.plans import propose
from fairlead.people.models import Role
from fairlead.plan import importing
from fairlead.plan.apart import propose_apart
from fairlead.plan.drafting import MOST
from fairlead.plan.models import DraftStatement
from fairlead.plan.tests.test_questions import NASTY, shown, ticked, unescaped

PAGE = """# Where we are going
TODO: ask Ada

## Our mission
Nobody in our town waits three weeks for work.

## Priorities
- Call every placement after a week (Owner: Ada Lee, by March 2027)
- Win ten care homes by 31 December 2027

## Lunch
Soup on Mondays.
"""
FILLER = "Soup on Tuesdays.\n" * 120  # too long to be read at once


@pytest.fixture
def owner(client, cast):
    client.force_login(cast.users[Role.OWNER])
    return client


def at(cast, name="plan:import"):
    return reverse(name, args=[cast.company.slug])


def upload(client, cast, raw: bytes, name="plan.md"):
    return client.post(at(cast), {"upload": SimpleUploadedFile(name, raw)})


def test_each_proposal_stands_beside_its_lines_with_trust_and_doubts(owner, cast):
    page = unescaped(shown(owner.post(at(cast), {"page": PAGE})))
    assert "Nobody in our town waits three weeks for work." in page
    assert "- Call every placement after a week (Owner: Ada Lee, by March 2027)" in page
    assert "sure" in page
    assert "Ada Lee" in page
    assert not DraftStatement.objects.exists()


def test_what_was_left_out_and_what_must_be_looked_at_is_listed(owner, cast):
    page = unescaped(shown(owner.post(at(cast), {"page": PAGE})))
    assert "Soup on Mondays." in page
    assert "“TODO” says that something is still to be written" in page


def test_only_what_is_ticked_comes_into_the_draft(owner, cast):
    page = shown(owner.post(at(cast), {"page": PAGE}))
    owner.post(at(cast, "plan:import-take"), ticked(page, take=lambda text: "placement" in text))
    row = DraftStatement.objects.get()
    assert (row.kind, row.owner, row.due.isoformat()) == ("priority", "Ada Lee", "2027-03-31")


def test_without_a_tick_nothing_is_drafted_and_nothing_is_lost(owner, cast):
    page = shown(owner.post(at(cast), {"page": PAGE}))
    data = ticked(page, take=lambda text: False)
    answer = owner.post(
        at(cast, "plan:import-take"), data | {f"{data['one'][0]}-text": "Mended, not yet ticked."}
    )
    assert answer.status_code == 400
    assert "Mended, not yet ticked." in shown(answer)
    assert not DraftStatement.objects.exists()


def test_an_uploaded_file_is_read_as_the_pasted_text_is(owner, cast):
    page = unescaped(shown(upload(owner, cast, PAGE.encode())))
    assert "Nobody in our town waits three weeks for work." in page


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_of_a_file_is_found(owner, cast, encoding):
    text = "# Our mission\nWe bake good bread for the café on the corner, à la maison, every morning.\n"
    assert "café on the corner" in unescaped(shown(upload(owner, cast, text.encode(encoding))))


@pytest.mark.parametrize("raw", [b"PK\x03\x04zip", b"%PDF-1.7", b"\x89PNG", b"\x1f\x8b\x08"])
def test_what_is_no_text_file_is_refused_with_what_to_do(owner, cast, raw):
    answer = upload(owner, cast, raw + bytes(200))
    assert answer.status_code == 400
    assert "copy the text" in shown(answer)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(owner, cast):
    answer = upload(owner, cast, b"x" * 1_000_001)
    assert answer.status_code == 400
    assert "larger than a megabyte" in shown(answer)


@pytest.mark.parametrize("text", ["", "  \n ", "\x00"])
def test_nothing_to_read_is_said(owner, cast, text):
    answer = owner.post(at(cast), {"page": text})
    assert answer.status_code == 400
    assert "nothing to read yet" in shown(answer) or "Null characters" in shown(answer)


def test_a_page_without_direction_says_so_and_changes_nothing(owner, cast):
    page = shown(owner.post(at(cast), {"page": "# Lunch\nSoup on Mondays."}))
    assert "No sentence of direction was found" in page
    assert "Soup on Mondays." in page


def test_scripts_template_marks_and_addresses_of_the_page_are_only_words(owner, cast):
    text = f"# Our mission\n{NASTY}\n\n## Priorities\n- [Call](javascript:alert(1)) each client\n- <img src=x onerror=alert(1)>\n"
    page = shown(owner.post(at(cast), {"page": text}))
    assert "<script>alert" not in page
    assert "<img" not in page
    assert 'href="javascript:' not in page


def test_a_text_that_is_too_long_is_shown_back_whole(owner, cast):
    text = "word " * 50_000
    answer = owner.post(at(cast), {"page": text})
    assert answer.status_code == 400
    assert text.strip() in shown(answer)


@pytest.mark.parametrize(
    "line", ["- Call client number {n} in the first week.\n", "x" * 99 + "\n", "# {n}\n"]
)
def test_a_hundred_thousand_signs_are_read_and_shown(owner, cast, line):
    text = "## Priorities\n" + "".join(line.format(n=n) for n in range(1 + 100_000 // len(line)))
    answer = owner.post(at(cast), {"page": text})
    assert answer.status_code == 200


def test_more_than_the_draft_can_hold_is_refused_whole_and_kept_on_the_page(owner, cast):
    for n in range(MOST):
        DraftStatement.objects.create(company=cast.company, key=f"k-{n}", kind="goal", text=f"Goal {n}.")
    page = shown(owner.post(at(cast), {"page": PAGE}))
    answer = owner.post(at(cast, "plan:import-take"), ticked(page))
    assert answer.status_code == 400
    assert "as many as it may" in shown(answer)
    assert DraftStatement.objects.count() == MOST


def test_a_text_that_takes_too_long_is_given_back_whole_and_the_reading_of_it_is_ended(
    owner, cast, monkeypatch
):
    monkeypatch.setattr(importing, "propose_apart", lambda text: propose_apart(text, seconds=0.001))
    answer = owner.post(at(cast), {"page": PAGE + FILLER})
    assert answer.status_code == 400
    assert "takes too long to read" in shown(answer)
    assert "Soup on Mondays." in shown(answer)


def test_read_apart_a_page_gives_what_it_gives_here():
    assert propose_apart(PAGE + FILLER) == propose(PAGE + FILLER)
