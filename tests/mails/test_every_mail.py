"""What every mail carries, whatever sends it: headers, size, both forms, a way out of lists."""

from email.utils import parseaddr

import pytest

from fairlead.outbox.models import Message
from tests.mails.everything import KINDS
from tests.mails.sink import links, parsed, parts

pytestmark = pytest.mark.django_db
MOST = 100_000  # bytes: beyond, Gmail cuts a mail off
ROUNDS = ("telling", "practice", "test of a round", "talk-invitation", "talk-change", "talk-cancellation")


@pytest.fixture
def letters(all_kinds, office):
    """(purpose, letter) of all that went out."""
    purposes = dict(Message.objects.values_list("message_id", "purpose"))
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
    return [(purposes[parsed(content)["Message-ID"]], content) for _to, content in office[0].sent]


def test_every_kind_there_is_goes_out(letters):
    assert {purpose for purpose, _letter in letters} == set(KINDS)


def test_every_mail_is_small_comes_from_a_machine_and_says_so(letters):
    for purpose, letter in letters:
        mail = parsed(letter)
        assert len(letter) < MOST, purpose
        assert mail["Auto-Submitted"] == "auto-generated", purpose
        assert mail["Date"]
        assert mail["Subject"].strip(), purpose
        assert parseaddr(mail["From"])[1] == "fairlead@localhost", purpose
        assert len(mail.get_all("To")) == 1
        assert not [name for name in ("Cc", "Bcc", "Reply-To") if name in mail], purpose
        assert not mail.defects, purpose


def test_list_mail_can_be_left_by_one_click_and_by_a_link_that_is_seen_and_other_mail_not(letters):
    for purpose, letter in letters:
        mail = parsed(letter)
        if not KINDS[purpose]:
            assert not [name for name in mail.keys() if name.startswith("List-")], purpose  # noqa: SIM118
            continue
        assert mail["List-Id"].endswith(".localhost>"), purpose
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click", purpose
        address = mail["List-Unsubscribe"].strip("<>")
        assert address.startswith("http://localhost:8000/m/"), purpose
        for kind, said in parts(letter):
            assert kind == "text/calendar" or address in said, (purpose, kind)


def test_mails_of_rounds_and_talks_have_both_forms_with_the_same_links_and_know_the_dark(letters):
    for purpose, letter in letters:
        if purpose not in ROUNDS:
            continue
        kinds = dict(parts(letter))
        assert {"text/plain", "text/html"} <= set(kinds), purpose
        page = kinds["text/html"]
        assert '<meta name="color-scheme" content="light dark">' in page, purpose
        assert "prefers-color-scheme: dark" in page, purpose
        assert "src=" not in page, purpose  # nothing is fetched, so nothing is counted
        assert "<script" not in page
        assert "http-equiv" not in page
        for link in links(letter):
            if "/m/" in link or purpose.startswith("talk"):
                continue
            assert link in page, (purpose, link)


def test_a_practice_mail_and_its_links_are_the_same_whatever_anybody_answered(letters):
    """No answer stands in its address: the log of addresses would tell what somebody says of oneself."""
    seen = set()
    for purpose, letter in letters:
        if purpose == "practice":
            seen.add(frozenset(link for link in links(letter) if "/m/" not in link))
            assert "Call every placement" not in str(parts(letter))
    assert seen == {
        frozenset({
            "http://localhost:8000/c/oak-sons/practice/", "http://localhost:8000/c/oak-sons/communicate/my-hours/",
        })
    }  # fmt: skip
