"""Confidence: that of a statement is its rule's, and a rule that was never measured is not sure."""

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest

from coalition.language.confidence import confident, expected, measured_rule
from coalition.statements.scoring.calibration import SURE
from coalition.statements.statement import Passage, Reading, Relation, Statement, Thing

Reader = Callable[..., Reading]
NOR = Thing("nation", "NOR", "Norway")
TEXT = (
    "Norway agreed to send 300 trucks to Ukraine. Prime Minister Erna Holm met the French president, Paul Roy, in Oslo."
)


def test_what_is_read_is_as_sure_as_its_rule(reading: Reader) -> None:
    found = reading(TEXT).statements
    assert {one.relation for one in found} >= {"pledges", "figure", "holds_office", "attends"}
    for one in found:
        known = measured_rule(one)
        assert known is not None
        assert one.confidence == known.confidence
        assert 0 < known.confidence < 1
        assert known.right <= known.found


@pytest.mark.parametrize("relation", get_args(Relation))
def test_a_rule_that_was_never_measured_is_not_sure(relation: Relation) -> None:
    statement = Statement(relation, NOR, None, Passage(0, 9), "never.heard-of", 1.0)
    assert measured_rule(statement) is None
    assert expected(statement).confidence < SURE


def test_nothing_but_the_confidence_changes() -> None:
    statement = Statement("pledges", NOR, None, Passage(0, 9), "pledge.verb.give", 0.0, "pledged", date="2025")
    (found,) = confident([statement])
    assert found.confidence > 0
    assert replace(found, confidence=0.0) == statement
