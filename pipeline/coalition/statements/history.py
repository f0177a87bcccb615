"""The history of an article: its versions in order, and which statements came, went and changed between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pyoxigraph as ox

from coalition.graph import ids
from coalition.statements.difference import Difference, differences
from coalition.statements.table import Row, known_ids, of_graph
from coalition.store import history
from coalition.store.catalogue import Entry
from coalition.store.history import Period
from coalition.store.store import Store

Event = Literal["current", "quarantined", "duplicate"]


@dataclass(frozen=True, slots=True)
class Step:
    """A step in the history of an article.

    Attributes:
        event: `current` (it became what the article says), `quarantined` or `duplicate`.
        version: the version.
        since: when, as xsd:dateTime.
        until: when it ceased to be current; None if it is, or never was.
        statements: how many statements it makes.
        differences: what came, went and changed since the step before that became current.
        original: of a duplicate, the version that counts in its place.
    """

    event: Event
    version: str
    since: str
    until: str | None
    statements: int
    differences: tuple[Difference, ...] = ()
    original: str | None = None


def steps(store: Store, work: ox.NamedNode) -> Iterator[Step]:
    """The history of an article, in the order of time; the first version's statements all came with it."""
    entries = history.entries(store, work)
    known = known_ids(store)
    others = sorted((one for one in map(_other, entries) if one is not None), key=lambda step: step.since)
    before: list[Row] = []
    for period in history.periods(store, entries):
        while others and others[0].since <= period.since:
            yield others.pop(0)
        rows = said(store, period, known)
        yield Step(
            "current",
            period.version.value,
            period.since,
            period.until,
            len(rows),
            tuple(differences(before, rows)),
        )
        before = rows
    yield from others


def said(store: Store, period: Period, known: dict[str, str]) -> list[Row]:
    """The statements that an article made during a period."""
    graph = store.archived(period.graph) if period.archived else store.graph(period.graph)
    return of_graph(period.version, graph, known)


def as_rows(steps: Iterator[Step], keys: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The history as a table: a row for each step, and after it one for each statement that came, went or changed.

    Args:
        steps: the history.
        keys: the columns that are wanted of a statement.
    """
    for step in steps:
        own = {"version": step.version.rpartition("/")[2], "since": step.since, "until": step.until}
        yield own | {
            "change": step.event,
            "statements": step.statements,
            "other": step.original and article_id(step.original),
        }
        for one in step.differences:
            changed = "; ".join(f"{key}: {old or '-'} → {new or '-'}" for key, (old, new) in one.changes.items())
            kept = {key: one.row[key] for key in keys if key in one.row}
            yield {"since": step.since, "version": own["version"], "change": one.sign} | kept | {"was": changed or None}


def article_id(version: str) -> str:
    """The id of the article of a version."""
    return ids.article_id(ox.NamedNode(version))


def _other(entry: Entry) -> Step | None:
    """The step of a version that did not become current then."""
    if entry.fate == "quarantined":
        return Step("quarantined", entry.version, entry.taken, None, entry.statements)
    if entry.fate == "duplicate":
        since = entry.until[-1] if entry.until else entry.taken
        return Step("duplicate", entry.version, since, None, 0, original=entry.original)
    return None
