"""The statement table: what the store holds, for people who live in pandas, R or a spreadsheet.

Its public form is docs/statements.md: the keys of a row, their order, and what each may hold.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TextIO
from urllib.parse import unquote

import pyoxigraph as ox

from coalition.errors import UsageError
from coalition.graph import ids
from coalition.graph.mapping import CLASS
from coalition.graph.namespaces import BASE, COAL, DCTERMS, RDF, REFERENCE
from coalition.store.store import Store

if TYPE_CHECKING:
    import pyarrow  # type: ignore[import-untyped]  # it ships no types

Row = dict[str, Any]
"""One line of the table, by key; a key that has no value is left out."""

STATEMENT_KEYS = (
    *(
        "article",
        "relation",
        "subject",
        "object",
        "status",
        "value",
        "unit",
        "qualifier",
        "date",
        "recipient",
    ),
    *("of", "from", "attributed_to", "start", "end", "quote", "confidence"),
)
ENTITY_KEYS = ("article", "relation", "nations", "leaders", "cities", "figures")

_RELATION = {kind: relation for relation, kind in CLASS.items()}
_NAMED = {
    "subject": COAL.subject,
    "object": COAL.object,
    "recipient": COAL.recipient,
    "of": COAL.of,
    "from": getattr(COAL, "from"),
    "attributed_to": COAL.attributedTo,
}
_TYPES = {"value": "double", "confidence": "double", "start": "int64", "end": "int64"}
_ROWS_A_GROUP = 10_000


def statements(store: Store) -> Iterator[Row]:
    """Every statement of every current version: by article, then by place in its text."""
    for article, graph in _graphs(store):
        rows = (_statement(article, node, graph) for node in graph.of_kind(COAL.Statement))
        yield from sorted(rows, key=_place)


def entities(store: Store) -> Iterator[Row]:
    """One row an article: the nations, leaders, cities and figures that it names."""
    for article, graph in _graphs(store):
        version = graph.version
        named = {
            key: sorted(graph.name(node) for node in graph.values(version, predicate))
            for key, predicate in (
                ("nations", COAL.namesNation),
                ("leaders", COAL.namesLeader),
                ("cities", COAL.namesCity),
            )
        }
        # One figure may be named with two qualifiers; the table tells figures by value and unit.
        figures = {graph.figure(node)[:2] for node in graph.values(version, COAL.namesFigure)}
        counted = {"figures": [list(one) for one in sorted(figures)]}
        yield {"article": article, "relation": "entities"} | named | counted


def write_jsonl(rows: Iterable[Row], out: TextIO) -> None:
    """Write JSON Lines: one object a line, absent keys left out."""
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_csv(rows: Iterable[Row], out: TextIO, keys: tuple[str, ...] = STATEMENT_KEYS) -> None:
    """Write CSV with a header line; what is absent is empty, and a list's members stand between semicolons.

    Args:
        rows: the rows.
        out: a text file opened with `newline=""`.
        keys: the columns.
    """
    writer = csv.DictWriter(out, keys, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _cell(value) for key, value in row.items()})


def write_parquet(rows: Iterable[Row], out: Path | IO[bytes], keys: tuple[str, ...] = STATEMENT_KEYS) -> None:
    """Write Parquet: numbers as doubles or integers, lists as lists, figures of `entities` as value and unit.

    Raises:
        UsageError: if pyarrow is not installed.
    """
    # Here, not at the top: it is an extra, and slow to load.
    try:
        import pyarrow  # noqa: PLC0415 - see the line above
        from pyarrow import parquet  # noqa: PLC0415 - see the line above
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow: install it with `pip install 'coalition[parquet]'`.") from error
    schema = _schema(keys)
    with parquet.ParquetWriter(out, schema) as writer:
        remaining = (_structured(row) for row in rows)
        while group := list(islice(remaining, _ROWS_A_GROUP)):
            writer.write_table(pyarrow.Table.from_pylist(group, schema))


class _Graph:
    """The graph of one version, by subject and predicate."""

    def __init__(self, version: ox.NamedNode, quads: Iterable[ox.Quad], known: Mapping[str, str]) -> None:
        self.version = version
        self._known = known
        self._said: dict[object, dict[ox.NamedNode, list[Any]]] = {}
        for quad in quads:
            self._said.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)

    def of_kind(self, kind: ox.NamedNode) -> Iterator[ox.NamedNode]:
        return (
            node
            for node, said in self._said.items()
            if isinstance(node, ox.NamedNode) and kind in said.get(RDF.type, ())
        )

    def values(self, node: object, predicate: ox.NamedNode) -> list[Any]:
        return self._said.get(node, {}).get(predicate, [])

    def one(self, node: object, predicate: ox.NamedNode) -> Any:
        return next(iter(self.values(node, predicate)), None)

    def name(self, node: ox.NamedNode) -> str:
        """The canonical id: what the version calls it, else the reference graph, else the end of its IRI."""
        own = self.one(node, DCTERMS.identifier)
        if own is not None:
            return str(own.value)
        return self._known.get(node.value, unquote(node.value.rpartition("/")[2]))

    def figure(self, node: ox.NamedNode) -> tuple[int | float, str, str]:
        """Value, unit and qualifier."""
        value = number(self.one(node, COAL.value).value)
        return value, self.name(self.one(node, COAL.unit)), self.one(node, COAL.qualifier).value


def known_ids(store: Store) -> dict[str, str]:
    """The canonical id of each thing that the reference graph describes, by its IRI."""
    return {
        quad.subject.value: quad.object.value
        for quad in store.graph(REFERENCE)
        if quad.predicate == DCTERMS.identifier
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.Literal)
    }


def of_graph(version: ox.NamedNode, quads: Iterable[ox.Quad], known: Mapping[str, str]) -> list[Row]:
    """The statements in the graph of one version, by place in its text.

    Args:
        version: the version.
        quads: its graph, whatever name it is kept under.
        known: what `known_ids` gives.
    """
    graph = _Graph(version, quads, known)
    rows = (_statement(ids.article_id(version), node, graph) for node in graph.of_kind(COAL.Statement))
    return sorted(rows, key=_place)


def _graphs(store: Store) -> Iterator[tuple[str, _Graph]]:
    known = known_ids(store)
    for entry in store.catalogue():
        if entry.fate == "kept":
            version = ox.NamedNode(entry.version)
            yield entry.article, _Graph(version, store.graph(version), known)


def _statement(article: str, node: ox.NamedNode, graph: _Graph) -> Row:
    kinds = graph.values(node, RDF.type)
    row: Row = {"article": article, "relation": next(_RELATION[kind] for kind in kinds if kind in _RELATION)}
    for key, predicate in _NAMED.items():
        target = graph.one(node, predicate)
        if target is not None:
            row[key] = graph.name(target)
    status, date, figure = (graph.one(node, part) for part in (COAL.status, COAL.holdsAt, COAL.figure))
    if status is not None:
        row["status"] = status.value.removeprefix(f"{BASE}status/")
    if date is not None:
        row["date"] = date.value
    if figure is not None:
        row["value"], row["unit"], row["qualifier"] = graph.figure(figure)
    passage = graph.one(node, COAL.passage)
    row["start"], row["end"] = (int(graph.one(passage, part).value) for part in (COAL.start, COAL.end))
    row["quote"] = graph.one(passage, COAL.quote).value
    row["confidence"] = float(graph.one(node, COAL.confidence).value)
    return {key: row[key] for key in STATEMENT_KEYS if key in row}


def number(text: str) -> int | float:
    """A decimal as JSON should have it: whole where it is whole.

    >>> number("5000"), number("167000000000.0"), number("2.5")
    (5000, 167000000000, 2.5)
    """
    try:
        value = Decimal(text)
    except InvalidOperation:
        return float(text)
    return int(value) if value == value.to_integral_value() else float(value)


def _place(row: Row) -> tuple[object, ...]:
    rest = tuple(str(row.get(key, "")) for key in STATEMENT_KEYS)
    return (row["start"], row["end"], *rest)


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(" ".join(map(str, one)) if isinstance(one, list) else str(one) for one in value)
    return value


def _structured(row: Row) -> Row:
    """A row whose figures, if it has any, are named as Parquet's schema names them."""
    if "figures" not in row:
        return row
    return row | {"figures": [{"value": value, "unit": unit} for value, unit in row["figures"]]}


def _schema(keys: tuple[str, ...]) -> "pyarrow.Schema":
    import pyarrow  # noqa: PLC0415 - as in write_parquet

    lists = {
        "figures": pyarrow.list_(pyarrow.struct([("value", pyarrow.float64()), ("unit", pyarrow.string())])),
        **dict.fromkeys(("nations", "leaders", "cities"), pyarrow.list_(pyarrow.string())),
    }
    return pyarrow.schema([(key, lists.get(key) or pyarrow.type_for_alias(_TYPES.get(key, "string"))) for key in keys])
