"""Which sites may show the plan inside a page of theirs. What goes into the header is only ever an origin."""

import re

from django.forms import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairlead.plan.typed import Words

MOST = 5
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ORIGIN = re.compile(rf"https?://{_LABEL}(?:\.{_LABEL})*(?::[1-9][0-9]{{0,4}})?")


def is_origin(text: str) -> bool:
    """Scheme, host and port, and nothing else: no path, no star, no sign that ends a directive.

    >>> is_origin("https://intranet.example.com"), is_origin("http://wiki:8080")
    (True, True)
    >>> [is_origin(bad) for bad in ("https://*.example.com", "https://a.example; script-src *", "https://a.example/", "*")]
    [False, False, False, False]
    """
    return len(text) <= 200 and _ORIGIN.fullmatch(text) is not None


def origins_of(text: str) -> list[str]:
    """What may go into `frame-ancestors`; asked again each time, whatever stands in the row."""
    return [one for one in text.split(" ") if is_origin(one)][:MOST]


class Origins(Words):
    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("May be shown inside a page of"), at_most=1_000, required=False,
            help_text=gettext_lazy("For an intranet: https://intranet.example.com, without a path; several with a space between."),
        )  # fmt: skip

    def clean(self, value: str) -> str:
        given = list(dict.fromkeys(one.rstrip("/") for one in super().clean(value).lower().split()))
        wrong = [one for one in given if not is_origin(one)]
        if wrong:
            told = _(
                "“{text}” is no address of a site: write it as https://intranet.example.com, without a path or star."
            )
            raise ValidationError(told.format(text=wrong[0][:80]))
        if len(given) > MOST:
            raise ValidationError(_("At most {n} sites may show one link: make another link.").format(n=MOST))
        return " ".join(given)
