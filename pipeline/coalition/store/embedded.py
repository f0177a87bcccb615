"""The embedded store: two Oxigraph datasets in a folder, what is current and what is past or refused."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self, TypeVar

import pyoxigraph as ox

from coalition.articles.article import Article
from coalition.errors import QueryError, StoreError
from coalition.graph import ids
from coalition.graph.namespaces import CATALOGUE, COAL, OWL, PREFIXES, RDF, REFERENCE
from coalition.store import catalogue, folder
from coalition.store.binding import bind
from coalition.store.catalogue import Entry, Run
from coalition.store.dataset import Dataset
from coalition.store.protocol import Bindings, Counts, Put, Solutions, Term

CURRENT = "current"
ARCHIVE = "archive"
BATCH = 32
"""How many new articles are written at once: one by one costs three times as much."""

_UNANSWERED = (OSError, RuntimeError, ValueError)
_Part = TypeVar("_Part")


class EmbeddedStore:
    """A store in a folder of its own; docs/store.md says how it stays whole when it is killed.

    Args:
        place: the folder; made if it is new, when opened for writing.
        read_only: for questions. Many may read at once, also beside one writer; a reader sees the store as it
            was when the reader opened it.

    Raises:
        StoreError: if the folder is no store of ours, another process is writing to it, or it cannot be read.
    """

    def __init__(self, place: Path, *, read_only: bool = False) -> None:
        self.place = place
        self._read_only = read_only
        (folder.require if read_only else folder.prepare)(place)
        if read_only and not (place / CURRENT).is_dir():
            raise StoreError(f"The store at {place} is empty; take articles in with `coalition ingest`.")
        self._current = Dataset(place / CURRENT, read_only=read_only, merged=True)
        self._opened_archive: Dataset | None = None
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
        """Make this the article's current version; an earlier one goes to the archive."""
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
            self._archive.replace({old: before, _report_name(old): []})
            stale += self._entry(old)
            fresh += catalogue.with_fate(self._entry(old), "replaced")
        self._current.change(stale, fresh)
        if any(quad.predicate == COAL.outcome and quad.object != catalogue.KEPT for quad in entry):
            self._archive.replace({version: [], _report_name(version): []})
        return "kept" if old is None else "replaced"

    def quarantine(self, article: Article, quads: Sequence[ox.Quad], report: Sequence[ox.Triple], run: Run) -> None:
        """Lay a refused version aside with the report on it; a version that was kept before stays current."""
        version, work = ids.version(article), ids.article(article.id)
        name = _report_name(version)
        with self._writing():
            if article.id in self._pending:
                self.commit()
            self._archive.replace({version: quads, name: [_in(triple, name) for triple in report]})
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
        return list(self._archive.pattern(graph=name)) if (self.place / ARCHIVE).is_dir() else []

    def report(self, version: ox.NamedNode) -> list[ox.Triple]:
        """The validation report on a version in quarantine; empty if there is none."""
        return [quad.triple for quad in self.archived(_report_name(version))]

    def quads(self, *, catalogue: bool = False) -> Iterator[ox.Quad]:
        """All of the current dataset, graph by graph in order of their names, sorted within each."""
        self.commit()
        for name in sorted(self._current.oxigraph.named_graphs(), key=str):
            if catalogue or name != CATALOGUE:
                yield from sorted(self._current.oxigraph.quads_for_pattern(None, None, None, name), key=str)

    def counts(self) -> Counts:
        """How much the store holds."""
        entries = list(self.catalogue())
        fates = [entry.fate for entry in entries]
        return Counts(
            articles=fates.count("kept"),
            quarantined=fates.count("quarantined"),
            replaced=fates.count("replaced"),
            statements=sum(entry.statements for entry in entries if entry.fate == "kept"),
            triples=sum(1 for _ in self._current.pattern(graph=ox.DefaultGraph())),
        )

    def select(self, query: str, bindings: Bindings | None = None) -> Solutions:
        """Answer a SELECT query over the merge of all current graphs."""
        answer = self.query(query, bindings)
        if not isinstance(answer, Solutions):
            raise QueryError("This is not a SELECT query, and only those answer in rows.")
        return answer

    def query(self, query: str, bindings: Bindings | None = None) -> Solutions | bool | list[ox.Triple]:
        """Answer any query."""
        self.commit()
        try:
            # The dataset's default graph is the merge already.
            answer = self._current.oxigraph.query(bind(query, bindings or {}), prefixes=PREFIXES)
        except SyntaxError as error:
            raise QueryError(f"The query has a syntax error: {_one_line(error)}") from error
        except _UNANSWERED as error:
            raise QueryError(f"The query cannot be answered: {_one_line(error)}") from error
        if isinstance(answer, ox.QueryBoolean):
            return bool(answer)
        if isinstance(answer, ox.QueryTriples):
            return list(_told(answer))
        return Solutions(tuple(variable.value for variable in answer.variables), _rows(answer))

    def close(self) -> None:
        """Let go of the store, so that another process may write to it."""
        self.commit()
        # Oxigraph closes a dataset, and gives up its lock, when nothing refers to it any more.
        del self._current
        self._opened_archive = None

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
    def _archive(self) -> Dataset:
        # Most runs never need it, and opening it takes time.
        if self._opened_archive is None:
            self._opened_archive = Dataset(self.place / ARCHIVE, read_only=self._read_only, merged=False)
        return self._opened_archive

    def _entry(self, of: ox.NamedNode) -> list[ox.Quad]:
        return list(self._current.pattern(of, graph=CATALOGUE))

    def _kept(self, work: ox.NamedNode) -> ox.NamedNode | None:
        current = [quad.object for quad in self._entry(work) if quad.predicate == COAL.currentVersion]
        return current[0] if current and isinstance(current[0], ox.NamedNode) else None


def _rows(solutions: ox.QuerySolutions) -> Iterator[tuple[Term | None, ...]]:
    return (tuple(solution) for solution in _told(solutions))


def _told(answer: Iterator[_Part]) -> Iterator[_Part]:
    """The parts of an answer: Oxigraph works them out only as they are asked for, and may fail as late."""
    try:
        yield from answer
    except _UNANSWERED as error:
        raise QueryError(f"The query cannot be answered: {_one_line(error)}") from error


def _report_name(version: ox.NamedNode) -> ox.NamedNode:
    return ox.NamedNode(version.value + "#report")


def _in(triple: ox.Triple, graph: ox.NamedNode) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _is_named(quad: ox.Quad) -> bool:
    return quad.predicate in (COAL.namesNation, COAL.namesLeader, COAL.namesCity, COAL.namesFigure)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
