"""The one way into the outbox: call it inside the transaction that makes the message necessary."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.outbox.letters import Attached, letter
from fairlead.outbox.models import MAIL, Message, Priority, Promise
from fairlead.outbox.putting_in import put_in
from fairlead.outbox.stops import letterbox_key, stopped


def enqueue(
    *,
    purpose: str,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    company: UUID | None = None,
    promise: str = Promise.AT_LEAST_ONCE,
    headers: dict[str, str] | None = None,
    due_at: datetime | None = None,
    priority: int | None = None,
    attached: Attached | None = None,
) -> Message:
    """A mail. Without a priority of its own, its promise says it."""
    message = written(
        purpose=purpose, to=to, subject=subject, text=text, html=html, company=company, promise=promise, headers=headers,
        due_at=due_at, priority=priority, attached=attached,
    )  # fmt: skip
    return put_in([message])[0]


def enqueue_ready(
    *,
    channel: str,
    host: str,
    purpose: str,
    to: str,
    subject: str,
    content: bytes,
    company: UUID | None = None,
    promise: str = Promise.AT_LEAST_ONCE,
    due_at: datetime | None = None,
    not_after: datetime | None = None,
    priority: int | None = None,
) -> Message:
    """For channels beside mail: `content` is what their transport gets, `host` whose limits count (a workspace)."""
    message = Message.new(
        channel=channel, host=host, purpose=purpose, to=to, subject=subject[:300], content=content, company=company,
        promise=promise, message_id=new_id(), due_at=due_at or timezone.now(), not_after=not_after,
        priority=_priority(promise, priority),
    )  # fmt: skip
    return put_in([message])[0]


def written(
    *,
    purpose: str,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    company: UUID | None = None,
    promise: str = Promise.AT_LEAST_ONCE,
    headers: dict[str, str] | None = None,
    due_at: datetime | None = None,
    priority: int | None = None,
    attached: Attached | None = None,
) -> Message:
    """A mail that waits nowhere yet: for a round, which puts many in at once by `enqueue_all`."""
    message_id = new_id()
    content = letter(
        sender=settings.DEFAULT_FROM_EMAIL, to=to, subject=subject, text=text, html=html, message_id=message_id,
        headers=headers, attached=attached,
    )  # fmt: skip
    return Message.new(
        channel=MAIL, host=domain(to), purpose=purpose, to=to, subject=subject[:300], content=content, company=company,
        promise=promise, message_id=message_id, due_at=due_at or timezone.now(), priority=_priority(promise, priority),
    )  # fmt: skip


def new_id() -> str:
    """Nobody who did not get the message can know it."""
    return f"<{uuid4()}@{settings.SITE.host}>"


def domain(address: str) -> str:
    """Whose lane a mail takes."""
    return address.rpartition("@")[2].strip(" >").lower()[:255]


def _priority(promise: str, said: int | None) -> int:
    by_promise = Priority.NEEDED if promise == Promise.AT_LEAST_ONCE else Priority.LISTED
    return by_promise if said is None else said


def enqueue_all(messages: Iterable[Message]) -> int:
    """What `written` wrote, in a few statements; all of it or nothing. How many it were."""
    return len(put_in(list(messages)))


def leaving_address(*, to: str, company: UUID) -> str:
    """Where somebody says that he wants no more list mail of a company: the visible link, and the one of RFC 8058."""
    return settings.SITE.origin + reverse(
        settings.LETTERBOX, args=[letterbox_key(address=to, company=company)]
    )


def list_headers(*, to: str, company: UUID, name: str) -> dict[str, str]:
    """RFC 2919 and 8058: what list it is, and one click to leave it, which is a POST."""
    return {
        "List-Id": f"<{company}.{settings.SITE.host}>",
        "List-Unsubscribe": f"<{leaving_address(to=to, company=company)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "X-Fairlead-List": name,
    }


def enqueue_listed(
    *,
    purpose: str,
    to: str,
    subject: str,
    text: str,
    company: UUID,
    html: str = "",
    promise: str = Promise.AT_MOST_ONCE,
    due_at: datetime | None = None,
    attached: Attached | None = None,
) -> Message:
    """List mail: it can be left by one click, and who left it gets none. What is not sent is listed, with the reason."""
    if no := stopped(address=to, company=company):
        return _not_sent(purpose, to, subject, company, promise, no.get_why_display())
    text = (
        text
        + "\n\n-- \n"
        + _("No more of these mails: {address}").format(address=leaving_address(to=to, company=company))
    )
    return enqueue(
        purpose=purpose, to=to, subject=subject, text=text, html=html, company=company, promise=promise,
        headers=list_headers(to=to, company=company, name=purpose), due_at=due_at, priority=Priority.LISTED,
        attached=attached,
    )  # fmt: skip


def _not_sent(purpose: str, to: str, subject: str, company: UUID, promise: str, why: str) -> Message:
    return Message.objects.create(
        channel=MAIL, host=domain(to), purpose=purpose, to=to, subject=subject[:300], company=company,
        promise=promise, priority=Priority.LISTED, message_id=new_id(), due_at=timezone.now(),
        state=Message.State.WITHDRAWN, reason=str(why),
    )  # fmt: skip
