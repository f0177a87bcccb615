"""The catalogue as RDF says of each question what its file says."""

import rdflib
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH
from rdflib.plugins.sparql import prepareQuery

from coalition import resources
from coalition.questions import grlc
from coalition.questions.catalogue import Catalogue
from coalition.questions.executables import PARAMETER, QUESTION, triples

FILE = resources.folder("queries") / "catalogue.ttl"


def test_every_question_is_in_the_file_with_its_parameters_and_a_query_that_parses() -> None:
    graph = Graph().parse(FILE)
    questions = list(Catalogue())
    nodes = {question.name: URIRef(QUESTION.iri + question.name) for question in questions}
    assert set(graph.subjects(RDF.type, SH.SPARQLSelectExecutable)) == set(nodes.values())
    for question in questions:
        node = nodes[question.name]
        names = {str(graph.value(one, SH.name)) for one in graph.objects(node, SH.parameter)}
        assert names == {parameter.name for parameter in question.parameters}
        query = str(graph.value(node, SH.select))
        assert "#+" not in query
        prepareQuery(query)


def test_types_and_defaults_are_told() -> None:
    text = "#+ defaults:\n#+   - word: x\nSELECT ?s { ?s ?_p_iri ?__word_en . ?s ?_n_number ?_l }"
    written = " .\n".join(map(str, triples([grlc.parse("q", text, "q.rq")], {}))) + " .\n"
    graph = Graph().parse(data=written, format="nt")
    p, n, literal, word = (URIRef(f"{QUESTION.iri}q#{name}") for name in ("p", "n", "l", "word"))
    assert graph.value(p, SH.nodeKind) == SH.IRI
    assert graph.value(p, SH.path) == URIRef(PARAMETER.iri + "_p_iri")
    assert graph.value(n, SH.datatype) == rdflib.XSD.decimal
    assert graph.value(literal, SH.datatype) == rdflib.XSD.string
    assert graph.value(word, SH.defaultValue) == Literal("x", lang="en")
    assert [graph.value(one, SH.optional) for one in (p, word)] == [None, Literal(True)]
