"""Answers on paper: SPARQL's own formats for programs, tables for people."""

import csv
import io
import json
import shutil
from collections.abc import Sequence
from typing import Any, TextIO

import pyoxigraph as ox

from coalition.questions.answer import Answer
from coalition.questions.display import Grid, text
from coalition.store.protocol import Term

_LEAST = 36
"""Characters of width that the last column must have; if it cannot, each row becomes a paragraph."""
_MOST = 28
"""Characters after which any other column wraps."""
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def results_json(outcome: Answer | bool) -> str:
    """SPARQL 1.1 Query Results JSON.

    >>> results_json(True)
    '{"head": {}, "boolean": true}'
    """
    if isinstance(outcome, bool):
        return json.dumps({"head": {}, "boolean": outcome})
    bindings = [
        {name: _json(term) for name, term in zip(outcome.columns, row, strict=True) if term is not None}
        for row in outcome.rows
    ]
    content = {"head": {"vars": list(outcome.columns)}, "results": {"bindings": bindings}}
    return json.dumps(content, ensure_ascii=False, indent=1)


def results_csv(answer: Answer) -> str:
    """SPARQL 1.1 Query Results CSV: bare values, and lines that end as RFC 4180 has it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(answer.columns)
    writer.writerows([text(term) for term in row] for row in answer.rows)
    return out.getvalue()


def markdown(grid: Grid) -> str:
    r"""A Markdown table.

    >>> print(markdown(Grid(("a", "b"), [("1 | 2", "")])), end="")
    | a | b |
    | --- | --- |
    | 1 \| 2 |  |
    """
    rule = tuple("---" for _ in grid.head)
    lines = ([cell.replace("|", r"\|") for cell in line] for line in (grid.head, rule, *grid.rows))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def plain(grid: Grid) -> str:
    """A table for a pipe or a file: one line a row, nothing cut.

    >>> print(plain(Grid(("who", "what"), [("Norway", "ships"), ("Peru", "")])), end="")
    who     what
    Norway  ships
    Peru
    """
    lines = (grid.head, *grid.rows)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines
    )


def write_fitted(grid: Grid, out: TextIO) -> None:
    """Write a table that fits a terminal's width; if it would be too narrow to read, a paragraph a row."""
    # Here, not at the top: what a program reads is not fitted, and need not wait for it.
    from rich.console import Console  # noqa: PLC0415 - see the line above

    width, height = shutil.get_terminal_size()
    # Both, since of a terminal that tells it nothing rich believes neither alone.
    console = Console(file=out, width=width, height=height, highlight=False)
    natural = [max(map(len, column)) for column in zip(grid.head, *grid.rows, strict=True)]
    others = sum(min(wide, _MOST) + 2 for wide in natural[:-1])
    if others + min(natural[-1], _LEAST) <= width:
        console.print(_fitted(grid))
    else:
        for row in grid.rows:
            console.print(*_paragraph(grid.head, row), sep="\n")


def _fitted(grid: Grid) -> Any:
    from rich import box  # noqa: PLC0415 - as in write_fitted
    from rich.table import Table  # noqa: PLC0415 - as in write_fitted
    from rich.text import Text  # noqa: PLC0415 - as in write_fitted

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for head in grid.head[:-1]:
        table.add_column(Text(head), max_width=_MOST)
    table.add_column(Text(grid.head[-1]))
    for row in grid.rows:
        # As Text, in which square brackets mean nothing.
        table.add_row(*map(Text, row))
    return table


def _paragraph(head: Sequence[str], row: Sequence[str]) -> tuple[Any, Any]:
    from rich.padding import Padding  # noqa: PLC0415 - as in write_fitted
    from rich.text import Text  # noqa: PLC0415 - as in write_fitted

    named = [f"{name}: {cell}" for name, cell in zip(head[:-1], row, strict=False) if cell]
    return Text(" · ".join(named), style="bold"), Padding(Text(row[-1]), (0, 0, 0, 2))


def _json(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json(part) for name, part in parts.items()}}
    written: dict[str, Any] = {"type": "literal", "value": term.value}
    if term.language is not None:
        return written | {"xml:lang": term.language}
    return written if term.datatype.value == _STRING else written | {"datatype": term.datatype.value}
