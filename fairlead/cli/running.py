"""Runs a command and maps every error once: a sentence on stderr, and an exit code."""

import os
import sys
from collections.abc import Sequence
from gettext import gettext as _
from json import dumps

from typer import Abort, Exit
from typer.main import get_command

from fairlead.cli.app import app
from fairlead.core.errors import FairleadError

FAIL_ON_MET, BAD_INPUT, BROKEN, INTERRUPTED = 1, 2, 70, 130
DEBUG = "--debug"


def main() -> None:
    """The console script."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs one command line; the exit code. 0 done, 1 a --fail-on was met, 2 bad input, 130 interrupted,
    70 a fault of Fairlead."""
    words = [word for word in arguments if word != DEBUG]
    try:
        return _run(words)
    except (KeyboardInterrupt, Abort):
        return _refuse(_("Stopped; nothing half-written is left behind."), INTERRUPTED, words)
    except FairleadError as error:
        return _refuse(error.sentence, error.exit_code, words)
    except BrokenPipeError:
        return _nobody_reads()
    except Exception as error:
        # A word that was mistyped; the class has moved between releases of Typer, its method has not.
        mistyped = getattr(error, "format_message", None)
        if mistyped:
            return _refuse(_sentence(mistyped()), BAD_INPUT, words)
        if DEBUG in arguments:
            raise
        return _refuse(_fault(error), BROKEN, words)


def _run(words: Sequence[str]) -> int:
    # Not `app()` and not `main()`: both would take Ctrl-C and closed pipes for themselves.
    command = get_command(app)
    try:
        with command.make_context("fairlead", list(words) or ["--help"]) as context:
            command.invoke(context)
    except Exit as end:
        return end.exit_code
    finally:
        sys.stdout.flush()
    return 0


def _sentence(message: str) -> str:
    return _("{message} See fairlead --help.").format(message=message.rstrip(".") + ".")


def _refuse(sentence: str, code: int, words: Sequence[str]) -> int:
    if "--json" in words:
        sys.stdout.write(dumps({"error": sentence, "exit_code": code}, ensure_ascii=False) + "\n")
    sys.stderr.write(sentence + "\n")
    return code


def _fault(error: Exception) -> str:
    text = _("Fairlead itself failed ({kind}: {error}); run it again with {debug} and report what it says.")
    return text.format(kind=type(error).__name__, error=" ".join(str(error).split()), debug=DEBUG)


def _nobody_reads() -> int:
    # `fairlead … | head`: the reader has gone; Python must not complain once more while it closes stdout.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
