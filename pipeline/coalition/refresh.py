"""The refresh: what is in a store is read again by today's pipeline, and what that makes of it is told."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

import pyoxigraph as ox

from coalition.articles.article import Article
from coalition.errors import CoalitionError
from coalition.graph.mapping import quads
from coalition.graph.namespaces import COAL, DCTERMS
from coalition.statements.difference import Difference, differences
from coalition.statements.statement import Reading
from coalition.statements.table import known_ids, of_graph
from coalition.store.catalogue import Entry, Run
from coalition.store.store import Store
from coalition.validation.gate import Gate

Read = Callable[[Iterable[Article]], Iterator[tuple[Article, Reading]]]

Fate = Literal["kept", "replaced", "unchanged", "duplicate", "quarantined", "failed"]
_AT_ONCE = 16
"""How many articles are read at once."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What came of reading an article again.

    Attributes:
        article: its id.
        fate: `replaced` (it says something else now), `unchanged`, `kept` (it was in quarantine and conforms
            now), `quarantined` (today's gate refuses it; what was kept before stays) or `failed`.
        differences: the statements that came, went and changed.
        reason: why it failed.
    """

    article: str
    fate: Fate
    differences: tuple[Difference, ...] = ()
    reason: str | None = None


def stale(store: Store, extraction: str, *, everything: bool = False) -> list[Entry]:
    """The versions that another pipeline read: those that are current, and those in quarantine that came last.

    Args:
        store: where they are.
        extraction: what reads them today.
        everything: all of them, whatever read them.
    """
    by_article: dict[str, list[Entry]] = {}
    for entry in store.catalogue():
        by_article.setdefault(entry.article, []).append(entry)
    found = []
    for entries in by_article.values():
        kept = next((entry for entry in entries if entry.fate == "kept"), None)
        last = entries[-1]
        found += [kept] if kept is not None else [last] if last.fate == "quarantined" else []
    known = {quad.subject for quad in store.current.pattern(None, COAL.extraction, ox.Literal(extraction))}
    return [entry for entry in found if everything or ox.NamedNode(entry.run) not in known]


def refresh(store: Store, entries: Iterable[Entry], read: Read, gate: Gate, run: Run) -> Iterator[Refreshed]:
    """Read versions again, and tell of each what came of it once it is on disk.

    One that cannot be read stays as it is. Each is replaced as a whole and noted as read by this run, so that a
    refresh that was broken off goes on where it was.

    Args:
        store: open for writing; the reference graph is brought up to date first.
        entries: what `stale` gives.
        read: the language part.
        gate: what decides.
        run: noted in the catalogue with each article.
    """
    store.refresh_reference()
    known, remaining = known_ids(store), iter(entries)
    while batch := list(islice(remaining, _AT_ONCE)):
        articles = [article_of(ox.NamedNode(entry.version), _graph(store, entry)) for entry in batch]
        for article, reading in _read(read, articles):
            if isinstance(reading, str):
                yield Refreshed(article.id, "failed", reason=reading)
            else:
                yield _again(store, article, reading, gate, run, known)
    store.finish(run)


def article_of(version: ox.NamedNode, graph: Iterable[ox.Quad]) -> Article:
    """The article of which a version's graph was made."""
    said = {
        quad.predicate: quad.object.value
        for quad in graph
        if quad.subject == version and isinstance(quad.object, ox.NamedNode | ox.Literal)
    }
    return Article(
        id=said[DCTERMS.identifier],
        text=said[COAL.text],
        title=said.get(DCTERMS.title),
        date=said.get(DCTERMS.issued),
        url=said.get(DCTERMS.source),
        publisher=said.get(DCTERMS.publisher),
        source=said[DCTERMS.identifier],
    )


def _graph(store: Store, entry: Entry) -> list[ox.Quad]:
    version = ox.NamedNode(entry.version)
    return store.archived(version) if entry.fate == "quarantined" else store.graph(version)


def _read(read: Read, articles: list[Article]) -> Iterator[tuple[Article, Reading | str]]:
    """Each article with its reading, or the reason why there is none."""
    try:
        yield from list(read(articles))
    except CoalitionError:
        raise
    except Exception as error:
        if len(articles) == 1:
            yield articles[0], f"{type(error).__name__}: {' '.join(str(error).split())}"
        else:
            for article in articles:
                yield from _read(read, [article])


def _again(store: Store, article: Article, reading: Reading, gate: Gate, run: Run, known: dict[str, str]) -> Refreshed:
    said = quads(article, reading)
    version = said[0].graph_name
    assert isinstance(version, ox.NamedNode)  # noqa: S101 - the mapping names each graph by its version
    before = of_graph(version, store.graph(version), known)
    verdict = gate.judge(said)
    if not (verdict.conforms and verdict.applies):
        store.quarantine(article, said, verdict.report, run)
        return Refreshed(article.id, "quarantined")
    fate = store.put(article, said, run)
    # What was put in anew may still wait.
    store.commit()
    return Refreshed(article.id, fate, tuple(differences(before, of_graph(version, said, known))))
