"""One source, fetched: the day, if it says one, and the figure."""

import base64
from datetime import date

from django.conf import settings

from fairlead.plan.measures.fetching import sql, web
from fairlead.plan.measures.fetching.answers import figure_in
from fairlead.plan.measures.models import Reads, Source
from fairlead.plan.measures.sealing import unseal
from fairlead.web.outward.clock import Until
from fairlead.web.outward.hosts import Doors


def fetch(
    source: Source, doors: Doors | None = None, until: Until | None = None
) -> tuple[date | None, float]:
    """Raises NoFigure, NoNumber or Unopened."""
    doors = doors or Doors(settings.MEASURE_HOSTS)
    until = until or Until.after()
    parts = unseal(str(source.measure_id), source.sealed)
    if source.reads == Reads.SQL:
        return sql.ask(parts["address"], source.user, parts["secret"], source.asks, doors, until)
    body = web.get(parts["address"], headers_of(source, parts["secret"]), doors, until)
    return None, figure_in(body, source.reads, source.asks)


def headers_of(source: Source, secret: str) -> dict[str, str]:
    """The secret in its header; with a user name, as name and password."""
    if not secret:
        return {}
    if source.user:
        pair = base64.b64encode(f"{source.user}:{secret}".encode()).decode()
        return {"Authorization": f"Basic {pair}"}
    return {source.header or "Authorization": secret}
