"""FAIRLEAD_MAIL where it names a provider's interface instead of a mail server, and what its calls are believed by.

The form is PROVIDER://KEY?from=plan@example.com, with KEY:SECRET where there are two, and options after the question
mark. What is wrong is said without showing the setting, since it holds the key.
"""

from collections.abc import Mapping
from importlib.util import find_spec
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from fairlead.config.environment import LOCAL, MAIL, BadSetting
from fairlead.outbox.providers.catalogue import PROVIDERS, Account, Proof, Provider
from fairlead.outbox.providers.keys import is_key_of, is_topic

HOOK = "FAIRLEAD_MAIL_HOOK"
A_SECRET = (
    "a secret of your own, at least 24 characters without “:” and blanks, as `openssl rand -hex 24` prints"
)
WHAT_IT_IS = {
    Proof.SHARED: A_SECRET,
    Proof.SNS: A_SECRET,
    Proof.MAILGUN: "the HTTP webhook signing key of your Mailgun account",
    Proof.SVIX: "the signing secret of the webhook at Resend, which begins with whsec_",
    Proof.SENDGRID: "the verification key of the Signed Event Webhook at SendGrid",
}
ALWAYS = {"from", "region", "api"}


def account(environment: Mapping[str, str]) -> Account | None:
    """The account at a provider; nothing if FAIRLEAD_MAIL is empty or names a mail server."""
    parts = urlsplit(environment.get(MAIL, ""))
    if parts.scheme not in PROVIDERS:
        _no_hook_without(environment)
        return None
    by = PROVIDERS[parts.scheme]
    _package(by, parts.scheme)
    key, secret = _keys(parts, by)
    said = _options(parts, by)
    return Account(
        provider=parts.scheme, key=key, secret=secret, sender=_sender(said, by), region=_region(said, by),
        options=tuple((name, said[name]) for name in by.options if name in said),
        api=_api(said), hook=_hook(environment, by),
    )  # fmt: skip


def _no_hook_without(environment: Mapping[str, str]) -> None:
    if environment.get(HOOK) and environment.get(MAIL, ""):
        raise BadSetting(
            f"{HOOK} is set, and {MAIL} names no provider that calls: take it out, or read returned mail by fairlead bounces."
        )


def _package(by: Provider, provider: str) -> None:
    if by.extra and find_spec(by.extra) is None:
        raise BadSetting(
            f"{MAIL} names {by.name}, which needs a package more: pip install 'fairlead[{provider}]'."
        )


def _keys(parts: SplitResult, by: Provider) -> tuple[str, str]:
    """What stands before the question mark; a trailing @ may stand there, a host may not."""
    before, at, host = parts.netloc.rpartition("@")
    if (at and host) or parts.path.strip("/"):
        raise BadSetting(
            f"{MAIL} names a host for {by.name}: write the key alone before the question mark, and api=https://… after it if needed."
        )
    first, _colon, second = (before if at else parts.netloc).partition(":")
    key, secret = unquote(first), unquote(second)
    if not key or bool(by.secret) != bool(secret):
        form = f"{parts.scheme}://KEY{':SECRET' if by.secret else ''}?from=plan@example.com"
        raise BadSetting(f"{MAIL} has not what {by.name} asks for: write {form}, special signs as %40.")
    return key, secret


def _options(parts: SplitResult, by: Provider) -> dict[str, str]:
    said = {name: values[-1].strip() for name, values in parse_qs(parts.query).items()}
    known = ALWAYS | set(by.options)
    if unknown := sorted(set(said) - known):
        raise BadSetting(
            f"{MAIL} has “{unknown[0]}”, which {by.name} does not know: {', '.join(sorted(known))} may stand there."
        )
    if missing := [name for name in by.needed if not said.get(name)]:
        raise BadSetting(f"{MAIL} lacks {missing[0]}, which {by.name} needs: add &{missing[0]}=… to it.")
    if said.get("topic") and not is_topic(said["topic"]):
        raise BadSetting(
            f"{MAIL} has a topic that is none: write its ARN, such as arn:aws:sns:eu-west-1:123456789012:mail."
        )
    return said


def _sender(said: Mapping[str, str], by: Provider) -> str:
    sender = said.get("from", "")
    if "@" not in sender:
        raise BadSetting(
            f"{MAIL} lacks from=: {by.name} sends only as an address that you verified there, such as from=plan@example.com."
        )
    return sender


def _region(said: Mapping[str, str], by: Provider) -> str:
    region = said.get("region", "")
    if by.regions and region and region not in by.regions:
        raise BadSetting(f"{MAIL} has region={region}: {by.name} has {' and '.join(sorted(by.regions))}.")
    if region and not by.regions and "region" not in by.needed:
        raise BadSetting(f"{MAIL} has region={region}: {by.name} has none, take it out.")
    if not all(one.isalnum() or one == "-" for one in region):
        raise BadSetting(f"{MAIL} has a region that is none: write it as in eu-west-1.")
    return region


def _api(said: Mapping[str, str]) -> str:
    api = said.get("api", "")
    parts = urlsplit(api)
    if api and not (
        parts.hostname and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL))
    ):
        raise BadSetting(f"{MAIL} has an api= that is no https address: the key would travel in the open.")
    return api if not api or api.endswith("/") else f"{api}/"


def _hook(environment: Mapping[str, str], by: Provider) -> str:
    hook = environment.get(HOOK, "").strip()
    if hook and not is_key_of(by.proof, hook):
        raise BadSetting(f"{HOOK} cannot be right for {by.name}: give {WHAT_IT_IS[by.proof]}.")
    return hook
