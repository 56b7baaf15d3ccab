"""Real servers that sources are fetched from: one that names hosts, one that speaks HTTP and can misbehave, certificates."""

import datetime
import ipaddress
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import dns.message
import dns.rdatatype
import dns.resolver
import dns.rrset
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NAME = "warehouse.internal"


class Names:
    """A name server that answers from `records`: a name to its addresses, or to a list of them that is used up."""

    def __init__(self, records: dict[str, Sequence[str]]) -> None:
        self.records, self.asked = records, []
        self.turns: dict[str, list[Sequence[str]]] = {}

    def addresses(self, name: str, kind: str) -> list[str]:
        turns = self.turns.get(name) if kind == "A" else None
        found = turns.pop(0) if turns else self.records.get(name, ())
        version = {"A": 4, "AAAA": 6}.get(kind)
        return [one for one in found if ipaddress.ip_address(one).version == version]

    def answer(self, wire: bytes) -> bytes:
        question = dns.message.from_wire(wire)
        reply = dns.message.make_response(question)
        one = question.question[0]
        name, kind = one.name.to_text().rstrip(".").lower(), dns.rdatatype.to_text(one.rdtype)
        self.asked.append((name, kind))
        if found := self.addresses(name, kind):
            reply.answer.append(dns.rrset.from_text(one.name, 0, "IN", kind, *found))
        return reply.to_wire()


@contextmanager
def naming(records: dict[str, Sequence[str]]) -> Iterator[tuple[Names, dns.resolver.Resolver]]:
    names, closing = Names(records), threading.Event()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        server.settimeout(0.1)
        thread = threading.Thread(target=_serve_names, args=(server, names, closing))
        thread.start()
        asked = dns.resolver.Resolver(configure=False)
        asked.nameservers, asked.port = ["127.0.0.1"], server.getsockname()[1]
        try:
            yield names, asked
        finally:
            closing.set()
            thread.join()


def _serve_names(server: socket.socket, names: Names, closing: threading.Event) -> None:
    while not closing.is_set():
        try:
            wire, who = server.recvfrom(2048)
        except TimeoutError:
            continue
        server.sendto(names.answer(wire), who)


Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.seen.append((self.path, dict(self.headers)))
        self.server.answer(self)

    def log_message(self, *about: object) -> None:
        pass

    def say(self, body: bytes, kind: str = "application/json", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, answer: Answer, tls: Path | None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer, self.seen, self.ending = answer, [], threading.Event()
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(tls)
            self.socket = context.wrap_socket(self.socket, server_side=True)

    @property
    def port(self) -> int:
        return self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away in the middle is what these tests are about."""


@contextmanager
def serving(answer: Answer | bytes, tls: Path | None = None) -> Iterator[Server]:
    says = answer if callable(answer) else lambda handler: handler.say(answer)
    server = Server(says, tls)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.ending.set()
        server.shutdown()
        thread.join()
        server.server_close()


def drips(handler: Handler) -> None:
    """A byte now and then, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    _drip(handler)


def drips_in_the_head(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    _drip(handler)


def _drip(handler: Handler) -> None:
    while not handler.server.ending.wait(0.05):
        try:
            handler.wfile.write(b"1")
            handler.wfile.flush()
        except OSError:
            return


def endless(handler: Handler) -> None:
    """A gigabyte, as far as anybody reads it."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(10**9))
    handler.end_headers()
    sent, handler.server.sent = 0, 0
    while sent < 10**9:
        try:
            handler.wfile.write(b"1" * 65536)
        except OSError:
            return
        sent += 65536
        handler.server.sent = sent


def bomb(handler: Handler) -> None:
    """200 MB of blanks in 200 kB."""
    packer = zlib.compressobj(wbits=31)
    packed = b"".join(packer.compress(b" " * 10**6) for _ in range(200)) + packer.flush()
    handler.say(packed, Content_Encoding="gzip")


def certificate(folder: Path, *names: str) -> Path:
    """A certificate and its key in one file; who trusts it trusts it alone."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / f"{names[0]}.pem"
    path.write_bytes(key.private_bytes(*form) + made.public_bytes(serialization.Encoding.PEM))
    return path
