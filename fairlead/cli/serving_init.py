"""`init`: tables, secret key, and one set-up link."""

from gettext import gettext as _
from typing import Any

from fairlead.cli import telling
from fairlead.cli.serving_django import (
    NotPrepared,
    data_folder,
    make_tables,
    start_django,
    waiting_migrations,
)


def prepare(again: bool, json: bool) -> None:
    """Everything that the first owner needs; refuses when somebody is in already."""
    data_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    settings = start_django()
    make_tables()
    from fairlead.people.models import SetUpLink

    _refuse_a_second(again)
    link = _address(settings, SetUpLink.make_only())
    if json:
        telling.as_json({"link": link, "data": str(settings.DATA)})
        return
    telling.say(link)
    telling.aside(
        _("Open this link once to come in as the owner. It is shown only here, and dies when used.")
    )
    telling.aside(_("Data and secret key: {folder}. Next: fairlead serve").format(folder=settings.DATA))


def _refuse_a_second(again: bool) -> None:
    from fairlead.people.models import Company, SetUpLink

    if again:
        return
    if Company.objects.exists():
        raise NotPrepared(
            _("Somebody has come in already. For one more company's owner call fairlead init --again.")
        )
    if SetUpLink.objects.filter(used_at=None).exists():
        raise NotPrepared(
            _("A set-up link waits to be used; only its hash is kept. Lost it? Call fairlead init --again.")
        )


def _address(settings: Any, token: str) -> str:
    from django.urls import reverse

    return str(settings.SITE.origin) + str(reverse("people:set-up", args=[token]))


def upgrade_tables(json: bool) -> None:
    """The tables of this version."""
    settings = start_django()
    waiting = waiting_migrations()
    make_tables()
    if json:
        telling.as_json({"applied": waiting, "data": str(settings.DATA)})
        return
    telling.say(_("The tables are those of this version; {n} changes were made.").format(n=len(waiting)))
