"""One limit for all of a fetch: looking up the name, connecting, the greeting of TLS, and every byte."""

import time
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fairlead.web.outward.errors import TooLong

SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Until:
    end: float

    @classmethod
    def after(cls, seconds: float = SECONDS) -> "Until":
        return cls(time.monotonic() + seconds)

    def left(self) -> float:
        """Seconds; raises TooLong when there are none."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise TooLong(_("The other server took longer than 10 seconds."))
        return left
