"""What the tests of sign-in share: an owner who can sign in, the code of an app, the last message of the outbox."""

import base64
import hashlib
import hmac
import re
import struct

from django.urls import reverse
from django.utils import timezone

from fairlead.outbox.models import Message
from fairlead.people.models import Role, User
from fairlead.people.tests.matrix import Cast

PASSWORD = "a long enough sentence"


def give_a_password(user: User, password: str = PASSWORD) -> User:
    user.set_password(password)
    user.save()
    return user


def owner_with_a_password(cast: Cast) -> User:
    """Who can sign in as anybody does; the cast is made without passwords."""
    return give_a_password(cast.users[Role.OWNER])


def sign_in(client, email, password=PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": email, "password": password}, **more)


def sign_in_and_confirm(client, email):
    """As before anything that changes how one signs in: the password is asked for once more."""
    sign_in(client, email)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def is_in(client) -> bool:
    return client.get(reverse("people:account")).status_code == 200


def app_code(secret: str, at: float | None = None) -> str:
    """RFC 6238, written anew: what an authenticator app shows."""
    counter = int(timezone.now().timestamp() if at is None else at) // 30
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", counter), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def last_letter(to: str) -> str:
    return bytes(Message.objects.filter(to=to).latest("pk").content).decode()


def link_in(letter: str) -> str:
    """The first link, with the soft breaks of quoted-printable taken out."""
    return re.search(r"https?://\S+", letter.replace("=\n", "").replace("=3D", "="))[0]
