"""One figure from PostgreSQL: one statement, read only, at the address that was checked, within bounds."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from os import dup
from typing import Any

from django.utils.translation import gettext as _

from fairlead.plan.measures.fetching.errors import NoFigure
from fairlead.plan.measures.figures import within
from fairlead.web.outward.address import SQL, Place, place_of
from fairlead.web.outward.clock import Until
from fairlead.web.outward.errors import NoAnswer, TooLong
from fairlead.web.outward.hosts import Doors, checked

USUAL = frozenset(SQL.values())
FIGURES = frozenset((20, 21, 23, 700, 701, 1700))  # int8, int2, int4, float4, float8, numeric
DAYS = frozenset((1082, 1114, 1184))  # date, timestamp, timestamptz
NAME = b"fairlead"


def ask(
    address: str, user: str, password: str, statement: str, doors: Doors, until: Until
) -> tuple[date | None, float]:
    """The day, if the statement gives one, and the figure."""
    place = place_of(address, SQL)
    addresses = checked(place.host, place.port, USUAL, doors, until)
    try:
        import psycopg
    except ImportError:
        raise NoFigure(
            _("The part for PostgreSQL is not installed: pip install 'fairlead[postgres]'.")
        ) from None
    is_stated = doors.has(place.host, place.port, USUAL)
    try:
        with _connected(psycopg, place, addresses[0], user, password, is_stated, until) as connection:
            return _read(_row(connection, statement))
    except psycopg.Error as error:
        raise _told(error, place) from None


@contextmanager
def _connected(
    psycopg: Any, place: Place, address: str, user: str, password: str, is_stated: bool, until: Until
) -> Iterator[Any]:
    """A server that answers to nothing is cut off: what the database itself promises about time is not relied on."""
    wait = max(int(until.left() / 2), 2)
    # Beyond the firm's own network the server must show a certificate for its name.
    safe = {"sslmode": "prefer"} if is_stated else {"sslmode": "verify-full", "sslrootcert": "system"}
    connection = psycopg.connect(
        host=place.host, hostaddr=address, port=place.port, dbname=place.asks, user=user, password=password,
        connect_timeout=wait, application_name="fairlead", passfile="/dev/null", gssencmode="disable",
        options=f"-c default_transaction_read_only=on -c statement_timeout={int(until.left() * 900)} -c lock_timeout=2000",
        **safe,
    )  # fmt: skip
    line = socket.socket(fileno=dup(connection.pgconn.socket))
    cut = threading.Timer(until.left(), _cut, [line])
    cut.start()
    try:
        connection.read_only = True
        yield connection
    finally:
        cut.cancel()
        line.close()
        connection.close()


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _row(connection: Any, statement: str) -> tuple[Any, ...]:
    """What the columns are is asked before the statement runs, so that no gigabyte of text can come."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")  # from here on the transaction cannot become one that writes
        _refuse_columns(connection, statement)
        rows = []
        for row in cursor.stream(statement, binary=True):
            rows.append(row)
            if len(rows) > 1:
                raise NoFigure(_("The statement gives more than one row: let it give one."))
    if not rows:
        raise NoFigure(_("The statement gives no row."))
    return rows[0]


def _refuse_columns(connection: Any, statement: str) -> None:
    described = _described(connection.pgconn, statement)
    if described is None or described.nparams:
        raise NoFigure(
            _(
                "The database does not take this as one statement that gives a row: begin with SELECT, and write one only."
            )
        )
    kinds = [described.ftype(n) for n in range(described.nfields)]
    if kinds and kinds[-1] in FIGURES and (len(kinds) == 1 or (len(kinds) == 2 and kinds[0] in DAYS)):
        return
    raise NoFigure(_("The statement must give one column with a figure, or two: a day and a figure."))


def _described(pgconn: Any, statement: str) -> Any:
    """Prepared by its own protocol, which takes one statement and refuses two."""
    from psycopg.pq import ExecStatus

    prepared = pgconn.prepare(NAME, statement.encode())
    if prepared.status != ExecStatus.COMMAND_OK:
        raise NoFigure(_words(prepared.error_field(67), prepared.error_field(77)))
    described = pgconn.describe_prepared(NAME)
    return described if described.status == ExecStatus.COMMAND_OK else None


def _words(state: bytes | None, said: bytes | None) -> str:
    """What the database says of the statement's own words; other messages may hold what stands in its tables."""
    code, words = (state or b"").decode(), (said or b"").decode(errors="replace")
    if code.startswith("42"):
        return _("The database refuses the statement: {said}").format(said=words[:150])
    return _("The database refuses the statement (code {code}).").format(code=code or "?")


def _read(row: tuple[Any, ...]) -> tuple[date | None, float]:
    day, figure = (None, *row) if len(row) == 1 else row
    if figure is None:
        raise NoFigure(_("The statement gives an empty figure."))
    if isinstance(day, datetime):
        day = day.date()
    try:
        return day, within(float(figure))
    except OverflowError:
        return day, within(float("inf"))


def _told(error: Any, place: Place) -> NoAnswer:
    state = error.sqlstate or ""
    if state == "57014":
        return TooLong(_("The statement took longer than 10 seconds."))
    if state == "25006":
        return NoFigure(_("The statement wants to change something: only reading is allowed."))
    if state:
        return NoFigure(_words(state.encode(), (error.diag.message_primary or "").encode()))
    return NoFigure(
        _("{host} cannot be reached, shows no valid certificate, or refuses name or password.").format(
            host=place.host
        )
    )
