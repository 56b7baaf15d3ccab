"""Where a server may be sent: the spelling of a host, and every address that its name has.

Refused is all that is not of the public internet, save hosts that a setting states. The addresses that
were checked are the ones that are connected to: a name is looked up once, so it cannot say something else a moment later.
"""

import ipaddress
import re
import socket
from collections.abc import Collection
from dataclasses import dataclass, field

import dns.exception
import dns.resolver
from django.utils.translation import gettext as _

from fairlead.web.outward.clock import Until
from fairlead.web.outward.errors import NoAnswer, NotAllowed

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Stated = tuple[str, int | None]  # a host that a setting states; a port, or the usual ones

_NAME = re.compile(
    r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*", re.ASCII
)
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.ASCII)
INSIDE = frozenset(
    [
        "localhost",
        "local",
        "localdomain",
        "internal",
        "intranet",
        "lan",
        "home",
        "corp",
        "private",
        "arpa",
        "onion",
    ]
)
NEVER_4 = [ipaddress.IPv4Network(one) for one in (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
    "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
)]  # fmt: skip
# Of IPv6 only global unicast, without what carries another address inside it or is kept for examples.
PUBLIC_6 = ipaddress.IPv6Network("2000::/3")
NEVER_6 = [
    ipaddress.IPv6Network(one)
    for one in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3ffe::/16", "3fff::/20")
]
STATED_MAY_BE = [ipaddress.ip_network(one) for one in (
    "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7",
)]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doors:
    """Which hosts may be asked although they are private or on another port, and who is asked for names."""

    stated: Collection[Stated] = ()
    resolver: dns.resolver.Resolver | None = field(default=None, compare=False)

    def has(self, host: str, port: int, usual: Collection[int]) -> bool:
        return (host, port) in self.stated or ((host, None) in self.stated and port in usual)

    def names(self, host: str) -> bool:
        return any(host == one for one, _port in self.stated)


def checked(host: str, port: int, usual: Collection[int], doors: Doors, until: Until) -> list[str]:
    """The addresses to connect to. Raises NotAllowed before anything is sent to any of them."""
    literal, is_stated = spelled(host, port, usual, doors), doors.has(host, port, usual)
    found = [literal] if literal else _looked_up(host, doors, until, is_stated)
    _refuse(found, host, port, usual, doors)
    return [str(address) for address in found]


def seen(host: str, port: int, usual: Collection[int], doors: Doors) -> None:
    """What can be refused while somebody writes the address, without asking a name server."""
    literal = spelled(host, port, usual, doors)
    _refuse([literal] if literal else [], host, port, usual, doors)


def _refuse(found: list[Address], host: str, port: int, usual: Collection[int], doors: Doors) -> None:
    is_stated = doors.has(host, port, usual)
    for address in found:
        if not (is_public(address) or (is_stated and _may_be_stated(address))):
            raise NotAllowed(
                _("{host} is, or leads to, an address that is not of the public internet.").format(host=host)
            )
    if not is_stated and port not in usual:
        raise NotAllowed(_("Port {port} of {host} is not asked: only {usual}.").format(
            port=port, host=host, usual=", ".join(map(str, sorted(usual)))
        ))  # fmt: skip


def spelled(host: str, port: int, usual: Collection[int], doors: Doors) -> Address | None:
    """An address, or None for a name; refused is a host that some reader could take for another one."""
    is_stated = doors.has(host, port, usual)
    if ":" in host:
        return _literal(host)
    if not _NAME.fullmatch(host) or len(host) > 253:
        raise NotAllowed(
            _("This host is spelled in an unusual way: write its name, such as figures.example.com.")
        )
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _literal(host)
    if not is_stated and (len(labels) < 2 or labels[-1] in INSIDE):
        raise NotAllowed(_("{host} is a name of an inner network.").format(host=host))
    return None


def _literal(host: str) -> Address:
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        found = None
    if found is None or "%" in host or (found.version == 4 and str(found) != host):
        raise NotAllowed(
            _("This address is spelled in an unusual way: write it as 192.0.2.7, or write a name.")
        )
    return found


def is_public(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in NEVER_4)
    return address in PUBLIC_6 and not any(address in network for network in NEVER_6)


def _may_be_stated(address: Address) -> bool:
    """Private and loopback, yes; link-local, where clouds answer with their keys, multicast and the rest never."""
    return any(address in network for network in STATED_MAY_BE if network.version == address.version)


def _looked_up(host: str, doors: Doors, until: Until, is_stated: bool) -> list[Address]:
    """All IPv4 and IPv6 addresses of a name. The dot at the end keeps search lists of the machine out."""
    try:
        resolver = doors.resolver or dns.resolver.Resolver()
        answers = resolver.resolve_name(f"{host}.", lifetime=min(until.left(), 5.0))
        found = [ipaddress.ip_address(text) for text in answers.addresses()]
    except (dns.exception.DNSException, OSError):
        found = _of_the_machine(host) if is_stated and doors.resolver is None else []
    if not found:
        raise NoAnswer(_("No name server knows {host}, or none answered.").format(host=host))
    return found


def _of_the_machine(host: str) -> list[Address]:
    """A stated host may stand in the list of this machine alone (/etc/hosts)."""
    try:
        return [
            ipaddress.ip_address(one[4][0]) for one in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        ]
    except (OSError, ValueError):
        return []
