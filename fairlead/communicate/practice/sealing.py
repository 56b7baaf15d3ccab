"""The key beside the database: whose a notebook is, and what stands in it, is read with it only.

A dump or a backup of the database alone tells neither (docs/adr/0019). The key is a file of the data folder.
"""

import hashlib
import hmac
import os
import re
import secrets
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.translation import gettext as _

from fairlead.core.errors import BadInput

NONCE = 12


class BadKey(BadInput):
    """The file of the key is not as it should be."""


def key_path() -> Path:
    return Path(settings.DATA) / "practice-key"


def key() -> bytes:
    """Read from a file that only its owner may read, made at first use; of two processes one makes it."""
    path = key_path()
    if not path.exists():
        _make(path)
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(path: Path, _written_at: int) -> bytes:
    if path.stat().st_mode & 0o077:
        raise BadKey(_("{path} can be read by others: call chmod 600 on it.").format(path=path))
    found = path.read_text().strip()
    if not re.fullmatch(r"[0-9a-f]{64}", found):
        raise BadKey(_("{path} holds no key: put the file back from your copy.").format(path=path))
    return bytes.fromhex(found)


def _make(path: Path) -> None:
    """Written aside and linked into place, so that nobody reads half a key."""
    aside = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(32))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(aside, path)
    except FileExistsError:
        pass
    finally:
        aside.unlink()


def holder_of(company: UUID, account: UUID) -> str:
    """The name of a notebook: made from company and account, and not to be made without the key.

    Of the account, not of the person in the list: whoever may link accounts with people must not come to
    somebody's card by it.
    """
    return _derived(b"holder:" + company.bytes + account.bytes).hex()


def _derived(what: bytes) -> bytes:
    return hmac.new(key(), what, hashlib.sha256).digest()


def seal(said: bytes, holder: str) -> bytes:
    """Bound to its holder: copied into somebody else's row it cannot be opened."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(_derived(b"seal")).encrypt(nonce, said, holder.encode())


def opened(sealed: bytes, holder: str) -> bytes | None:
    """None for what was sealed with another key, for somebody else, or was changed."""
    try:
        return AESGCM(_derived(b"seal")).decrypt(sealed[:NONCE], sealed[NONCE:], holder.encode())
    except InvalidTag:
        return None
