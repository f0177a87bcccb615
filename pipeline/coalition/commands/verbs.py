"""The verbs of the command line, each imported when it is asked for: no command pays for what another needs."""

from functools import cache
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

PLAIN: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False}
"""Plain help and errors: they need not import what draws boxes."""

# Parameters of questions are options that no command knows beforehand.
_OPEN = {"allow_extra_args": True, "ignore_unknown_options": True}

# The function VERB of the module VERB, and how it is made a command, in the order of the help.
_VERBS: dict[str, dict[str, Any]] = {
    "ingest": {},
    "watch": {},
    "ask": {"context_settings": _OPEN, "add_help_option": False},
    "query": {"context_settings": _OPEN},
    "export": {},
    "history": {},
    "retract": {},
    "refresh": {},
    "stats": {},
    "doctor": {},
    "backup": {},
    "restore": {},
    "validate": {},
    "read": {},
    "explain": {},
    "evaluate": {},
}


class Verbs(TyperGroup):
    """All commands: those of this package, then those that were added to the app itself."""

    def __init__(self, *, commands: dict[str, Any], **settings: Any) -> None:
        super().__init__(commands={verb: TyperCommand(verb) for verb in _VERBS} | commands, **settings)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command by its name; None if there is none."""
        return _imported(cmd_name) if cmd_name in _VERBS else super().get_command(ctx, cmd_name)


@cache
def _imported(verb: str) -> Any:
    alone = typer.Typer(add_completion=False, **PLAIN)
    function = getattr(import_module(f"coalition.commands.{verb}"), verb)
    alone.command(verb, **_VERBS[verb])(function)
    return typer.main.get_command(alone)
