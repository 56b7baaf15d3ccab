"""Addresses as owners write them: taken apart, refused when unclear, and shown without what may be a secret."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from django.utils.translation import gettext as _

from fairlead.web.outward.errors import NotAllowed

WEB = {"https": 443, "http": 80}
SQL = {"postgresql": 5432}
LONGEST = 2_000
HIDDEN = "…"
_PLAIN = re.compile(r"[!-~]+", re.ASCII)
_DATABASE = re.compile(r"[A-Za-z0-9_.-]{1,63}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Place:
    """Scheme, host and port, and what is asked there: a path with its query, or the name of a database."""

    scheme: str
    host: str
    port: int
    asks: str

    @property
    def origin(self) -> tuple[str, str, int]:
        return self.scheme, self.host, self.port

    @property
    def netloc(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = (WEB | SQL)[self.scheme]
        return host if self.port == usual else f"{host}:{self.port}"


def place_of(address: str, schemes: dict[str, int]) -> Place:
    """Raises NotAllowed with a sentence that repeats nothing of the address but its scheme."""
    if not _PLAIN.fullmatch(address) or "\\" in address or len(address) > LONGEST:
        raise NotAllowed(
            _(
                "The address has a blank, a backslash or a letter beyond a to z: write it as a browser shows it."
            )
        )
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise NotAllowed(_("The address cannot be read: mend host and port.")) from None
    if parts.scheme not in schemes:
        wanted = " ".join(f"{one}://" for one in schemes)
        raise NotAllowed(_("The address must begin with {wanted}").format(wanted=wanted))
    if "@" in parts.netloc:
        raise NotAllowed(_("Leave name and password out of the address: there is a field for them."))
    if not host or port == 0:
        raise NotAllowed(_("The address names no host, or a port that cannot be."))
    return Place(parts.scheme, host, port or schemes[parts.scheme], _asked(parts, schemes))


def _asked(parts: SplitResult, schemes: dict[str, int]) -> str:
    if schemes is WEB:
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    name = unquote(parts.path.lstrip("/"))
    if not _DATABASE.fullmatch(name) or parts.query:
        raise NotAllowed(
            _("Write the database as postgresql://host/name; its name has letters, digits, - and _ only.")
        )
    return name


def masked(address: str) -> str:
    """For a page: scheme, host, port and path; name, password and query are hidden, and so is a long piece of a path."""
    try:
        parts = urlsplit(address)
        host = parts.netloc.rsplit("@", 1)[-1]
    except ValueError:
        return HIDDEN
    who = f"{HIDDEN}@" if "@" in parts.netloc else ""
    path = "/".join(HIDDEN if len(one) > 24 else one for one in parts.path.split("/"))
    query = f"?{HIDDEN}" if parts.query else ""
    return f"{parts.scheme}://{who}{host}{path}{query}"[:500]
