"""`doctor`: one line for each thing that an installation needs, with what to do."""

from collections.abc import Callable, Iterator
from gettext import gettext as _
from typing import Any

from fairlead.cli import telling
from fairlead.cli.serving_checks import beyond_the_database, of_the_database
from fairlead.cli.serving_django import NotPrepared, data_folder, start_django
from fairlead.cli.serving_finding import Finding, Mark

SIGNS = {Mark.GOOD: "ok   ", Mark.LOOK: "look ", Mark.WRONG: "WRONG"}


def examine(port: int | None, json: bool) -> int:
    """The exit code: 1 if something is wrong."""
    folder = data_folder()
    if not (folder / "secret-key").exists():
        raise NotPrepared(
            _("There is no Fairlead in {folder}: call fairlead init first.").format(folder=folder)
        )
    settings = start_django()
    found = list(_looked(settings, port))
    if json:
        telling.as_json([{"name": one.name, "mark": one.mark.value, "says": one.says} for one in found])
    else:
        telling.say("\n".join(f"{SIGNS[one.mark]} {one.name}: {one.says}" for one in found))
    return 1 if any(one.mark is Mark.WRONG for one in found) else 0


def _looked(settings: Any, port: int | None) -> Iterator[Finding]:
    """What follows from a database that does not answer is not looked at."""
    first, *rest = of_the_database()
    begin = _one(first, settings, port)
    yield begin
    if begin.mark is not Mark.WRONG:
        yield from (_one(check, settings, port) for check in rest)
    yield from (_one(check, settings, port) for check in beyond_the_database())


def _one(check: Callable[[Any, int | None], Finding], settings: Any, port: int | None) -> Finding:
    try:
        return check(settings, port)
    except Exception as error:
        name = check.__name__.strip("_").replace("_", " ")
        return Finding(name, Mark.WRONG, _("cannot be looked at ({error}).").format(error=_short(error)))


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
