"""Figures from real servers: read where they stand, and every way in which a server can misbehave."""

import pytest

from fairlead.plan.measures.fetching import web
from fairlead.plan.measures.fetching.answers import figure_in
from fairlead.plan.measures.figures import NoNumber
from fairlead.plan.measures.tests.servers import (
    NAME,
    bomb,
    certificate,
    drips,
    drips_in_the_head,
    endless,
    naming,
    serving,
)
from fairlead.web.outward.clock import Until
from fairlead.web.outward.errors import NoAnswer, TooLong
from fairlead.web.outward.hosts import Doors


@pytest.fixture(scope="module")
def resolver():
    with naming({NAME: ["127.0.0.1"]}) as (_names, asked):
        yield asked


@pytest.fixture
def get(resolver):
    def get(server, path="/", headers=None, scheme="http", seconds=10.0):
        doors = Doors({(NAME, server.port)}, resolver)
        return web.get(f"{scheme}://{NAME}:{server.port}{path}", headers or {}, doors, Until.after(seconds))

    return get


def test_path_query_and_header_arrive_and_nothing_else_that_tells_of_us(get):
    with serving(b"7") as server:
        assert get(server, "/a/b?team=oak", {"X-Api-Key": "hush"}) == b"7"
        path, headers = server.seen[0]
    assert path == "/a/b?team=oak"
    assert headers["X-Api-Key"] == "hush"
    assert headers["Host"] == f"{NAME}:{server.port}"
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection", "X-Api-Key"}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_a_failure_that_names_the_other_host_alone(get, status):
    with serving(b"1") as inner:
        there = f"http://u:hush@127.0.0.1:{inner.port}/?key=hush"
        elsewhere = serving(lambda handler: handler.say(b"", status=status, Location=there))
        with elsewhere as server, pytest.raises(NoAnswer, match=r"127\.0\.0\.1") as refused:
            get(server)
        assert inner.seen == []
    assert "hush" not in str(refused.value)


@pytest.mark.parametrize("kind", ["text/html", "text/html; charset=utf-8", "application/xhtml+xml; is=HTML"])
def test_a_web_page_is_refused_in_a_sentence(get, kind):
    with (
        serving(lambda handler: handler.say(b"<html>", kind)) as server,
        pytest.raises(NoAnswer, match="web page"),
    ):
        get(server)


@pytest.mark.parametrize("status", [201, 204, 206, 400, 401, 403, 404, 429, 500, 503])
def test_any_other_status_is_a_failure(get, status):
    with (
        serving(lambda handler: handler.say(b"5", status=status)) as server,
        pytest.raises(NoAnswer, match=str(status)),
    ):
        get(server)


def test_of_a_gigabyte_a_megabyte_is_read(get):
    with serving(endless) as server:
        with pytest.raises(NoAnswer, match="more than 1 MB"):
            get(server)
        server.ending.set()
    assert server.sent < 100_000_000  # what the buffers of the system hold is sent, no more


def test_what_unpacks_to_more_than_a_megabyte_is_refused(get):
    with serving(bomb) as server, pytest.raises(NoAnswer, match="more than 1 MB"):
        get(server)


def test_what_is_packed_though_we_did_not_ask_is_unpacked_or_refused(get):
    import gzip

    with serving(lambda handler: handler.say(gzip.compress(b"12"), Content_Encoding="gzip")) as server:
        assert get(server) == b"12"
    for packing, body in (("br", b"12"), ("gzip", b"no gzip")):
        with (
            serving(lambda h, b=body, p=packing: h.say(b, Content_Encoding=p)) as server,
            pytest.raises(NoAnswer),
        ):
            get(server)


@pytest.mark.parametrize("answer", [drips, drips_in_the_head, lambda handler: handler.server.ending.wait(60)])
def test_a_server_that_never_ends_is_left_when_the_time_is_over(get, answer):
    with serving(answer) as server:
        with pytest.raises(TooLong):
            get(server, seconds=0.5)
        server.ending.set()


