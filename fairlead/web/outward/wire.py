"""One request over HTTP or HTTPS: to the address that was checked, without redirects, proxies or cookies, within bounds."""

import http.client
import io
import socket
import ssl
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from fairlead.web.outward.address import WEB, Place, place_of
from fairlead.web.outward.clock import Until
from fairlead.web.outward.errors import NoAnswer, TooLong
from fairlead.web.outward.hosts import Doors, checked

MOST = 1_000_000  # bytes, on the wire and unpacked
USUAL = frozenset(WEB.values())


@dataclass(frozen=True, slots=True)
class Answer:
    """`body` is read of a status 2xx only: what stands beside a no is not ours to show."""

    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes


def ask(
    address: str, headers: Mapping[str, str], doors: Doors, until: Until, *, method: str = "GET", body: bytes = b""
) -> Answer:  # fmt: skip
    """Raises NoAnswer, which says by `was_asked` whether the other server may have heard us."""
    place = place_of(address, WEB)
    addresses = checked(place.host, place.port, USUAL, doors, until)
    with _Told(place) as told:
        line = _line(place, addresses, until)
        try:
            connection = _connection(line, place)
            _begin(connection, place, method, headers, body)
            told.was_asked = True
            connection.endheaders(body or None)
            with connection.getresponse() as answer:
                return _read(answer, place)
        finally:
            line.shut()


class _Told:
    """What can go wrong on a line, each as one sentence."""

    def __init__(self, place: Place) -> None:
        self.host, self.was_asked = place.host, False

    def __enter__(self) -> "_Told":
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if (no := self._sorted(error)) is not None:
            no.was_asked = self.was_asked
            raise no from None

    def _sorted(self, error: BaseException | None) -> NoAnswer | None:
        match error:
            case NoAnswer():
                return error
            case ssl.SSLCertVerificationError():
                return NoAnswer(_("The certificate of {host} is not valid for it.").format(host=self.host))
            case TimeoutError():
                return TooLong(_("{host} did not answer within 10 seconds.").format(host=self.host))
            case OSError() | http.client.HTTPException() | ValueError():
                said = _("{host} cannot be reached, or does not speak HTTP.")
                return NoAnswer(said.format(host=self.host))
        return None


class Line:
    """A socket whose every wait ends when the time of the whole request does."""

    def __init__(self, sock: socket.socket, until: Until) -> None:
        self.sock, self.until = sock, until

    def sendall(self, data: bytes) -> None:
        self.sock.settimeout(self.until.left())
        self.sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Drops(self.sock, self.until))

    def close(self) -> None:
        """Called by http.client as soon as the head is read; the body is still to come."""

    def shut(self) -> None:
        self.sock.close()


class _Drops(io.RawIOBase):
    def __init__(self, sock: socket.socket, until: Until) -> None:
        self.sock, self.until = sock, until

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self.sock.settimeout(self.until.left())
        return self.sock.recv_into(buffer)


def _line(place: Place, addresses: list[str], until: Until) -> Line:
    sock = _connected(place, addresses, until)
    if place.scheme == "https":
        sock.settimeout(until.left())
        try:
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=place.host)
        except BaseException:
            sock.close()
            raise
    return Line(sock, until)


def _connected(place: Place, addresses: list[str], until: Until) -> socket.socket:
    """To the first that answers; each gets its share of the time."""
    for number, address in enumerate(addresses):
        share = until.left() / (len(addresses) - number)
        try:
            return socket.create_connection((address, place.port), timeout=share)
        except OSError:
            if number == len(addresses) - 1:
                raise
    raise NoAnswer(_("{host} has no address.").format(host=place.host))


def _connection(line: Line, place: Place) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection(place.host)
    connection.sock = line
    return connection


def _begin(
    connection: http.client.HTTPConnection, place: Place, method: str, headers: Mapping[str, str], body: bytes
) -> None:
    usual = {
        "Host": place.netloc, "User-Agent": "Fairlead", "Accept": "application/json, text/csv, text/plain",
        "Accept-Encoding": "identity", "Connection": "close",
    }  # fmt: skip
    length = {"Content-Length": str(len(body))} if body else {}
    connection.putrequest(method, place.asks, skip_host=True, skip_accept_encoding=True)
    for name, value in (usual | length | dict(headers)).items():
        connection.putheader(name, value)


def _read(answer: http.client.HTTPResponse, place: Place) -> Answer:
    headers = {name.lower(): value for name, value in answer.getheaders()}
    is_yes = 200 <= answer.status < 300
    return Answer(answer.status, headers, _unpacked(answer, place) if is_yes else b"")


def _unpacked(answer: http.client.HTTPResponse, place: Place) -> bytes:
    body = answer.read(MOST + 1)
    packing = answer.getheader("Content-Encoding", "identity").casefold()
    if packing in ("gzip", "x-gzip", "deflate") and len(body) <= MOST:
        body = _inflated(body)
    elif packing not in ("identity", ""):
        raise NoAnswer(_("{host} packs its answer in a way that we did not ask for.").format(host=place.host))
    if len(body) > MOST:
        raise NoAnswer(
            _("{host} answers with more than 1 MB, which is more than we read.").format(host=place.host)
        )
    return body


def _inflated(body: bytes) -> bytes:
    """No more than a byte beyond the limit is ever unpacked."""
    try:
        return zlib.decompressobj(wbits=47).decompress(body, MOST + 1)
    except zlib.error:
        raise ValueError from None
