"""Amazon SES, where its package is there: a whole letter goes out once, and SNS tells what came back."""

import json
from base64 import b64decode
from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest

from fairlead.outbox.errors import Lost, Refused, Unreachable, Wait
from fairlead.outbox.models import Given
from fairlead.outbox.providers.line import ProviderLine
from fairlead.outbox.providers.tests.amazon import at, listed
from fairlead.outbox.providers.tests.vendor import Vendor

pytest.importorskip("boto3")
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning:botocore.*")]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


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
