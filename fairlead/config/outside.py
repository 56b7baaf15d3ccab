"""Sign-in through the company's own identity provider (OpenID Connect), when the environment names one."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from fairlead.config.environment import LOCAL, BadSetting

ISSUER, CLIENT, NAME = "FAIRLEAD_OIDC_ISSUER", "FAIRLEAD_OIDC_CLIENT", "FAIRLEAD_OIDC_NAME"
SECRET, SECRET_FILE = "FAIRLEAD_OIDC_SECRET", "FAIRLEAD_OIDC_SECRET_FILE"


@dataclass(frozen=True, slots=True)
class Provider:
    """Who vouches for people, and as whom we ask."""

    issuer: str
    client: str
    secret: str
    name: str

    def for_allauth(self) -> dict[str, Any]:
        """Only what the signed token says is used; the address must be marked as verified in it."""
        settings = {"server_url": self.issuer, "fetch_userinfo": False, "oauth_pkce_enabled": True}
        app = {
            "provider_id": "company", "name": self.name, "client_id": self.client, "secret": self.secret,
            "settings": settings,
        }  # fmt: skip
        return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def provider(environment: Mapping[str, str]) -> Provider | None:
    """The identity provider; nothing unless an issuer is named."""
    issuer = environment.get(ISSUER, "")
    if not issuer:
        return None
    _check_issuer(issuer)
    client = environment.get(CLIENT, "")
    if not client:
        raise BadSetting(f"{ISSUER} is set and {CLIENT} is not: give the client id that the provider issued.")
    name = environment.get(NAME, "") or urlsplit(issuer).hostname or issuer
    return Provider(issuer.rstrip("/"), client, _secret(environment), name)


def _check_issuer(issuer: str) -> None:
    parts = urlsplit(issuer)
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL)
    if not safe or not parts.hostname or parts.query:
        raise BadSetting(f"{ISSUER} is “{issuer}”: give the https address of your identity provider.")


def _secret(environment: Mapping[str, str]) -> str:
    given, file = environment.get(SECRET, ""), environment.get(SECRET_FILE, "")
    if bool(given) == bool(file):
        raise BadSetting(f"Set one of {SECRET} and {SECRET_FILE}: the secret that the provider issued.")
    return given or _read(Path(file))


def _read(path: Path) -> str:
    if not path.is_file() or not os.access(path, os.R_OK):
        raise BadSetting(f"{SECRET_FILE} names {path}, which cannot be read: put the secret there.")
    if path.stat().st_mode & 0o077:
        raise BadSetting(f"{path} can be read by others: call chmod 600 on it.")
    secret = path.read_text().strip()
    if not secret:
        raise BadSetting(f"{path} is empty: put the secret that the provider issued in it.")
    return secret
