from dataclasses import replace
from typing import Any

import pyoxigraph as ox
import pytest

from coalition.articles.article import Article
from coalition.graph import ids
from coalition.graph.mapping import quads
from coalition.graph.namespaces import SH
from coalition.statements.statement import Figure, Passage, Reading, Statement, Thing
from coalition.validation.gate import Gate

Read = tuple[Article, Reading]

GBR = Thing("nation", "GBR", "United Kingdom")
TROOPS = Thing("capability", "troops", "troops")
PLEDGE = Statement("pledges", GBR, TROOPS, Passage(0, 12), "rule", 0.9, "pledged")
ARTICLE = Article("a1", "Troops come.", date="2025-03-07")


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate()


def test_a_sound_article_passes(gate: Gate, summit: Read) -> None:
    verdict = gate.judge(quads(*summit))
    assert verdict.conforms
    assert verdict.applies
    assert (verdict.findings, verdict.report) == ([], [])


@pytest.mark.parametrize(
    ("change", "shape"),
    [
        ({"status": "maybe"}, "pledge-status"),
        ({"confidence": 1.2}, "statement-confidence"),
        ({"confidence": float("nan")}, "statement-confidence"),
        ({"recipient": GBR}, "pledge-recipient-other"),
        ({"object": Thing("capability", "teleportation", "")}, "pledge-capability-known"),
        ({"subject": Thing("nation", "ZZZ", "Nowhere")}, "pledge-giver"),
        ({"subject": Thing("city", "Paris", "Paris")}, "pledge-giver"),
        ({"passage": Passage(5, 5)}, "passage-quote"),
        ({"passage": Passage(7, 99)}, "passage-verbatim"),
        ({"date": "2025-02-31"}, "statement-date"),
        ({"date": "2999"}, "statement-year"),
        ({"figure": Figure(0, "troops")}, "figure-value"),
        ({"figure": Figure(-5, "drone")}, "figure-value"),
        ({"figure": Figure(5.5, "troops")}, "figure-heads-whole"),
        ({"figure": Figure(5, "QQQ")}, "figure-unit-known"),
        ({"figure": Figure(float("inf"), "EUR")}, "figure-value"),
        ({"attributed_to": Thing("person", "Luxembourg", "Luxembourg")}, "person-not-nation"),
        ({"attributed_to": Thing("person", "Jo", " ")}, "thing-name"),
        ({"rule": ""}, None),
    ],
)
def test_what_a_broken_rule_would_state_is_refused(gate: Gate, change: dict[str, Any], shape: str | None) -> None:
    verdict = gate.judge(quads(ARTICLE, Reading((replace(PLEDGE, **change),))))
    assert verdict.conforms is (shape is None)
    assert shape is None or shape in {finding.shape for finding in verdict.findings}


@pytest.mark.parametrize(
    ("change", "shape"),
    [
        ({"date": "4 September"}, "article-issued"),
        ({"url": "see our website"}, "article-source"),
        ({"text": ""}, "article-text"),
        ({"id": ""}, "article-identifier"),
    ],
)
def test_an_article_with_broken_metadata_is_refused(gate: Gate, change: dict[str, str], shape: str) -> None:
    verdict = gate.judge(quads(replace(ARTICLE, **change), Reading()))
    assert not verdict.conforms
    assert shape in {finding.shape for finding in verdict.findings}


@pytest.mark.parametrize(
    ("change", "shape"),
    [
        ({"figure": Figure(9e14, "USD")}, "figure-money-plausible"),
        ({"figure": Figure(9e7, "troops")}, "figure-heads-plausible"),
        ({"figure": Figure(5, "zeppelins")}, "figure-unit-singular"),
    ],
)
def test_what_is_only_doubtful_passes_with_a_warning(gate: Gate, change: dict[str, Any], shape: str) -> None:
    verdict = gate.judge(quads(ARTICLE, Reading((replace(PLEDGE, **change),))))
    assert verdict.conforms
    assert [(finding.shape, finding.severity) for finding in verdict.findings] == [(shape, "Warning")]


def test_refused_and_delivered_in_one_breath_is_doubtful(gate: Gate) -> None:
    both = (replace(PLEDGE, status="refused"), replace(PLEDGE, status="delivered"))
    verdict = gate.judge(quads(ARTICLE, Reading(both)))
    assert verdict.conforms
    assert [finding.shape for finding in verdict.findings] == ["pledge-refused-and-delivered"]


def test_where_no_shape_applies_that_is_said(gate: Gate) -> None:
    stranger = ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"))
    assert not gate.judge([stranger]).applies
    assert not gate.judge([]).applies


def test_the_report_names_its_results_after_the_version_and_is_the_same_each_time(gate: Gate) -> None:
    said = quads(ARTICLE, Reading((replace(PLEDGE, status="maybe", confidence=7),)))
    report = gate.judge(said).report
    assert report == gate.judge(list(reversed(said))).report
    results = [triple.object for triple in report if triple.predicate == SH.result]
    assert len(results) == 2
    assert all(str(node).startswith(f"<{ids.version(ARTICLE).value}#report-") for node in results)
