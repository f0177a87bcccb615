"""SPARQL updates as text, and the parts that a long one may be done in."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, groupby

import pyoxigraph as ox

from coalition.graph.namespaces import CATALOGUE


def serialised(statements: Iterable[ox.Quad] | Iterable[ox.Triple]) -> bytes:
    """Statements as N-Quads, or N-Triples, which are SPARQL's own way of writing terms."""
    return ox.serialize(statements, format=ox.RdfFormat.N_QUADS) or b""


def data(quads: Iterable[ox.Quad]) -> str:
    r"""Quads as the inside of INSERT DATA or DELETE DATA.

    >>> node = ox.NamedNode("urn:n")
    >>> data([ox.Quad(node, node, ox.Literal("x"), ox.NamedNode("urn:g"))])
    'GRAPH <urn:g> {\n<urn:n> <urn:n> "x" .\n}\n'
    """
    graphs: dict[str, list[ox.Triple]] = {}
    for quad in quads:
        graphs.setdefault(str(quad.graph_name), []).append(quad.triple)
    return "".join(f"GRAPH {name} {{\n{serialised(part).decode()}}}\n" for name, part in graphs.items())


def change(
    removed: Collection[ox.Quad], added: Collection[ox.Quad], dropped: Collection[ox.NamedNode], *, merged: bool
) -> str:
    """An update that removes and adds quads; doing it twice is the same as once.

    Args:
        removed: quads that go.
        added: quads that come.
        dropped: graphs that go whole; some servers list a graph that has lost its last quad until then.
        merged: keep the merge in the default graph: a triple leaves it only if no graph has it any more.
    """
    gone = [quad for quad in removed if quad.graph_name not in dropped]
    operations = [f"DROP SILENT GRAPH {name}" for name in dropped]
    if gone:
        operations.append(f"DELETE DATA {{\n{data(gone)}}}")
    if added:
        merge = serialised(dict.fromkeys(quad.triple for quad in added)).decode() if merged else ""
        operations.append(f"INSERT DATA {{\n{data(added)}{merge}}}")
    if merged and removed:
        triples = dict.fromkeys(f"({quad.subject} {quad.predicate} {quad.object})" for quad in removed)
        operations.append(
            "DELETE { ?s ?p ?o } WHERE { VALUES (?s ?p ?o) {\n" + "\n".join(triples) + "\n}\n"
            "FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
        )
    return ";\n".join(operations)


def parts(quads: Iterable[ox.Quad], most: int | None) -> Iterator[list[ox.Quad]]:
    """Quads of many articles, in parts of at most so many; no article is parted from its entry in the catalogue.

    The quads of an article come before its entry. An article with more quads than that is a part by itself.
    """
    part: list[ox.Quad] = []
    runs = [list(run) for _, run in groupby(quads, lambda quad: quad.graph_name == CATALOGUE)]
    while runs:
        article = runs.pop(0)
        while runs and article[-1].graph_name != CATALOGUE:
            article += runs.pop(0)
        if part and most is not None and len(part) + len(article) > most:
            yield part
            part = []
        part = list(chain(part, article))
    if part:
        yield part
