"""The shapes: what must hold in the graph, read from the folder `shapes`."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from coalition import resources
from coalition.errors import CoalitionError
from coalition.graph.namespaces import RDFS, SH, SHAPES


@dataclass(frozen=True, slots=True)
class Shape:
    """What a person should know of a shape.

    Attributes:
        id: its name within the shapes, `pledge-status`.
        name: what it is about.
        message: what is wrong when it is violated.
        advice: what to do then.
    """

    id: str
    name: str
    message: str
    advice: str


@dataclass(frozen=True)
class Shapes:
    """All shapes.

    Attributes:
        n_triples: all of them as N-Triples.
        described: those that say what is wrong, by IRI.
        targets: the classes whose members they look at.
    """

    n_triples: str
    described: dict[str, Shape]
    targets: frozenset[ox.NamedNode]


def files() -> list[Path]:
    """The files that hold the shapes, by name."""
    return sorted(resources.folder("shapes").glob("*.ttl"))


@lru_cache(maxsize=1)
def load() -> Shapes:
    """Read the shapes.

    Raises:
        CoalitionError: if a file is not Turtle.
    """
    triples: list[ox.Triple] = []
    for path in files():
        try:
            triples += [quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)]
        except SyntaxError as error:
            raise CoalitionError(f"{path.name} in the shapes is not Turtle: {error.msg}.") from error
    texts: dict[tuple[str, str], str] = {
        (triple.subject.value, triple.predicate.value): triple.object.value
        for triple in triples
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.Literal)
    }
    described = {
        iri: Shape(
            iri.removeprefix(SHAPES.iri),
            texts.get((iri, SH.name.value), ""),
            text,
            texts.get((iri, RDFS.comment.value), ""),
        )
        for (iri, predicate), text in texts.items()
        if predicate == SH.message.value
    }
    targets = frozenset(
        triple.object
        for triple in triples
        if triple.predicate == SH.targetClass and isinstance(triple.object, ox.NamedNode)
    )
    written = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return Shapes(written.decode(), described, targets)
