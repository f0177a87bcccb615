"""The remote dataset: any SPARQL 1.1 server, behind an address."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

import pyoxigraph as ox

from coalition.errors import StoreError
from coalition.graph.namespaces import BASE, CATALOGUE
from coalition.store import local, mark, updates
from coalition.store.asking import answered
from coalition.store.blanks import named, unnamed
from coalition.store.connection import Connection
from coalition.store.lease import Lease
from coalition.store.mark import MARK
from coalition.store.protocol import Answer

_OURS = f'STRSTARTS(STR(?graph), "{BASE}") && ?graph != {MARK}'


class RemoteDataset:
    """A dataset on a server; `Dataset` says what its methods do.

    Every update is written so that doing it twice is the same as once: the transport may send it again when it cannot
    know whether the server has done it. Graphs of others are left alone, and do not count.

    Args:
        connection: the way to it.
        read_only: look at it as it is.
        archive: it is an archive: nobody asks for a merge, and it is the writer of the current dataset who writes to it.

    Raises:
        StoreError: if the server cannot be used, another process writes to the store, or it holds other things.
    """

    def __init__(self, connection: Connection, *, read_only: bool, archive: bool = False) -> None:
        self.place = connection.place
        self._sparql, self._graphs = connection.sparql, connection.graphs
        self._most = connection.server.most
        self._is_copied = connection.server.copied
        self._copy: ox.Store | None = None
        self._lease: Lease | None = None
        kind = mark.read(self.place, self._sparql)
        if kind is None:
            if read_only:
                raise StoreError(f"The store at {self.place} is empty; take articles in with `coalition ingest`.")
            kind = mark.make(self.place, self._sparql, archive=archive)
        if archive != (kind == "archive"):
            other = "the archive of a store" if kind == "archive" else "a store, and no archive"
            raise StoreError(f"{self.place} is {other}; a store and its archive need a dataset each.")
        self._merged = kind == "merge"
        if not read_only and not archive:
            self._lease = Lease(self.place, self._sparql)

    def pattern(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        value: ox.NamedNode | ox.Literal | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads of named graphs that match; None matches all."""
        if graph is not None and subject is predicate is value is None and self._speaks_graphs:
            triples = self._graphs.get(graph)
        else:
            asked = f"{subject or '?s'} {predicate or '?p'} {value or '?o'}"
            if graph is None:
                return self._anywhere(asked, subject, predicate, value)
            triples = self._sparql.triples(f"CONSTRUCT {{ {asked} }} WHERE {{ GRAPH {graph} {{ {asked} }} }}")
        return (unnamed(ox.Quad(triple.subject, triple.predicate, triple.object, graph)) for triple in triples)

    def names(self) -> list[ox.NamedNode]:
        """The names of its graphs, in order."""
        rows = self._sparql.rows(f"SELECT DISTINCT ?graph {{ GRAPH ?graph {{ ?s ?p ?o }} FILTER({_OURS}) }}")
        return sorted((row["graph"] for row in rows), key=str)

    def size(self) -> int:
        """How many triples the merge has."""
        if self._merged:
            query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
        else:
            ours = f"SELECT DISTINCT ?s ?p ?o {{ GRAPH ?graph {{ ?s ?p ?o }} FILTER({_OURS}) }}"
            query = f"SELECT (COUNT(*) AS ?n) {{ {{ {ours} }} }}"
        (row,) = self._sparql.rows(query)
        return int(row["n"].value)

    def query(self, query: str) -> Answer:
        """Answer a SPARQL query over the merge of all graphs, or what the server has for one."""
        if not self._is_copied:
            return answered(query, self._sparql)
        if self._copy is None:
            self._copy = local.copied(self.pattern())
        return local.answered(self._copy, query)

    def add(self, quads: Collection[ox.Quad]) -> None:
        """Add quads to named graphs: many articles in one update, as far as the server takes it."""
        for part in updates.parts(map(named, quads), self._most):
            self._do([], part)

    def change(self, remove: Iterable[ox.Quad], add: Iterable[ox.Quad]) -> None:
        """Remove and add quads of named graphs: one update."""
        added = dict.fromkeys(map(named, add))
        self._do([quad for quad in dict.fromkeys(map(named, remove)) if quad not in added], list(added))

    def replace(self, graphs: Mapping[ox.NamedNode, Iterable[ox.Quad]]) -> None:
        """Make graphs hold these quads and no others; a graph without quads is removed."""
        old = [quad for name in graphs for quad in self.pattern(graph=name)]
        self.change(old, (quad for quads in graphs.values() for quad in quads))

    def settle(self) -> None:
        """Nothing: the server sees to it."""

    def close(self) -> None:
        """Give up the lease."""
        if self._lease is not None:
            self._lease.close()

    def _anywhere(
        self,
        asked: str,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        value: ox.NamedNode | ox.Literal | None,
    ) -> Iterator[ox.Quad]:
        for row in self._sparql.rows(f"SELECT * {{ GRAPH ?graph {{ {asked} }} FILTER({_OURS}) }}"):
            yield unnamed(
                ox.Quad(subject or row["s"], predicate or row["p"], value or row["o"], row["graph"]),
            )

    def _do(self, removed: list[ox.Quad], added: list[ox.Quad]) -> None:
        if not removed and not added:
            return
        if self._lease is not None:
            self._lease.check()
        self._copy = None
        if self._most is not None and len(removed) + len(added) > self._most and not self._merged:
            removed, added = self._put_graphs(removed, added)
        dropped = [name for name in _left(removed, added) if self._is_emptied(name, removed)]
        if removed or added:
            self._sparql.update(updates.change(removed, added, dropped, merged=self._merged))

    def _put_graphs(self, removed: list[ox.Quad], added: list[ox.Quad]) -> tuple[list[ox.Quad], list[ox.Quad]]:
        """Put whole graphs, which is what a server does at once that takes only short updates.

        The catalogue, which decides what counts, comes last: what is left to do is returned.
        """
        for name in dict.fromkeys(quad.graph_name for quad in (*added, *removed) if quad.graph_name != CATALOGUE):
            if isinstance(name, ox.NamedNode):
                kept = dict.fromkeys(map(named, self.pattern(graph=name)))
                for quad in removed:
                    kept.pop(quad, None)
                kept |= dict.fromkeys(quad for quad in added if quad.graph_name == name)
                if kept:
                    self._graphs.put(name, (quad.triple for quad in kept))
                else:
                    self._sparql.update(f"DROP SILENT GRAPH {name}")
        return _of_catalogue(removed), _of_catalogue(added)

    def _is_emptied(self, name: ox.NamedNode, removed: list[ox.Quad]) -> bool:
        return set(map(named, self.pattern(graph=name))) <= set(removed)

    @cached_property
    def _speaks_graphs(self) -> bool:
        return self._graphs.speaks(MARK)


def _left(removed: list[ox.Quad], added: list[ox.Quad]) -> list[ox.NamedNode]:
    """The graphs that lose something and get nothing: they may be empty now."""
    losing = dict.fromkeys(quad.graph_name for quad in removed)
    getting = {quad.graph_name for quad in added}
    return [name for name in losing if isinstance(name, ox.NamedNode) and name not in getting]


def _of_catalogue(quads: list[ox.Quad]) -> list[ox.Quad]:
    return [quad for quad in quads if quad.graph_name == CATALOGUE]
