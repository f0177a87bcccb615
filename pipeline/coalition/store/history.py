"""The history of a store: what each article said at each time, by the clock of the store."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from coalition.articles import identity
from coalition.errors import UsageError
from coalition.graph import ids
from coalition.graph.namespaces import BASE, CATALOGUE, COAL, PROV
from coalition.store import catalogue
from coalition.store.catalogue import Entry
from coalition.store.kin import Near
from coalition.store.store import Store


@dataclass(frozen=True, slots=True)
class Period:
    """A time during which an article said one thing.

    Attributes:
        version: the version that was current.
        since: from when, as xsd:dateTime, inclusive.
        until: till when, exclusive; None if it is current.
        graph: the name of the graph that holds what it said.
        archived: whether that graph is in the archive.
    """

    version: ox.NamedNode
    since: str
    until: str | None
    graph: ox.NamedNode
    archived: bool


def found(store: Store, name: str) -> ox.NamedNode:
    """The article of that id, IRI or address.

    Raises:
        UsageError: if there is none in the store.
    """
    for work in _perhaps(store, name):
        if any(store.current.pattern(work, graph=CATALOGUE)):
            return work
    raise UsageError(
        f"There is no article {name!r} in the store at {store.place}; "
        "`coalition ask articles-by-publisher --format csv` lists them all."
    )


def entries(store: Store, work: ox.NamedNode) -> list[Entry]:
    """The versions of one article, by the time they were taken in."""
    store.commit()
    versions = store.current.pattern(None, PROV.specializationOf, work, CATALOGUE)
    nodes = [work, *(quad.subject for quad in versions if isinstance(quad.subject, ox.NamedNode))]
    return list(catalogue.entries(quad for node in nodes for quad in store.current.pattern(node, graph=CATALOGUE)))


def duplicates(store: Store, entry: Entry) -> list[Entry]:
    """Versions of other articles that have a version's text, and for which it counts."""
    nodes = store.current.pattern(None, COAL.duplicateOf, ox.NamedNode(entry.version), CATALOGUE)
    works = {ids.work(quad.subject) for quad in nodes if isinstance(quad.subject, ox.NamedNode)}
    all_of_them = (one for work in sorted(works, key=str) for one in entries(store, work))
    return [one for one in all_of_them if one.original == entry.version]


def near(store: Store, entry: Entry) -> list[Near]:
    """The near-duplicates of a version that is current, the likest first."""
    found = []
    for quad in store.current.pattern(None, COAL.resembles, ox.NamedNode(entry.version), CATALOGUE):
        of_pair = list(store.current.pattern(ox.NamedNode(str(quad.subject)[1:-1]), graph=CATALOGUE))
        others = [one.object for one in of_pair if one.predicate == COAL.resembles and one.object != quad.object]
        degrees = [one.object for one in of_pair if one.predicate == COAL.similarity]
        found += [
            Near(other, float(degree.value))
            for other, degree in zip(others, degrees, strict=False)
            if isinstance(other, ox.NamedNode) and isinstance(degree, ox.Literal)
        ]
    return sorted(found, key=lambda one: (-one.similarity, one.version.value))


def periods(store: Store, entries: Iterable[Entry]) -> list[Period]:
    """The times at which some versions were current, in order."""
    found = {period for entry in entries for period in _of_version(store, entry)}
    return sorted(found, key=lambda period: (period.since, period.until or "~", period.version.value))


def _perhaps(store: Store, name: str) -> Iterator[ox.NamedNode]:
    yield ids.article(name)
    if name.startswith(f"{BASE}article/"):
        rest = name.removeprefix(f"{BASE}article/").partition("/")[0]
        yield ox.NamedNode(f"{BASE}article/{rest}")
    address = identity.address(name) if "://" in name else None
    if address is not None:
        quads = store.current.pattern(None, COAL.canonicalAddress, ox.Literal(address), CATALOGUE)
        yield from (quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode))


def _of_version(store: Store, entry: Entry) -> Iterator[Period]:
    version = ox.NamedNode(entry.version)
    earlier = editions(store, version) if entry.since else []
    # One that came back word for word is in the archive no longer.
    is_current = _is_current(store, version)
    for place, since in enumerate(entry.since):
        until = entry.until[place] if place < len(entry.until) else None
        start = since
        for end, name in earlier:
            if start < end and (until is None or end <= until):
                yield Period(version, start, end, name, archived=True)
                start = end
        if start != until:
            yield Period(version, start, until, version, archived=not is_current)


def editions(store: Store, version: ox.NamedNode) -> list[tuple[str, ox.NamedNode]]:
    """What a version said before, by the time at which it ceased to."""
    found = []
    for quad in store.current.pattern(None, COAL.editionOf, version, CATALOGUE):
        if isinstance(quad.subject, ox.NamedNode):
            ends = store.current.pattern(quad.subject, COAL.currentUntil, graph=CATALOGUE)
            found += [
                (catalogue.clock(end.object.value), quad.subject) for end in ends if isinstance(end.object, ox.Literal)
            ]
    return sorted(found, key=lambda one: one[0])


def _is_current(store: Store, version: ox.NamedNode) -> bool:
    return any(store.current.pattern(ids.work(version), COAL.currentVersion, version, CATALOGUE))
