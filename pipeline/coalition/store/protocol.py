"""What a store can do, wherever it is: the rest of the project knows no more of it than this."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Literal as OneOf
from typing import Protocol, Self

import pyoxigraph as ox

from coalition.articles.article import Article
from coalition.store.catalogue import Entry, Run

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Bindings = Mapping[str, Term]
"""Values for variables, by the variable's name without the question mark."""

Put = OneOf["kept", "replaced", "unchanged"]


@dataclass(frozen=True)
class Solutions:
    """The answer to a SELECT query.

    Attributes:
        variables: names of the columns, in the order of the query.
        rows: one tuple a solution, in the order of `variables`; None where a variable is unbound. Read once.
    """

    variables: tuple[str, ...]
    rows: Iterator[tuple[Term | None, ...]]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds.

    Attributes:
        articles: articles with a current version.
        quarantined: versions that the gate refused.
        replaced: versions that a later one took the place of.
        statements: statements of the current versions.
        triples: triples of the current dataset, each counted once.
    """

    articles: int
    quarantined: int
    replaced: int
    statements: int
    triples: int


class Store(Protocol):
    """A current dataset and an archive beside it.

    The current dataset holds one named graph for each article's current version, the reference graph and the
    catalogue. The archive holds the graphs of versions that were replaced or refused, and the reports on the
    latter. Every writing operation is done wholly or not at all, also when the process is killed; new
    articles may wait for `commit`, so that many are written at once. Reading first writes what waits.

    Raises:
        StoreError: from every operation, when the store cannot be read or written.
    """

    def holds(self, article: Article) -> bool:
        """Whether this very article, its text and all that is known of it, is current: cheap."""
        ...

    def put(self, article: Article, quads: Sequence[ox.Quad], run: Run) -> Put:
        """Make this the article's current version; an earlier one goes to the archive.

        Args:
            article: the article.
            quads: the graph of its version, as `coalition.graph.mapping.quads` makes it.
            run: the run that read it.
        """
        ...

    def quarantine(self, article: Article, quads: Sequence[ox.Quad], report: Sequence[ox.Triple], run: Run) -> None:
        """Lay a refused version aside with the report on it; a version that was kept before stays current."""
        ...

    def commit(self) -> None:
        """Write all that was put and is not yet on disk."""
        ...

    def finish(self, run: Run) -> None:
        """Write all that was put, and note the end of the run if it wrote something."""
        ...

    def refresh_reference(self) -> bool:
        """Load the reference graph if the store's is not today's; True if it was loaded."""
        ...

    def catalogue(self) -> Iterator[Entry]:
        """Every version ever taken in, by article, then by time."""
        ...

    def graph(self, name: ox.NamedNode) -> list[ox.Quad]:
        """The graph of that name in the current dataset; empty if there is none."""
        ...

    def archived(self, name: ox.NamedNode) -> list[ox.Quad]:
        """The graph of that name in the archive; empty if there is none."""
        ...

    def report(self, version: ox.NamedNode) -> list[ox.Triple]:
        """The validation report on a version in quarantine; empty if there is none."""
        ...

    def quads(self, *, catalogue: bool = False) -> Iterator[ox.Quad]:
        """All of the current dataset, graph by graph in order of their names, sorted within each.

        Args:
            catalogue: the catalogue too, which holds times and so is never the same twice.
        """
        ...

    def counts(self) -> Counts:
        """How much the store holds."""
        ...

    def select(self, query: str, bindings: Bindings | None = None) -> Solutions:
        """Answer a SELECT query over the merge of all current graphs; `GRAPH` reaches each of them.

        Args:
            query: SPARQL 1.1.
            bindings: terms to put in the place of variables, wherever those occur.

        Raises:
            QueryError: if the query has a syntax error, or is no SELECT query.
        """
        ...

    def query(self, query: str, bindings: Bindings | None = None) -> Solutions | bool | list[ox.Triple]:
        """Answer any query: SELECT, ASK (a bool), CONSTRUCT or DESCRIBE (triples).

        Raises:
            QueryError: if the query has a syntax error.
        """
        ...

    def close(self) -> None:
        """Let go of the store, so that another process may write to it."""
        ...

    def __enter__(self) -> Self:
        """The store itself."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        ...
