"""Amazon SES, where its package is there: a whole letter goes out once, and SNS tells what came back."""

import json
from base64 import b64decode
from datetime import UTC, datetime
from email import message_from_bytes, policy
from uuid import uuid4

import pytest
from django.test import RequestFactory

from fairlead.outbox.errors import Lost, Refused, Unreachable, Wait
from fairlead.outbox.models import Given
from fairlead.outbox.providers.catalogue import Account
from fairlead.outbox.providers.hearing import hear
from fairlead.outbox.providers.line import ProviderLine
from fairlead.outbox.providers.proofs import NotBelieved
from fairlead.outbox.providers.tests.vendor import SECRET, Vendor
from fairlead.outbox.services import enqueue_listed
from fairlead.outbox.stops import Stop, Why

pytest.importorskip("boto3")
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning:botocore.*")]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def at(vendor: Vendor) -> Account:
    port = vendor.server.server_address[1]
    return Account(
        provider="ses", key="AKIAEXAMPLE", secret="secret", sender="fairlead@oak.example", region="eu-west-1",
        api=f"http://127.0.0.1:{port}/", hook=SECRET,
    )  # fmt: skip


def listed():
    return enqueue_listed(
        purpose="telling", to="eve@oak.example", subject="Où", text="We call.", company=uuid4()
    )


def sent(message, *answers, wait=2.0):
    with Vendor("ses", *answers) as (vendor, _line):
        line = ProviderLine(at(vendor), patience=(2.0, wait))
        try:
            line.send("fairlead@oak.example", message.to, bytes(message.content))
        finally:
            line.close()
            message.asked = vendor.asked


def test_a_letter_goes_out_with_the_headers_that_matter():
    message = listed()
    sent(message, (200, {}, {"MessageId": "0100-ses"}))
    raw = b64decode(json.loads(message.asked[0][2])["Content"]["Raw"]["Data"])
    letter = message_from_bytes(raw, policy=policy.default)
    assert letter["Message-ID"] == message.message_id
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["List-Unsubscribe"].startswith("<http")
    assert b"\nList-Unsubscribe: <http" in raw.replace(b"\r", b"")  # on one line
    assert Given.objects.get(provider="ses", given="0100-ses").message == message


ANSWERS = [
    ((429, {}, {"message": "Too many", "code": "TooManyRequestsException"}), Wait),
    ((400, {}, {"message": "Email address is not verified", "code": "MessageRejected"}), Refused),
    (
        (403, {}, {"message": "The security token is invalid", "code": "UnrecognizedClientException"}),
        Unreachable,
    ),
    ((500, {}, {"message": "x"}), Lost),
    ("hang up", Lost),
    ("silence", Lost),
]


@pytest.mark.parametrize(("answer", "expected"), ANSWERS)
def test_an_answer_is_sorted_and_amazons_own_second_tries_are_off(answer, expected):
    message = listed()
    with pytest.raises(expected):
        sent(message, answer, wait=0.3)
    assert len(message.asked) == 1


def notification(message, type_="Permanent", event="Bounce", user=f"fairlead:{SECRET}"):
    from base64 import b64encode

    inner = {
        "eventType": event, "mail": {"messageId": "0100-ses", "destination": [message.to], "headers": []},
        "bounce": {"bounceType": type_, "bounceSubType": "General", "bouncedRecipients": [
            {"emailAddress": message.to, "status": "5.1.1", "diagnosticCode": "smtp; 550 5.1.1 no such user"}]},
        "complaint": {"complainedRecipients": [{"emailAddress": message.to}], "complaintFeedbackType": "abuse"},
    }  # fmt: skip
    name = str(uuid4())
    body = json.dumps({"Type": "Notification", "MessageId": name, "TopicArn": "arn:aws:sns:eu-west-1:1:x",
                       "Message": json.dumps(inner), "Timestamp": NOON.isoformat()})  # fmt: skip
    basic = "Basic " + b64encode(user.encode()).decode()
    headers = {"x-amz-sns-message-type": "Notification", "x-amz-sns-message-id": name, "Authorization": basic}
    return RequestFactory().post(
        "/mail/hook/ses/", body, content_type="text/plain; charset=UTF-8", headers=headers
    )


@pytest.mark.parametrize(("event", "why"), [("Bounce", Why.HARD), ("Complaint", Why.COMPLAINT)])
def test_what_amazon_tells_stops_the_address(event, why):
    message = listed()
    Given.objects.create(provider="ses", given="0100-ses", message=message)
    with Vendor("ses") as (vendor, _line):
        heard = []
        hear(at(vendor), notification(message, event=event), NOON, then=heard.append)
        with pytest.raises(NotBelieved):
            hear(
                at(vendor), notification(message, event=event, user="fairlead:guess"), NOON, then=heard.append
            )
    assert (Stop.objects.get().why, [one.why for one in heard]) == (why, [why])
