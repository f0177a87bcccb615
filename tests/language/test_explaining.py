"""Explaining: that there is something to say of every rule and of every reason."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

import coalition.language
from coalition.articles.article import Article
from coalition.language.explaining import Explainer, described, reason
from coalition.language.rules import text
from coalition.statements.scoring.judging import Verdict
from coalition.statements.statement import Reading

RULE = re.compile(r"(?:pledge|figure|office|meeting|leads|member|seat|imports|list|table)\.[a-z-]+(?:\.[a-z-]+)?")
DESCRIPTIONS = tomllib.loads(text("descriptions.toml"))


def rules_in_the_code() -> Iterator[str]:
    """Every string of the code that has the form of a rule's id, files' names left out."""
    for path in sorted(Path(coalition.language.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and RULE.fullmatch(node.value):
                yield node.value


@pytest.mark.parametrize("rule", sorted(set(rules_in_the_code())))
def test_every_rule_of_the_code_is_described(rule: str) -> None:
    assert described(rule)


def test_no_rule_is_described_that_is_not_in_the_code() -> None:
    made_up = ("pledge.verb.", "pledge.noun.", "pledge.ellipsis.")  # with the class of the word that governs
    plain = {rule for rule in DESCRIPTIONS["rules"] if not rule.startswith(made_up)}
    assert plain - set(rules_in_the_code()) == set()


def test_every_rule_that_finds_something_in_the_corpus_is_described(corpus_verdicts: list[Verdict]) -> None:
    rules = {one.statement.rule for verdict in corpus_verdicts for one in verdict.statements}
    assert {rule for rule in rules if not described(rule)} == set()


@pytest.mark.parametrize("section", ["rules", "endings", "reasons"])
def test_a_description_is_one_sentence_or_two(section: str) -> None:
    for meaning in DESCRIPTIONS[section].values():
        assert meaning[0].isupper()
        assert meaning.endswith((".", "”."))
        assert "\n" not in meaning


def test_every_reason_in_the_corpus_is_explained(
    corpus_readings: dict[str, list[tuple[Article, Reading]]], nlp: Language
) -> None:
    told = {
        one.reason
        for readings in corpus_readings.values()
        for article, _ in readings[:20]
        for one in Explainer(nlp(article.text)).rejected()
    }
    assert told
    assert {one for one in told if ": " not in one} == set()


def test_what_is_not_described_is_left_as_it_is() -> None:
    assert described("pledge.by-magic") == ""
    assert reason("by magic") == "by magic"
