"""One GET over HTTP or HTTPS: to the address that was checked, without redirects, proxies or cookies, within bounds."""

import http.client
import io
import socket
import ssl
import zlib
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from fairlead.plan.measures.fetching.address import WEB, Place, place_of
from fairlead.plan.measures.fetching.clock import Until
from fairlead.plan.measures.fetching.errors import NoFigure, TooLong
from fairlead.plan.measures.fetching.hosts import Doors, checked

MOST = 1_000_000  # bytes, on the wire and unpacked
USUAL = frozenset(WEB.values())


class Line:
    """A socket whose every wait ends when the time of the whole fetch does."""

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


def get(address: str, headers: dict[str, str], doors: Doors, until: Until) -> bytes:
    """The body of the answer."""
    place = place_of(address, WEB)
    addresses = checked(place.host, place.port, USUAL, doors, until)
    try:
        line = _line(place, addresses, until)
        try:
            return _asked(line, place, headers)
        finally:
            line.shut()
    except ssl.SSLCertVerificationError:
        raise NoFigure(_("The certificate of {host} is not valid for it.").format(host=place.host)) from None
    except TimeoutError:
        raise TooLong(_("{host} did not answer within 10 seconds.").format(host=place.host)) from None
    except (OSError, http.client.HTTPException, ValueError):
        raise NoFigure(
            _("{host} cannot be reached, or does not speak HTTP.").format(host=place.host)
        ) from None


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
    raise NoFigure(_("{host} has no address.").format(host=place.host))


def _asked(line: Line, place: Place, headers: dict[str, str]) -> bytes:
    usual = {
        "Host": place.netloc, "User-Agent": "Fairlead", "Accept": "application/json, text/csv, text/plain",
        "Accept-Encoding": "identity", "Connection": "close",
    }  # fmt: skip
    connection = http.client.HTTPConnection(place.host)
    connection.sock = line
    connection.putrequest("GET", place.asks, skip_host=True, skip_accept_encoding=True)
    for name, value in (usual | headers).items():
        connection.putheader(name, value)
    connection.endheaders()
    with connection.getresponse() as answer:
        _refuse(answer, place)
        return _unpacked(answer, place)


def _refuse(answer: http.client.HTTPResponse, place: Place) -> None:
    if 300 <= answer.status < 400:
        there = _host_of(answer.getheader("Location", ""))
        said = _("{host} sends us on to {there}; we do not follow: write the address that answers itself.")
        raise NoFigure(said.format(host=place.host, there=there or _("another address")))
    if answer.status != 200:
        raise NoFigure(
            _("{host} answers with status {status}.").format(host=place.host, status=answer.status)
        )
    if "html" in answer.getheader("Content-Type", "").casefold():
        said = _("{host} answers with a web page, not with data: perhaps a page for signing in.")
        raise NoFigure(said.format(host=place.host))


def _host_of(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "")[:100]
    except ValueError:
        return ""


def _unpacked(answer: http.client.HTTPResponse, place: Place) -> bytes:
    body = answer.read(MOST + 1)
    packing = answer.getheader("Content-Encoding", "identity").casefold()
    if packing in ("gzip", "x-gzip", "deflate") and len(body) <= MOST:
        body = _inflated(body)
    elif packing not in ("identity", ""):
        raise NoFigure(_("{host} packs its answer in a way that we did not ask for.").format(host=place.host))
    if len(body) > MOST:
        raise NoFigure(
            _("{host} answers with more than 1 MB: ask for one figure only.").format(host=place.host)
        )
    return body


def _inflated(body: bytes) -> bytes:
    """No more than a byte beyond the limit is ever unpacked."""
    try:
        return zlib.decompressobj(wbits=47).decompress(body, MOST + 1)
    except zlib.error:
        raise ValueError from None
