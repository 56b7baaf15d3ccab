"""Sixty and more addresses by which a server could be sent inside: each is refused, and not a byte is sent there."""

import pytest

from fairlead.plan.measures.fetching.sql import ask
from fairlead.plan.measures.fetching.web import get
from fairlead.plan.measures.tests.servers import NAME, naming, serving
from fairlead.web.outward.address import SQL, WEB, masked, place_of
from fairlead.web.outward.clock import Until
from fairlead.web.outward.errors import NoAnswer, NotAllowed
from fairlead.web.outward.hosts import Doors, checked

LITERAL = [
    # loopback, private, carrier NAT, link-local and the clouds' own
    "127.0.0.1", "127.1.2.3", "127.255.255.254", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1",
    "100.64.0.1", "100.127.255.255", "169.254.169.254", "169.254.0.1", "100.100.100.200", "192.0.0.192",
    # this network, tests, benchmarks, relays, multicast, reserved, broadcast
    "0.0.0.0", "0.1.2.3", "192.0.2.1", "198.51.100.1", "203.0.113.9", "198.18.0.1", "192.88.99.1", "224.0.0.1", "239.255.255.255",
    "240.0.0.1", "255.255.255.255",
    # spelled in decimal, octal, hexadecimal, short, long, or with other digits
    "2130706433", "0x7f000001", "017700000001", "0177.0.0.1", "127.0.0.01", "0x7f.0.0.1", "127.1", "127.0.1", "0", "0x7f.1",
    "127.0.0.1.", "1.2.3.0x7f", "127.0.0.256", "①②⑦.⓪.⓪.①", "127。0。0。1", "127.0.0.1%00.example.com", "4294967297",
    # IPv6: loopback, unspecified, mapped, compatible, NAT64, 6to4, Teredo, unique local, link-local, site-local, multicast
    "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::a00:1]",
    "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[fc00::1]", "[fd00:ec2::254]", "[fe80::1]", "[fe80::1%25eth0]", "[fec0::1]", "[ff02::1]",
    "[2001:db8::1]", "[100::1]", "[0:0:0:0:0:ffff:a00:1]", "[::ffff:0:127.0.0.1]",
]  # fmt: skip
NAMES = [
    "localhost", "LOCALHOST", "localhost.", "sub.localhost", "localhost.localdomain", "printer.local", "db.internal",
    "metadata.google.internal", "wiki.intranet", "nas.lan", "router.home", "dc.corp", "vault.private", "host.home.arpa", "intranet",
    "figures.example.com.", "-a.example.com", "a..example.com", "xn--", "exämple.com", "hidden.onion", "1.0.0.127.in-addr.arpa",
]  # fmt: skip
FOR_ITS_HOST = "public internet|unusual way|inner network|blank"  # not for its port, which is another reason
LEADS_INSIDE = {
    "loop.example.com": ["127.0.0.1"], "private.example.com": ["10.1.2.3"], "cloud.example.com": ["169.254.169.254"],
    "six.example.com": ["::1"], "mapped.example.com": ["::ffff:127.0.0.1"], "both.example.com": ["93.184.216.34", "127.0.0.1"],
    "mixed.example.com": ["93.184.216.34", "fd00::1"], "relay.example.com": ["2002:7f00:1::1"], "nat64.example.com": ["64:ff9b::7f00:1"],
    "zero.example.com": ["0.0.0.0"], "carrier.example.com": ["100.64.9.9"],
}  # fmt: skip


@pytest.fixture(scope="module")
def canary():
    with serving(b"1") as server:
        yield server


@pytest.fixture(scope="module")
def resolver():
    with naming(LEADS_INSIDE | {"figures.example.com": ["93.184.216.34"], NAME: ["127.0.0.1"]}) as (
        _names,
        asked,
    ):
        yield asked


@pytest.mark.parametrize("host", [*LITERAL, *NAMES, *LEADS_INSIDE])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_nothing_is_sent_inside(host, scheme, canary, resolver):
    with pytest.raises(NotAllowed, match=FOR_ITS_HOST):
        get(f"{scheme}://{host}:{canary.port}/", {}, Doors(resolver=resolver), Until.after())
    assert canary.seen == []


@pytest.mark.parametrize("host", [*LITERAL, *NAMES, *LEADS_INSIDE])
def test_no_database_inside_is_asked(host, canary, resolver):
    with pytest.raises(NotAllowed, match=FOR_ITS_HOST):
        ask(
            f"postgresql://{host}:{canary.port}/x",
            "u",
            "p",
            "SELECT 1",
            Doors(resolver=resolver),
            Until.after(),
        )
    assert canary.seen == []


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "gopher://figures.example.com/", "ftp://figures.example.com/x", "//figures.example.com/",
     "figures.example.com", "", "http://", "https:///x", "http://figures.example.com:0/", "http://figures.example.com:99999/",
     "http://figures.example.com:8080/", "http://figures.example.com:22/", "http://figures.example.com@127.0.0.1/",
     "http://u:p@figures.example.com/", "http://127.0.0.1\\@figures.example.com/", "http://figures.example.com\t/",
     "http://figures.example.com /", "http://figures.example.com/\r\nHost: x", "http://[::1/", "HTTP://127.0.0.1/", "javascript:alert(1)", "postgresql://figures.example.com/x"],
)  # fmt: skip
def test_an_address_that_is_unclear_or_no_web_address_is_refused(address, resolver):
    with pytest.raises(NotAllowed):
        get(address, {}, Doors(resolver=resolver), Until.after())


