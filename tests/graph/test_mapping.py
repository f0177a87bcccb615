from dataclasses import replace

import pyoxigraph as ox
import pytest

from coalition.articles.article import Article
from coalition.graph import ids
from coalition.graph.mapping import quads
from coalition.graph.namespaces import BASE, COAL, DCTERMS, PREFIXES, RDF, XSD
from coalition.statements.statement import Figure, Passage, Reading, Statement, Thing

Read = tuple[Article, Reading]

GBR = Thing("nation", "GBR", "United Kingdom")
TROOPS = Thing("capability", "troops", "troops")


def _ask(read: Read, pattern: str) -> bool:
    store = ox.Store()
    store.extend(quads(*read))
    return bool(store.query(f"ASK {{ GRAPH ?g {{ {pattern} }} }}", prefixes=PREFIXES))


def _only(statement: Statement, text: str = "Britain pledged troops.") -> Read:
    return Article("a1", text), Reading((statement,))


@pytest.mark.parametrize("turned", range(1, 14))
def test_statements_in_any_order_give_the_same_quads(summit: Read, turned: int) -> None:
    article, reading = summit
    parts = {}
    for name in ("statements", "nations", "leaders", "cities", "figures"):
        members = getattr(reading, name)
        parts[name] = (*reversed(members[turned:]), *members[:turned])
    assert quads(article, Reading(**parts)) == quads(article, reading)


def test_no_quad_comes_twice_and_all_stand_in_the_graph_of_the_version(summit: Read) -> None:
    made = quads(*summit)
    assert len(made) == len(set(made))
    assert {quad.graph_name for quad in made} == {ids.version(summit[0])}


def test_another_text_is_said_by_other_statements(summit: Read) -> None:
    article, reading = summit
    other = quads(replace(article, text=article.text + " More."), reading)
    names = [
        {quad.subject for quad in made if quad.object == COAL.Statement} for made in (quads(article, reading), other)
    ]
    assert len(names[0]) == len(names[1]) == len(reading.statements)
    assert not names[0] & names[1]


@pytest.mark.parametrize(
    "pattern",
    [
        "?s a coal:Pledge, coal:Statement ; coal:subject nation:GBR ; coal:object capability:troops ;"
        " coal:status status:pledged ; coal:recipient nation:UKR ; coal:attributedTo person:keir-starmer ;"
        " coal:figure/coal:value 3000.0 ; coal:figure/coal:unit unit:troops ; coal:confidence 0.9 ;"
        " coal:foundBy/rdfs:label 'pledge.verb' ; prov:wasDerivedFrom/prov:specializationOf article:summit",
        "?s a coal:Pledge ; coal:holdsAt '2025-03'^^xsd:gYearMonth ; coal:figure/coal:unit unit:EUR",
        "?s a coal:OfficeHolding ; coal:subject person:emmanuel-macron ; coal:object office:president"
        " ; coal:of nation:FRA ; coal:status status:current",
        "?s a coal:Import ; coal:subject organisation:eu ; coal:from nation:RUS ; coal:object commodity:gas",
        "?s a coal:Seat ; coal:subject <https://w3id.org/coalition/coalition/summit/coalition>",
        "?s coal:passage ?p . ?p oa:hasSelector [ a oa:TextPositionSelector ; oa:start ?a ; oa:end ?b ] ;"
        " oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact ?q ; oa:prefix ?x ; oa:suffix ?y ] ;"
        " coal:start ?a ; coal:end ?b ; coal:quote ?q",
        "?v a coal:ArticleVersion ; dcterms:title 'Leaders meet' ; dcterms:issued '2025-03-07'^^xsd:date ;"
        " dcterms:publisher 'The Paper' ; dcterms:source <https://news.example/summit>;"
        " coal:namesNation nation:POL ; coal:namesLeader person:emmanuel-macron ; coal:namesCity city:paris ;"
        " coal:namesFigure <https://w3id.org/coalition/figure/30-nations-about>",
        "person:keir-starmer a coal:Person ; rdfs:label 'Keir Starmer' ; dcterms:identifier 'Keir Starmer'",
        "nation:GBR coal:pledges capability:troops . nation:NOR coal:pledges capability:demining",
        "nation:POL coal:refuses capability:troops",
        "nation:DNK coal:memberOf coalition:volunteer-coalition . organisation:eu coal:imports commodity:gas",
        "person:emmanuel-macron coal:hosts city:paris ; coal:holdsOffice office:president",
    ],
)
def test_a_reading_is_written_as_the_documentation_says(summit: Read, pattern: str) -> None:
    assert _ask(summit, pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "nation:POL coal:pledges ?what",
        "nation:GBR rdfs:label ?name",  # the reference graph describes it
        "organisation:eu rdfs:label ?name",
        "unit:troops rdfs:label ?name",
        "?figure coal:value 3000.0 ; coal:qualifier ?q FILTER(?q != 'exactly')",
    ],
)
def test_what_is_not_said_is_not_written(summit: Read, pattern: str) -> None:
    assert not _ask(summit, pattern)


