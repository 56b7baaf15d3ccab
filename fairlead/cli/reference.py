"""The command reference, made from the help of each command: `docs/operate/commands.md`."""

from collections.abc import Iterator
from gettext import gettext as _


def reference() -> str:
    """A page of Markdown with each command and its help."""
    from typer.main import get_command

    from fairlead.cli.app import app

    return "\n".join((f"# {_('Commands')}\n", *_sections("fairlead", get_command(app))))


def _sections(name: str, command: object) -> Iterator[str]:
    """A command, then those below it."""
    yield _section(name, command)
    for word, below in getattr(command, "commands", {}).items():
        yield from _sections(f"{name} {word}", below)


def _section(name: str, command: object) -> str:
    context = command.make_context(name, [], resilient_parsing=True, terminal_width=100)  # type: ignore[attr-defined]
    lines = [line.rstrip() for line in context.get_help().splitlines()]
    return f"## `{name}`\n\n```\n" + "\n".join(lines).strip() + "\n```\n"
