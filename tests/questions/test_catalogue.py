"""The catalogue: the project's questions, a folder of one's own, and what is wrong with a file."""

from pathlib import Path

import pytest
import yaml

from coalition.errors import QueryError, UsageError
from coalition.questions import grlc
from coalition.questions.catalogue import Catalogue, columns, read
from coalition.questions.question import Parameter, Question

XSD = "http://www.w3.org/2001/XMLSchema#"
OWN = """#+ summary: Who drives what
#+ description: >
#+   Nations that
#+   pledge vehicles.
#+ tags:
#+   - pledges
#+ defaults:
#+   - nation: https://w3id.org/coalition/nation/GBR
#+   - least: 5
#+ enumerate:
#+   - how:
#+     - land
#+     - sea
#+ parameters:
#+   - nation: {description: Who pledges., among: "coal:Nation", unset: anybody}
#+ empty: "{nation} pledges nothing."
PREFIX coal: <https://w3id.org/coalition/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
# ?_not_iri is in a comment
SELECT ?_own { ?s coal:subject ?__nation_iri ; coal:value ?v ; coal:text "?_nor_iri"
  FILTER (?v >= ?_least_integer && ?v < ?_most_number && ?__day_xsd_date && ?__word_en && ?__how) }
"""


def test_a_file_is_read_with_all_it_says() -> None:
    question = grlc.parse("own", OWN, "own.rq")
    assert (question.name, question.summary) == ("own", "Who drives what")
    assert question.description == "Nations that pledge vehicles."
    assert question.tags == ("pledges",)
    assert question.empty == "{nation} pledges nothing"
    assert question.parameters == (
        Parameter("own", "_own", "literal", required=True, unset="any own"),
        Parameter(
            "nation",
            "__nation_iri",
            "iri",
            required=False,
            description="Who pledges.",
            default="https://w3id.org/coalition/nation/GBR",
            among=("https://w3id.org/coalition/ontology#Nation",),
            unset="anybody",
        ),
        Parameter("least", "_least_integer", f"{XSD}integer", required=True, default="5", unset="any least"),
        Parameter("most", "_most_number", "number", required=True, unset="any most"),
        Parameter("day", "__day_xsd_date", f"{XSD}date", required=False, unset="any day"),
        Parameter("word", "__word_en", "@en", required=False, unset="any word"),
        Parameter("how", "__how", "literal", required=False, choices=("land", "sea"), unset="any how"),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("#+ summary: [", r"its #\+ lines are not YAML near line . of them"),
        ("#+ only words", r"its #\+ lines must be of the form"),
        ("#+ tags: pledges\nSELECT * {}", "its tags must be a list"),
        ("#+ defaults:\n#+   - nation: x\nSELECT * {}", "its defaults name 'nation', but the query has no"),
        ("#+ parameters:\n#+   - n: {amnog: x}\nSELECT ?_n {}", "may be: among, description, unset"),
        (
            "#+ parameters:\n#+   - n: {among: 'x:y'}\nSELECT ?_n {}",
            "'x:y' is neither a whole IRI nor begins",
        ),
        ("#+ empty: no {m}\nSELECT ?_n {}", r"has a place \{m\}, which is no parameter"),
        ("SELECT * { ?_n_iri ?__n_iri ?o }", r"\?_n_iri and \?__n_iri are two variables for one parameter"),
        ("SELECT * { ?_store_iri ?p ?o }", "`ask` has an option --store already"),
        ("SELECT * { ?s ?p ?_since_time }", "a datatype needs its prefix"),
        ("SELECT * { ?s ?p ?_since_xsd_date }", "'xsd:date' is neither a whole IRI nor begins"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_a_sentence(text: str, reason: str) -> None:
    with pytest.raises(UsageError, match=rf"^own\.rq: .*{reason}.*\.$"):
        grlc.parse("own", text, "own.rq")


def test_a_file_without_any_words_is_a_question(tmp_path: Path) -> None:
    (tmp_path / "bare.rq").write_text("SELECT ?s { ?s a ?_kind_iri }", encoding="utf-8")
    (parameter,) = read(tmp_path / "bare.rq").parameters
    assert (parameter.name, parameter.required, parameter.among) == ("kind", True, ())


def test_questions_of_ones_own_stand_beside_the_others_and_take_their_place(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("#+ summary: Mine\nSELECT * {}", encoding="utf-8")
    (tmp_path / "seats.rq").write_text("#+ summary: My seats\nSELECT * {}", encoding="utf-8")
    catalogue = Catalogue(tmp_path)
    assert set(catalogue.names()) == {*Catalogue().names(), "mine"}
    assert catalogue.question("seats").summary == "My seats"
    assert Catalogue().question("seats").summary != "My seats"


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("nation-pledging", "did you mean nations-pledging"),
        ("troops", "did you mean troops-total, troops-by-nation"),
        ("xyzzy", r"There is no question 'xyzzy'; `coalition ask --list`"),
    ],
)
def test_an_unknown_question_leads_to_the_known_ones(name: str, suggestion: str) -> None:
    with pytest.raises(UsageError, match=suggestion):
        Catalogue().question(name)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist; name another with --queries"):
        Catalogue(tmp_path / "nowhere")
    (tmp_path / "binary.rq").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="not text in UTF-8"):
        read(tmp_path / "binary.rq")
    with pytest.raises(UsageError, match="cannot be read"):
        read(tmp_path / "missing.rq")


@pytest.mark.parametrize(("text", "reason"), [("SELECT ?s {", "syntax error"), ("ASK {}", "not a SELECT query")])
def test_only_a_whole_select_query_has_columns(text: str, reason: str) -> None:
    with pytest.raises(QueryError, match=reason):
        columns(grlc.parse("own", text, "own.rq"))


@pytest.mark.parametrize("question", list(Catalogue()), ids=lambda question: question.name)
def test_every_question_of_the_project_is_explained(question: Question) -> None:
    assert question.summary
    assert not question.summary.endswith(".")
    assert question.description.endswith(".")
    assert question.tags
    assert question.empty is not None
    assert all(parameter.description.endswith(".") for parameter in question.parameters)
    header = "\n".join(line[2:] for line in question.text.splitlines() if line.startswith("#+"))
    assert list(yaml.safe_load(header))[:3] == ["summary", "description", "tags"]


@pytest.mark.parametrize("question", list(Catalogue()), ids=lambda question: question.name)
def test_no_column_is_a_parameter_since_grlc_would_put_its_value_there(question: Question) -> None:
    assert not {parameter.variable for parameter in question.parameters} & set(columns(question))
