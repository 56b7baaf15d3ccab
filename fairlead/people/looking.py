"""A large file is looked at beside the request, so that the page can say how far it is.

If the process dies nothing is lost: the file is still there, and the page offers to look again."""

import threading
from collections.abc import Mapping
from datetime import date

from django.db import connection
from django.utils import timezone

from fairlead.core.errors import FairleadError
from fairlead.people.importing import look
from fairlead.people.models import Import

SMALL = 1_000  # rows that are looked at within the request


def start(*, one: Import, mapping: Mapping[str, object], full: bool, on: date) -> threading.Thread | None:
    """Looks at a small file at once; for a large one the thread that does it."""
    if one.rows <= SMALL:
        look(one=one, mapping=mapping, full=full, on=on)
        return None
    Import.objects.filter(pk=one.pk).update(looking_since=timezone.now(), progress=0, trouble="")
    thread = threading.Thread(
        target=run, args=(one.pk, mapping, full, on), name=f"look-{one.pk}", daemon=True
    )
    thread.start()
    return thread


def run(pk: int, mapping: Mapping[str, object], full: bool, on: date) -> None:
    try:
        one = Import.objects.select_related("company").get(pk=pk)
        look(one=one, mapping=mapping, full=full, on=on, progress=lambda what, share: said(pk, share))
    except FairleadError as error:
        Import.objects.filter(pk=pk).update(looking_since=None, trouble=error.sentence)
    finally:
        connection.close()


def said(pk: int, share: float) -> None:
    Import.objects.filter(pk=pk).update(progress=round(100 * share), looking_since=timezone.now())
