"""An answer for people: what is merged, what is left out, and how terms are written."""

from pyoxigraph import BlankNode, Literal, NamedNode

from coalition.questions.answer import Answer
from coalition.questions.display import grid, iris

XSD = "http://www.w3.org/2001/XMLSchema#"
GBR, PAPER = NamedNode("https://x/nation/GBR"), NamedNode("https://x/article/a1")


def number(value: str, kind: str = "decimal") -> Literal:
    return Literal(value, datatype=NamedNode(XSD + kind))


def test_figures_and_passages_are_one_column_each() -> None:
    answer = Answer(
        ("who", "value", "unit", "qualifier", "empty", "quote", "start", "end", "article"),
        [
            (
                *(GBR, number("3000"), NamedNode("https://x/unit/troops"), Literal("about"), None),
                *(Literal("We send\n3,000."), number("5", "integer"), number("20", "integer"), PAPER),
            ),
            (GBR, *[None] * 8),
        ],
    )
    shown = grid(answer, {GBR.value: "United Kingdom (GBR)", PAPER.value: "The Paper"})
    assert shown.head == ("who", "figure", "passage")
    assert shown.rows == [
        ("United Kingdom (GBR)", "about 3,000 troops", "“We send 3,000.” (The Paper, 5–20)"),
        ("United Kingdom (GBR)", "", ""),
    ]
    assert iris(answer) == {GBR.value, PAPER.value, "https://x/unit/troops"}


def test_two_figures_have_one_unit_and_two_passages_their_articles() -> None:
    columns = ("unit", "value", "otherValue", "otherQuote", "otherArticle", "quote")
    terms = (NamedNode("https://x/unit/EUR"), number("2.50"), number("1e3", "double"), Literal("b"), PAPER)
    shown = grid(Answer(columns, [(*terms, Literal("a"))]), {PAPER.value: "The Paper"})
    assert shown.head == ("figure", "other figure", "other passage", "passage")
    assert shown.rows == [("2.5 EUR", "1,000 EUR", "“b” (The Paper)", "“a”")]


def test_other_columns_are_written_plainly() -> None:
    answer = Answer(
        ("publishedOn", "count", "taken", "node", "iri", "nan"),
        [
            (
                Literal("2025-03", datatype=NamedNode(f"{XSD}gYearMonth")),
                number("61000000000", "integer"),
                Literal("2025-05-01T08:00:05.123Z", datatype=NamedNode(f"{XSD}dateTime")),
                BlankNode("b"),
                PAPER,
                number("NaN", "double"),
            )
        ],
    )
    shown = grid(answer, {})
    assert shown.head == ("published on", "count", "taken", "node", "iri", "nan")
    assert shown.rows == [("2025-03", "61,000,000,000", "2025-05-01 08:00", "_:b", "https://x/article/a1", "NaN")]


def test_a_row_without_any_value_still_has_its_columns() -> None:
    assert grid(Answer(("a",), [(None,)]), {}).head == ("a",)
