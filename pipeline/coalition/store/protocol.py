"""What a store is made of: datasets, wherever they are, and what they answer."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal as OneOf
from typing import Protocol

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Bindings = Mapping[str, Term]
"""Values for variables, by the variable's name without the question mark."""

Put = OneOf["kept", "replaced", "unchanged", "duplicate"]


@dataclass(frozen=True)
class Solutions:
    """The answer to a SELECT query.

    Attributes:
        variables: names of the columns, in the order of the query.
        rows: one tuple a solution, in the order of `variables`; None where a variable is unbound. Read once.
    """

    variables: tuple[str, ...]
    rows: Iterator[tuple[Term | None, ...]]


Answer = Solutions | bool | list[ox.Triple]
"""What a query is answered with: rows, the truth of an ASK, or the triples of a CONSTRUCT or DESCRIBE."""


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


class Dataset(Protocol):
    """An RDF dataset, in a folder or behind an address, each change of which is done wholly or not at all.

    Its default graph is, for those who ask, the merge of its named graphs.

    Raises:
        StoreError: from every operation, when the dataset cannot be read or written.
    """

    def pattern(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        value: ox.NamedNode | ox.Literal | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads of named graphs that match; None matches all."""
        ...

    def names(self) -> list[ox.NamedNode]:
        """The names of its graphs, in order."""
        ...

    def size(self) -> int:
        """How many triples the merge has: each counts once."""
        ...

    def query(self, query: str) -> Answer:
        """Answer a SPARQL query over the merge of all graphs; `GRAPH` reaches each of them.

        Raises:
            QueryError: if the query has a syntax error.
        """
        ...

    def add(self, quads: Collection[ox.Quad]) -> None:
        """Add quads to named graphs."""
        ...

    def change(self, remove: Iterable[ox.Quad], add: Iterable[ox.Quad]) -> None:
        """Remove and add quads of named graphs."""
        ...

    def replace(self, graphs: Mapping[ox.NamedNode, Iterable[ox.Quad]]) -> None:
        """Make graphs hold these quads and no others; a graph without quads is removed."""
        ...

    def settle(self) -> None:
        """Do what makes the next opening fast."""
        ...

    def close(self) -> None:
        """Let go of it, so that another process may write to it."""
        ...
