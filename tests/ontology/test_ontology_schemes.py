"""The schemes: every id of the statement table, and every phrase in one place."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from coalition.graph import ids

ROOT = "https://w3id.org/coalition/"
COAL = Namespace(f"{ROOT}ontology#")
SCHEME = Namespace(f"{ROOT}scheme/")
FOLDERS = {
    "capabilities": "capability",
    "commodities": "commodity",
    "offices": "office",
    "statuses": "status",
    "units": "unit",
}
NARROWER = {
    "training": ["joint-exercises"],
    "intelligence": ["counter-intelligence"],
    "reconstruction": ["infrastructure-repair"],
    "military-aid": [
        *("air-defence", "ammunition", "artillery", "armour", "aircraft", "drones", "missiles", "vehicles"),
        *("vessels", "electronic-warfare", "communications"),
    ],
}
TOP = [
    *(
        "troops",
        "police",
        "naval-forces",
        "air-forces",
        "patrols",
        "command",
        "basing",
        "training",
        "demining",
    ),
    *("intelligence", "logistics", "medical", "engineering", "reconstruction", "infrastructure-protection"),
    *("border-security", "cybersecurity", "monitoring", "regional-stability", "security-guarantees"),
    *("humanitarian-aid", "refugee-support", "financial-aid", "energy-support", "sanctions", "military-aid"),
]
OFFICES = [
    *("president", "prime-minister", "chancellor", "monarch", "vice-president", "foreign-minister"),
    *("defence-minister", "interior-minister", "finance-minister", "minister", "secretary-general"),
    *("commission-president", "council-president", "high-representative", "ambassador", "envoy"),
    *("spokesperson", "commander", "legislator", "official"),
]
STATUSES = [
    *("delivered", "pledged", "conditional", "considered", "refused"),
    *("current", "former", "elect", "acting"),
]
UNITS = [
    *("troops", "police", "personnel", "nations", "people", "EUR", "USD", "GBP", "tank", "drone", "missile"),
    *("vehicle", "helicopter", "generator", "round", "system", "ship", "battalion"),
]
STRONG = (SKOS.prefLabel, SKOS.altLabel, COAL.verbPhrase)


def concepts(graph: Graph, scheme: str) -> dict[str, Node]:
    return {
        str(graph.value(concept, DCTERMS.identifier)): concept
        for concept in graph.subjects(SKOS.inScheme, SCHEME[scheme])
    }


def words(graph: Graph, concept: Node, *properties: URIRef) -> Iterator[str]:
    for property_ in properties:
        yield from (str(text) for text in graph.objects(concept, property_))


def folded(phrase: str) -> tuple[str, ...]:
    """A phrase as matching sees it: case, hyphens and plurals make no difference."""
    parts = re.findall(r"[\w'&+~#@]+", phrase.lower())
    return tuple(part[:-1] if re.search("[^su]s$", part) else part for part in parts)


def holds(phrase: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(phrase[i : i + len(part)] == part for i in range(len(phrase) - len(part) + 1))


def test_capabilities_are_those_of_the_statement_table(ontology: Graph) -> None:
    expected: set[tuple[str, str | None]] = {(top, None) for top in TOP}
    expected |= {(narrow, broad) for broad, narrower in NARROWER.items() for narrow in narrower}
    known = concepts(ontology, "capabilities")
    found: set[tuple[str, str | None]] = set()
    for identifier, concept in known.items():
        broader = ontology.value(concept, SKOS.broader, any=False)
        found.add((identifier, None if broader is None else str(ontology.value(broader, DCTERMS.identifier))))
        assert (broader is None) == ((concept, SKOS.topConceptOf, SCHEME.capabilities) in ontology)
    assert found == expected


@pytest.mark.parametrize(
    ("scheme", "wanted"), [("offices", OFFICES), ("statuses", STATUSES)], ids=["offices", "statuses"]
)
def test_offices_and_statuses_are_those_of_the_statement_table(scheme: str, wanted: list[str], ontology: Graph) -> None:
    assert set(concepts(ontology, scheme)) == set(wanted)


@pytest.mark.parametrize("unit", UNITS)
def test_units_of_the_statement_table_are_known(unit: str, ontology: Graph) -> None:
    assert unit in concepts(ontology, "units")


@pytest.mark.parametrize("commodity", ["oil", "gas", "coal"])
def test_commodities_of_the_statement_table_are_known(commodity: str, ontology: Graph) -> None:
    assert commodity in concepts(ontology, "commodities")


@pytest.mark.parametrize("scheme", FOLDERS)
def test_each_concept_is_named_defined_and_at_the_iri_of_its_id(scheme: str, ontology: Graph) -> None:
    known = concepts(ontology, scheme)
    assert len(known) == len(set(ontology.subjects(SKOS.inScheme, SCHEME[scheme])))
    for identifier, concept in known.items():
        name = ids.unit_id(identifier) if scheme == "units" else identifier
        assert str(concept) == f"{ROOT}{FOLDERS[scheme]}/{name}"
        assert (concept, RDF.type, SKOS.Concept) in ontology
        label = ontology.value(concept, RDFS.label, any=False)
        assert isinstance(label, Literal)
        assert label.language == "en"
        assert ontology.value(concept, SKOS.prefLabel, any=False) == label
        assert re.fullmatch(r"[A-Z].*[.]", str(ontology.value(concept, SKOS.definition, any=False)), re.DOTALL)


@pytest.mark.parametrize("scheme", FOLDERS)
def test_broader_concepts_are_of_the_scheme_and_lead_to_a_top(scheme: str, ontology: Graph) -> None:
    known = set(concepts(ontology, scheme).values())
    for concept in known:
        above = list(ontology.transitive_objects(concept, SKOS.broader))[1:]
        assert concept not in above, f"{concept} is broader than itself"
        assert set(above) <= known


@pytest.mark.parametrize("scheme", ["capabilities", "offices", "units"])
def test_a_phrase_stands_under_one_concept(scheme: str, ontology: Graph) -> None:
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for identifier, concept in concepts(ontology, scheme).items():
        for phrase in words(ontology, concept, *STRONG, COAL.weakLabel):
            found[folded(phrase)].add(identifier)
    assert {phrase: where for phrase, where in found.items() if len(where) > 1} == {}


def test_what_is_weak_is_not_strong_too(ontology: Graph) -> None:
    for concept in concepts(ontology, "capabilities").values():
        strong = {folded(text) for text in words(ontology, concept, SKOS.prefLabel, SKOS.altLabel)}
        weak = {folded(text) for text in words(ontology, concept, COAL.weakLabel)}
        assert strong.isdisjoint(weak), concept


@pytest.mark.parametrize("scheme", ["capabilities", "offices"])
def test_a_misleading_phrase_holds_a_word_and_is_none_itself(scheme: str, ontology: Graph) -> None:
    listed = {
        concept: {folded(text) for text in words(ontology, concept, *STRONG, COAL.weakLabel)}
        for concept in concepts(ontology, scheme).values()
    }
    every = set().union(*listed.values())
    for concept, own in listed.items():
        for text in words(ontology, concept, COAL.notLabel):
            assert any(holds(folded(text), part) for part in own), f"{text!r} holds no word of {concept}"
            assert folded(text) not in every, f"{text!r} is misleading under {concept}, and a word elsewhere"


def test_phrases_are_written_as_texts_are_matched(ontology: Graph) -> None:
    for scheme in ("capabilities", "offices", "commodities"):
        for concept in concepts(ontology, scheme).values():
            for text in words(ontology, concept, SKOS.altLabel, COAL.weakLabel, COAL.notLabel, COAL.verbPhrase):
                assert text == text.lower() == " ".join(text.split()), text
    for concept in concepts(ontology, "capabilities").values():
        for text in words(ontology, concept, COAL.verbPhrase):
            parts = text.split()
            assert "~" not in (parts[0], parts[-1]), text
            assert ("~", "~") not in pairwise(parts), text
            assert all(part == "~" or "~" not in part for part in parts), text


@pytest.mark.parametrize(
    ("property_", "other"), [(COAL.whenGiven, COAL.whenDeployed), (COAL.whenDeployed, COAL.whenGiven)]
)
def test_given_and_deployed_point_at_each_other(property_: URIRef, other: URIRef, ontology: Graph) -> None:
    pairs = list(ontology.subject_objects(property_))
    assert pairs
    assert all((target, other, source) in ontology for source, target in pairs)


@pytest.mark.parametrize(
    ("phrase", "property_", "capability"),
    [
        ("mine clearance", SKOS.altLabel, "demining"),
        ("clear ~ mine", COAL.verbPhrase, "demining"),
        ("patriot battery", SKOS.altLabel, "air-defence"),
        ("f-16", SKOS.altLabel, "aircraft"),
        ("frigate", SKOS.altLabel, "naval-forces"),
        ("ship", COAL.weakLabel, "naval-forces"),
        ("budget support", SKOS.altLabel, "financial-aid"),
        ("generator", SKOS.altLabel, "energy-support"),
        ("host ~ refugee", COAL.verbPhrase, "refugee-support"),
        ("think tank", COAL.notLabel, "armour"),
    ],
)
def test_words_lead_to_their_capability(phrase: str, property_: URIRef, capability: str, ontology: Graph) -> None:
    known = set(concepts(ontology, "capabilities").values())
    found = known.intersection(ontology.subjects(property_, Literal(phrase)))
    assert found == {URIRef(f"{ROOT}capability/{capability}")}


def test_titles_that_say_of_whom_lead_to_known_offices_and_things(ontology: Graph) -> None:
    offices = set(concepts(ontology, "offices").values())
    labels = []
    for title in ontology.subjects(RDF.type, COAL.TitleForm):
        labels.append(str(ontology.value(title, RDFS.label, any=False)))
        assert ontology.value(title, COAL.office, any=False) in offices
        whose = ontology.value(title, COAL.of, any=False)
        assert whose is not None
        assert ontology.value(whose, DCTERMS.identifier) is not None, f"{title} is of nobody known: {whose}"
    assert len(labels) == len(set(labels)) > 0


@pytest.mark.parametrize(
    ("title", "office", "whose"),
    [
        ("taoiseach", "prime-minister", "nation/IRL"),
        ("secretary of state", "foreign-minister", "nation/USA"),
        ("chancellor of the exchequer", "finance-minister", "nation/GBR"),
        ("nato secretary general", "secretary-general", "organisation/nato"),
        ("kremlin spokesman", "spokesperson", "nation/RUS"),
    ],
)
def test_a_title_says_of_whom(title: str, office: str, whose: str, ontology: Graph) -> None:
    found = list(ontology.subjects(RDFS.label, Literal(title, lang="en")))
    assert len(found) == 1
    assert ontology.value(found[0], COAL.office) == URIRef(f"{ROOT}office/{office}")
    assert ontology.value(found[0], COAL.of) == URIRef(f"{ROOT}{whose}")


@pytest.mark.parametrize(
    ("sign", "property_", "code"),
    [("€", COAL.symbol, "EUR"), ("C$", COAL.symbol, "CAD"), ("$", COAL.defaultSymbol, "USD")],
)
def test_signs_lead_to_one_currency(sign: str, property_: URIRef, code: str, ontology: Graph) -> None:
    assert list(ontology.subjects(property_, Literal(sign))) == [URIRef(f"{ROOT}unit/{code}")]


def test_no_sign_stands_for_two_currencies(ontology: Graph) -> None:
    signs = [str(sign) for property_ in (COAL.symbol, COAL.defaultSymbol) for sign in ontology.objects(None, property_)]
    assert len(signs) == len(set(signs))
