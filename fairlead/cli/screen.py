"""Where results are printed."""

from rich.console import Console


class Screen(Console):
    """A console that leaves it to `running` what a closed pipe means; Rich would exit with 1, our --fail-on."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError
