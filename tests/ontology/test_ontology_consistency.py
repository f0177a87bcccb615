"""The ontology and what is said with it, under an OWL RL reasoner."""

from pathlib import Path

import pytest
from owlrl import (  # type: ignore[import-untyped]  # it comes without types
    DeductiveClosure,
    OWLRL_Semantics,
)
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from coalition.articles.article import Article
from coalition.graph import mapping
from coalition.statements.statement import Figure, Passage, Reading, Statement, Thing

FOLDER = Path(__file__).parents[2] / "ontology"
ROOT = "https://w3id.org/coalition/"
COAL = Namespace(f"{ROOT}ontology#")
NATION = Namespace(f"{ROOT}nation/")
CAPABILITY = Namespace(f"{ROOT}capability/")
OFFICE = Namespace(f"{ROOT}office/")
EXAMPLE = Namespace("https://example.org/")
PREFIXES = f"""
@prefix coal: <{COAL}> . @prefix nation: <{NATION}> . @prefix capability: <{CAPABILITY}> .
@prefix office: <{OFFICE}> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix scheme: <{ROOT}scheme/> . @prefix skos: <{SKOS}> . @prefix owl: <{OWL}> . @prefix ex: <{EXAMPLE}> .
"""
TEXT = "Britain will send 30 soldiers, Keir Starmer said in Paris. Kenya leads the mission."


def thing(kind: str, id_: str) -> Thing:
    return Thing(kind, id_, id_)  # type: ignore[arg-type]  # every kind is in the table below


def statements() -> list[Statement]:
    """One of each relation."""
    whole, starmer = Passage(0, len(TEXT)), thing("person", "Keir Starmer")
    britain, mission = thing("nation", "GBR"), thing("coalition", "Example Mission")
    troops, figure = thing("capability", "troops"), Figure(30, "troops")
    made = [
        ("pledges", britain, troops, {"status": "pledged", "figure": figure, "attributed_to": starmer}),
        ("figure", britain, None, {"figure": figure}),
        ("holds_office", starmer, thing("office", "prime-minister"), {"status": "current", "of": britain}),
        ("hosts", britain, thing("city", "Paris"), {"date": "2025-03"}),
        ("attends", starmer, thing("meeting", "Example Summit"), {}),
        ("headquartered_in", mission, thing("city", "Paris"), {}),
        ("leads", thing("nation", "KEN"), mission, {}),
        ("member_of", britain, mission, {}),
        (
            "imports",
            britain,
            thing("commodity", "gas"),
            {"status": "current", "source": thing("nation", "NOR")},
        ),
    ]
    return [
        Statement(relation, subject, target, whole, "example.rule", 0.9, **more)  # type: ignore[arg-type]  # as above
        for relation, subject, target, more in made
    ]


def closed(ontology: Graph, turtle: str = "") -> Graph:
    """What follows from the ontology, an article with a statement of each relation, and `turtle`."""
    graph = Graph()
    annotations = {*ontology.subjects(RDF.type, OWL.AnnotationProperty), RDFS.label, RDFS.comment}
    # Annotations mean nothing to a reasoner; without the thousands of words it takes seconds.
    for triple in ontology:
        if triple[1] not in annotations:
            graph.add(triple)
    named = tuple(thing("nation", code) for code in ("GBR", "KEN"))
    reading = Reading(tuple(statements()), named, (thing("person", "Keir Starmer"),), (thing("city", "Paris"),))
    for quad in mapping.quads(Article("a1", TEXT, date="2025-03-02"), reading):
        graph.parse(data=f"{quad.triple} .", format="nt")
    graph.parse(data=PREFIXES + turtle, format="turtle")
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    return graph


def contradictions(graph: Graph) -> set[Node]:
    """What owlrl has found to be contradictory: it writes an error for each, or a member of owl:Nothing."""
    errors = {str(o) for _, p, o in graph if str(p).endswith("#error")}
    return {Literal(error) for error in errors} | set(graph.subjects(RDF.type, OWL.Nothing))


@pytest.fixture(scope="module")
def axioms() -> Graph:
    """The classes and properties alone: enough for a contradiction, and quick to reason about."""
    return Graph().parse(FOLDER / "coalition.ttl", format="turtle")


@pytest.fixture(scope="module")
def consistent(ontology: Graph) -> Graph:
    return closed(ontology)


def test_the_ontology_and_an_article_contradict_nothing(consistent: Graph) -> None:
    assert contradictions(consistent) == set()


@pytest.mark.parametrize(
    "turtle",
    [
        "nation:GBR a coal:Person .",
        "nation:GBR a coal:City .",
        "ex:eu a coal:Organisation, coal:Person .",
        "ex:s a coal:Pledge, coal:Import .",
        "ex:s a coal:OfficeHolding ; coal:subject nation:GBR ; coal:object office:president .",
        "ex:s a coal:Pledge ; coal:recipient ex:r . ex:s a coal:Person .",
        "ex:a a coal:Article, coal:ArticleVersion .",
        "ex:f coal:value 3 ; a coal:Passage .",
        "ex:v coal:namesNation ex:p . ex:p a coal:Person .",
        "scheme:capabilities a skos:ConceptScheme, skos:Concept .",
        "ex:s coal:subject nation:GBR, nation:NLD . nation:GBR owl:differentFrom nation:NLD .",
    ],
)
def test_a_contradiction_is_found(turtle: str, axioms: Graph) -> None:
    assert contradictions(closed(axioms, turtle))


@pytest.mark.parametrize(
    ("subject", "property_", "object_"),
    [
        (NATION.GBR, RDF.type, URIRef("http://www.w3.org/ns/prov#Agent")),
        (NATION.GBR, COAL.memberOf, URIRef(f"{ROOT}organisation/g7")),
        (URIRef(f"{ROOT}person/keir-starmer"), RDF.type, URIRef("https://schema.org/Person")),
        (CAPABILITY["air-forces"], SKOS.related, CAPABILITY.aircraft),
    ],
)
def test_what_was_meant_follows(
    subject: URIRef, property_: URIRef, object_: URIRef, consistent: Graph, ontology: Graph
) -> None:
    assert (subject, property_, object_) not in ontology
    assert (subject, property_, object_) in consistent


def test_nations_stay_apart(consistent: Graph) -> None:
    assert {s for s, o in consistent.subject_objects(OWL.sameAs) if s != o} == set()