def test_nobody_there_or_no_http_is_a_failure(get, resolver):
    with (
        serving(lambda handler: handler.wfile.write(b"SSH-2.0-x\r\n\r\n")) as server,
        pytest.raises(NoAnswer),
    ):
        get(server)
    with pytest.raises(NoAnswer, match="cannot be reached"):
        get(server)


def test_a_certificate_that_is_not_trusted_is_a_failure(get, tmp_path):
    with (
        serving(b"1", tls=certificate(tmp_path, NAME)) as server,
        pytest.raises(NoAnswer, match="certificate"),
    ):
        get(server, scheme="https")
    assert server.seen == []


def test_a_certificate_for_another_name_is_a_failure_though_trusted(get, tmp_path, monkeypatch):
    other = certificate(tmp_path, "other.example.com")
    monkeypatch.setenv("SSL_CERT_FILE", str(other))
    with serving(b"1", tls=other) as server, pytest.raises(NoAnswer, match="certificate"):
        get(server, scheme="https")
    assert server.seen == []


def test_a_trusted_certificate_for_the_name_is_good_though_the_address_was_pinned(get, tmp_path, monkeypatch):
    own = certificate(tmp_path, NAME)
    monkeypatch.setenv("SSL_CERT_FILE", str(own))
    with serving(b"1", tls=own) as server:
        assert get(server, scheme="https") == b"1"


@pytest.mark.parametrize(
    ("body", "reads", "asks", "value"),
    [(b'{"data": [{"value": 12.5}]}', "json", "data.0.value", 12.5), (b"7", "json", "", 7), (b'{"n": "95 %"}', "json", "n", 95),
     (b'\xef\xbb\xbf{"n": -3}', "json", "n", -3), (b"day,lead time\n2026-01-01,4\n2026-01-02,3.5\n\n", "csv", "lead time", 3.5),
     (b"a;b\n1;2\n", "csv", "b", 2), (b" 42\n", "number", "", 42)],
)  # fmt: skip
def test_a_figure_is_read_where_the_owner_says_it_stands(body, reads, asks, value):
    assert figure_in(body, reads, asks) == value


@pytest.mark.parametrize(
    ("body", "reads", "asks"),
    [(b'{"data": []}', "json", "data.0.value"), (b'{"data": 1}', "json", "data.value"), (b'{"a": 1}', "json", "b"),
     (b'{"a": [1]}', "json", "a.x"),
     (b'{"a": {}}', "json", "a"), (b'{"a": [1]}', "json", "a"), (b'{"a": null}', "json", "a"), (b'{"a": true}', "json", "a"),
     (b'{"a": NaN}', "json", "a"), (b'{"a": Infinity}', "json", "a"), (b'{"a": 1e400}', "json", "a"), (b'{"a": "nan"}', "json", "a"),
     (b"[" * 200_000, "json", "a"), (b"1" * 5000, "json", ""), (b"{", "json", "a"), (b"", "json", ""), (b"\xff\xfe1", "json", ""),
     (b"<!doctype html><p>Sign in", "json", "a"), (b"a,b\n", "csv", "a"), (b"a,b\n1,2", "csv", "c"), (b"a,b\n1", "csv", "b"),
     (b"a,b\n1,x", "csv", "b"), (b'a,b\n1,"2', "csv", "a,b"), (b"NaN", "number", ""), (b"1,5", "number", ""), (b"", "number", ""),
     (b"-" * 999_999, "number", ""), (b'{"9": 1}', "json", "9.9.9")],
)  # fmt: skip
def test_what_holds_no_figure_there_is_a_failure(body, reads, asks):
    with pytest.raises((NoAnswer, NoNumber)):
        figure_in(body, reads, asks)


def test_the_sentence_does_not_repeat_the_answer():
    for body, reads, asks in (
        (b"hush", "number", ""),
        (b'{"a": "hush"}', "json", "a"),
        (b"a\nhush", "csv", "a"),
    ):
        with pytest.raises(NoAnswer) as refused:
            figure_in(body, reads, asks)
        assert "hush" not in str(refused.value)
