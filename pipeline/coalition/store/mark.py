"""The mark of a store on a server: that its dataset is ours, of which layout, and what its default graph is.

It has a graph of its own, which is never part of the merge: so the mark itself shows whether the server's default
graph is the union of all graphs. The lease of the writer (`coalition.store.lease`) is kept beside it.
"""

from typing import Literal as OneOf

import pyoxigraph as ox

from coalition.errors import StoreError
from coalition.graph.namespaces import BASE, OWL
from coalition.store.folder import FORMAT
from coalition.store.sparql import Sparql

MARK = ox.NamedNode(f"{BASE}store")
"""The mark, and the name of its graph."""

Kind = OneOf["merge", "union", "archive"]
"""What answers a query without GRAPH: a merge that we keep, or the union that the server makes; nobody asks an archive."""

_SEEN = f"SELECT ?mark {{ GRAPH {MARK} {{ {MARK} {OWL.versionInfo} ?mark }} }}"
_SHOWS = f"ASK {{ {MARK} {OWL.versionInfo} ?mark }}"
_WORDS = {"merge": "one of its own", "union": "the union of all graphs"}


def read(place: str, sparql: Sparql) -> Kind | None:
    """The kind of the store in a dataset; None where there is no store yet.

    Raises:
        StoreError: if the store has another layout, or the server has changed its default graph since it was made.
    """
    marks = [str(row["mark"].value) for row in sparql.rows(_SEEN)]
    for kind in ("merge", "union", "archive"):
        if marks == [_written(kind)]:
            break
    else:
        if not marks:
            return None
        raise StoreError(
            f"The store at {place} has format {', '.join(sorted(marks))}, and this version of coalition reads and "
            f"writes format {FORMAT}; take its articles in again into a new dataset."
        )
    found = kind if kind == "archive" else _default_graph(sparql)
    if found != kind:
        raise StoreError(
            f"The store at {place} was made while the server's default graph was {_WORDS[kind]}, and now it is "
            f"{_WORDS[found]}; start the server as it was then, or take the articles in again into a new dataset."
        )
    return found


def make(place: str, sparql: Sparql, *, archive: bool) -> Kind:
    """Make a dataset a store.

    Raises:
        StoreError: if a merge is to be kept in its default graph, and that holds other things.
    """
    # An archive, until it shows what the default graph is.
    sparql.update(_making("archive"))
    if archive:
        return "archive"
    found = _default_graph(sparql)
    if found == "merge" and sparql.truth("ASK { ?s ?p ?o }"):
        sparql.update(f"DROP SILENT GRAPH {MARK}")
        raise StoreError(
            f"The default graph of {place} holds other things; give coalition a dataset of its own, and name it "
            "with --store."
        )
    sparql.update(_making(found))
    return found


def _default_graph(sparql: Sparql) -> OneOf["merge", "union"]:
    return "union" if sparql.truth(_SHOWS) else "merge"


def _written(kind: str) -> str:
    return f"{FORMAT} {kind}"


def _making(kind: Kind) -> str:
    mark = ox.Literal(_written(kind))
    return f"DROP SILENT GRAPH {MARK} ; INSERT DATA {{ GRAPH {MARK} {{ {MARK} {OWL.versionInfo} {mark} }} }}"
