"""All routes that the rooms declare in `tests/routes*.py`, and all that Django answers."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from fairlead.people.tests.matrix import Cast, Route

PRODUCT = Path(__file__).resolve().parents[2] / "fairlead"
OUTSIDE = "sign-in/"  # allauth's own addresses: test_sign_in_routes.py


def modules():
    files = sorted(PRODUCT.glob("**/tests/routes*.py"), key=lambda file: (len(file.parts), file))
    return [import_module(".".join(f.relative_to(PRODUCT.parent).with_suffix("").parts)) for f in files]


def declared() -> list[Route]:
    return [route for module in modules() for route in module.ROUTES]


def furnished(cast: Cast) -> Cast:
    for module in modules():
        getattr(module, "furnish", lambda cast: None)(cast)
    return cast


def answered() -> dict[str, set[str]]:
    """Every name that our own rooms answer, with what its address names."""
    return dict(our_names())


def our_names() -> list[tuple[str, set[str]]]:
    return list(_names([p for p in get_resolver().url_patterns if str(p.pattern) != OUTSIDE]))


def answered_by_allauth() -> dict[str, set[str]]:
    return dict(_names([p for p in get_resolver().url_patterns if str(p.pattern) == OUTSIDE]))


def _names(patterns, space: str = "", seen: frozenset[str] = frozenset()) -> Iterator[tuple[str, set[str]]]:
    for one in patterns:
        named = seen | set(one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _names(one.url_patterns, inner, named)
        elif isinstance(one, URLPattern):
            yield f"{space}{one.name}", set(named)
