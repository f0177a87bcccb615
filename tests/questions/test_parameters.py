"""From what people type to terms: names, codes, numbers and dates, and what to say when they do not fit."""

import pytest
from pyoxigraph import Literal, NamedNode

from coalition.errors import UsageError
from coalition.questions import grlc
from coalition.questions.catalogue import Catalogue
from coalition.questions.parameters import bind
from coalition.store.store import Store

BASE = "https://w3id.org/coalition/"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPED = grlc.parse(
    "typed",
    """#+ enumerate:
#+   - how:
#+     - land
#+     - sea
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT * { ?s ?__whole_integer ?__number_number . ?s ?__day_xsd_date ?__month_xsd_gYearMonth .
  ?s ?__year_xsd_gYear ?__flag_xsd_boolean . ?s ?__double_xsd_double ?__word . ?s ?__tongue_fr ?__how .
  ?s ?__any_iri ?__uri_xsd_anyURI }""",
    "typed.rq",
)


def bound(name: str, parameter: str, text: str, store: Store) -> NamedNode | Literal:
    question = TYPED if name == "typed" else Catalogue().question(name)
    variables = {one.name: one.variable for one in question.parameters}
    return bind(question, {parameter: text}, store)[variables[parameter]]


@pytest.mark.parametrize(
    ("question", "parameter", "text", "iri"),
    [
        ("refusals", "nation", "GBR", "nation/GBR"),
        ("refusals", "nation", "gb", "nation/GBR"),
        ("refusals", "nation", "Britain", "nation/GBR"),
        ("refusals", "nation", "united  KINGDOM", "nation/GBR"),
        ("refusals", "nation", "British", "nation/GBR"),
        ("refusals", "nation", "the Netherlands", "nation/NLD"),
        ("refusals", "nation", "EU", "organisation/eu"),
        ("refusals", "nation", "<https://w3id.org/coalition/nation/GBR>", "nation/GBR"),
        ("refusals", "nation", "https://w3id.org/coalition/nation/GBR", "nation/GBR"),
        # Another nation has the word in its name, but this is its whole name.
        ("refusals", "nation", "Guinea", "nation/GIN"),
        ("nations-pledging", "capability", "mine clearance", "capability/demining"),
        ("nations-pledging", "capability", "Joint Exercises", "capability/joint-exercises"),
        ("nations-pledging", "capability", "joint-exercises", "capability/joint-exercises"),
        ("said-by", "speaker", "keir starmer", "person/keir-starmer"),
        ("said-by", "speaker", "Starmer", "person/keir-starmer"),
        ("said-in", "source", "harbour-talks", "article/harbour-talks"),
        ("said-in", "source", "Harbour talks end with pledges", "article/harbour-talks"),
        ("seats", "city", "Paris", "city/paris"),
        ("money-by-giver", "currency", "USD", "unit/USD"),
        ("leaders-and-offices", "office", "prime minister", "office/prime-minister"),
    ],
)
def test_a_thing_is_found_by_any_of_its_names(question: str, parameter: str, text: str, iri: str, store: Store) -> None:
    assert bound(question, parameter, text, store) == NamedNode(BASE + iri)


@pytest.mark.parametrize(
    ("question", "parameter", "text", "reason"),
    [
        ("refusals", "nation", "Brittain", r"'Brittain' is not known here; did you mean United Kingdom\?"),
        ("refusals", "nation", "Atlantis", r"'Atlantis' is not known here"),
        ("refusals", "nation", "Korea", r"may mean North Korea \(nation/PRK\) or South Korea \(nation/KOR\)"),
        ("refusals", "nation", "Kingdom", r"or \d+ others; give the whole name or IRI"),
        ("refusals", "nation", "", "is not known here"),
        ("refusals", "nation", "https://w3id.org/coalition/nation/XXX", "is not in this store, or not of"),
        (
            "refusals",
            "nation",
            "https://w3id.org/coalition/capability/troops",
            "not of the kind that is asked",
        ),
        ("refusals", "nation", "https://exa mple/", "is not an IRI"),
        ("nations-pledging", "capability", "deminning", r"did you mean demining\?"),
        ("said-by", "speaker", "Nobody", "is not known here"),
        ("seats", "city", "Rome", "is not known here; known are Paris"),
        ("typed", "any", "word", "is not a whole IRI, and this parameter takes nothing else"),
    ],
)
def test_an_unknown_thing_leads_to_what_was_perhaps_meant(
    question: str, parameter: str, text: str, reason: str, store: Store
) -> None:
    with pytest.raises(UsageError, match=f"^--{parameter}: .*{reason}"):
        bound(question, parameter, text, store)


