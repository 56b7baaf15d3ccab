"""Who gets no list mail, and how it is said: one click, a page, what mail servers report."""

import mailbox
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from uuid import uuid4

import pytest

from fairlead.outbox import stops
from fairlead.outbox.bounces import NoMailbox, read_mailbox, reports
from fairlead.outbox.models import Message
from fairlead.outbox.services import enqueue, enqueue_listed

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OAK, ELM = uuid4(), uuid4()


def listed(to="Eve@Oak.example", company=OAK):
    return enqueue_listed(
        purpose="telling", to=to, subject="Where we are going", text="We call.", company=company
    )


def written(message):
    return message_from_bytes(bytes(message.content), policy=policy.default)


def dsn(message, status="5.1.1", action="failed", to=None, message_id=None):
    to = to or message.to
    return (
        "From: MAILER-DAEMON@relay.example\r\nTo: fairlead@oak.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nIt did not work.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; relay.example\r\n\r\n"
        f"Final-Recipient: rfc822; {to}\r\nAction: {action}\r\nStatus: {status}\r\n"
        "Diagnostic-Code: smtp; 550 <script>no such user</script>\r\n\r\n"
        "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        f"Message-ID: {message_id or message.message_id}\r\nTo: {to}\r\n\r\n--b--\r\n"
    ).encode()


def complaint(message):
    return (
        "From: fbl@mail.example\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=feedback-report; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nVersion: 1\r\n\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: {message.message_id}\r\n\r\nWe call.\r\n--b--\r\n"
    ).encode()


def box_of(path, *raw):
    box = mailbox.mbox(path)
    for one in raw:
        box.add(one)
    box.close()
    return path


def test_list_mail_names_its_list_and_the_one_click_that_leaves_it():
    letter = written(listed())
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = letter["List-Unsubscribe"].strip("<>")
    assert address in letter.get_content()
    assert "oak" not in address.lower().partition("/m/")[2]  # the link names nobody
    assert str(OAK) in letter["List-Id"]
    assert (
        written(enqueue(purpose="invitation", to="eve@oak.example", subject="x", text="x"))[
            "List-Unsubscribe"
        ]
        is None
    )


def test_the_link_cannot_be_made_from_what_the_database_keeps():
    listed()
    kept = stops.Letterbox.objects.get()
    assert stops.letterbox_of(kept.digest) is None
    assert stops.letterbox_of(stops.letterbox_key(address="eve@oak.example", company=OAK)) == kept


def test_a_mail_program_leaves_the_list_by_one_post_again_and_again_and_a_get_changes_nothing(client, cast):
    company = cast.company.key
    where = written(listed(company=company))["List-Unsubscribe"].strip("<>")
    for _again in range(3):
        assert client.get(where).status_code == 200
    assert not stops.Stop.objects.exists()
    for _again in range(2):
        assert client.post(where, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert stops.stopped(address="EVE@oak.example", company=company).why == stops.Why.UNSUBSCRIBED
    assert stops.stopped(address="eve@oak.example", company=ELM) is None


def test_who_left_the_list_gets_none_of_it_is_listed_with_the_reason_and_still_gets_invitations(client, cast):
    where = written(listed(company=cast.company.key))["List-Unsubscribe"].strip("<>")
    client.post(where, {"want": "none"})
    not_sent = listed(company=cast.company.key)
    assert (not_sent.state, bytes(not_sent.content)) == (Message.State.WITHDRAWN, b"")
    assert "no more" in not_sent.reason
    invited = enqueue(
        purpose="invitation", to="eve@oak.example", subject="x", text="x", company=cast.company.key
    )
    assert invited.state == Message.State.QUEUED
    client.post(where, {"want": "again"})
    assert listed(company=cast.company.key).state == Message.State.QUEUED


def test_a_made_up_link_and_one_of_a_company_that_is_gone_lead_nowhere(client, cast):
    assert client.get("/m/" + "a" * 64 + "/").status_code == 404
    where = written(listed(company=uuid4()))["List-Unsubscribe"].strip("<>")
    assert client.post(where, {"List-Unsubscribe": "One-Click"}).status_code == 404


@pytest.mark.parametrize(
    ("status", "action", "why"),
    [
        ("5.1.1", "failed", "hard-bounce"), ("5.2.1", "failed", "hard-bounce"), ("5.1.10", "Failed", "hard-bounce"),
        ("5.2.2", "failed", "soft-bounces"), ("5.7.1", "failed", "soft-bounces"), ("4.4.7", "failed", "soft-bounces"),
        ("", "failed", "soft-bounces"), ("5.1.1", "delayed", None), ("2.1.5", "delivered", None),
    ],
)  # fmt: skip
def test_what_a_server_reports_is_for_good_or_for_now_and_what_is_unknown_is_for_now(status, action, why):
    found = [str(one.why) for one in reports(dsn(listed(), status, action))]
    assert found == ([why] if why else [])


def test_an_address_that_does_not_exist_is_stopped_for_every_company_until_a_person_has_looked(tmp_path):
    path = box_of(tmp_path / "box", dsn(listed()))
    for _again in range(2):
        assert read_mailbox(path, NOON) == {"hard-bounce": 1}
    assert stops.Stop.objects.count() == 1
    assert listed(company=ELM).state == Message.State.WITHDRAWN
    stops.try_again(address="eve@oak.example")
    assert listed(company=ELM).state == Message.State.QUEUED


def test_a_full_letterbox_stops_an_address_only_after_five_days_in_thirty(tmp_path):
    path = box_of(tmp_path / "box", dsn(listed(), "5.2.2"))
    for day in (0, 0, 1, 2, 3):
        read_mailbox(path, NOON + timedelta(days=day))
    assert stops.stopped(address="eve@oak.example", company=OAK) is None
    read_mailbox(path, NOON + timedelta(days=40))  # the others are too long ago
    assert stops.stopped(address="eve@oak.example", company=OAK) is None
    for day in (41, 42, 43, 44):
        read_mailbox(path, NOON + timedelta(days=day))
    assert stops.stopped(address="eve@oak.example", company=OAK).why == stops.Why.SOFT


def test_a_forged_report_stops_nobody(tmp_path):
    message, other = listed(), listed(to="ben@oak.example")
    made_up = dsn(message, message_id="<made-up@oak.example>")
    of_another = dsn(other, to="eve@oak.example")  # a real id, and somebody else's address
    path = box_of(tmp_path / "box", made_up, of_another, b"From: a@b.example\r\n\r\nHello")
    assert read_mailbox(path, NOON) == {"not ours": 2, "no report": 1}
    assert not stops.Stop.objects.exists()


def test_a_complaint_stops_list_mail_and_no_other_person_undoes_it(tmp_path):
    assert read_mailbox(box_of(tmp_path / "box", complaint(listed())), NOON) == {"complaint": 1}
    stops.try_again(address="eve@oak.example")
    assert listed().state == Message.State.WITHDRAWN


@pytest.mark.parametrize("cut", range(0, 700, 23))
def test_a_report_that_is_broken_anywhere_reports_nothing_or_what_it_says(cut):
    raw = dsn(listed())
    for broken in (raw[:cut], raw[cut:], raw[:cut] + b"\xff\x00\r\n" + raw[cut:]):
        assert len(list(reports(broken))) <= 1


def test_a_folder_that_is_no_mailbox_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(NoMailbox, match="without cur and new"):
        read_mailbox(tmp_path, NOON)
    with pytest.raises(NoMailbox, match="There is no gone"):
        read_mailbox(tmp_path / "gone", NOON)
