from dataclasses import replace

import pytest

from coalition.articles.article import Article
from coalition.graph.mapping import quads
from coalition.statements.statement import Figure, Passage, Reading, Statement, Thing
from coalition.validation.gate import Gate
from coalition.validation.report import Finding, plain

ARTICLE = Article("a1", "Hello. Britain pledged\n 3.5 troops.", date="2025-03-07")
SENTENCE = Passage(7, 34)
PLEDGE = Statement(
    *("pledges", Thing("nation", "GBR", "Britain"), Thing("capability", "troops", "troops"), SENTENCE),
    *("rule", 0.9, "pledged", Figure(3.5, "troops")),
)


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate()


def _findings(gate: Gate, *statements: Statement, article: Article = ARTICLE) -> list[Finding]:
    return gate.judge(quads(article, Reading(statements))).findings


def test_a_finding_names_the_article_the_sentence_and_what_to_do(gate: Gate) -> None:
    (finding,) = _findings(gate, PLEDGE)
    assert finding.article == "a1"
    assert finding.severity == "Violation"
    assert finding.shape == "figure-heads-whole"
    assert finding.quote == "Britain pledged\n 3.5 troops."[:-1]
    assert finding.start == 7
    assert finding.focus.endswith("figure/3.5-troops")


@pytest.mark.parametrize(
    "line",
    [
        "Article a1:",
        "  wrong: A count of heads is not a whole number.",
        '    sentence (from character 7): "Britain pledged 3.5 troops"',
        "    about: figure/3.5-troops",
        "    what to do: See the number in the passage",
        "    rule of the gate: figure-heads-whole",
    ],
)
def test_the_text_reads_without_knowing_shacl(gate: Gate, line: str) -> None:
    text = plain(_findings(gate, PLEDGE))
    assert any(written.startswith(line) for written in text.splitlines())
    assert "sh:" not in text
    assert "http" not in text


def test_violations_come_before_warnings_and_articles_keep_together(gate: Gate) -> None:
    doubtful = replace(PLEDGE, figure=Figure(5, "zeppelins"), passage=Passage(0, 6))
    found = _findings(gate, doubtful, PLEDGE)
    assert [finding.severity for finding in found] == ["Violation", "Warning"]
    other = _findings(gate, PLEDGE, article=replace(ARTICLE, id="a2"))
    assert plain([*found, *other]).count("Article a") == 2


def test_a_fault_of_the_article_itself_has_no_sentence(gate: Gate) -> None:
    (finding,) = _findings(gate, article=replace(ARTICLE, date="soon"))
    assert (finding.article, finding.quote, finding.start) == ("a1", None, None)
    assert "sentence" not in plain([finding])


def test_nothing_found_is_no_text() -> None:
    assert plain([]) == ""
