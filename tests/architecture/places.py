"""Where things are, for the tests that read our own tree."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ROOT / "fairlead"
CORE = PRODUCT / "core"


def modules(under: Path) -> Iterator[Path]:
    """All but tests, and migrations, which Django writes."""
    beside = {"tests", "migrations"}
    return (p for p in sorted(under.rglob("*.py")) if not beside & set(p.relative_to(under).parts))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef))


def contract(name_begins: str) -> dict[str, object]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    return next(c for c in contracts if c["name"].startswith(name_begins))
