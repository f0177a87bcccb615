"""Confidence: it follows from the evidence about a statement, and nothing else changes."""

from dataclasses import replace
from typing import get_args

import pytest
from spacy.language import Language

from coalition.language.confidence import Weights, confident, weights
from coalition.language.evidence import Evidence
from coalition.language.relations.context import Context
from coalition.statements.scoring.calibration import SURE
from coalition.statements.statement import Passage, Relation, Statement, Thing

NOR = Thing("nation", "NOR", "Norway")
TEXT = (
    "Norway agreed to send 300 trucks to Ukraine. Prime Minister Erna Holm met the French president, Paul Roy, in Oslo."
)


def test_what_is_read_is_as_sure_as_the_evidence_makes_it(nlp: Language) -> None:
    doc = nlp(TEXT)
    found = doc._.reading.statements
    known = Evidence(Context(doc), found)
    assert {one.relation for one in found} >= {"pledges", "figure", "holds_office", "attends"}
    for one in found:
        assert 0 < one.confidence < 1
        assert one.confidence == weights().confidence(one.relation, known.of(one))


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        (
            "Norway will send tents to Chad.",
            {"rule pledge.verb.give", "rules pledge", "status pledged", "says will", "root future", "has recipient"},
            {"says may", "asks", "quoted", "root negated", "subject receives"},
        ),
        ("The Norwegian donation of tents to Chad continues.", {"subject by demonym"}, {"subject as nsubj"}),
        ("Norway sent tents.\n\nChad:\n\n- Norway: 40 tents", {"in a item"}, set()),
        ("Norway will not send tents.", {"status refused", "root negated", "says not"}, {"status pledged"}),
        ("“Norway will send tents,” he said.", {"quoted", "says said", "1 clauses down"}, set()),
    ],
)
def test_evidence_is_told_in_words(nlp: Language, text: str, there: set[str], not_there: set[str]) -> None:
    doc = nlp(text)
    statements = [one for one in doc._.reading.statements if one.relation == "pledges"]
    found = set(Evidence(Context(doc), doc._.reading.statements).of(statements[-1]))
    assert there <= found
    assert not not_there & found


def test_each_piece_of_evidence_is_told_once(nlp: Language) -> None:
    doc = nlp(TEXT)
    known = Evidence(Context(doc), doc._.reading.statements)
    for one in doc._.reading.statements:
        pieces = list(known.of(one))
        assert len(pieces) == len(set(pieces))


@pytest.mark.parametrize("relation", get_args(Relation))
def test_a_rule_that_was_never_met_is_not_sure_by_itself(relation: Relation) -> None:
    assert 0.3 < weights().confidence(relation, ["rule never.heard-of", "rules never"]) < SURE


def test_nothing_but_the_confidence_changes(nlp: Language) -> None:
    statement = Statement("pledges", NOR, None, Passage(0, 6), "pledge.verb.give", 0.0, "pledged", date="2025")
    (found,) = confident(Context(nlp("Norway sent 300 trucks.")), [statement])
    assert found.confidence > 0
    assert replace(found, confidence=0.0) == statement


def test_weights_add_up_to_the_odds_for_the_relation_and_for_all() -> None:
    known = Weights.parse("*\tany statement\t1\n*\tasks\t-1\npledges\tasks\t-1.2\nfigure\tasks\t5\n")
    assert known.confidence("pledges", []) == 0.731
    assert known.confidence("pledges", ["asks", "unheard of"]) == 0.231
    assert known.weighed("pledges", ["asks", "unheard of"]) == [("asks", -2.2), ("any statement", 1.0)]
    assert known.confidence("hosts", ["asks"]) == 0.5
