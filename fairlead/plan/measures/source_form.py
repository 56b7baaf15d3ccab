"""The form of a source. The secret goes in and never comes out; an address with hidden parts stays when left as shown."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.core.errors import BadInput
from fairlead.plan.measures.models import Every, Reads, Source
from fairlead.plan.measures.sealing import unseal
from fairlead.web.outward.address import SQL, WEB, Place, masked, place_of
from fairlead.web.outward.hosts import Doors, seen

_HEADER = re.compile(r"[A-Za-z0-9-]{1,60}", re.ASCII)
_OURS = frozenset(
    (
        "host",
        "connection",
        "content-length",
        "transfer-encoding",
        "accept-encoding",
        "upgrade",
        "te",
        "trailer",
        "expect",
    )
)
_SEEN = re.compile(r"[ -~]*", re.ASCII)


Unkept = {"autocomplete": "off", "spellcheck": "false"}


class SourceForm(forms.Form):
    data: Any  # what was typed; Django gives it no type

    reads = forms.ChoiceField(label=gettext_lazy("What answers"), choices=Reads.choices)
    address = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=2_000,
        widget=forms.TextInput(attrs=Unkept),
        help_text=gettext_lazy(
            "https://figures.example.com/deployments.json, or postgresql://warehouse.example.com/delivery. "
            "What stands after a “?” is not shown again."
        ),
    )
    asks = forms.CharField(
        label=gettext_lazy("Where the figure stands"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "JSON: a path such as data.0.value. CSV: the name of a column; its last row counts. "
            "Database: one SELECT that gives a figure, or a day and a figure. A plain number: nothing."
        ),
    )
    user = forms.CharField(
        label=gettext_lazy("User name"),
        required=False,
        max_length=63,
        widget=forms.TextInput(attrs=Unkept),
        help_text=gettext_lazy("Of the database, or for an address that asks for name and password."),
    )
    header = forms.CharField(
        label=gettext_lazy("Header for the secret"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs=Unkept),
        help_text=gettext_lazy("If it is not Authorization: “X-Api-Key”. Only without a user name."),
    )
    secret = forms.CharField(
        label=gettext_lazy("Secret"),
        required=False,
        strip=False,
        max_length=2_000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy(
            "The password, or the whole value of the header: “Bearer 3f…”. It is sealed and never shown again."
        ),
    )
    no_secret = forms.BooleanField(
        label=gettext_lazy("It needs no secret; forget one that was kept"), required=False
    )
    every = forms.ChoiceField(label=gettext_lazy("How often"), choices=Every.choices, initial=Every.DAY)

    def __init__(self, *args: Any, source: Source | None, **options: Any) -> None:
        kept = (
            {}
            if source is None
            else {n: getattr(source, n) for n in ("reads", "asks", "user", "header", "every")}
        )
        initial = kept | ({"address": source.shown} if source else {})
        super().__init__(*args, initial=initial, **options)
        self.source, self.before = source, _opened(source)
        if self.before.get("secret"):
            self.fields["secret"].help_text = _("Kept. Write it anew to replace it; it is never shown.")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors:
            return said
        try:
            place = self._placed(said)
        except BadInput as error:
            self._hide_what_was_typed()
            self.add_error("address", error.sentence)
            return said
        self._look_at_what_it_asks(said)
        self._look_at_the_secret(said, place)
        return said

    def _placed(self, said: dict[str, Any]) -> Place:
        if self.source and said["address"] == self.source.shown and self.before:
            said["address"] = self.before["address"]
        schemes = SQL if said["reads"] == Reads.SQL else WEB
        place = place_of(said["address"], schemes)
        seen(place.host, place.port, frozenset(schemes.values()), _doors())
        return place

    def _hide_what_was_typed(self) -> None:
        """A password in the address is not sent back to the page."""
        typed: Any = self.data.copy()
        if "@" in typed.get("address", ""):
            typed["address"] = masked(typed["address"])
            self.data = typed

    def _look_at_what_it_asks(self, said: dict[str, Any]) -> None:
        said["asks"] = (
            said["asks"].strip().rstrip(";") if said["reads"] == Reads.SQL else said["asks"].strip()
        )
        if said["reads"] != Reads.NUMBER and not said["asks"]:
            self.add_error("asks", _("Say where the figure stands: a path, a column, or a SELECT."))
        if said["reads"] == Reads.SQL and not said["user"]:
            self.add_error("user", _("Name a user of the database who may only read."))
        if said["header"] and (not _HEADER.fullmatch(said["header"]) or said["header"].casefold() in _OURS):
            self.add_error("header", _("This header cannot be set: write a name such as X-Api-Key."))

    def _look_at_the_secret(self, said: dict[str, Any], place: Place) -> None:
        """Kept if none was written and the address still leads to the same host; never sent anywhere else."""
        secret = "" if said["no_secret"] else said["secret"]
        kept = "" if said["no_secret"] or secret else self.before.get("secret", "")
        if kept and _origin(self.before["address"]) != place.origin:
            told = _("The address leads to another host: write the secret anew, or say that none is needed.")
            self.add_error("secret", told)
            return
        said["secret"] = secret or kept
        if not said["secret"] or said["reads"] == Reads.SQL:
            return
        if not (_SEEN.fullmatch(said["secret"]) and _SEEN.fullmatch(said["user"])):
            self.add_error("secret", _("A header holds plain letters, digits and signs only."))
        elif place.scheme == "http" and not _doors().has(place.host, place.port, frozenset(WEB.values())):
            told = _("With a secret the address must begin with https://, else it can be read on the way.")
            self.add_error("address", told)


def _doors() -> Doors:
    return Doors(settings.MEASURE_HOSTS)


def _opened(source: Source | None) -> dict[str, str]:
    """What was sealed; nothing if it cannot be opened any more."""
    try:
        return unseal(str(source.measure_id), source.sealed) if source else {}
    except BadInput:
        return {}


def _origin(address: str) -> tuple[str, str, int] | None:
    for schemes in (WEB, SQL):
        try:
            return place_of(address, schemes).origin
        except BadInput:
            continue
    return None
