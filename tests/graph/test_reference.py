import pyoxigraph as ox

from coalition.graph import reference
from coalition.graph.namespaces import BASE, REFERENCE


def test_the_reference_graph_has_no_blank_node_and_one_name() -> None:
    quads = reference.quads()
    assert {quad.graph_name for quad in quads} == {REFERENCE}
    terms = {term for quad in quads for term in (quad.subject, quad.object)}
    assert not [term for term in terms if isinstance(term, ox.BlankNode)]


def test_blank_nodes_are_named_alike_whatever_they_were_called() -> None:
    texts = (
        "<urn:a> <urn:p> [ <urn:q> [ <urn:r> 1 ] ] .",
        "<urn:a> <urn:p> _:z . _:z <urn:q> _:b . _:b <urn:r> 1 .",
    )
    first, second = (
        reference.skolemised([quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)], "urn:genid:")
        for text in texts
    )
    assert set(first) == set(second)
    assert len(first) == 3


def test_nations_and_known_organisations_are_described() -> None:
    assert {f"{BASE}nation/GBR", f"{BASE}nation/XKX", f"{BASE}organisation/eu", f"{BASE}unit/troops"} <= (
        reference.described()
    )
