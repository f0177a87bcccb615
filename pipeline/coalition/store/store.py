"""The store: versions of articles, what is current apart from what is past or refused, and the catalogue of it all.

How it stays whole when it is killed is in docs/store.md.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import RLock
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from coalition.articles.article import Article
from coalition.errors import QueryError, StoreError
from coalition.graph import ids
from coalition.graph.namespaces import CATALOGUE, COAL, OWL, RDF, REFERENCE
from coalition.store import catalogue
from coalition.store.binding import bind
from coalition.store.catalogue import Entry, Run
from coalition.store.protocol import Answer, Bindings, Counts, Dataset, Put, Solutions

BATCH = 32
"""How many new articles are written at once: one by one costs three times as much."""


class Store:
    """A current dataset and an archive beside it.

    The current dataset holds one named graph for each article's current version, the reference graph and the
    catalogue. The archive holds the graphs of versions that were replaced or refused, and the reports on the
    latter. Every writing operation is done wholly or not at all, also when the process is killed; new
    articles may wait for `commit`, so that many are written at once. Reading first writes what waits.

    Args:
        place: what a user calls it, for messages.
        current: what is valid and current.
        archive: opens the archive; asked when it is first needed, since most runs never need it. None: there is
            no archive yet, and none can be made.
        read_only: for questions only.

    Raises:
        StoreError: from every operation, when a dataset cannot be read or written.
    """

    def __init__(
        self, place: str, current: Dataset, archive: Callable[[], Dataset | None], *, read_only: bool = False
    ) -> None:
        self.place = place
        self._current = current
        self._open_archive = archive
        self._opened_archive: Dataset | None = None
        self._read_only = read_only
        self._pending: dict[str, list[ox.Quad]] = {}
        # One thread may read articles and ask what is held while another puts them.
        self._lock = RLock()

    def holds(self, article: Article) -> bool:
        """Whether this very article is current: its text, and all that is known of it."""
        # Here, not at the top: questions need neither the mapping nor what it reads.
        from coalition.graph.mapping import description  # noqa: PLC0415 - see the line above

        if article.id in self._pending:
            self.commit()
        version = ids.version(article)
        if self._kept(ids.article(article.id)) != version:
            return False
        said = {quad for quad in self._current.pattern(version, graph=version) if not _is_named(quad)}
        return said == {quad for quad in description(article) if quad.subject == version}

    def put(self, article: Article, quads: Sequence[ox.Quad], run: Run) -> Put:
        """Make this the article's current version; an earlier one goes to the archive.

        Args:
            article: the article.
            quads: the graph of its version, as `coalition.graph.mapping.quads` makes it.
            run: the run that read it.
        """
        version, work = ids.version(article), ids.article(article.id)
        fresh = [*quads, *catalogue.begun(run), *catalogue.work(article, version)]
        fresh += catalogue.version(article, "kept", quads, run)
        with self._writing():
            if article.id in self._pending:
                self.commit()
            if self._entry(work):
                return self._put_again(version, work, quads, fresh)
            self._pending[article.id] = fresh
            if len(self._pending) >= BATCH:
                self.commit()
        return "kept"

    def _put_again(
        self, version: ox.NamedNode, work: ox.NamedNode, quads: Sequence[ox.Quad], fresh: list[ox.Quad]
    ) -> Put:
        """Put a version of an article that the catalogue knows already."""
        old = self._kept(work)
        before = [] if old is None else list(self._current.pattern(graph=old))
        if old == version and set(before) == set(quads):
            return "unchanged"
        entry = self._entry(version)
        stale = [*before, *self._entry(work), *entry]
        if old is not None and old != version:
            self._archived({old: before, _report_name(old): []})
            stale += self._entry(old)
            fresh += catalogue.with_fate(self._entry(old), "replaced")
        self._current.change(stale, fresh)
        if any(quad.predicate == COAL.outcome and quad.object != catalogue.KEPT for quad in entry):
            self._archived({version: [], _report_name(version): []})
        return "kept" if old is None else "replaced"

    def quarantine(self, article: Article, quads: Sequence[ox.Quad], report: Sequence[ox.Triple], run: Run) -> None:
        """Lay a refused version aside with the report on it; a version that was kept before stays current."""
        version, work = ids.version(article), ids.article(article.id)
        name = _report_name(version)
        with self._writing():
            if article.id in self._pending:
                self.commit()
            self._archived({version: quads, name: [_in(triple, name) for triple in report]})
            kept = self._kept(work)
            stale, fresh = [], catalogue.begun(run)
            if kept == version:
                # Only its title, date or address differ from what is kept: the entry tells both.
                fresh.append(ox.Quad(version, COAL.outcome, catalogue.QUARANTINED, CATALOGUE))
            else:
                stale += self._entry(version)
                fresh += catalogue.version(article, "quarantined", quads, run)
            if kept is None:
                stale += self._entry(work)
                fresh += catalogue.work(article, None)
            self._current.change(stale, fresh)

    def commit(self) -> None:
        """Write all that was put and is not yet on disk."""
        with self._lock:
            self._current.add([quad for quads in self._pending.values() for quad in quads])
            self._pending.clear()
            self._current.settle()
            if self._opened_archive is not None:
                self._opened_archive.settle()

    def finish(self, run: Run) -> None:
        """Write all that was put, and note the end of the run if it wrote something."""
        with self._writing():
            self.commit()
            if any(self._current.pattern(run.iri, RDF.type, graph=CATALOGUE)):
                self._current.add([catalogue.ended(run)])

    def refresh_reference(self) -> bool:
        """Load the reference graph if the store's is not today's."""
        # Here, not at the top: questions need neither the ontology's files nor their hash.
        from coalition.graph import reference  # noqa: PLC0415 - see the line above

        mark = ox.Quad(REFERENCE, OWL.versionInfo, ox.Literal(reference.digest()), CATALOGUE)
        old = self._entry(REFERENCE)
        if old == [mark]:
            return False
        with self._writing():
            self._current.change([*old, *self.graph(REFERENCE)], [mark, *reference.quads()])
        return True

    def catalogue(self) -> Iterator[Entry]:
        """Every version ever taken in, by article, then by time."""
        self.commit()
        return catalogue.entries(self._current.pattern(graph=CATALOGUE))

    def graph(self, name: ox.NamedNode) -> list[ox.Quad]:
        """The graph of that name in the current dataset; empty if there is none."""
        self.commit()
        return list(self._current.pattern(graph=name))

    def archived(self, name: ox.NamedNode) -> list[ox.Quad]:
        """The graph of that name in the archive; empty if there is none."""
        archive = self._archive
        return [] if archive is None else list(archive.pattern(graph=name))

    def report(self, version: ox.NamedNode) -> list[ox.Triple]:
        """The validation report on a version in quarantine; empty if there is none."""
        return [quad.triple for quad in self.archived(_report_name(version))]

    def quads(self, *, catalogue: bool = False) -> Iterator[ox.Quad]:
        """All of the current dataset, graph by graph in order of their names, sorted within each.

        Args:
            catalogue: the catalogue too, which holds times and so is never the same twice.
        """
        self.commit()
        for name in self._current.names():
            if catalogue or name != CATALOGUE:
                yield from sorted(self._current.pattern(graph=name), key=str)

    def counts(self) -> Counts:
        """How much the store holds."""
        entries = list(self.catalogue())
        fates = [entry.fate for entry in entries]
        return Counts(
            articles=fates.count("kept"),
            quarantined=fates.count("quarantined"),
            replaced=fates.count("replaced"),
            statements=sum(entry.statements for entry in entries if entry.fate == "kept"),
            triples=self._current.size(),
        )

    def select(self, query: str, bindings: Bindings | None = None) -> Solutions:
        """Answer a SELECT query over the merge of all current graphs; `GRAPH` reaches each of them.

        Args:
            query: SPARQL 1.1.
            bindings: terms to put in the place of variables, wherever those occur.

        Raises:
            QueryError: if the query has a syntax error, or is no SELECT query.
        """
        answer = self.query(query, bindings)
        if not isinstance(answer, Solutions):
            raise QueryError("This is not a SELECT query, and only those answer in rows.")
        return answer

    def query(self, query: str, bindings: Bindings | None = None) -> Answer:
        """Answer any query: SELECT, ASK (a bool), CONSTRUCT or DESCRIBE (triples).

        Raises:
            QueryError: if the query has a syntax error.
        """
        self.commit()
        return self._current.query(bind(query, bindings or {}))

    def close(self) -> None:
        """Let go of the store, so that another process may write to it."""
        try:
            self.commit()
        finally:
            self._current.close()
            if self._opened_archive is not None:
                self._opened_archive.close()

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self._read_only:
            raise StoreError(f"The store at {self.place} was opened only to be read.")
        with self._lock:
            yield

    @property
    def _archive(self) -> Dataset | None:
        if self._opened_archive is None:
            self._opened_archive = self._open_archive()
        return self._opened_archive

    def _archived(self, graphs: Mapping[ox.NamedNode, Sequence[ox.Quad]]) -> None:
        """Make graphs of the archive hold these quads and no others."""
        archive = self._archive
        if archive is None:
            raise StoreError(f"The store at {self.place} has no archive to lay versions aside in.")
        archive.replace(graphs)

    def _entry(self, of: ox.NamedNode) -> list[ox.Quad]:
        return list(self._current.pattern(of, graph=CATALOGUE))

    def _kept(self, work: ox.NamedNode) -> ox.NamedNode | None:
        current = [quad.object for quad in self._entry(work) if quad.predicate == COAL.currentVersion]
        return current[0] if current and isinstance(current[0], ox.NamedNode) else None


def _report_name(version: ox.NamedNode) -> ox.NamedNode:
    return ox.NamedNode(version.value + "#report")


def _in(triple: ox.Triple, graph: ox.NamedNode) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _is_named(quad: ox.Quad) -> bool:
    return quad.predicate in (COAL.namesNation, COAL.namesLeader, COAL.namesCity, COAL.namesFigure)
