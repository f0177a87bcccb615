"""The reference graph: the ontology, the schemes, the nations, and the organisations everybody knows."""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from coalition import resources
from coalition.errors import CoalitionError
from coalition.graph.namespaces import BASE, DCTERMS, REFERENCE

_GENERATED = BASE + ".well-known/genid/reference-"


def files() -> list[Path]:
    """The Turtle files that make up the reference graph, by name."""
    return sorted(resources.folder("ontology").glob("*.ttl"))


@lru_cache(maxsize=1)
def digest() -> str:
    """The SHA-256 of the reference files: tells a store whether the graph it holds is today's."""
    hashed = sha256()
    for path in files():
        hashed.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return hashed.hexdigest()


@lru_cache(maxsize=1)
def quads() -> tuple[ox.Quad, ...]:
    """The reference graph.

    Its blank nodes become IRIs, numbered by RDFC-1.0: the same on every machine, and to be deleted by name.

    Raises:
        CoalitionError: if a file is not Turtle.
    """
    triples = [triple for described in by_subject().values() for triple in described]
    return tuple(in_graph(REFERENCE, skolemised(triples, _GENERATED)))


@lru_cache(maxsize=1)
def by_subject() -> Mapping[ox.NamedNode | ox.BlankNode | ox.Triple, list[ox.Triple]]:
    """The triples of the reference files, by what they describe.

    Raises:
        CoalitionError: if a file is not Turtle.
    """
    found: dict[ox.NamedNode | ox.BlankNode | ox.Triple, list[ox.Triple]] = {}
    for path in files():
        try:
            for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
                found.setdefault(quad.subject, []).append(quad.triple)
        except SyntaxError as error:
            raise CoalitionError(f"{path.name} in the ontology is not Turtle: {error.msg}.") from error
    return found


@lru_cache(maxsize=1)
def described() -> frozenset[str]:
    """The IRIs that the reference graph gives an id: no version describes them again."""
    return frozenset(
        subject.value
        for subject, triples in by_subject().items()
        if isinstance(subject, ox.NamedNode) and any(triple.predicate == DCTERMS.identifier for triple in triples)
    )


def in_graph(name: ox.NamedNode, triples: list[ox.Triple]) -> list[ox.Quad]:
    """Triples as quads of a graph."""
    return [ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in triples]


def skolemised(triples: list[ox.Triple], prefix: str) -> list[ox.Triple]:
    """Triples with IRIs in place of blank nodes: `prefix` and their number by RDFC-1.0."""
    blank: list[ox.Triple] = []
    named: list[ox.Triple] = []
    for triple in triples:
        is_blank = isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode)
        (blank if is_blank else named).append(triple)
    # Only these: the rest has no part in how they are numbered.
    dataset = ox.Dataset(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in blank)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    for quad in dataset:
        subject, target = quad.subject, quad.object
        if isinstance(subject, ox.BlankNode):
            subject = ox.NamedNode(prefix + subject.value)
        if isinstance(target, ox.BlankNode):
            target = ox.NamedNode(prefix + target.value)
        named.append(ox.Triple(subject, quad.predicate, target))
    return named
