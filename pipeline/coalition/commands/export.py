"""`coalition export`: what the store holds, as RDF or as tables."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from enum import StrEnum
from itertools import islice
from typing import Annotated

import pyoxigraph as ox
import typer

from coalition.commands.files import opened_output
from coalition.commands.options import OutputOption, StoreOption
from coalition.commands.rows import TABLES, RowFormatOption, write_rows
from coalition.errors import UsageError
from coalition.graph.namespaces import PREFIXES
from coalition.store.opening import open_store

_AT_ONCE = 500_000
"""Quads that are sorted in memory; more than these are sorted in parts, and merged from disk."""


class Kind(StrEnum):
    """What is exported."""

    NQUADS = "nquads"
    TRIG = "trig"
    JSONLD = "jsonld"
    STATEMENTS = "statements"
    ENTITIES = "entities"


_FORMATS = {Kind.TRIG: ox.RdfFormat.TRIG, Kind.JSONLD: ox.RdfFormat.JSON_LD}


def export(
    kind: Annotated[Kind, typer.Option("--as", help="What to write: the graph, or a table of it.", show_default=False)],
    written: RowFormatOption = None,
    output: OutputOption = None,
    catalogue: Annotated[
        bool, typer.Option("--catalogue", help="With the catalogue, whose times are never the same twice.")
    ] = False,
    store: StoreOption = None,
) -> None:
    """Write what is current in the store: sorted N-Quads, TriG or JSON-LD, or the statement table.

    The same articles give the same bytes, on any machine and in whatever order they were taken in.
    """
    table = TABLES.get(kind)
    if table is not None and catalogue:
        raise UsageError(f"--catalogue goes with RDF, not with --as {kind}.")
    if table is None and written is not None:
        raise UsageError(f"--format goes with --as statements and --as entities, not with --as {kind}.")
    with open_store(store, read_only=True) as opened:
        if table is not None:
            write_rows(table.of(opened), table.keys, written, output)
            return
        quads = opened.quads(catalogue=catalogue)
        with opened_output(output) as file:
            if kind is Kind.NQUADS:
                file.writelines(sorted_lines(quads))
            else:
                ox.serialize(quads, file, format=_FORMATS[kind], prefixes=PREFIXES)


def sorted_lines(quads: Iterable[ox.Quad], at_once: int = _AT_ONCE) -> Iterator[bytes]:
    """The lines of sorted N-Quads.

    Args:
        quads: in any order, each once.
        at_once: how many are held in memory.
    """
    remaining = iter(quads)
    with ExitStack() as files:
        parts: list[Iterable[bytes]] = []
        while part := list(islice(remaining, at_once)):
            lines = sorted((ox.serialize(part, format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True))
            if len(part) < at_once:
                parts.append(lines)
            else:
                file = files.enter_context(tempfile.TemporaryFile())
                file.writelines(lines)
                file.seek(0)
                parts.append(file)
        yield from heapq.merge(*parts)
