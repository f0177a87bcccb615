"""Retraction: an article and all that came with it leave the store, and nothing else does."""

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from coalition.graph import ids
from coalition.graph.namespaces import CATALOGUE, COAL
from coalition.store import history, kin
from coalition.store.catalogue import Entry
from coalition.store.changes import report_name
from coalition.store.protocol import Counts
from coalition.store.store import Store


@dataclass(frozen=True, slots=True)
class Retraction:
    """What a retraction takes out of a store.

    Attributes:
        work: the article.
        entries: its versions.
        remove: the quads of the current dataset that go.
        archived: the names of the graphs of the archive that go.
        others: ids of articles that had the same text, and count when they come again.
    """

    work: ox.NamedNode
    entries: tuple[Entry, ...]
    remove: tuple[ox.Quad, ...]
    archived: tuple[ox.NamedNode, ...]
    others: tuple[str, ...]

    @property
    def statements(self) -> int:
        """How many statements leave the answers."""
        return sum(entry.statements for entry in self.entries if entry.fate == "kept")


def planned(store: Store, work: ox.NamedNode) -> Retraction:
    """What a retraction of an article would take out; also the rest of one that was broken off."""
    entries = history.entries(store, work)
    remove = dict.fromkeys(_of_current(store, [work]))
    archived = dict.fromkeys(_leftovers(remove))
    others: list[str] = []
    for entry in entries:
        version = ox.NamedNode(entry.version)
        own = list(store.current.pattern(version, graph=CATALOGUE))
        editions = [edition for _, edition in history.editions(store, version)]
        remove |= dict.fromkeys([*store.current.pattern(graph=version), *own, *_of_current(store, editions)])
        remove |= dict.fromkeys(kin.unlinked(store.current, version, own))
        archived |= dict.fromkeys(name for name in (version, report_name(version), *editions) if store.archived(name))
        for other in history.duplicates(store, entry):
            others.append(other.article)
            remove |= dict.fromkeys(_of_duplicate(store, other))
    return Retraction(work, tuple(entries), tuple(remove), tuple(archived), tuple(sorted(set(others))))


def retract(store: Store, plan: Retraction) -> tuple[Counts, Counts]:
    """Take an article out of the store; how much that held before and after.

    All that is shown goes in one transaction. Killed after it, the catalogue still names the graphs that are
    left in the archive, and the same retraction goes on with those.
    """
    before = store.counts()
    with store.writing():
        marks = [ox.Quad(plan.work, COAL.retracting, name, CATALOGUE) for name in plan.archived]
        store.current.change([quad for quad in plan.remove if quad not in marks], marks)
        if plan.archived:
            store.lay_aside({name: [] for name in plan.archived})
            store.current.change(marks, [])
        store.commit()
    return before, store.counts()


def _of_current(store: Store, nodes: Iterable[ox.NamedNode]) -> list[ox.Quad]:
    return [quad for node in nodes for quad in store.current.pattern(node, graph=CATALOGUE)]


def _of_duplicate(store: Store, other: Entry) -> list[ox.Quad]:
    """The entry of a duplicate, and of its article if there is nothing else of that."""
    work = ids.article(other.article)
    others = [entry for entry in history.entries(store, work) if entry.version != other.version]
    nodes = [ox.NamedNode(other.version), *([] if others else [work])]
    if not other.since:
        return _of_current(store, nodes)
    # It was current before: its own history stays, and no longer names what is gone.
    return [quad for quad in _of_current(store, nodes[:1]) if quad.predicate == COAL.duplicateOf]


def _leftovers(of_work: Iterable[ox.Quad]) -> list[ox.NamedNode]:
    found = [quad.object for quad in of_work if quad.predicate == COAL.retracting]
    return [name for name in found if isinstance(name, ox.NamedNode)]
