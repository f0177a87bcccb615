"""The store as it was: what it held as of a time of its own clock."""

import calendar
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox

from coalition.errors import UsageError
from coalition.graph import ids
from coalition.graph.namespaces import CATALOGUE, COAL, DCTERMS, PROV, RDF, REFERENCE, XSD
from coalition.store import catalogue
from coalition.store.catalogue import Entry
from coalition.store.changes import renamed
from coalition.store.embedded import EmbeddedDataset
from coalition.store.history import Period, periods
from coalition.store.store import Store

_AT_ONCE = 50_000
"""Quads that are written to the copy at once."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ](\d\d:\d\d)(:\d\d)?(\.\d{1,6})?(Z|[+-]\d\d:?\d\d)?")


def moment(text: str) -> str:
    """The last moment of a year, month, day or time, as the catalogue writes times.

    A time without a zone is UTC. What is less precise than the store's clock means its end, so that a day
    includes all that came on it.

    Raises:
        UsageError: if it is none of them.

    >>> moment("2025-02"), moment("2025-03-02T09:00+01:00")
    ('2025-02-28T23:59:59.999999Z', '2025-03-02T08:00:59.999999Z')
    """
    given = text.strip()
    try:
        if whole := _DATE.fullmatch(given):
            year, month = int(whole[1]), int(whole[2] or 12)
            day = int(whole[3] or calendar.monthrange(year, month)[1])
            return _written(datetime(year, month, day, 23, 59, 59, 999_999, UTC))
        if timed := _TIME.fullmatch(given):
            at = datetime.fromisoformat(given)
            at = at if at.tzinfo else at.replace(tzinfo=UTC)
            last = at.replace(second=at.second if timed[2] else 59, microsecond=at.microsecond if timed[3] else 999_999)
            return _written(last.astimezone(UTC))
    except (ValueError, calendar.IllegalMonthError):
        pass
    raise UsageError(f"{text!r} is not a date or time such as 2025, 2025-03, 2025-03-02 or 2025-03-02T09:00Z.")


@contextmanager
def as_of(store: Store, text: str) -> Iterator[Store]:
    """The store as it was at a time, to be asked; a copy of it, where anything has changed since.

    The reference graph is today's. Articles that were retracted since are not in it.

    Raises:
        UsageError: if the text is no date or time.
    """
    at = moment(text)
    if not _changed_since(store, at):
        yield store
        return
    with tempfile.TemporaryDirectory(prefix="coalition-as-of-") as folder:
        copy = EmbeddedDataset(Path(folder) / "current", read_only=False, merged=True)
        for quads in _in_parts(_quads(store, at)):
            copy.add(quads)
        with Store(f"{store.place} as of {text}", copy, lambda: None, read_only=True) as opened:
            yield opened


def _written(at: datetime) -> str:
    return catalogue.clock(at.isoformat())


def _changed_since(store: Store, at: str) -> bool:
    later = ox.Literal(at, datatype=XSD.dateTime)
    times = "coal:currentSince|coal:currentUntil|prov:generatedAtTime"
    return bool(store.query(f"ASK {{ GRAPH {CATALOGUE} {{ ?version {times} ?time FILTER (?time > {later}) }} }}"))


def _quads(store: Store, at: str) -> Iterator[ox.Quad]:
    entries = [entry for entry in store.catalogue() if entry.taken <= at]
    yield from store.graph(REFERENCE)
    yield from store.current.pattern(REFERENCE, graph=CATALOGUE)
    current = {one.version.value: one for one in periods(store, entries) if _covers(one, at)}
    for period in current.values():
        graph = store.archived(period.graph) if period.archived else store.graph(period.graph)
        yield from renamed(graph, period.version)
        yield from _of_work(period, graph)
    for entry in {entry.version: entry for entry in entries}.values():
        yield from _of_version(entry, _fate(entry, at, is_current=entry.version in current))
    for quad in store.current.pattern(None, PROV.startedAtTime, graph=CATALOGUE):
        began = catalogue.clock(quad.object.value) if isinstance(quad.object, ox.Literal) else ""
        if isinstance(quad.subject, ox.NamedNode) and began <= at:
            yield from store.current.pattern(quad.subject, graph=CATALOGUE)


def _covers(period: Period, at: str) -> bool:
    return period.since <= at and (period.until is None or at < period.until)


def _fate(entry: Entry, at: str, *, is_current: bool) -> str:
    if is_current:
        return "kept"
    if any(since <= at for since in entry.since):
        return "replaced"
    return "duplicate" if entry.fate == "duplicate" else "quarantined"


def _of_work(period: Period, graph: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    work = ids.work(period.version)
    yield ox.Quad(work, COAL.currentVersion, period.version, CATALOGUE)
    for quad in graph:
        if quad.subject == period.version and quad.predicate in (DCTERMS.title, DCTERMS.publisher):
            yield ox.Quad(work, quad.predicate, quad.object, CATALOGUE)


def _of_version(entry: Entry, fate: str) -> list[ox.Quad]:
    version, work = ox.NamedNode(entry.version), ids.article(entry.article)
    count = ox.Literal(str(entry.statements), datatype=XSD.integer)
    pairs: list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (work, RDF.type, COAL.Article),
        (work, DCTERMS.identifier, ox.Literal(entry.article)),
        (version, RDF.type, COAL.ArticleVersion),
        (version, PROV.specializationOf, work),
        (version, COAL.outcome, ox.Literal(fate)),
        (version, PROV.generatedAtTime, ox.Literal(entry.taken, datatype=XSD.dateTime)),
        (version, PROV.wasGeneratedBy, ox.NamedNode(entry.run)),
        (version, COAL.statementCount, count),
    ]
    return [ox.Quad(*triple, CATALOGUE) for triple in pairs]


def _in_parts(quads: Iterator[ox.Quad]) -> Iterator[list[ox.Quad]]:
    part: list[ox.Quad] = []
    for quad in quads:
        part.append(quad)
        if len(part) >= _AT_ONCE:
            yield part
            part = []
    if part:
        yield part
