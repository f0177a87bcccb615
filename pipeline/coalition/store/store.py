"""The store: versions of articles, what is current apart from what is past or refused, and the catalogue of it all.

How it stays whole when it is killed is in docs/store.md.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import RLock
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from coalition.articles import identity
from coalition.articles.article import Article
from coalition.articles.identity import Keys
from coalition.errors import QueryError, StoreError
from coalition.graph import ids
from coalition.graph.namespaces import CATALOGUE, COAL, OWL, RDF, REFERENCE
from coalition.store import catalogue, changes, kin
from coalition.store.binding import bind
from coalition.store.catalogue import Entry, Run
from coalition.store.changes import Change, Held, report_name
from coalition.store.kin import Kin
from coalition.store.protocol import Answer, Bindings, Counts, Dataset, Put, Solutions

BATCH = 64
"""How many new articles are written at once: the fewer and larger the files that come of it, the less RocksDB has to merge
later, which it does with whatever is there already."""

_NO_RUN = Run.start("")
"""For a change that is only looked at."""


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
        self.current = current
        self._open_archive = archive
        self._opened_archive: Dataset | None = None
        self._read_only = read_only
        self._pending: dict[str, _Waiting] = {}
        self._held = Held(current, self.archived)
        # One thread may read articles and ask what is held while another puts them.
        self._lock = RLock()

    def known(self, article: Article, coming: Mapping[str, str] | None = None) -> Article:
        """The article under the id that its work has here.

        A page that comes under another name, but with the canonical address of an article that is here
        already, is that article. An id that is known here decides before any address.

        Args:
            article: as it was read.
            coming: ids of articles that are to be put, by canonical address.
        """
        if any(self.current.pattern(ids.article(article.id), RDF.type, graph=CATALOGUE)):
            return article
        address = identity.address(article.url)
        if address is None:
            return article
        if coming and address in coming:
            return replace(article, id=coming[address])
        found = self.current.pattern(None, COAL.canonicalAddress, ox.Literal(address), CATALOGUE)
        works = sorted(quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode))
        return replace(article, id=ids.id_of(ox.NamedNode(works[0]))) if works else article

    def holds(self, article: Article) -> bool:
        """Whether nothing would change if it came: its text, and all that is known of it, are here already."""
        # Here, not at the top: questions need neither the mapping nor what it reads.
        from coalition.graph.mapping import description  # noqa: PLC0415 - see the line above

        if article.id in self._pending:
            self.commit()
        version = ids.version(article)
        if self._held.kept(ids.article(article.id)) == version:
            noted = [quad for quad in self.current.pattern(version, graph=version) if not _is_named(quad)]
            return set(noted) == {quad for quad in description(article) if quad.subject == version}
        entry = self._held.entry(version)
        original = next((quad.object for quad in entry if quad.predicate == COAL.duplicateOf), None)
        if not isinstance(original, ox.NamedNode) or self._held.kept(ids.work(original)) != original:
            return False
        return not changes.duplicated(self._held, article, original, description(article), _NO_RUN).add

    def original(self, article: Article) -> str | None:
        """The id of another article that has the very same text and counts in this one's place; None without one."""
        keys = Keys(identity.text_hash(article.text), ())
        with self._lock:
            if keys.text is not None and any(one.keys.text == keys.text for one in self._pending.values()):
                self.commit()
            found = kin.original(self.current, article, keys)
        return None if found is None or kin.counts_first(article, found) else ids.article_id(found)

    def kin(self, article: Article) -> Kin:
        """What else here has its text, or nearly: current versions of other articles."""
        keys = identity.keys(article)
        with self._lock:
            if keys.text is not None and any(one.keys.text == keys.text for one in self._pending.values()):
                self.commit()
            original = kin.original(self.current, article, keys)
            shared = set(keys.bands)
            texts = {one.version: one.text for one in self._pending.values() if not shared.isdisjoint(one.keys.bands)}
            for version in kin.candidates(self.current, keys):
                for quad in self.current.pattern(version, COAL.text, graph=version):
                    texts[version] = _text(quad)
        return Kin(keys, original, kin.near(article, texts, original))

    def put(self, article: Article, quads: Sequence[ox.Quad], run: Run, its: Kin | None = None) -> Put:
        """Make this the article's current version; an earlier one goes to the archive.

        Where another article has the very same text, the one whose id comes first counts, and the other is
        noted as a further address of it.

        Args:
            article: the article.
            quads: the graph of its version, as `coalition.graph.mapping.quads` makes it.
            run: the run that read it.
            its: what `kin` says of it, if that was asked just now.
        """
        with self.writing():
            if article.id in self._pending:
                self.commit()
            its = its or self.kin(article)
            if its.original is not None and not kin.counts_first(article, its.original):
                return self.note(article, run)
            work = ids.article(article.id)
            if its.original is None and not any(self.current.pattern(work, graph=CATALOGUE)):
                self._put_new(article, quads, run, its)
                return "kept"
            if {one.version for one in its.near} & {one.version for one in self._pending.values()}:
                self.commit()
            fate, change = changes.replaced(self._held, article, quads, run, its)
            self.apply(change)
        return fate

    def _put_new(self, article: Article, quads: Sequence[ox.Quad], run: Run, its: Kin) -> None:
        """Put an article that the catalogue knows nothing of; it waits to be written with others."""
        version, at = ids.version(article), catalogue.time(catalogue.now())
        fresh = [*quads, *catalogue.begun(run), *catalogue.work(article, version)]
        fresh += catalogue.version(article, "kept", quads, run, at)
        fresh += [*catalogue.begins(version, at, its.keys), *kin.links(version, its.near)]
        self._pending[article.id] = _Waiting(version, article.text, its.keys, fresh)
        if len(self._pending) >= BATCH:
            self.commit()

    def note(self, article: Article, run: Run) -> Put:
        """Note an article as another address of the one that has the same text; there must be one."""
        # Here, not at the top: as in holds.
        from coalition.graph.mapping import description  # noqa: PLC0415 - see the line above

        with self.writing():
            if self._pending:
                self.commit()
            original = kin.original(self.current, article, Keys(identity.text_hash(article.text), ()))
            if original is None:
                raise StoreError(f"No other article in the store at {self.place} has the text of {article.id}.")
            self.apply(changes.duplicated(self._held, article, original, description(article), run))
        return "duplicate"

    def quarantine(self, article: Article, quads: Sequence[ox.Quad], report: Sequence[ox.Triple], run: Run) -> None:
        """Lay a refused version aside with the report on it; a version that was kept before stays current."""
        with self.writing():
            if article.id in self._pending:
                self.commit()
            self.apply(changes.quarantined(self._held, article, quads, report, run))

    def apply(self, change: Change) -> None:
        """Do what a change says, in its order: the transaction in its middle decides what is shown."""
        with self.writing():
            if change.before:
                self.lay_aside(change.before)
            if change.remove or change.add:
                self.current.change(change.remove, change.add)
            if change.after:
                self.lay_aside(change.after)

    def commit(self) -> None:
        """Write all that was put and is not yet on disk."""
        with self._lock:
            self.current.add([quad for waiting in self._pending.values() for quad in waiting.quads])
            self._pending.clear()
            # The archive first: what has left the current dataset must be there, whatever the power does.
            if self._opened_archive is not None:
                self._opened_archive.settle()
            self.current.settle()

    def finish(self, run: Run) -> None:
        """Write all that was put, and note the end of the run if it wrote something."""
        with self.writing():
            self.commit()
            if any(self.current.pattern(run.iri, RDF.type, graph=CATALOGUE)):
                self.current.add([catalogue.ended(run)])

    def refresh_reference(self) -> bool:
        """Load the reference graph if the store's is not today's."""
        # Here, not at the top: questions need neither the ontology's files nor their hash.
        from coalition.graph import reference  # noqa: PLC0415 - see the line above

        mark = ox.Quad(REFERENCE, OWL.versionInfo, ox.Literal(reference.digest()), CATALOGUE)
        old = self._held.entry(REFERENCE)
        if old == [mark]:
            return False
        with self.writing():
            self.current.change([*old, *self.graph(REFERENCE)], [mark, *reference.quads()])
        return True

    def catalogue(self) -> Iterator[Entry]:
        """Every version ever taken in, by article, then by time."""
        self.commit()
        return catalogue.entries(self.current.pattern(graph=CATALOGUE))

    def graph(self, name: ox.NamedNode) -> list[ox.Quad]:
        """The graph of that name in the current dataset; empty if there is none."""
        self.commit()
        return list(self.current.pattern(graph=name))

    def archived(self, name: ox.NamedNode) -> list[ox.Quad]:
        """The graph of that name in the archive; empty if there is none."""
        archive = self.archive
        return [] if archive is None else list(archive.pattern(graph=name))

    def report(self, version: ox.NamedNode) -> list[ox.Triple]:
        """The validation report on a version in quarantine; empty if there is none."""
        return [quad.triple for quad in self.archived(report_name(version))]

    def quads(self, *, catalogue: bool = False) -> Iterator[ox.Quad]:
        """All of the current dataset, graph by graph in order of their names, sorted within each.

        Args:
            catalogue: the catalogue too, which holds times and so is never the same twice.
        """
        self.commit()
        for name in self.current.names():
            if catalogue or name != CATALOGUE:
                yield from sorted(self.current.pattern(graph=name), key=str)

    def counts(self) -> Counts:
        """How much the store holds."""
        entries = list(self.catalogue())
        fates = [entry.fate for entry in entries]
        return Counts(
            articles=fates.count("kept"),
            quarantined=fates.count("quarantined"),
            replaced=fates.count("replaced"),
            statements=sum(entry.statements for entry in entries if entry.fate == "kept"),
            triples=self.current.size(),
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
        return self.current.query(bind(query, bindings or {}))

    def close(self) -> None:
        """Let go of the store, so that another process may write to it."""
        try:
            self.commit()
        finally:
            self.current.close()
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
    def writing(self) -> Iterator[None]:
        """While something is written, no other thread writes.

        Raises:
            StoreError: if the store was opened only to be read.
        """
        if self._read_only:
            raise StoreError(f"The store at {self.place} was opened only to be read.")
        with self._lock:
            yield

    @property
    def archive(self) -> Dataset | None:
        """The archive, opened when it is first asked for; None if there is none."""
        if self._opened_archive is None:
            self._opened_archive = self._open_archive()
        return self._opened_archive

    def lay_aside(self, graphs: Mapping[ox.NamedNode, Sequence[ox.Quad]]) -> None:
        """Make graphs of the archive hold these quads and no others."""
        archive = self.archive
        if archive is None:
            raise StoreError(f"The store at {self.place} has no archive to lay versions aside in.")
        archive.replace(graphs)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A new article that is not written yet."""

    version: ox.NamedNode
    text: str
    keys: Keys
    quads: list[ox.Quad]


def _text(quad: ox.Quad) -> str:
    return quad.object.value if isinstance(quad.object, ox.Literal) else ""


def _is_named(quad: ox.Quad) -> bool:
    return quad.predicate in (COAL.namesNation, COAL.namesLeader, COAL.namesCity, COAL.namesFigure)
