"""What the DNS says about mail, judged as the standards say; and a real name server that answers."""

import socket
import threading

import dns.message
import dns.resolver
import dns.rrset
import pytest

from fairlead.outbox.dmarc import dmarc
from fairlead.outbox.findings import Standing
from fairlead.outbox.lookups import texts
from fairlead.outbox.records import dkim, spf
from fairlead.outbox.tests.post_office import free_port

ELEVEN = " ".join(f"exists:s{n}.example" for n in range(11))


def nothing_more(name: str) -> list[str]:
    """Each name that is included names its servers and asks nothing."""
    return ["v=spf1 ip4:192.0.2.1 -all"]


@pytest.mark.parametrize(
    ("found", "standing", "says"),
    [
        (["v=spf1 include:mail.example -all"], Standing.GOOD, "names the servers"),
        (["v=spf1 redirect=mail.example"], Standing.GOOD, "names the servers"),
        (["v=spf1 +all"], Standing.WEAK, "anybody"),
        (["v=spf1 +all -all"], Standing.WEAK, "anybody"),
        (["v=spf1 include:mail.example"], Standing.WEAK, "does not say"),
        (["v=spf1 -all", "v=spf1 ~all"], Standing.WEAK, "2 SPF records"),
        ([f"v=spf1 {ELEVEN} -all"], Standing.WEAK, "more than ten look-ups"),
        (["v=spf10 -all", "something else"], Standing.MISSING, "No record"),
        (None, Standing.UNTOLD, "No name server"),
    ],
)
def test_spf_is_judged_by_rfc_7208(found, standing, says):
    finding = spf(found, "mail.example", nothing_more)
    assert finding.standing == standing
    assert says in finding.sentence


RUA = "rua=mailto:a@oak.example"


@pytest.mark.parametrize(
    ("found", "standing", "says"),
    [
        ([f"v=DMARC1; p=reject; {RUA}"], Standing.GOOD, "kept out"),
        ([f"v=DMARC1; p=quarantine; pct=100; {RUA}"], Standing.GOOD, "kept out"),
        ([f"v=DMARC1; p=quarantine; pct=lots; {RUA}"], Standing.GOOD, "kept out"),
        ([f"v=DMARC1; p=reject; sp=none; {RUA}"], Standing.GOOD, "kept out"),
        (["v=DMARC1; p=reject"], Standing.WEAK, "Reports go to nobody"),
        (["v=DMARC1; p=reject; rua=https://oak.example"], Standing.WEAK, "Reports go to nobody"),
        ([f"v=DMARC1; p=reject; pct=0; {RUA}"], Standing.WEAK, "no message (pct=0)"),
        ([f"v=DMARC1; p=reject; pct=30; {RUA}"], Standing.WEAK, "30 of 100"),
        ([f"v=DMARC1; p=none; {RUA}"], Standing.WEAK, "only watches"),
        (["v=DMARC1; p=perhaps"], Standing.WEAK, "no policy"),
        (["v=DMARC1; p=reject", "v=DMARC1; p=none"], Standing.MISSING, "there are 2"),
        (["v=DMARC10; p=reject"], Standing.MISSING, "no record"),
        ([], Standing.MISSING, "no record"),
        (None, Standing.UNTOLD, "No name server"),
    ],
)
def test_dmarc_is_judged_by_rfc_7489(found, standing, says):
    finding = dmarc("oak.example", {"_dmarc.oak.example": found}.get)
    assert finding.standing == standing
    assert says in finding.sentence


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


Zone = dict[str, list[str]]


@pytest.fixture
def zone() -> Zone:
    """What the name server knows: TXT records by name."""
    return {"oak.example": ['"v=spf1 " "-all"']}


