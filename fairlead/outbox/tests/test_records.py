"""What the DNS says about mail, judged as the standards say; and a real name server that answers."""

import socket
import threading

import dns.message
import dns.resolver
import dns.rrset
import pytest

from fairlead.outbox.lookups import texts
from fairlead.outbox.records import Standing, dkim, dmarc, spf
from fairlead.outbox.tests.post_office import free_port

TEN = " ".join(f"include:s{n}.example" for n in range(11))


@pytest.mark.parametrize(
    ("found", "standing", "says"),
    [
        (["v=spf1 include:mail.example -all"], Standing.GOOD, "names the servers"),
        (["v=spf1 redirect=mail.example"], Standing.GOOD, "names the servers"),
        (["v=spf1 +all"], Standing.WEAK, "anybody"),
        (["v=spf1 +all -all"], Standing.WEAK, "anybody"),
        (["v=spf1 include:mail.example"], Standing.WEAK, "does not say"),
        (["v=spf1 -all", "v=spf1 ~all"], Standing.WEAK, "2 SPF records"),
        ([f"v=spf1 {TEN} -all"], Standing.WEAK, "11 look-ups"),
        (["v=spf10 -all", "something else"], Standing.MISSING, "No record"),
        (None, Standing.UNTOLD, "No name server"),
    ],
)
def test_spf_is_judged_by_rfc_7208(found, standing, says):
    finding = spf(found, "mail.example")
    assert finding.standing == standing
    assert says in finding.sentence


@pytest.mark.parametrize(
    ("found", "standing"),
    [
        (["v=DMARC1; p=reject"], Standing.GOOD),
        (["v=DMARC1; p=quarantine; rua=mailto:a@b.example"], Standing.GOOD),
        (["v=DMARC1; p=none"], Standing.WEAK),
        (["v=DMARC1; p=perhaps"], Standing.WEAK),
        (["v=DMARC1; p=reject", "v=DMARC1; p=none"], Standing.MISSING),
        ([], Standing.MISSING),
        (None, Standing.UNTOLD),
    ],
)
def test_dmarc_is_judged_by_rfc_7489(found, standing):
    assert dmarc(found).standing == standing


@pytest.mark.parametrize(
    ("found", "standing"),
    [
        (["v=DKIM1; k=rsa; p=MIGf"], Standing.GOOD),
        (["p=MIGf"], Standing.GOOD),
        (["v=DKIM1; p="], Standing.WEAK),
        ([], Standing.MISSING),
        (None, Standing.UNTOLD),
    ],
)
def test_dkim_is_judged_by_rfc_6376(found, standing):
    assert dkim(found, "mail").standing == standing


@pytest.fixture
def resolver():
    """A name server on this machine that knows one domain."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))
    server.settimeout(0.1)
    closing = threading.Event()
    thread = threading.Thread(target=serve, args=(server, closing))
    thread.start()
    asked = dns.resolver.Resolver(configure=False)
    asked.nameservers, asked.port = ["127.0.0.1"], server.getsockname()[1]
    yield asked
    closing.set()
    thread.join()
    server.close()


def serve(server: socket.socket, closing: threading.Event) -> None:
    while not closing.is_set():
        try:
            asked, who = server.recvfrom(2048)
        except TimeoutError:
            continue
        question = dns.message.from_wire(asked)
        reply = dns.message.make_response(question)
        name = question.question[0].name
        if name.to_text() == "oak.example.":
            reply.answer.append(dns.rrset.from_text(name, 60, "IN", "TXT", '"v=spf1 " "-all"'))
        server.sendto(reply.to_wire(), who)


def test_a_record_in_pieces_is_one_text_and_no_record_is_none(resolver):
    assert texts("oak.example", resolver) == ["v=spf1 -all"]
    assert texts("_dmarc.oak.example", resolver) == []


def test_no_name_server_is_said_and_is_not_taken_for_no_record():
    nobody = dns.resolver.Resolver(configure=False)
    nobody.nameservers, nobody.port = ["127.0.0.1"], free_port()
    assert texts("oak.example", nobody) is None
