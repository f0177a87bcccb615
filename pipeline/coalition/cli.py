"""The command line: parses, calls, prints. Each verb is a module of coalition.commands."""

import io
import os
import sys
from typing import Annotated

import typer

from coalition import __version__
from coalition.commands.verbs import PLAIN, Verbs
from coalition.errors import CoalitionError

FAULT = 70
"""Exit code for a fault of the program itself, as sysexits.h has it."""
TRACEBACK = "COALITION_TRACEBACK"
"""The environment variable that shows where a fault of the program happened."""

app = typer.Typer(
    name="coalition",
    cls=Verbs,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
    **PLAIN,
)


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)


def _version(asked: bool) -> None:
    if asked:
        version()
        raise typer.Exit


@app.callback()
def coalition(
    _: Annotated[bool, typer.Option("--version", callback=_version, help="Print the version.", is_eager=True)] = False,
) -> None:
    """A knowledge graph of international coalitions, read from news, each answer with its passage."""


def main() -> None:
    """Run the command line; an error that a user can mend is one sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Articles are full of what older encodings lack.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        app()
    except CoalitionError as error:
        typer.echo(f"coalition: {error}", err=True)
        raise SystemExit(error.exit_code) from None
    except Exception as error:
        # A fault of ours. Users are spared where it happened; whoever looks for it asks for it.
        if os.environ.get(TRACEBACK):
            raise
        typer.echo(
            f"coalition: this is a fault of the program, please report it: {type(error).__name__}: {error}; "
            f"{TRACEBACK}=1 in the environment shows where it happened.",
            err=True,
        )
        raise SystemExit(FAULT) from None


if __name__ == "__main__":
    main()
