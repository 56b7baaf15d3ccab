"""One GET for a figure: only a plain answer of data counts."""

from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from fairlead.plan.measures.fetching.errors import NoFigure
from fairlead.web.outward.clock import Until
from fairlead.web.outward.hosts import Doors
from fairlead.web.outward.wire import Answer, ask


def get(address: str, headers: dict[str, str], doors: Doors, until: Until) -> bytes:
    """The body of the answer. Raises NoAnswer, or its kind NoFigure."""
    answer = ask(address, headers, doors, until)
    _refuse(answer, urlsplit(address).hostname or "")
    return answer.body


def _refuse(answer: Answer, host: str) -> None:
    if 300 <= answer.status < 400:
        there = _host_of(answer.headers.get("location", ""))
        said = _("{host} sends us on to {there}; we do not follow: write the address that answers itself.")
        raise NoFigure(said.format(host=host, there=there or _("another address")))
    if answer.status != 200:
        raise NoFigure(_("{host} answers with status {status}.").format(host=host, status=answer.status))
    if "html" in answer.headers.get("content-type", "").casefold():
        said = _("{host} answers with a web page, not with data: perhaps a page for signing in.")
        raise NoFigure(said.format(host=host))


def _host_of(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "")[:100]
    except ValueError:
        return ""
