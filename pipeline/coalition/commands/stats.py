"""`coalition stats`: how much a store holds."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from coalition.commands.options import StoreOption
from coalition.store.opening import open_store


class Written(StrEnum):
    """What statistics are written as."""

    TABLE = "table"
    JSON = "json"


def stats(
    written: Annotated[Written, typer.Option("--format", help="Lines for people, JSON for programs.")] = Written.TABLE,
    store: StoreOption = None,
) -> None:
    """Tell how much the store holds: articles, versions, statements by relation, nations, quarantine, runs, size."""
    # Here, not at the top: no other command needs it.
    from coalition.store.statistics import statistics  # noqa: PLC0415 - see the line above

    with open_store(store, read_only=True) as opened:
        found = statistics(opened)
    if written is Written.JSON:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    lines = [(name, value) for name, value in found.items() if not isinstance(value, dict)]
    for name, group in found.items():
        if isinstance(group, dict):
            lines += [(f"{name}: {key}", value) for key, value in group.items()]
    width = max(len(name) for name, _ in lines)
    for name, value in lines:
        typer.echo(f"{name.ljust(width)}  {f'{value:,}' if isinstance(value, int) else value or '-'}")
