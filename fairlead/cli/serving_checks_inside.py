"""What `doctor` looks at inside the product: the key of practice, the jobs, the oldest message, the zones of the world."""

from datetime import UTC, datetime
from gettext import gettext as _
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fairlead.cli.serving_finding import Finding, Mark

LOOKED_AT = 200  # notebooks that the key is tried on


def _practice_key(settings: Any, port: int | None) -> Finding:
    from fairlead.communicate.practice.models import Sealed
    from fairlead.communicate.practice.sealing import BadKey, key, key_path, opened

    name, path = _("practice key"), key_path()
    rows = Sealed.objects.order_by("-pk")[:LOOKED_AT]
    if not path.exists():
        if rows:
            text = _("{path} is gone and notebooks are sealed with it: put the file back from your copy.")
            return Finding(name, Mark.WRONG, text.format(path=path))
        return Finding(name, Mark.GOOD, _("is made when somebody practises first."))
    try:
        key()
    except BadKey as error:
        return Finding(name, Mark.WRONG, str(error))
    strange = sum(opened(bytes(row.sealed), row.holder) is None for row in rows)
    if strange:
        text = _("{n} notebooks are sealed with another key than {path}: put that one back from your copy.")
        return Finding(name, Mark.WRONG, text.format(n=strange, path=path))
    if held := _copies(settings):
        text = _("{file} holds it, too: whoever has the backup then reads practice; keep the key apart.")
        return Finding(name, Mark.LOOK, text.format(file=held[0]))
    return Finding(name, Mark.GOOD, _("opens the notebooks; keep a copy of {path} apart from the backups.").format(path=path))  # fmt: skip


def _copies(settings: Any) -> list[str]:
    """Files beside it that hold the same words: a copy of the folder, a database into which somebody wrote it."""
    path = settings.DATA / "practice-key"
    said = path.read_bytes().strip()
    database = settings.DATA / "fairlead.sqlite3"
    return [database.name] if database.exists() and _holds(database, said) else []


def _holds(file: Any, said: bytes) -> bool:
    """Read in pieces that overlap, so that a large database does not fill the memory."""
    with file.open("rb") as stream:
        before = b""
        while piece := stream.read(1 << 20):
            if said in before + piece:
                return True
            before = piece[-len(said) :]
    return False


def _jobs(settings: Any, port: int | None) -> Finding:
    from django.utils.module_loading import import_string

    from fairlead.outbox.health import jobs_of

    found = jobs_of(import_string(settings.JOBS), datetime.now(UTC))
    failing = [one for one in found if one.failures]
    late = [one for one in found if one.is_late]
    if failing:
        text = _("“{job}” failed {n} times in a row: {says}")
        one = failing[0]
        return Finding(_("jobs"), Mark.WRONG, text.format(job=one.name, n=one.failures, says=one.says))
    if late:
        text = _("{n} are overdue, “{job}” since {since:%Y-%m-%d %H:%M}: is fairlead worker running?")
        return Finding(_("jobs"), Mark.LOOK, text.format(n=len(late), job=late[0].name, since=late[0].due))
    return Finding(_("jobs"), Mark.GOOD, _("none fails, none is overdue."))


def _oldest_message(settings: Any, port: int | None) -> Finding:
    from fairlead.outbox.health import lanes_waiting, queue_of
    from fairlead.outbox.models import Message

    now, name = datetime.now(UTC), _("outbox")
    queue, waiting = queue_of(Message.objects.all(), now), lanes_waiting(now).count()
    if queue.oldest is None:
        return Finding(name, Mark.GOOD, _("nothing that is due waits."))
    says = _(
        "{n} messages are due, the oldest since {since:%Y-%m-%d %H:%M}; {lanes} lanes wait for their pace."
    )
    return Finding(name, Mark.LOOK, says.format(n=queue.due, since=queue.oldest, lanes=waiting))


def _zones(settings: Any, port: int | None) -> Finding:
    try:
        summer, winter = (
            datetime(2026, month, 1, 12, tzinfo=ZoneInfo("Europe/London")).utcoffset() for month in (7, 1)
        )
    except ZoneInfoNotFoundError:
        return Finding(
            _("zones"), Mark.WRONG, _("no zone data is here: install the system’s tzdata package.")
        )
    if summer == winter:
        return Finding(_("zones"), Mark.WRONG, _("the zone data knows no summer time: install tzdata anew."))
    return Finding(_("zones"), Mark.GOOD, _("the data of time zones is there."))


INSIDE = (_jobs, _oldest_message, _practice_key)
ZONES = _zones
