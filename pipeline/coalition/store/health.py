"""The health of a store: whether catalogue, graphs, merge and archive agree, and what to do where they do not."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from coalition.graph import reference
from coalition.graph.namespaces import CATALOGUE, COAL, OWL, RDF, REFERENCE
from coalition.language import extraction
from coalition.store import retraction
from coalition.store.catalogue import Entry
from coalition.store.changes import report_name
from coalition.store.store import Store


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be.

    Attributes:
        what: what is wrong, and where, in one sentence.
        remedy: what to do about it.
        repair: does it, where that is safe; None where it is not.
    """

    what: str
    remedy: str
    repair: Callable[[Store], None] | None = None


_REPAIR = "Run `coalition doctor --repair`."


def problems(store: Store) -> Iterator[Problem]:
    """All that is wrong with a store, each as it is found."""
    entries = list(store.catalogue())
    yield from _of_reference(store)
    yield from _of_current(store, entries)
    yield from _of_archive(store, entries)
    yield from _of_retractions(store)
    yield from _of_extraction(store, entries)
    yield from _of_merge(store)


def listed(store: Store, entries: Iterable[Entry]) -> dict[ox.NamedNode, bool]:
    """The graphs that the archive should have by the catalogue, each with whether it must: a report need not be."""
    found: dict[ox.NamedNode, bool] = {}
    for entry in entries:
        version = ox.NamedNode(entry.version)
        if entry.fate in ("replaced", "quarantined") or (entry.fate == "duplicate" and entry.since):
            found[version] = True
        if entry.fate == "quarantined":
            found[report_name(version)] = False
    editions = store.current.pattern(None, COAL.editionOf, graph=CATALOGUE)
    return found | {quad.subject: True for quad in editions if isinstance(quad.subject, ox.NamedNode)}


def _of_reference(store: Store) -> Iterator[Problem]:
    mark = ox.Literal(reference.digest())
    if not any(store.current.pattern(REFERENCE, OWL.versionInfo, mark, CATALOGUE)):
        yield Problem(
            "The reference graph is not that of the ontology that is installed.",
            f"{_REPAIR[:-1]}, or the next `coalition ingest` does it.",
            _refreshed,
        )


def _refreshed(store: Store) -> None:
    store.refresh_reference()


def _of_current(store: Store, entries: list[Entry]) -> Iterator[Problem]:
    kept = {entry.version: entry for entry in entries if entry.fate == "kept"}
    names = {name.value for name in store.current.names()} - {REFERENCE.value, CATALOGUE.value}
    for version in sorted(kept.keys() - names):
        yield Problem(
            f"The catalogue has {version} as current, and there is no such graph.",
            f"Restore a backup, or `coalition retract {kept[version].article}` and take the article in again.",
        )
    for name in sorted(names - kept.keys()):
        yield Problem(
            f"The graph {name} is in the answers, and the catalogue does not have it as current.",
            "Restore a backup, or export what is right and take it in again into a new store.",
        )
    for version in sorted(kept.keys() & names):
        count = sum(1 for _ in store.current.pattern(None, RDF.type, COAL.Statement, ox.NamedNode(version)))
        if count != kept[version].statements:
            yield Problem(
                f"The graph {version} has {count:,} statements, and {kept[version].statements:,} by the catalogue.",
                f"Restore a backup, or `coalition retract {kept[version].article}` and take the article in again.",
            )


def _of_archive(store: Store, entries: list[Entry]) -> Iterator[Problem]:
    archive = store.archive
    names = set(archive.names()) if archive is not None else set()
    wanted = listed(store, entries)
    for name in sorted((one for one, must in wanted.items() if must and one not in names), key=str):
        yield Problem(
            f"The archive lacks the graph {name.value}, which the catalogue lists.",
            "Restore a backup; the answers are not touched by it, the history is.",
        )
    left = {quad.object for quad in store.current.pattern(None, COAL.retracting, graph=CATALOGUE)}
    orphans = sorted(names - wanted.keys() - left, key=str)
    if orphans:
        yield Problem(
            f"The archive has {len(orphans):,} graphs that the catalogue does not list, such as {orphans[0].value}: "
            "what is left when a process is killed.",
            f"{_REPAIR} No question and no history sees them.",
            lambda opened: opened.lay_aside({name: [] for name in orphans}),
        )


def _of_retractions(store: Store) -> Iterator[Problem]:
    works = {quad.subject for quad in store.current.pattern(None, COAL.retracting, graph=CATALOGUE)}
    for work in sorted((one for one in works if isinstance(one, ox.NamedNode)), key=str):
        yield Problem(
            f"The retraction of {work.value} was broken off.",
            f"{_REPAIR} Its answers are gone already, and what the archive has of it goes then.",
            _ended(work),
        )


def _of_extraction(store: Store, entries: list[Entry]) -> Iterator[Problem]:
    """Articles that another version of the rules read; which language model did is for `refresh` to see."""
    runs = {
        quad.subject.value: quad.object.value.split()[0]
        for quad in store.current.pattern(None, COAL.extraction, graph=CATALOGUE)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
    }
    today = extraction.digest()
    number = sum(entry.fate == "kept" and runs.get(entry.run, today) != today for entry in entries)
    if number:
        yield Problem(
            f"{number:,} articles were read by another version of the pipeline.",
            "Run `coalition refresh`, which reads them again and tells the difference.",
        )


def _ended(work: ox.NamedNode) -> Callable[[Store], None]:
    def repair(store: Store) -> None:
        retraction.retract(store, retraction.planned(store, work))

    return repair


def _of_merge(store: Store) -> Iterator[Problem]:
    merged = store.current.size()
    named = len({hash(quad.triple) for quad in store.current.pattern()})
    if merged != named:
        yield Problem(
            f"The merge that questions see has {merged:,} triples, and the graphs together {named:,}.",
            "Back the store up and restore it into a new one: `coalition backup`, `coalition restore`.",
        )
