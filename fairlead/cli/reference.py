"""The command reference, made from the help of each command: `docs/operate/commands.md`."""

from gettext import gettext as _


def reference() -> str:
    """A page of Markdown with each command and its help."""
    from typer.main import get_command

    from fairlead.cli.app import app

    root = get_command(app)
    commands = getattr(root, "commands", {})
    parts = [f"# {_('Commands')}\n", _section("fairlead", root)]
    parts += [_section(f"fairlead {name}", command) for name, command in commands.items()]
    return "\n".join(parts)


def _section(name: str, command: object) -> str:
    context = command.make_context(name, [], resilient_parsing=True, terminal_width=100)  # type: ignore[attr-defined]
    lines = [line.rstrip() for line in context.get_help().splitlines()]
    return f"## `{name}`\n\n```\n" + "\n".join(lines).strip() + "\n```\n"