@pytest.mark.parametrize(
    ("status", "shortcut"), [("current", True), ("acting", True), ("former", False), ("elect", False)]
)
def test_a_shortcut_speaks_of_the_present(status: str, *, shortcut: bool) -> None:
    holder, office = Thing("person", "Jo Doe", "Jo Doe"), Thing("office", "president", "President")
    read = _only(Statement("holds_office", holder, office, Passage(0, 5), "r", 0.9, status))
    assert _ask(read, "?person coal:holdsOffice ?office") is shortcut


def test_two_rules_that_find_the_same_make_one_statement_with_the_better_confidence() -> None:
    weak = Statement("pledges", GBR, TROOPS, Passage(0, 23), "weak", 0.5, "pledged")
    strong = replace(weak, rule="strong", confidence=0.9)
    article = Article("a1", "Britain pledged troops.")
    made = quads(article, Reading((weak, strong)))
    assert made == quads(article, Reading((strong, weak)))
    found = [quad.object for quad in made if quad.predicate == COAL.foundBy]
    assert found == [ids.concept("rule", "strong")]


@pytest.mark.parametrize(
    ("given", "text", "kind"),
    [
        ("2025-03-02", "2025-03-02", XSD.date),
        ("2025-03", "2025-03", XSD.gYearMonth),
        ("2025", "2025", XSD.gYear),
        ("2025-03-02T09:30:00+01:00", "2025-03-02", XSD.date),
        ("last Tuesday", "last Tuesday", XSD.string),
    ],
)
def test_a_date_keeps_the_precision_it_has(given: str, text: str, kind: ox.NamedNode) -> None:
    made = quads(Article("a1", "Text.", date=given), Reading())
    assert [quad.object for quad in made if quad.predicate == DCTERMS.issued] == [ox.Literal(text, datatype=kind)]


def test_what_the_reference_graph_does_not_know_is_described_by_the_version() -> None:
    figure = Figure(4, "zeppelin")
    read = _only(
        Statement(
            "figure",
            Thing("organisation", "Mine Trust", "Mine Trust"),
            None,
            Passage(0, 5),
            "r",
            1,
            None,
            figure,
        )
    )
    assert _ask(read, "unit:zeppelin a skos:Concept ; dcterms:identifier 'zeppelin' ; skos:inScheme ?scheme")
    assert _ask(read, "organisation:mine-trust a coal:Organisation ; rdfs:label 'Mine Trust'")


def test_a_code_that_is_no_currency_is_not_made_one() -> None:
    made = quads(Article("a1", "Text."), Reading(figures=(Figure(4, "QQQ"),)))
    assert not [quad for quad in made if quad.subject == ids.unit("QQQ")]


def test_an_address_that_is_none_is_kept_as_text_for_the_gate_to_refuse() -> None:
    made = quads(Article("a1", "Text.", url="not an address"), Reading())
    assert [quad.object for quad in made if quad.predicate == DCTERMS.source] == [ox.Literal("not an address")]


def test_an_article_without_statements_is_still_described() -> None:
    made = quads(Article("a/1", "Text."), Reading())
    assert ox.NamedNode(BASE + "article/a%2F1") in {quad.subject for quad in made}
    assert any(quad.predicate == RDF.type and quad.object == COAL.ArticleVersion for quad in made)
