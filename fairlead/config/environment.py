"""What the environment says: read once, refused in one sentence when it cannot be right."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from fairlead.core.errors import BadInput

SITE, MAIL, DATA, DATABASE = "FAIRLEAD_SITE", "FAIRLEAD_MAIL", "FAIRLEAD_DATA", "FAIRLEAD_DATABASE"
DEVELOPMENT, PROXIES = "FAIRLEAD_DEVELOPMENT", "FAIRLEAD_PROXIES"
MEASURE_HOSTS, METRICS_TOKEN = "FAIRLEAD_MEASURE_HOSTS", "FAIRLEAD_METRICS_TOKEN"
SHORTEST_TOKEN = 20
KEEP_PLANNED = "FAIRLEAD_KEEP_PLANNED"
LOCAL = {"localhost", "127.0.0.1", "::1"}


class BadSetting(BadInput):
    """A setting in the environment is missing or cannot be read."""


@dataclass(frozen=True, slots=True)
class Site:
    """The one address under which people reach Fairlead."""

    scheme: str
    host: str
    port: int | None

    @property
    def netloc(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host + (f":{self.port}" if self.port else "")

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.netloc}"

    @property
    def is_local(self) -> bool:
        return self.host in LOCAL


def site(environment: Mapping[str, str]) -> Site:
    """The site address; https, except on the machine itself."""
    given = environment.get(SITE, "http://localhost:8000")
    parts = urlsplit(given)
    port = _port(parts, SITE)
    unwanted = parts.path.strip("/") or parts.query or parts.fragment or parts.username
    if parts.scheme not in ("http", "https") or not parts.hostname or unwanted:
        raise BadSetting(
            f"{SITE} is “{given}”: give an address without a path, such as https://plan.example.com."
        )
    found = Site(parts.scheme, parts.hostname, port)
    if found.scheme == "http" and not found.is_local:
        raise BadSetting(f"{SITE} is “{given}”: only https keeps sign-in safe beyond this machine.")
    return found


@dataclass(frozen=True, slots=True)
class Mail:
    """Where mail goes out, and whom it is from."""

    host: str
    port: int
    user: str
    password: str
    starttls: bool
    implicit_tls: bool
    sender: str


def mail(environment: Mapping[str, str], where: Site) -> Mail | None:
    """The mail server; nothing if no mail can be sent.

    The form is smtp://user:password@host:587?from=plan@example.com (STARTTLS), or smtps:// for TLS from the start.
    """
    given = environment.get(MAIL, "")
    if not given:
        return None
    parts = urlsplit(given)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise BadSetting(
            f"{MAIL} cannot be read: write smtp://user:password@host:587?from=plan@example.com, or name a provider as "
            "docs/operate/mail-providers.md says."
        )
    options = parse_qs(parts.query)
    implicit = parts.scheme == "smtps"
    plain = options.get("tls", [""])[0] == "none"
    return Mail(
        host=parts.hostname,
        port=_port(parts, MAIL) or (465 if implicit else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=not (implicit or plain),
        implicit_tls=implicit,
        sender=options.get("from", [f"fairlead@{where.host}"])[0],
    )


def database(environment: Mapping[str, str], data: Path) -> dict[str, object]:
    """Django's settings of the database: SQLite in the data folder, or PostgreSQL by one address."""
    given = environment.get(DATABASE, "")
    if not given:
        return _sqlite(data / "fairlead.sqlite3")
    parts = urlsplit(given)
    if parts.scheme not in ("postgresql", "postgres"):
        raise BadSetting(
            f"{DATABASE} begins with “{parts.scheme}”: write postgresql://user:password@host/name."
        )
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise BadSetting(f"{DATABASE} names no database: write postgresql://user:password@host/name.")
    options = {key: values[0] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # A socket's folder stands in the query, as in libpq: postgresql:///name?host=/run/postgresql
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(_port(parts, DATABASE) or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def _sqlite(path: Path) -> dict[str, object]:
    # Django's defaults refuse most concurrent writes; these wait for their turn and survive a lost machine.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": str(path.with_name("test.sqlite3"))},  # a file, so that tests meet the same locks
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            # 16 MB: each turn of the log waits for the disk twice.
            "PRAGMA wal_autocheckpoint=4000;",
        },
    }


def proxies(environment: Mapping[str, str]) -> int:
    """How many of our own proxies stand in front, each appending to X-Forwarded-For; none unless said."""
    given = environment.get(PROXIES, "0")
    if given not in {str(n) for n in range(10)}:
        raise BadSetting(f"{PROXIES} is “{given}”: give the number of your own proxies in front, 0 to 9.")
    return int(given)


def measure_hosts(environment: Mapping[str, str]) -> frozenset[tuple[str, int | None]]:
    """Hosts that figures may be fetched from although they are private or on another port: host, or host:port."""
    found = set()
    for one in environment.get(MEASURE_HOSTS, "").replace(",", " ").split():
        parts = urlsplit(f"//{one}")
        port = _port(parts, MEASURE_HOSTS)
        if not parts.hostname or parts.path or parts.query or parts.username:
            raise BadSetting(
                f"{MEASURE_HOSTS} holds “{one}”: write host names, such as warehouse.internal:8443, with commas between."
            )
        found.add((parts.hostname, port))
    return frozenset(found)


def keep_planned(environment: Mapping[str, str]) -> timedelta:
    """How long it is kept who was to get which message of a round: the ninety days that its page counts, and a month."""
    given = environment.get(KEEP_PLANNED, "120")
    if not given.isdecimal() or not 30 <= int(given) <= 3650:
        raise BadSetting(f"{KEEP_PLANNED} is “{given}”: give a number of days from 30 to 3650.")
    return timedelta(days=int(given))


def _port(parts: SplitResult, setting: str) -> int | None:
    try:
        return parts.port
    except ValueError:
        raise BadSetting(f"{setting} has a port that is no number from 0 to 65535: mend it.") from None


def secret_key(data: Path) -> str:
    """The key that signs sessions and links: read from a file that only its owner may read, made at first use."""
    path = data / "secret-key"
    data.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _kept_key(path)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(64))
    return _kept_key(path)


def _kept_key(path: Path) -> str:
    if path.stat().st_mode & 0o077:
        raise BadSetting(
            f"{path} can be read by others: call chmod 600 on it, and think whether it must be made anew."
        )
    key = path.read_text().strip()
    if len(key) < 50:
        raise BadSetting(
            f"{path} holds no key: put the file back from your copy, or delete it to sign everybody out."
        )
    return key


def metrics_token(environment: Mapping[str, str], data: Path) -> str:
    """With which the figures at /metrics may be read: from the environment, else from the file; none: nobody may."""
    path = data / "metrics-token"
    token = environment.get(METRICS_TOKEN, "")
    if not token and path.exists():
        if path.stat().st_mode & 0o077:
            raise BadSetting(f"{path} can be read by others: call chmod 600 on it, and make another token.")
        token = path.read_text().strip()
    if token and (len(token) < SHORTEST_TOKEN or not token.isascii()):
        raise BadSetting(
            f"{METRICS_TOKEN} (or {path}) is shorter than {SHORTEST_TOKEN} plain characters: make one with openssl rand -hex 32."
        )
    return token


def development(environment: Mapping[str, str], where: Site) -> bool:
    """Whether pages for development may be shown: asked for, and only on the machine itself."""
    asked = environment.get(DEVELOPMENT, "") == "1"
    if asked and not where.is_local:
        raise BadSetting(
            f"{DEVELOPMENT}=1 and {SITE}={where.origin}: development pages are for this machine alone."
        )
    return asked