@pytest.fixture
def resolver(zone):
    """A name server on this machine."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))
    server.settimeout(0.1)
    closing = threading.Event()
    thread = threading.Thread(target=serve, args=(server, closing, zone))
    thread.start()
    asked = dns.resolver.Resolver(configure=False)
    asked.nameservers, asked.port = ["127.0.0.1"], server.getsockname()[1]
    yield asked
    closing.set()
    thread.join()
    server.close()


def serve(server: socket.socket, closing: threading.Event, zone: Zone) -> None:
    while not closing.is_set():
        try:
            asked, who = server.recvfrom(2048)
        except TimeoutError:
            continue
        question = dns.message.from_wire(asked)
        reply = dns.message.make_response(question)
        name = question.question[0].name
        if records := zone.get(name.to_text(omit_final_dot=True)):
            reply.answer.append(dns.rrset.from_text(name, 60, "IN", "TXT", *records))
        server.sendto(reply.to_wire(), who)


@pytest.fixture
def ask(resolver):
    return lambda name: texts(name, resolver)


def quoted(record: str) -> list[str]:
    return [f'"{record}"']


def judged(zone: Zone, ask, record: str, **included: str):
    zone |= {f"{name}.example": quoted(text) for name, text in included.items()}
    zone["oak.example"] = quoted(record)
    return spf(ask("oak.example"), "mail.example", ask)


FIVE = "v=spf1 a mx exists:x.example ptr include:end.example ?all"
END = "v=spf1 ip4:192.0.2.1 -all"


def test_ten_questions_through_includes_are_allowed_and_an_eleventh_is_not(zone, ask):
    ten = judged(zone, ask, "v=spf1 include:one.example a mx ptr a:x.example -all", one=FIVE, end=END)
    assert ten.standing == Standing.GOOD
    eleven = judged(
        zone, ask, "v=spf1 include:one.example a mx ptr a:x.example mx:y.example -all", one=FIVE, end=END
    )
    assert eleven.standing == Standing.WEAK
    assert "more than ten" in eleven.sentence


def test_a_redirect_is_followed_and_counted_unless_all_stands_before_it(zone, ask):
    many = {"one": f"v=spf1 {ELEVEN} -all"}
    assert judged(zone, ask, "v=spf1 redirect=one.example", **many).standing == Standing.WEAK
    assert judged(zone, ask, "v=spf1 -all redirect=one.example", **many).standing == Standing.GOOD


def test_what_stands_after_all_asks_nothing(zone, ask):
    assert judged(zone, ask, f"v=spf1 -all {ELEVEN}").standing == Standing.GOOD


def test_a_record_that_includes_itself_comes_to_an_end(zone, ask):
    assert "more than ten" in judged(zone, ask, "v=spf1 include:oak.example -all").sentence


def test_an_include_of_a_name_without_a_record_is_named(zone, ask):
    found = judged(zone, ask, "v=spf1 include:gone.example -all")
    assert found.standing == Standing.WEAK
    assert "gone.example" in found.sentence


def test_an_include_at_which_nobody_answers_cannot_be_told():
    found = spf(["v=spf1 include:far.example -all"], "mail.example", {}.get)
    assert found.standing == Standing.UNTOLD
    assert "far.example" in found.sentence


def test_an_include_that_hangs_on_the_message_is_counted_and_not_followed(zone, ask):
    assert judged(zone, ask, "v=spf1 include:%{d}.example -all").standing == Standing.GOOD


@pytest.mark.parametrize(
    ("above", "standing", "says"),
    [
        (f"v=DMARC1; p=reject; {RUA}", Standing.GOOD, "oak.example holds for news.mail.oak.example"),
        (f"v=DMARC1; p=reject; sp=none; {RUA}", Standing.WEAK, "only watches"),
        (f"v=DMARC1; p=none; sp=reject; {RUA}", Standing.GOOD, "kept out"),
    ],
)
def test_without_a_record_of_its_own_a_domain_follows_the_one_above(zone, ask, above, standing, says):
    zone["_dmarc.oak.example"] = quoted(above)
    finding = dmarc("news.mail.oak.example", ask)
    assert finding.standing == standing
    assert says in finding.sentence


def test_the_record_of_a_public_suffix_is_nobody_s(zone, ask):
    zone["_dmarc.co.example"] = quoted(f"v=DMARC1; p=reject; psd=y; {RUA}")
    assert dmarc("oak.co.example", ask).standing == Standing.MISSING


def test_nobody_is_asked_for_the_policy_of_a_whole_top_level_domain(zone, ask):
    zone["_dmarc.example"] = quoted(f"v=DMARC1; p=reject; {RUA}")
    assert dmarc("oak.example", ask).standing == Standing.MISSING


def test_a_record_in_pieces_is_one_text_and_no_record_is_none(resolver):
    assert texts("oak.example", resolver) == ["v=spf1 -all"]
    assert texts("_dmarc.oak.example", resolver) == []


def test_no_name_server_is_said_and_is_not_taken_for_no_record():
    nobody = dns.resolver.Resolver(configure=False)
    nobody.nameservers, nobody.port = ["127.0.0.1"], free_port()
    assert texts("oak.example", nobody) is None
