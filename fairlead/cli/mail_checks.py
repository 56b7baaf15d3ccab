"""What `doctor` looks at where mail goes out by the interface of a provider: whether it lets us in, whether it calls."""

from gettext import gettext as _
from typing import Any
from urllib.parse import urljoin

from fairlead.cli.serving_finding import Finding, Mark

PATIENCE = 10.0  # seconds
RESTRICTED = "restricted_api_key"  # Resend's word for a good key that may only send


def provider_lets_us_in(account: Any) -> Finding:
    """Asks what changes nothing and sends nothing."""
    import requests

    by, where = account.of, urljoin(account.at, account.of.asked)
    header, _colon, value = by.asked_with.partition(": ")
    headers = {header: value.format(key=account.key)} if by.asked else {}
    try:
        answer = requests.get(where, headers=headers, timeout=PATIENCE, allow_redirects=False)
    except requests.RequestException as error:
        text = _(
            "{name} cannot be reached at {where} ({error}): is the network open, and region or api= right?"
        )
        return _found(Mark.WRONG, text, name=by.name, where=account.at, error=type(error).__name__)
    return _judged(account, answer.status_code, answer.text)


def _judged(account: Any, status: int, said: str) -> Finding:
    name = account.of.name
    if not account.of.asked:
        text = _("{name} answers; whether it takes the key shows a test message, on the page Mail.")
        return _found(Mark.GOOD if status < 500 else Mark.LOOK, text, name=name)
    if status == 200 or (status == 401 and RESTRICTED in said):
        return _found(Mark.GOOD, _("{name} lets us in."), name=name)
    if status == 401:
        text = _("{name} does not know the key in FAIRLEAD_MAIL: copy it anew from your account there.")
        return _found(Mark.WRONG, text, name=name)
    if status == 403:
        text = _("{name} knows the key, and does not tell by it whether it may send: send a test message.")
        return _found(Mark.LOOK, text, name=name)
    text = _("{name} answered {status} at {where}: look at region and api= in FAIRLEAD_MAIL.")
    return _found(
        Mark.LOOK if status >= 500 else Mark.WRONG, text, name=name, status=status, where=account.at
    )


def _found(mark: Mark, text: str, **words: object) -> Finding:
    return Finding(_("mail"), mark, text.format(**words))


def provider_calls(settings: Any) -> Finding:
    """Mail that does not arrive is heard of only if the provider can tell us."""
    from fairlead.outbox.providers.catalogue import Account
    from fairlead.outbox.providers.records import last_seen

    title, account = _("mail that returns"), settings.MAIL
    if not isinstance(account, Account):
        return Finding(
            title, Mark.GOOD, _("fairlead bounces reads the mailbox to which servers send it back.")
        )
    name, at = account.of.name, last_seen(account.provider)
    if not account.hook:
        text = _(
            "FAIRLEAD_MAIL_HOOK is not set: what {name} cannot deliver is never heard of (docs/operate/mail-providers.md)."
        )
        return Finding(title, Mark.LOOK, text.format(name=name))
    if settings.SITE.is_local:
        text = _("{name} cannot call {origin}: set FAIRLEAD_SITE to an address that the world reaches.")
        return Finding(title, Mark.LOOK, text.format(name=name, origin=settings.SITE.origin))
    if at is None:
        text = _(
            "no call of {name} has come yet: enter {where} there, with the events that the page Mail names."
        )
        return Finding(
            title,
            Mark.LOOK,
            text.format(name=name, where=f"{settings.SITE.origin}/mail/hook/{account.provider}/"),
        )
    return Finding(
        title, Mark.GOOD, _("{name} last called about {at:%Y-%m-%d %H:%M} UTC.").format(name=name, at=at)
    )
