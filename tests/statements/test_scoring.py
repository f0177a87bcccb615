"""Scoring: when two rows say the same, what counts, and that a reference scorer counts alike."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from benchmarks.corpus import places
from benchmarks.places import ENVIRONMENT, gold, shared

from coalition.articles.article import Article
from coalition.errors import UsageError
from coalition.statements.scoring import calibration
from coalition.statements.scoring.evaluation import NOTHING, evaluation, verdicts
from coalition.statements.scoring.judging import Score, judge, match
from coalition.statements.scoring.keys import key, row, same
from coalition.statements.scoring.labels import Labels, read_labels
from coalition.statements.scoring.report import scores
from coalition.statements.statement import Figure, Passage, Reading, Relation, Statement, Thing

Read = tuple[Article, Reading]
REFERENCE = shared() / "evaluation" / "score.py"
TEXT = "Norway sent troops."
NOR = Thing("nation", "NOR", "Norway")


def stated(
    relation: Relation, target: str | None = None, rule: str = "a.rule", sure: float = 0.9, **more: Any
) -> Statement:
    thing = Thing("capability", target, target) if target else None
    return Statement(relation, NOR, thing, Passage(0, len(TEXT)), rule, sure, **more)


def labels(*rows: dict[str, Any], optional: tuple[dict[str, Any], ...] = ()) -> Labels:
    return Labels("a", rows, optional, {"nations": ["NOR"], "leaders": [], "cities": [], "figures": []})


def pledge(target: str, status: str = "delivered") -> dict[str, Any]:
    return {"relation": "pledges", "subject": "NOR", "object": target, "status": status}


ONE = {
    "pledges": pledge("troops"),
    "figure": {"relation": "figure", "subject": "NOR", "value": 300, "unit": "tank"},
    "holds_office": {"relation": "holds_office", "subject": "Émile Roux", "object": "president", "of": "FRA"},
    "hosts": {"relation": "hosts", "subject": "Émile Roux", "object": "Paris"},
    "leads": {"relation": "leads", "subject": "Émile Roux", "object": "the Amber Watch"},
    "member_of": {"relation": "member_of", "subject": "NOR", "object": "Coalition of the Willing"},
    "headquartered_in": {"relation": "headquartered_in", "subject": "NATO", "object": "Brussels"},
    "imports": {"relation": "imports", "subject": "JPN", "object": "gas", "from": "QAT"},
}


@pytest.mark.parametrize(
    ("relation", "change"),
    [
        ("pledges", {"status": "pledged"}),
        ("pledges", {"status": "conditional", "value": 5, "recipient": "UKR"}),
        ("figure", {"value": 300.001, "unit": "Tanks", "qualifier": "about"}),
        ("holds_office", {"subject": "emile roux", "status": "former"}),
        ("holds_office", {"subject": "Roux"}),
        ("hosts", {"subject": "President Roux", "object": "Lyon"}),
        ("leads", {"subject": "E. Roux", "object": "Amber Watch mission"}),
        ("member_of", {"object": "so-called coalition"}),
        ("headquartered_in", {"object": "brussels"}),
        ("imports", {"status": "former"}),
    ],
)
def test_rows_that_say_the_same(relation: str, change: dict[str, Any]) -> None:
    assert same(key(ONE[relation]), key(ONE[relation] | change))


@pytest.mark.parametrize(
    ("relation", "change"),
    [
        ("pledges", {"status": "refused"}),
        ("pledges", {"status": "considered"}),
        ("pledges", {"object": "armour"}),
        ("figure", {"value": 301}),
        ("figure", {"unit": "EUR"}),
        ("holds_office", {"subject": "Anne Roux"}),
        ("holds_office", {"of": "BEL"}),
        ("holds_office", {"object": "prime-minister"}),
        ("hosts", {"subject": "Émile Blanc"}),
        ("leads", {"object": "Operation Dawn"}),
        ("member_of", {"subject": "SWE"}),
        ("headquartered_in", {"object": "Mons"}),
        ("imports", {"from": "AUS"}),
    ],
)
def test_rows_that_say_something_else(relation: str, change: dict[str, Any]) -> None:
    assert not same(key(ONE[relation]), key(ONE[relation] | change))


def test_each_label_is_matched_once() -> None:
    wanted = [("leads", "nor", "mission"), ("leads", "nor", "support mission")]
    found = [("leads", "nor", "mission"), ("leads", "nor", "naval support mission"), ("leads", "swe", "mission")]
    missed, left = match(wanted, found)
    assert (missed, left) == ([], [("leads", "swe", "mission")])


def test_a_fact_told_twice_counts_once_and_what_is_optional_does_not_count() -> None:
    reading = Reading(
        (
            stated("pledges", "troops", status="delivered"),
            stated("pledges", "troops", status="pledged"),
            stated("pledges", "armour", status="pledged"),
            stated("pledges", "drones", status="pledged"),
        ),
        nations=(NOR, Thing("nation", "SWE", "Sweden")),
    )
    verdict = judge(labels(pledge("troops"), pledge("police"), optional=(pledge("drones"),)), reading, TEXT)
    assert verdict.relations == {"pledges": Score(right=1, labelled=2, found=2)}
    assert [one.right for one in verdict.statements] == [True, True, False, None]
    assert [one["object"] for one in verdict.missed] == ["police"]
    assert verdict.entities["nations"] == Score(right=1, labelled=1, found=2)
    found = evaluation([verdict])
    assert found.rules == {("pledges", "a.rule"): Score(right=1, found=2)}
    assert (len(found.outcomes), sum(right for _, right in found.outcomes)) == (2, 1)
    assert [(one.article, one.row["object"]) for one in found.wrong] == [("a", "armour")]


@pytest.mark.parametrize(
    ("labelled", "found", "expected"),
    [
        (("pledged",), ("pledged",), {("pledged", "pledged"): 1}),
        (("refused",), ("pledged",), {("refused", "pledged"): 1}),
        (("refused",), (), {("refused", NOTHING): 1}),
        ((), ("considered",), {(NOTHING, "considered"): 1}),
        (("delivered", "refused"), ("refused", "pledged"), {("refused", "refused"): 1, ("delivered", "pledged"): 1}),
    ],
)
def test_which_status_is_taken_for_which(
    labelled: tuple[str, ...], found: tuple[str, ...], expected: dict[tuple[str, str], int]
) -> None:
    reading = Reading(tuple(stated("pledges", "troops", status=status) for status in found))
    verdict = judge(labels(*(pledge("troops", status) for status in labelled)), reading, TEXT)
    assert dict(evaluation([verdict]).statuses) == expected


def test_a_statement_becomes_a_row_of_the_table() -> None:
    made = row(stated("figure", figure=Figure(300, "troops"), attributed_to=NOR), TEXT)
    assert made == {
        "relation": "figure",
        "status": None,
        "subject": "NOR",
        "attributed_to": "NOR",
        "value": 300,
        "unit": "troops",
        "start": 0,
        "end": len(TEXT),
        "quote": TEXT,
    }


def test_confidence_that_keeps_its_word_and_confidence_that_does_not() -> None:
    honest = [(0.8, True)] * 8 + [(0.8, False)] * 2
    boasting = [(1.0, True)] * 5 + [(1.0, False)] * 5
    assert calibration.expected_error(honest) == pytest.approx(0)
    assert calibration.expected_error(boasting) == pytest.approx(0.5)
    assert calibration.brier(honest) < calibration.brier(boasting)
    assert calibration.log_loss(honest) < calibration.log_loss(boasting)
    assert calibration.at_least([*honest, *boasting], 0.9) == (10, 5)
    assert sum(one.rows for one in calibration.bins([*honest, *boasting])) == 20


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "no labels in it"),
        ("{", "not JSON"),
        ("[1]", "no labels"),
        ('{"id": 7, "statements": []}', "no labels"),
        ('{"id": "a"}', "'statements'"),
        ('{"id": "a", "statements": [{"relation": "likes"}]}', "'likes' is no relation"),
        ('{"id": "a", "statements": ["pledges"]}', "'pledges' is no relation"),
        ('{"id": "a", "statements": [{"relation": "figure", "value": "many"}]}', "'many'"),
        ('{"id": "a", "statements": [{"relation": "hosts", "subject": ["NOR"]}]}', "'subject'"),
        ('{"id": "a", "statements": [], "entities": {"nations": "NOR"}}', "entities"),
        ('{"id": "a", "statements": [], "entities": {"figures": [7]}}', "entities"),
        ('{"id": "a", "statements": []}\n{"id": "a", "statements": []}', "twice"),
    ],
)
def test_labels_that_are_none_are_told_of_with_their_place(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=told) as raised:
        read_labels(path)
    assert str(raised.value).startswith(str(path))


def test_labels_that_cannot_be_read_are_told_of(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        read_labels(tmp_path / "gold.jsonl")
    (tmp_path / "gold.jsonl").write_bytes(b'{"id": "\xff"}')
    with pytest.raises(UsageError, match="UTF-8"):
        read_labels(tmp_path / "gold.jsonl")


@pytest.mark.parametrize(("ids", "told"), [(["b"], "1 of 1 labelled articles"), (["a", "a"], "twice")])
def test_articles_that_do_not_fit_their_labels(ids: list[str], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        verdicts(lambda some: [(one, Reading()) for one in some], [Article(one, TEXT) for one in ids], {"a": labels()})


def test_articles_without_labels_are_passed_over() -> None:
    articles = [Article("b", TEXT), Article("a", TEXT)]
    (verdict,) = verdicts(lambda some: [(one, Reading()) for one in some], articles, {"a": labels(pledge("troops"))})
    assert verdict.relations == {"pledges": Score(labelled=1)}


@pytest.mark.skipif(not REFERENCE.is_file(), reason=f"no reference scorer; {ENVIRONMENT} may name its folder")
@pytest.mark.parametrize("name", places())
def test_the_reference_scorer_counts_alike(name: str, corpus_readings: dict[str, list[Read]], tmp_path: Path) -> None:
    table = tmp_path / "table.jsonl"
    with table.open("w", encoding="utf-8") as out:
        for article, reading in corpus_readings[name]:
            for line in _table(article, reading):
                out.write(json.dumps({"article": article.id} | line) + "\n")
    command = [sys.executable, str(REFERENCE), str(gold(places()[name])), str(table), "--json"]
    report = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    known = read_labels(gold(places()[name]))
    found = evaluation(judge(known[one.id], reading, one.text) for one, reading in corpus_readings[name])
    ours = {_as_reference(row): score for row, score in scores(found).items()}
    theirs = {row: (one["p"], one["r"], one["f1"], one["gold"], one["found"]) for row, one in report.items()}
    assert {row: _figures(score) for row, score in ours.items()} == theirs


def _table(article: Article, reading: Reading) -> list[dict[str, Any]]:
    entities = {
        "relation": "entities",
        "nations": [one.id for one in reading.nations],
        "leaders": [one.id for one in reading.leaders],
        "cities": [one.id for one in reading.cities],
        "figures": [[one.value, one.unit] for one in reading.figures],
    }
    return [entities, *(row(one, article.text) for one in reading.statements)]


def _as_reference(name: str) -> str:
    if name.startswith("all "):
        return name.upper()
    return f"entity:{name}" if name in {"nations", "leaders", "cities", "figures"} else name


def _figures(score: Score) -> tuple[float, float, float, int, int]:
    return round(score.precision, 3), round(score.recall, 3), round(score.f1, 3), score.labelled, score.found
