"""An answer as people want to see it: names for IRIs, figures with their units, passages with their place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal as OneOf
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from coalition.questions.answer import Answer
from coalition.store.protocol import Term

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = frozenset(f"{_XSD}{kind}" for kind in ("integer", "decimal", "double", "float"))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of plain text.

    Attributes:
        head: what stands above each column.
        rows: one text a column, without line breaks, empty where there is nothing.
    """

    head: tuple[str, ...]
    rows: list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column for people, and the columns of the answer that it is made of, the main one first."""

    kind: OneOf["plain", "figure", "passage"]
    head: str
    parts: tuple[str, ...]


def iris(answer: Answer) -> set[str]:
    """Every IRI in an answer: what has to be looked up before it is shown."""
    return {term.value for row in answer.rows for term in row if isinstance(term, NamedNode)}


def grid(answer: Answer, labels: Mapping[str, str]) -> Grid:
    """The table to show.

    A value with its unit and qualifier is one column, and so is a passage with its article and place, which
    comes last; columns without anything in them are left out.

    Args:
        answer: the rows.
        labels: what to show for each IRI.
    """
    columns = _columns(answer.columns)
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    cells = [[_cell(column, row, labels) for column in columns] for row in rows]
    every = range(len(columns))
    kept = [place for place in every if any(line[place] for line in cells)] or every
    return Grid(tuple(columns[place].head for place in kept), [tuple(line[place] for place in kept) for line in cells])


def text(term: Term | None) -> str:
    """A term without anything around it; a blank node with its `_:`."""
    if isinstance(term, (NamedNode, Literal)):
        return term.value
    return "" if term is None else str(term)


def _columns(names: Sequence[str]) -> list[_Column]:
    unit = next((name for name in ("unit", "currency") if name in names), None)
    places: dict[str, _Column] = {}
    for other in ("", "other"):
        value, qualifier, quote, *place = (
            _with(other, name) for name in ("value", "qualifier", "quote", "article", "start", "end")
        )
        if value in names and unit is not None:
            column = _Column("figure", _head(_with(other, "figure")), (value, qualifier, unit))
            # Both figures have one unit, whose place is that of the first.
            places = dict.fromkeys(column.parts, column) | places
        if quote in names:
            column = _Column("passage", _head(_with(other, "passage")), (quote, *place))
            places |= dict.fromkeys(column.parts, column)
    return list(dict.fromkeys(places.get(name, _Column("plain", _head(name), (name,))) for name in names))


def _with(other: str, name: str) -> str:
    return other + name.capitalize() if other else name


def _head(name: str) -> str:
    """A column's name in words: `otherValue` is `other value`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_+", " ", name).strip().lower()


def _cell(column: _Column, row: Mapping[str, Term | None], labels: Mapping[str, str]) -> str:
    terms = [row.get(part) for part in column.parts]
    if terms[0] is None:
        return ""
    if column.kind == "figure":
        return _figure(*terms)
    if column.kind == "passage":
        quote, article, start, end = terms
        place = f"{text(start)}–{text(end)}" if start is not None and end is not None else ""
        source = ", ".join(part for part in (_shown(article, labels), place) if part)
        return f"“{_shown(quote, labels)}”" + (f" ({source})" if source else "")
    return _shown(terms[0], labels)


def _figure(value: Term | None, qualifier: Term | None, unit: Term | None) -> str:
    bound = text(qualifier).replace("-", " ")
    parts = (
        "" if bound == "exactly" else bound,
        _shown(value, {}),
        unquote(re.split("[/#]", text(unit))[-1]),
    )
    return " ".join(part for part in parts if part)


def _shown(term: Term | None, labels: Mapping[str, str]) -> str:
    if isinstance(term, NamedNode):
        shown = labels.get(term.value, term.value)
    elif isinstance(term, Literal) and term.datatype.value in _NUMBERS:
        shown = _number(term.value)
    elif isinstance(term, Literal) and term.datatype.value == f"{_XSD}dateTime":
        shown = term.value[: len("2025-03-02T09:00")].replace("T", " ")
    else:
        shown = text(term)
    return " ".join(shown.split())


def _number(written: str) -> str:
    """A number with its thousands apart, and no more places than it has."""
    try:
        value = Decimal(written)
    except InvalidOperation:
        return written
    if not value.is_finite():
        return written
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value.normalize():,f}"
