"""Each event that the product records has its sentence, and no sentence waits for an event that never comes."""

import ast
import string
from collections.abc import Iterator

import pytest

from fairlead.journal.events import EVENTS
from tests.architecture.places import PRODUCT, modules, tree

RECORDERS = (
    "record",
    "_note",
    "note",
    "_tell",
    "_told",
)  # rooms that record much have a `_note` of their own
BY_THE_WORKER = {
    "chat ended",
    "mail came back for good",
    "mail came back for now",
    "mail left",
    "mail was unwanted",
    "measure source answers again",
    "measure source failed",
    "voices counted",
}  # nobody here does it: a day has come, or another system speaks
PLACE = PRODUCT / "journal" / "events.py"


def recorded() -> Iterator[str]:
    for path in modules(PRODUCT):
        if "core" not in path.relative_to(PRODUCT).parts:
            yield from (what for node in ast.walk(tree(path)) if (what := event_of(node)))


def event_of(node: ast.AST) -> str | None:
    """The words that a call of a recorder begins with."""
    called = isinstance(node, ast.Call) and name_of(node.func) in RECORDERS
    first = node.args[0] if called and node.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def name_of(called: ast.expr) -> str:
    """`note(…)` and `opening.note(…)` alike."""
    return getattr(called, "id", getattr(called, "attr", ""))


def constants() -> set[object]:
    """All words in the product, but those of the registry itself."""
    trees = (tree(path) for path in modules(PRODUCT) if path != PLACE)
    return {node.value for one in trees for node in ast.walk(one) if isinstance(node, ast.Constant)}


def test_each_event_that_is_recorded_is_registered():
    found = set(recorded())
    assert len(found) > 15
    assert found - set(EVENTS) == set()


def test_each_event_that_is_registered_is_recorded_somewhere():
    """In one piece, or as two words that are put together: `f"commitment {EVENTS[did]}"`."""
    words = constants()
    missing = {name for name in set(EVENTS) - words if not put_together(name, words)}
    assert missing == set()


def put_together(name: str, words: set[object]) -> bool:
    return any({name[:at], name[at:]} <= words for at, sign in enumerate(name) if at and name[at - 1] == " ")


def test_the_registry_is_in_alphabetical_order_and_its_names_are_short():
    assert list(EVENTS) == sorted(EVENTS)
    assert all(len(name) <= 60 for name in EVENTS)


@pytest.mark.parametrize("name", EVENTS)
def test_a_sentence_says_who(name):
    named = {
        field for _text, field, _spec, _conversion in string.Formatter().parse(str(EVENTS[name])) if field
    }
    assert "who" in named or name in BY_THE_WORKER
    assert all(field.isidentifier() for field in named)
