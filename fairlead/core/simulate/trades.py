"""Invented firms of three trades: their plans, their places, and what people might write about them.

The phrasings in `trades/*.toml` were written by hand, without looking at a scorer and without trying one: what a
scorer misses or imagines in them is its own.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from fairlead.core.simulate.errors import UnableToSimulate

TRADES = ("staffing", "bakery", "software")
NAMED_AS = ("verbatim", "short", "own", "synonym", "misspelt")  # ways of naming a statement
KINDS = (*NAMED_AS, "partly")
Phrases = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Priority:
    """One statement with the phrasings people use for it. `keys` are owner, due, measure and target."""

    id: str
    text: str
    keys: Mapping[str, Any]
    phrases: Phrases


@dataclass(frozen=True, slots=True)
class Trade:
    """One invented firm. `raw` holds the remaining words: purpose, value, not_doing."""

    name: str
    company: str
    leaders: tuple[str, ...]
    places: tuple[str, ...]
    roles: tuple[str, ...]
    stages: tuple[str, ...]
    priorities: tuple[Priority, ...]
    old: tuple[str, ...]
    pets: tuple[str, ...]
    commitments: tuple[str, ...]
    promises: tuple[str, ...]
    raw: Mapping[str, Any]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the priorities, in the plan's order."""
        return tuple(p.id for p in self.priorities)


@dataclass(frozen=True, slots=True)
class Common:
    """What is heard in every firm: buzzwords, ways to say "don't know", words of leavers by reason."""

    buzzwords: tuple[str, ...]
    unknown: tuple[str, ...]
    exits: Phrases


@cache
def trade(name: str) -> Trade:
    """The firm of one trade; UnableToSimulate if there is none.

    >>> trade("bakery").ids[0], len(trade("bakery").priorities)
    ('waste-tenth', 5)
    """
    if name not in TRADES:
        raise UnableToSimulate(f"There is no trade '{name}' to simulate: choose {', '.join(TRADES)}.")
    raw = raw_trade(name)
    lists = {k: tuple(raw[k]) for k in ("leaders", "places", "roles", "stages")}
    extra = {k: tuple(v) for k, v in raw["extra"].items()}
    priorities = tuple(_priority(p) for p in raw["priority"])
    return Trade(name, raw["company"], priorities=priorities, raw=MappingProxyType(raw), **lists, **extra)


@cache
def common() -> Common:
    """The words of every firm."""
    raw = raw_trade("common")
    exits = {reason: tuple(texts) for reason, texts in raw["exits"].items()}
    return Common(tuple(raw["buzzwords"]), tuple(raw["unknown"]), MappingProxyType(exits))


def raw_trade(name: str) -> dict[str, Any]:
    """A page of `trades/` as it is written."""
    page = files("fairlead.core.simulate").joinpath(f"trades/{name}.toml")
    return tomllib.loads(page.read_text(encoding="utf-8"))


def _priority(raw: Mapping[str, Any]) -> Priority:
    keys = {k: raw[k] for k in ("owner", "due", "measure", "target")}
    phrases = {"verbatim": (raw["text"],)} | {kind: tuple(raw[kind]) for kind in KINDS[1:]}
    return Priority(raw["id"], raw["text"], MappingProxyType(keys), MappingProxyType(phrases))
