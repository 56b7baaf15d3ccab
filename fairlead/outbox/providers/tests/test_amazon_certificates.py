"""Amazon's certificate comes from Amazon's own host, within bounds, once, and is good within its dates alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fairlead.outbox.models import ProviderSeen
from fairlead.outbox.providers import certificates
from fairlead.outbox.providers.errors import CannotCheck, NotBelieved
from fairlead.outbox.providers.tests.amazon import (
    EVE,
    HOST,
    NOON,
    PEM,
    amazons_host,
    bounce,
    heard,
    pem,
    refused,
    signed,
    told,
)
from fairlead.outbox.stops import Why
from fairlead.plan.measures.tests.servers import drips, endless

pytest.importorskip("boto3")
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning:botocore.*")]


def test_the_certificate_is_asked_for_once(account, message, amazon):
    for _three in range(3):
        heard(account, signed(told(bounce(EVE))))
    assert [path for path, _headers in amazon.seen] == [PEM.removeprefix(f"https://{HOST}")]


def test_a_key_that_is_too_short_is_refused(account, message, amazon):
    amazon.pem = pem(bits=1024)
    refused(account, signed(told(bounce(EVE)), bits=1024))


FOREIGN = [
    PEM.replace("https:", "http:"), PEM.replace(HOST, "sns.example.com"), PEM.replace(HOST, f"{HOST}.example.com"),
    PEM.replace(HOST, f"{HOST}:8443"), PEM.replace(HOST, f"{HOST}@example.com"), PEM.replace(HOST, f"u:p@{HOST}"),
    PEM.replace(HOST, "evil.sns.eu-west-1.amazonaws.com"), PEM.replace(HOST, "sns.eu-west-1.evil.amazonaws.com"),
    PEM.replace(HOST, "snsxeu-west-1.amazonaws.com"), PEM.replace(HOST, "sns.amazonaws.com"), PEM.replace(HOST, "127.0.0.1"),
    PEM.replace(HOST, "bucket.s3.eu-west-1.amazonaws.com"), PEM.replace(".com/", ".com.evil/"), PEM.replace("SNS", "x") + "?a",
    PEM.replace(HOST, "sns.eu-west-1.amazonaws.com\\@example.com"), PEM + "\n", "\n" + PEM, PEM + "#.pem", PEM[:-4], PEM + "/x.pem",
    f"https://{HOST}/?Action=Publish&x=.pem", f"https://{HOST}/../x.pem", f"https://{HOST}/%2e.pem", PEM.upper(), f"//{HOST}/x.pem",
    PEM.replace("eu-west-1", "eu-west-١"), PEM.replace(".com/", ".com.cn.evil.com/"),
]  # fmt: skip


@pytest.mark.parametrize("address", FOREIGN)
def test_a_certificate_at_a_foreign_or_odd_address_is_never_asked_for(address, account, message, amazon):
    refused(account, signed(told(bounce(EVE), SigningCertURL=address)))
    assert amazon.seen == []


@pytest.mark.parametrize("region", ["us-east-1", "us-gov-west-1", "ap-southeast-2", "cn-north-1"])
def test_the_hosts_of_amazon_are_known(region):
    end = ".cn" if region.startswith("cn-") else ""
    address = f"https://sns.{region}.amazonaws.com{end}/SimpleNotificationService-0a.pem"
    assert certificates.PLACE.fullmatch(address)


@pytest.mark.parametrize(("first", "days"), [(-400, 365), (1, 365)])
def test_a_certificate_past_or_before_its_dates_is_refused(first, days, account, message, amazon):
    amazon.pem = pem(first=NOON + timedelta(days=first), days=days)
    refused(account, signed(told(bounce(EVE))))


def test_a_kept_certificate_ends_with_its_dates(account, message, amazon):
    amazon.pem = pem(days=201)
    later = NOON + timedelta(days=2)
    assert heard(account, signed(told(bounce(EVE, event="Delivery")))) == []
    ProviderSeen.objects.all().delete()
    refused(account, signed(told(bounce(EVE), at=later)), now=later)


@pytest.mark.parametrize("body", [b"", b"<html>", b"x" * 50_000, pem() * 20])
def test_what_is_no_certificate_is_refused(body, account, message, amazon):
    amazon.pem = body
    refused(account, signed(told(bounce(EVE))))


@pytest.mark.parametrize(
    ("status", "error"),
    [(403, NotBelieved), (404, NotBelieved), (429, CannotCheck), (503, CannotCheck), (302, CannotCheck)],
)
def test_a_no_of_amazons_host_is_final_and_a_fault_is_tried_again(
    status, error, tmp_path, monkeypatch, account, message
):
    with amazons_host(lambda handler: handler.say(handler.server.said, status=status), tmp_path, monkeypatch) as server:  # fmt: skip
        server.said = b""
        refused(account, signed(told(bounce(EVE))), error)
    with amazons_host(pem(), tmp_path, monkeypatch):
        assert heard(account, signed(told(bounce(EVE)))) == [Why.HARD]  # no failure was kept


@pytest.mark.parametrize("misbehaves", [drips, endless])
def test_an_answer_without_end_holds_nobody_up(misbehaves, tmp_path, monkeypatch, account, message):
    monkeypatch.setattr(certificates, "SECONDS", 0.4)
    with amazons_host(misbehaves, tmp_path, monkeypatch):
        refused(account, signed(told(bounce(EVE))), CannotCheck)


def test_a_host_with_a_private_address_or_somebody_elses_name_is_not_believed(
    amazon, tmp_path, monkeypatch, account, message
):
    monkeypatch.setattr(certificates, "DOORS", replace(certificates.DOORS, stated=()))
    monkeypatch.setattr(certificates, "PORT", 443)
    refused(account, signed(told(bounce(EVE))), CannotCheck)
    assert amazon.seen == []
    monkeypatch.undo()
    with amazons_host(pem(), tmp_path, monkeypatch) as server:
        monkeypatch.delenv("SSL_CERT_FILE")  # nobody vouches for the name
        refused(account, signed(told(bounce(EVE))), CannotCheck)
        assert server.seen == []
