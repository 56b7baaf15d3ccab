"""Renders tests/spec/ into docs/story/ and the commands into docs/operate/commands.md; `--check` only compares."""

import argparse
import ast
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MADE = "<!-- made by `make docs` from {source}; edit that -->\n"


def chapters() -> dict[Path, str]:
    pages: dict[Path, str] = {}
    for path in sorted((ROOT / "tests/spec").glob("test_[0-9]*.py")):
        name = path.stem.removeprefix("test_").replace("_", "-") + ".md"
        pages[ROOT / "docs/story" / name] = chapter(path)
    return pages


def chapter(path: Path) -> str:
    source = path.read_text(encoding="utf-8")
    module = ast.parse(source)
    title, _, text = (ast.get_docstring(module) or path.stem).partition("\n")
    parts = [MADE.format(source=path.relative_to(ROOT)), f"# {title.rstrip('.')}\n", text.strip() + "\n"]
    parts += [section(node, source) for node in module.body if is_test(node)]
    return "\n".join(part for part in parts if part.strip()).rstrip() + "\n"


def is_test(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test_")


def section(node: ast.FunctionDef, source: str) -> str:
    heading = node.name.removeprefix("test_").replace("_", " ")
    text = ast.get_docstring(node) or ""
    body = node.body[1:] if text else node.body
    lines = source.splitlines()[body[0].lineno - 1 : node.end_lineno] if body else []
    code = textwrap.dedent("\n".join(lines))
    return f"## {heading[0].upper()}{heading[1:]}\n\n{text}\n\n```python\n{code}\n```\n".replace(
        "\n\n\n", "\n\n"
    )


def commands() -> dict[Path, str]:
    from fairlead.cli import reference

    page = MADE.format(source="the help of each command") + "\n" + reference()
    return {ROOT / "docs/operate/commands.md": page}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="say which pages are stale, write nothing")
    stale = {
        p: t for p, t in {**chapters(), **commands()}.items() if not p.exists() or p.read_text("utf-8") != t
    }
    if parser.parse_args().check:
        print(
            "\n".join(f"stale: {p.relative_to(ROOT)}; run `make docs`" for p in stale)
            or "the pages are up to date"
        )
        return 1 if stale else 0
    for path, text in stale.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