@pytest.mark.parametrize(
    ("parameter", "text", "term"),
    [
        ("whole", "-12", Literal("-12", datatype=NamedNode(f"{XSD}integer"))),
        ("number", "2.5", Literal("2.5", datatype=NamedNode(f"{XSD}decimal"))),
        ("double", "2e9", Literal("2e9", datatype=NamedNode(f"{XSD}double"))),
        ("day", " 2024-02-29 ", Literal("2024-02-29", datatype=NamedNode(f"{XSD}date"))),
        ("month", "2025-03", Literal("2025-03", datatype=NamedNode(f"{XSD}gYearMonth"))),
        ("year", "2025", Literal("2025", datatype=NamedNode(f"{XSD}gYear"))),
        ("flag", "true", Literal("true", datatype=NamedNode(f"{XSD}boolean"))),
        ("word", 'a "quoted" word\\', Literal('a "quoted" word\\')),
        ("tongue", "déminage", Literal("déminage", language="fr")),
        ("how", "sea", Literal("sea")),
        ("any", "urn://x", NamedNode("urn://x")),
        ("uri", "urn:x", Literal("urn:x", datatype=NamedNode(f"{XSD}anyURI"))),
    ],
)
def test_a_literal_has_the_type_of_its_variable(
    parameter: str, text: str, term: NamedNode | Literal, store: Store
) -> None:
    assert bound("typed", parameter, text, store) == term


@pytest.mark.parametrize(
    ("parameter", "text", "form"),
    [
        ("whole", "many", "a whole number such as 5000"),
        ("whole", "1_000", "a whole number such as 5000"),
        ("whole", "2.5", "a whole number such as 5000"),
        ("number", "NaN", "a number such as 5000 or 2.5"),
        ("number", "٣", "a number such as 5000 or 2.5"),
        ("day", "2025-02-30", "a date such as 2025-03-02"),
        ("day", "20250302", "a date such as 2025-03-02"),
        ("month", "2025-13", "a month such as 2025-03"),
        ("year", "25", "a year such as 2025"),
        ("flag", "yes", "true or false"),
    ],
)
def test_a_value_of_another_type_is_refused_with_an_example(parameter: str, text: str, form: str, store: Store) -> None:
    with pytest.raises(UsageError, match=f"^--{parameter}: '{text}' is not {form}"):
        bound("typed", parameter, text, store)


def test_only_the_listed_values_are_taken(store: Store) -> None:
    with pytest.raises(UsageError, match="'air' is none of land, sea"):
        bound("typed", "how", "air", store)


@pytest.mark.parametrize(
    ("question", "given", "reason"),
    [
        ("refusals", {"country": "GBR"}, "has no parameter --country; it has --nation, --capability, --since"),
        ("troops-total", {"nation": "GBR"}, "has no parameter --nation; it has --since, --until"),
        ("said-in", {}, "needs --source: The article, by its id or title"),
    ],
)
def test_a_question_tells_its_parameters(question: str, given: dict[str, str], reason: str, store: Store) -> None:
    with pytest.raises(UsageError, match=reason):
        bind(Catalogue().question(question), given, store)


def test_a_question_without_parameters_says_so(store: Store) -> None:
    question = grlc.parse("bare", "SELECT * { ?s ?p ?o }", "bare.rq")
    with pytest.raises(UsageError, match="bare has no parameter --nation; it has none at all"):
        bind(question, {"nation": "GBR"}, store)


def test_what_is_left_out_has_its_default_or_no_value(store: Store) -> None:
    question = Catalogue().question("importers")
    assert bind(question, {}, store) == {"_commodity_iri": NamedNode(BASE + "commodity/oil")}
