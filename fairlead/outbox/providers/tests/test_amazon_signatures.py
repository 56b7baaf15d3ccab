"""What Amazon SNS tells counts only signed by Amazon, of now, once, and of our topic; all else changes nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fairlead.outbox.providers.errors import NotBelieved
from fairlead.outbox.providers.sns import signed_text
from fairlead.outbox.providers.tests.amazon import (
    EVE,
    NOON,
    TOPIC,
    at,
    bounce,
    confirmation,
    heard,
    refused,
    signed,
    told,
)
from fairlead.outbox.providers.tests.vendor import Vendor
from fairlead.outbox.stops import Stop, Why, try_again

pytest.importorskip("boto3")
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning:botocore.*")]
CONFIRMED = "<ConfirmSubscriptionResponse xmlns='http://sns.amazonaws.com/doc/2010-03-31/'><ConfirmSubscriptionResult>" \
    "<SubscriptionArn>arn</SubscriptionArn></ConfirmSubscriptionResult></ConfirmSubscriptionResponse>"  # fmt: skip


@pytest.mark.parametrize("version", ["1", "2"])
@pytest.mark.parametrize(("event", "why"), [("Bounce", Why.HARD), ("Complaint", Why.COMPLAINT)])
def test_what_amazon_signs_stops_the_address(version, event, why, account, message, amazon):
    said = signed(told(bounce(EVE, event=event), SignatureVersion=version))
    assert heard(account, said) == [why]
    assert Stop.objects.get().why == why


def test_a_call_without_a_subject_is_signed_without_it(account, message, amazon):
    said = told(bounce(EVE))
    del said["Subject"]
    assert heard(account, signed(said)) == [Why.HARD]


def test_who_lacks_the_secret_is_refused_and_no_certificate_is_asked_for(account, message, amazon):
    for secret in ("a-guess-at-the-secret-of-the-call", ""):
        refused(account, signed(told(bounce(EVE))), secret=secret)
    assert amazon.seen == []


@pytest.mark.parametrize("name", ["Signature", "SignatureVersion", "SigningCertURL", "Timestamp", "TopicArn", "Message"])  # fmt: skip
@pytest.mark.parametrize("value", [None, "", "x", 7, [], {"a": 1}])
def test_a_call_that_is_not_signed_as_it_must_be_is_refused(name, value, account, message, amazon):
    refused(account, {**signed(told(bounce(EVE))), name: value})
    bare = signed(told(bounce(EVE)))
    del bare[name]
    refused(account, bare)


@pytest.mark.parametrize(
    ("name", "value"),
    [("Message", bounce(EVE, event="Complaint")), ("MessageId", "another"), ("Subject", "Another"), ("Subject", None),
     ("TopicArn", TOPIC + "x"), ("SignatureVersion", "2"), ("Timestamp", "2026-03-02T12:00:01.000Z")],
)  # fmt: skip
def test_one_changed_field_makes_the_signature_wrong(name, value, account, message, amazon):
    refused(account, {**signed(told(bounce(EVE))), name: value})


def test_a_call_signed_by_another_key_is_refused(account, message, amazon):
    refused(account, signed(told(bounce(EVE)), name="somebody"))


def test_a_letter_set_that_reads_another_message_out_of_the_signed_one_changes_nothing(
    account, message, amazon
):
    """Two bytes are one letter in UTF-8 and two in Latin-1: what is counted is what was checked."""
    said = signed(told(bounce(EVE), Subject="Où"))
    refused(account, said, charset="latin-1")
    assert heard(account, said) == [Why.HARD]


def test_a_short_field_of_two_lines_cannot_stand_for_another_field(account, message, amazon):
    said = told(bounce(EVE))
    said["MessageId"] += f"\nSubject\n{said.pop('Subject')}"
    with pytest.raises(NotBelieved):
        signed_text(said)


@pytest.mark.parametrize("minutes", [-16, 91, 60 * 24])
def test_a_call_of_another_time_is_refused(minutes, account, message, amazon):
    refused(account, signed(told(bounce(EVE), at=NOON - timedelta(minutes=minutes))))
    assert amazon.seen == []


def test_a_time_without_a_zone_is_refused(account, message, amazon):
    refused(account, signed(told(bounce(EVE), Timestamp="2026-03-02T12:00:00.000")))


def test_a_call_that_is_sent_again_changes_nothing(account, message, amazon):
    said = signed(told(bounce(EVE)))
    assert heard(account, said) == [Why.HARD]
    try_again(address=EVE)
    assert heard(account, said, NOON + timedelta(minutes=80)) == []
    assert not Stop.objects.exists()
    assert heard(account, signed(told(bounce(EVE)))) == [Why.HARD]  # a later bounce is another call


def test_of_one_call_every_recipient_counts_if_the_message_went_to_them(account, message, amazon):
    assert heard(account, signed(told(bounce("bob@oak.example", EVE)))) == [Why.HARD]


def test_only_the_topic_that_is_set_is_believed(account, message, amazon):
    pinned = replace(account, options=(("topic", TOPIC),))
    for said in (told(bounce(EVE), TopicArn=TOPIC + "x"), confirmation(TopicArn=TOPIC + "x")):
        refused(pinned, signed(said))
    assert heard(pinned, signed(told(bounce(EVE)))) == [Why.HARD]


def test_a_subscription_is_confirmed_once_if_amazon_asks_for_it(message, amazon):
    with Vendor("ses", *[(200, {"Content-Type": "text/xml"}, CONFIRMED)] * 9) as (vendor, _line):
        for bad in (confirmation(), {**signed(confirmation()), "Token": "x"}):
            refused(at(vendor), bad)
        assert vendor.asked == []
        said = signed(confirmation())
        for _again in range(2):
            assert heard(at(vendor), said) == []
        assert [b"Token=2336412f" in body for _path, _headers, body in vendor.asked] == [True]


def test_the_end_of_a_subscription_is_heard_and_confirms_nothing(message, amazon):
    with Vendor("ses") as (vendor, _line):
        assert heard(at(vendor), signed(confirmation("UnsubscribeConfirmation"))) == []
        assert vendor.asked == []
