"""The terms: declared, labelled, defined, and no others used anywhere in the project."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

CHECKOUT = Path(__file__).parents[2]
FILES = sorted((CHECKOUT / "ontology").glob("*.ttl"))
USERS = sorted(
    path
    for pattern in ("ontology/*.ttl", "shapes/*.ttl", "queries/*.rq", "docs/graph.md", "ontology/README.md")
    for path in CHECKOUT.glob(pattern)
)
COAL = Namespace("https://w3id.org/coalition/ontology#")
TERM_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
# The constructs that the ontology keeps to; OWL 2 RL allows each where it is used.
PROFILE = {
    OWL.AllDisjointClasses,
    OWL.AnnotationProperty,
    OWL.Class,
    OWL.DatatypeProperty,
    OWL.FunctionalProperty,
    OWL.ObjectProperty,
    OWL.Ontology,
    OWL.Restriction,
    OWL.SymmetricProperty,
    OWL.allValuesFrom,
    OWL.disjointWith,
    OWL.inverseOf,
    OWL.members,
    OWL.onProperty,
    OWL.versionIRI,
    OWL.versionInfo,
}


def terms(graph: Graph) -> set[URIRef]:
    found = {term for kind in TERM_KINDS for term in graph.subjects(RDF.type, kind)}
    return {term for term in found if isinstance(term, URIRef) and term.startswith(COAL)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_both_libraries_read_the_same_from_each_file(path: Path) -> None:
    read = {str(quad.triple) for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)}
    assert len(read) == len(Graph().parse(path, format="turtle")) > 0


@pytest.mark.parametrize("path", USERS, ids=lambda path: path.name)
def test_only_declared_terms_are_used(path: Path, ontology: Graph) -> None:
    text = path.read_text(encoding="utf-8")
    used = set(re.findall(r"(?<![\w:])coal:([A-Za-z0-9]+)", text))
    used |= set(re.findall(r"https://w3id\.org/coalition/ontology#([A-Za-z0-9]+)", text))
    assert used <= {term.removeprefix(COAL) for term in terms(ontology)}


def test_every_term_has_one_label_and_one_definition_in_english(ontology: Graph) -> None:
    for term in terms(ontology):
        for property_ in (RDFS.label, SKOS.definition):
            values = list(ontology.objects(term, property_))
            assert len(values) == 1, (term, property_)
            assert isinstance(values[0], Literal)
            assert values[0].language == "en", term
        definition = str(ontology.value(term, SKOS.definition))
        assert re.fullmatch(r"[A-Z].*[.]", definition), f"{term} is not defined in sentences"


def test_domains_ranges_and_superclasses_are_declared_classes(ontology: Graph) -> None:
    classes = set(ontology.subjects(RDF.type, OWL.Class)) | set(ontology.subjects(RDF.type, OWL.Restriction))
    for relation in (RDFS.domain, RDFS.range, RDFS.subClassOf, OWL.allValuesFrom):
        named = {value for value in ontology.objects(None, relation) if "XMLSchema" not in str(value)}
        assert named <= classes, relation
    for members in ontology.objects(None, OWL.members):
        assert set(Collection(ontology, members)) <= classes


def test_annotations_have_neither_domain_nor_range(ontology: Graph) -> None:
    for term in ontology.subjects(RDF.type, OWL.AnnotationProperty):
        assert ontology.value(term, RDFS.domain) is None
        assert ontology.value(term, RDFS.range) is None


def test_it_keeps_to_the_rl_profile(ontology: Graph) -> None:
    used = {term for triple in ontology for term in triple if str(term).startswith(str(OWL))}
    assert used <= PROFILE


def test_the_header_says_what_it_is(ontology: Graph) -> None:
    header = URIRef("https://w3id.org/coalition/ontology")
    assert (header, RDF.type, OWL.Ontology) in ontology
    vann = Namespace("http://purl.org/vocab/vann/")
    assert str(ontology.value(header, vann.preferredNamespacePrefix)) == "coal"
    assert str(ontology.value(header, vann.preferredNamespaceUri)) == str(COAL)
    licence = ontology.value(header, URIRef("http://purl.org/dc/terms/license"))
    assert str(licence) == "https://creativecommons.org/publicdomain/zero/1.0/"
