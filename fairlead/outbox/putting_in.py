"""Many messages into the table at once, in the transaction of who needs them: their keys are taken first, then both tables filled."""

from collections.abc import Iterator, Sequence
from functools import cache
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from fairlead.outbox.claiming import in_table, marks
from fairlead.outbox.models import Message, State

COLUMNS = (
    "id", "company", "purpose", "promise", "state", "message_id", "channel", "host", "priority", "to", "subject",
    "attempts", "crashes", "in_doubt", "reason", "queued_at", "due_at", "not_after", "worker",
)  # fmt: skip
WORDS = ("message_id", "content")


def put_in(messages: Sequence[Message]) -> Sequence[Message]:
    """With their keys; what is withdrawn from the first is listed without its words."""
    now = timezone.now()
    if messages:
        with transaction.atomic(), connection.cursor() as cursor:
            for message, pk in zip(messages, _keys(cursor, len(messages)), strict=True):
                message.pk, message.queued_at = pk, now
            _fill(cursor, "outbox_message", COLUMNS, list(_rows(messages)))
            said = [(one.pk, one.content) for one in messages if one.state == State.QUEUED]
            _fill(cursor, "outbox_content", WORDS, said)
    for message in messages:
        message.is_in()
    return messages


def _keys(cursor, count: int) -> list[int]:  # type: ignore[no-untyped-def]
    """SQLite: nobody else writes while our IMMEDIATE transaction does. PostgreSQL: a sequence gives each number once."""
    if connection.vendor == "sqlite":
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = 'outbox_message'")
        last = (cursor.fetchone() or (0,))[0]
        return list(range(last + 1, last + count + 1))
    sequence = "pg_get_serial_sequence('outbox_message', 'id')"
    cursor.execute(f"SELECT nextval({sequence}) FROM generate_series(1, %s)", [count])
    return [row[0] for row in cursor.fetchall()]


def _rows(messages: Sequence[Message]) -> Iterator[tuple[object, ...]]:
    moment = cache(in_table)  # most are due together
    for m in messages:
        yield (
            m.pk, _company(m.company), m.purpose, str(m.promise), str(m.state), m.message_id, m.channel, m.host,
            int(m.priority), m.to, m.subject, 0, 0, False, m.reason, moment(m.queued_at), moment(m.due_at),
            m.not_after and moment(m.not_after), "",
        )  # fmt: skip


def _company(key: UUID | None) -> object:
    return key.hex if key and connection.vendor == "sqlite" else key


def _fill(cursor, table: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:  # type: ignore[no-untyped-def]
    names = ", ".join(f'"{name}"' for name in columns)
    if connection.vendor == "sqlite":
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks(columns)})", rows)
        return
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
