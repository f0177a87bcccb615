import pyoxigraph as ox
import pytest

from coalition.store.binding import bind

A, B = ox.NamedNode("urn:a"), ox.NamedNode("urn:b")


@pytest.fixture(scope="module")
def data() -> ox.Store:
    store = ox.Store()
    store.load("<urn:a> <urn:p> 1 . <urn:b> <urn:p> 2 . <urn:b> <urn:q> 'x?_v' .", ox.RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT ?n { ?_v <urn:p> ?n }", [["1"]]),
        ("SELECT ?n { $_v <urn:p> ?n }", [["1"]]),
        ("SELECT ?_v ?n { ?_v <urn:p> ?n }", [["urn:a", "1"]]),
        ("SELECT ?n ?_v WHERE { ?s <urn:p> ?n FILTER(?s = ?_v) }", [["1", "urn:a"]]),
        ("SELECT ?n { { SELECT ?n { ?_v <urn:p> ?n } } }", [["1"]]),
        (
            "SELECT ?_v (SUM(?n) AS ?m) { ?_v <urn:p> ?n } GROUP BY ?_v HAVING(SUM(?n) > 0) ORDER BY ?_v",
            [["urn:a", "1"]],
        ),
        ("SELECT (COUNT(?_v) AS ?m) { ?_v <urn:p> ?n }", [["1"]]),
        ("SELECT ?n { ?s <urn:p> ?n FILTER(!BOUND(?_v) || ?s = ?_v) }", [["1"]]),
        ("SELECT ?n { ?s <urn:p> ?n FILTER(BOUND (?_v) && BOUND(?n)) } ORDER BY ?n", [["1"], ["2"]]),
        ("SELECT ?n { ?s <urn:p> ?n FILTER NOT EXISTS { ?_v <urn:p> ?n } }", [["2"]]),
        ("SELECT ?n { ?s <urn:p> ?n FILTER(STR(?_v) != '?_v' && ?s = ?_v) } # ?_v", [["1"]]),
        ("SELECT ?n { ?s <urn:q> ?n FILTER(?n = '''x?_v''') } # it's ?_v", [["x?_v"]]),
        ('SELECT ?n { ?s <urn:q> ?n FILTER(?n = "x\\u003F_v" && CONTAINS(?n, "\\"") = false) }', [["x?_v"]]),
        ("SELECT ?n { ?s <urn:p> ?n FILTER(?n<2&&?n>0) }", [["1"]]),
        ("SELECT ?n { BIND(?_v AS ?x) ?x <urn:p> ?n }", [["1"]]),
        ("SELECT * { ?_v <urn:p> ?n }", [["1"]]),
        ("SELECT ?_v { VALUES ?_v { <urn:b> } }", []),
    ],
)
def test_a_bound_variable_is_its_term_wherever_it_stands(data: ox.Store, query: str, rows: list[list[str]]) -> None:
    bound = bind(query, {"_v": A})
    if not rows:
        with pytest.raises(SyntaxError):
            data.query(bound)
        return
    answer = data.query(bound)
    assert isinstance(answer, ox.QuerySolutions)
    assert [[term.value for term in solution] for solution in answer] == rows


@pytest.mark.parametrize(
    "value", ['" } DROP ALL #', "'''", "\\", 'a"b', "line\nbreak", "<urn:a>", "?_v", "}", "é", "\U0001f600"]
)
def test_no_value_can_break_out_of_its_place(data: ox.Store, value: str) -> None:
    answer = data.query(bind("SELECT ?v { BIND(?_v AS ?v) }", {"_v": ox.Literal(value)}))
    assert isinstance(answer, ox.QuerySolutions)
    assert [solution["v"] for solution in answer] == [ox.Literal(value)]


def test_other_variables_and_queries_without_bindings_stay_as_they_are() -> None:
    query = "SELECT ?_value { ?s <urn:p> ?_value } # ?_v"
    assert bind(query, {"_v": A}) == query
    assert bind(query, {}) == query


def test_typed_and_tagged_terms_keep_their_type() -> None:
    terms: dict[str, ox.NamedNode | ox.Literal] = {
        "n": ox.Literal(5),
        "t": ox.Literal("hi", language="en"),
        "b": B,
    }
    assert bind("{ ?b ?n ?t }", terms) == '{ <urn:b> "5"^^<http://www.w3.org/2001/XMLSchema#integer> "hi"@en }'
