"""Anymail's part for an account, made from our settings alone: none of it is read from Django's."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

from django.utils.module_loading import import_string

from fairlead.outbox.errors import Unreachable
from fairlead.outbox.providers.catalogue import Account


def backend_of(account: Account, patience: tuple[float, float]) -> Any:
    """Anymail's, with our settings alone; raises Unreachable while a package is missing."""
    by = account.of
    if by.extra and find_spec(by.extra) is None:
        raise Unreachable(
            f"{by.name} needs the package {by.extra}: pip install 'fairlead[{account.provider}]'."
        )
    with quietly():
        kind = import_string(f"anymail.backends.{by.module}.EmailBackend")
        return kind(**(ses_params(account, patience) if by.extra else _params(account, patience)))


def _params(account: Account, patience: tuple[float, float]) -> dict[str, Any]:
    by = account.of
    found: dict[str, Any] = {by.key: account.key, "api_url": account.at, "requests_timeout": patience}
    found |= _options(account)
    return found | ({by.secret: account.secret} if by.secret else {})


def ses_params(account: Account, patience: tuple[float, float]) -> dict[str, Any]:
    client = {
        "aws_access_key_id": account.key, "aws_secret_access_key": account.secret, "region_name": account.region,
        # Its own second tries could send twice.
        "config": {"retries": {"total_max_attempts": 1}, "connect_timeout": patience[0], "read_timeout": patience[1]},
    }  # fmt: skip
    if account.api:
        client["endpoint_url"] = account.api
    return {"client_params": client} | _options(account)


def _options(account: Account) -> dict[str, Any]:
    names = account.of.options
    return {names[name]: value for name, value in account.options if names[name]}


@contextmanager
def quietly() -> Iterator[None]:
    """Anymail warns on each start that nobody there tests SendGrid any more; docs/operate/mail-providers.md says so once."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="anymail")
        yield
