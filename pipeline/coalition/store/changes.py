"""What has to change in a store when an article comes: which graphs go where, and what the catalogue says of it.

Each function only looks, and tells what to do; the store does it, in three steps that docs/store.md describes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from coalition.articles.article import Article
from coalition.graph import ids
from coalition.graph.namespaces import CATALOGUE, COAL, PROV
from coalition.store import catalogue, kin
from coalition.store.catalogue import Fate, Run
from coalition.store.kin import Kin
from coalition.store.protocol import Dataset, Put

Graphs = dict[ox.NamedNode, list[ox.Quad]]


@dataclass
class Change:
    """What to do, in this order.

    Attributes:
        before: what graphs of the archive are to hold first; one without quads is removed.
        remove: quads of the current dataset to remove.
        add: quads to add in the same transaction.
        after: what graphs of the archive are to hold then.
    """

    before: Graphs = field(default_factory=dict)
    remove: list[ox.Quad] = field(default_factory=list)
    add: list[ox.Quad] = field(default_factory=list)
    after: Graphs = field(default_factory=dict)


@dataclass(frozen=True)
class Held:
    """What a store holds, as far as a change depends on it.

    Attributes:
        current: the current dataset.
        archived: the graph of that name in the archive.
    """

    current: Dataset
    archived: Callable[[ox.NamedNode], list[ox.Quad]]

    def entry(self, of: ox.NamedNode) -> list[ox.Quad]:
        """What the catalogue says of something."""
        return list(self.current.pattern(of, graph=CATALOGUE))

    def graph(self, name: ox.NamedNode) -> list[ox.Quad]:
        """The graph of that name in the current dataset."""
        return list(self.current.pattern(graph=name))

    def kept(self, work: ox.NamedNode) -> ox.NamedNode | None:
        """The current version of an article."""
        found = [quad.object for quad in self.current.pattern(work, COAL.currentVersion, graph=CATALOGUE)]
        return found[0] if found and isinstance(found[0], ox.NamedNode) else None


def replaced(held: Held, article: Article, quads: Sequence[ox.Quad], run: Run, its: Kin) -> tuple[Put, Change]:
    """The article gets this version: what that amounts to, and what to do."""
    version, work = ids.version(article), ids.article(article.id)
    old, entry, of_work = held.kept(work), held.entry(version), held.entry(work)
    if old == version:
        return _read_again(held, article, quads, run, (entry, of_work))
    before = [] if old is None else held.entry(old)
    at = catalogue.time(catalogue.now([*entry, *before]))
    change = Change(before=_half_retracted(of_work), remove=[*of_work, *entry])
    change.add += [*quads, *catalogue.begun(run), *catalogue.work(article, version, of_work)]
    change.add += catalogue.version(article, "kept", quads, run, at, entry)
    change.add += [*catalogue.begins(version, at, its.keys), *kin.links(version, its.near)]
    _save_edition(held, change, version, entry, quads)
    if entry:
        change.after |= {version: [], report_name(version): []}
    if old is not None:
        _retire(held, change, old, "replaced", at)
    if its.original is not None:
        _take_over(held, change, its.original, version, at)
        return "duplicate", change
    return "kept" if old is None else "replaced", change


def duplicated(
    held: Held, article: Article, original: ox.NamedNode, description: Sequence[ox.Quad], run: Run
) -> Change:
    """The article is noted as another address of one that has the same text."""
    version, work = ids.version(article), ids.article(article.id)
    old, entry, of_work = held.kept(work), held.entry(version), held.entry(work)
    told = catalogue.duplicate(version, original, description)
    known = {quad for quad in entry if catalogue.is_metadata(quad) or quad.predicate == COAL.duplicateOf}
    if known == set(told):
        return Change()
    before = [] if old is None else held.entry(old)
    at = catalogue.time(catalogue.now([*entry, *before]))
    change = Change(before=_half_retracted(of_work), remove=[*of_work, *entry])
    change.add += [*catalogue.begun(run), *catalogue.work(article, None, of_work), *told]
    change.add += catalogue.version(article, "duplicate", (), run, at, entry)
    if ox.Quad(version, COAL.outcome, catalogue.QUARANTINED, CATALOGUE) in entry:
        change.after |= {version: [], report_name(version): []}
    if old is not None and old != version:
        _retire(held, change, old, "replaced", at)
    return change


def quarantined(
    held: Held, article: Article, quads: Sequence[ox.Quad], report: Iterable[ox.Triple], run: Run
) -> Change:
    """The version is laid aside with the report on it; one that was kept before stays current."""
    version, work = ids.version(article), ids.article(article.id)
    kept, name = held.kept(work), report_name(version)
    told = [ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in report]
    change = Change(before={version: list(quads), name: told}, add=catalogue.begun(run))
    if kept == version:
        # Only its title, date or address differ from what is kept: the entry tells both.
        change.add.append(ox.Quad(version, COAL.outcome, catalogue.QUARANTINED, CATALOGUE))
        return change
    entry = held.entry(version)
    at = catalogue.time(catalogue.now(entry))
    _save_edition(held, change, version, entry, quads)
    change.remove += entry
    change.add += catalogue.version(article, "quarantined", quads, run, at, entry)
    if kept is None:
        of_work = held.entry(work)
        change.before = _half_retracted(of_work) | change.before
        change.remove += of_work
        change.add += catalogue.work(article, None, of_work)
    return change


def report_name(version: ox.NamedNode) -> ox.NamedNode:
    """The name of the graph that holds the report on a version."""
    return ox.NamedNode(version.value + "#report")


def renamed(quads: Iterable[ox.Quad], name: ox.NamedNode) -> list[ox.Quad]:
    """The same triples in a graph of another name."""
    return [ox.Quad(quad.subject, quad.predicate, quad.object, name) for quad in quads]


def _read_again(
    held: Held,
    article: Article,
    quads: Sequence[ox.Quad],
    run: Run,
    entries: tuple[list[ox.Quad], list[ox.Quad]],
) -> tuple[Put, Change]:
    """The version stays, and what it says or what is known of it changes."""
    version = ids.version(article)
    entry, of_work = entries
    before = held.graph(version)
    if set(before) == set(quads):
        return "unchanged", _noted(held, version, entry, run)
    at = catalogue.time(catalogue.now(entry))
    name = _edition_name(version, at)
    change = Change(before={name: renamed(before, name)}, remove=[*before, *of_work, *entry])
    change.add += [*quads, *catalogue.begun(run), *catalogue.work(article, version, of_work)]
    change.add += catalogue.version(article, "kept", quads, run, at, entry)
    change.add += [quad for quad in entry if catalogue.is_passing(quad)]
    change.add += catalogue.edition(name, version, at)
    if ox.Quad(version, COAL.outcome, catalogue.QUARANTINED, CATALOGUE) in entry:
        change.after |= {version: [], report_name(version): []}
    return "replaced", change


def _noted(held: Held, version: ox.NamedNode, entry: list[ox.Quad], run: Run) -> Change:
    """Nothing is new; that another pipeline read the same is noted, so that nobody need try it again."""
    former = [quad for quad in entry if quad.predicate == PROV.wasGeneratedBy]
    runs = [quad.object for quad in former if isinstance(quad.object, ox.NamedNode)]
    known = [quad.object for one in runs for quad in held.entry(one) if quad.predicate == COAL.extraction]
    if run.extraction is None or ox.Literal(run.extraction) in known:
        return Change()
    return Change(remove=former, add=[*catalogue.begun(run), ox.Quad(version, PROV.wasGeneratedBy, run.iri, CATALOGUE)])


def _retire(held: Held, change: Change, version: ox.NamedNode, fate: Fate, at: ox.Literal) -> None:
    """A version that was current goes to the archive."""
    graph, entry = held.graph(version), held.entry(version)
    change.before |= {version: graph, report_name(version): []}
    change.remove += [*graph, *entry, *kin.unlinked(held.current, version, entry)]
    change.add += catalogue.ceased(version, entry, fate, at)


def _take_over(held: Held, change: Change, other: ox.NamedNode, version: ox.NamedNode, at: ox.Literal) -> None:
    """A version counts from now on in the place of another article's with the same text."""
    graph, of_work = held.graph(other), held.entry(ids.work(other))
    _retire(held, change, other, "duplicate", at)
    change.add += catalogue.duplicate(other, version, graph)
    change.remove += [quad for quad in of_work if quad.predicate == COAL.currentVersion]
    for quad in held.current.pattern(None, COAL.duplicateOf, other, CATALOGUE):
        change.remove.append(quad)
        change.add.append(ox.Quad(quad.subject, COAL.duplicateOf, version, CATALOGUE))


def _save_edition(
    held: Held, change: Change, version: ox.NamedNode, entry: list[ox.Quad], quads: Sequence[ox.Quad]
) -> None:
    """Keep what a version said when it was current last, if it comes back and says something else."""
    until = catalogue.last_until(entry)
    if until is None or ox.Quad(version, COAL.outcome, catalogue.QUARANTINED, CATALOGUE) in entry:
        return
    graph, name = held.archived(version), _edition_name(version, until)
    if set(graph) != set(quads):
        change.before[name] = renamed(graph, name)
        change.add += catalogue.edition(name, version, until)


def _half_retracted(of_work: Iterable[ox.Quad]) -> Graphs:
    """What a retraction that was broken off has left in the archive, to be removed."""
    left = [quad.object for quad in of_work if quad.predicate == COAL.retracting]
    return {name: [] for name in left if isinstance(name, ox.NamedNode)}


def _edition_name(version: ox.NamedNode, until: ox.Literal) -> ox.NamedNode:
    return ox.NamedNode(f"{version.value}#until={until.value}")
