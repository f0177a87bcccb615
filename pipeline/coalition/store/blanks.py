"""Blank nodes as IRIs: servers rename blank nodes, so that nobody could find or remove them again.

RDF 1.1 calls it skolemisation, and has a form for such IRIs: https://www.w3.org/TR/rdf11-concepts/#section-skolemization
"""

import pyoxigraph as ox

from coalition.graph.namespaces import BASE

_GENERATED = f"{BASE}.well-known/genid/blank/"


def named(quad: ox.Quad) -> ox.Quad:
    """The quad with an IRI for each of its blank nodes.

    >>> named(ox.Quad(ox.BlankNode("b1"), ox.NamedNode("urn:p"), ox.Literal("x"))).subject.value
    'https://w3id.org/coalition/.well-known/genid/blank/b1'
    """
    subject, value = quad.subject, quad.object
    if not isinstance(subject, ox.BlankNode) and not isinstance(value, ox.BlankNode):
        return quad
    return ox.Quad(
        ox.NamedNode(_GENERATED + subject.value) if isinstance(subject, ox.BlankNode) else subject,
        quad.predicate,
        ox.NamedNode(_GENERATED + value.value) if isinstance(value, ox.BlankNode) else value,
        quad.graph_name,
    )


def unnamed(quad: ox.Quad) -> ox.Quad:
    """The quad with its blank nodes again.

    >>> blank = ox.Quad(ox.BlankNode("b1"), ox.NamedNode("urn:p"), ox.BlankNode("b2"))
    >>> unnamed(named(blank)) == blank
    True
    """
    subject, value = quad.subject, quad.object
    generated = _is_generated(subject), _is_generated(value)
    if not any(generated):
        return quad
    return ox.Quad(
        _blank(subject) if generated[0] else subject,
        quad.predicate,
        _blank(value) if generated[1] else value,
        quad.graph_name,
    )


def _is_generated(node: object) -> bool:
    return isinstance(node, ox.NamedNode) and node.value.startswith(_GENERATED)


def _blank(node: object) -> ox.BlankNode:
    return ox.BlankNode(str(node)[1 + len(_GENERATED) : -1])
