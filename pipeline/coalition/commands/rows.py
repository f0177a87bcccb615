"""Rows of the statement table, written in the formats it has."""

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from coalition.commands.files import opened_output
from coalition.commands.options import RowFormat
from coalition.errors import UsageError
from coalition.statements import table
from coalition.store.store import Store


@dataclass(frozen=True, slots=True)
class Table:
    """A table of what a store holds: how its rows are got, and the keys that they may have."""

    of: Callable[[Store], Iterator[table.Row]]
    keys: tuple[str, ...]


TABLES: dict[str, Table] = {
    "statements": Table(table.statements, table.STATEMENT_KEYS),
    "entities": Table(table.entities, table.ENTITY_KEYS),
}
"""The tables there are, by the name `--as` gives them."""

RowFormatOption = Annotated[
    RowFormat | None,
    typer.Option("--format", help="What a table is written as: JSON Lines, CSV or Parquet.", show_default="jsonl"),
]


def write_rows(
    rows: Iterable[table.Row], keys: tuple[str, ...], written: RowFormat | None, output: Path | None
) -> None:
    """Write rows to a file or to standard output.

    Raises:
        UsageError: if Parquet would go to a terminal, or pyarrow is not installed for it.
    """
    if written is RowFormat.PARQUET and output is None and sys.stdout.isatty():
        raise UsageError("Parquet is not for terminals; name a file with --output.")
    with opened_output(output) as file:
        if written is RowFormat.PARQUET:
            table.write_parquet(rows, file, keys)
            return
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        try:
            if written is RowFormat.CSV:
                table.write_csv(rows, text, keys)
            else:
                table.write_jsonl(rows, text)
        finally:
            # Flushed, and left open: the file is not ours to close.
            text.detach()
