"""Fairlead: do the people of a company know, believe and feel where it is going?

>>> import fairlead
>>> callable(fairlead.diagnose)
True
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fairlead.core.diagnosis import Diagnosis, diagnose

__all__ = ["Diagnosis", "diagnose"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # Lazy, so that `import fairlead` and `--help` do not pay for the engine.
    if name in __all__:
        from fairlead.core import diagnosis

        return getattr(diagnosis, name)
    raise AttributeError(f"module 'fairlead' has no attribute {name!r}")