@pytest.mark.parametrize(
    "address",
    ["postgresql://a,b/x", "postgresql://figures.example.com/", "postgresql://figures.example.com/x?host=127.0.0.1",
     "postgresql://figures.example.com/x?hostaddr=127.0.0.1", "postgresql:///x?host=/tmp", "postgresql://%2Ftmp/x", "postgres://a.example.com/x",
     "postgresql://u:p@figures.example.com/x", "postgresql://figures.example.com/x%20host=127.0.0.1", "service=x", "host=127.0.0.1"],
)  # fmt: skip
def test_an_address_of_a_database_with_more_in_it_is_refused(address, resolver):
    with pytest.raises(NotAllowed):
        ask(address, "u", "p", "SELECT 1", Doors(resolver=resolver), Until.after())


def test_what_stands_after_a_hash_is_no_host():
    assert place_of("http://figures.example.com#@127.0.0.1:80@/", WEB).host == "figures.example.com"


@pytest.mark.parametrize("host", ["93.184.216.34", "2606:4700::1111", "figures.example.com"])
def test_the_public_internet_is_open(host, resolver):
    assert checked(host, 443, {443}, Doors(resolver=resolver), Until.after())


def test_a_stated_host_may_be_private_on_the_stated_port_only(canary, resolver):
    doors = Doors({(NAME, canary.port)}, resolver)
    assert get(f"http://{NAME}:{canary.port}/figure", {}, doors, Until.after()) == b"1"
    with pytest.raises(NotAllowed):
        get(f"http://{NAME}:{canary.port + 1}/", {}, doors, Until.after())
    canary.seen.clear()


@pytest.mark.parametrize(
    "address", ["169.254.169.254", "0.0.0.0", "224.0.0.1", "fe80::1", "::ffff:127.0.0.1"]
)
def test_not_even_a_stated_host_leads_to_where_clouds_keep_their_keys(address):
    with naming({NAME: [address]}) as (_names, asked), pytest.raises(NotAllowed):
        get(f"http://{NAME}/", {}, Doors({(NAME, None)}, asked), Until.after())


def test_a_name_is_looked_up_once_so_it_cannot_say_another_address_a_moment_later(canary):
    with naming({"turn.example.com": ["127.0.0.1"]}) as (names, asked):
        names.turns["turn.example.com"] = [["93.184.216.34"]]
        found = checked("turn.example.com", 80, {80}, Doors(resolver=asked), Until.after())
        assert found == ["93.184.216.34"]
        assert [kind for _name, kind in names.asked].count("A") == 1
        with pytest.raises(NotAllowed):
            checked("turn.example.com", 80, {80}, Doors(resolver=asked), Until.after())


def test_what_is_connected_to_is_what_was_checked(canary):
    """The second answer of the name server would lead elsewhere; nobody asks for it."""
    with naming({NAME: ["10.255.255.1"]}) as (names, asked):
        names.turns[NAME] = [["127.0.0.1"]]
        assert (
            get(f"http://{NAME}:{canary.port}/", {}, Doors({(NAME, canary.port)}, asked), Until.after())
            == b"1"
        )
        assert [kind for _name, kind in names.asked].count("A") == 1
    canary.seen.clear()


def test_a_name_that_nobody_knows_is_no_figure(resolver):
    with pytest.raises(NoAnswer, match="No name server knows"):
        get("https://nobody.example.com/", {}, Doors(resolver=resolver), Until.after())


def test_the_proxies_of_the_environment_are_not_used(canary, resolver, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{canary.port}")
    with naming({NAME: ["127.0.0.1"]}) as (_names, asked), serving(b"2") as other:
        assert (
            get(f"http://{NAME}:{other.port}/", {}, Doors({(NAME, other.port)}, asked), Until.after()) == b"2"
        )
    assert canary.seen == []


@pytest.mark.parametrize(
    ("address", "shown"),
    [("https://a.example.com/x?key=secret", "https://a.example.com/x?…"), ("https://u:p@a.example.com/x", "https://…@a.example.com/x"),
     ("https://a.example.com/0123456789abcdef0123456789abcdef/x", "https://a.example.com/…/x"), ("http://[::1", "…"),
     ("postgresql://a.example.com/delivery", "postgresql://a.example.com/delivery")],
)  # fmt: skip
def test_what_may_be_a_secret_in_an_address_is_not_shown(address, shown):
    assert masked(address) == shown


def test_the_sentences_repeat_no_secret_of_an_address():
    for address in (
        "https://u:hush@a.example.com/",
        "https://127.0.0.1/?key=hush",
        "https://a b/?hush",
        "ftp://a.example.com/hush",
    ):
        with pytest.raises(NotAllowed) as refused:
            get(address, {}, Doors(), Until.after())
        assert "hush" not in str(refused.value)
    with pytest.raises(NotAllowed) as refused:
        place_of("postgresql://a.example.com/x?password=hush", SQL)
    assert "hush" not in str(refused.value)
