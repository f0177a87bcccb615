"""Candidates and what is learnt of them, which is measured and does not ship."""

from typing import Any

import pytest
from benchmarks.candidates import PROPOSED, candidates
from benchmarks.weights import FEWEST, SEEN, Row, fitted

import coalition
from coalition.language.confidence import BASE
from coalition.language.relations.context import Context
from coalition.statements.scoring.judging import judge
from coalition.statements.scoring.labels import ENTITIES, Labels

TEXT = "Norway told Chad that its drones had reached Mali."
PLEDGE = {"relation": "pledges", "subject": "NOR", "object": "drones", "status": "delivered"}


@pytest.mark.parametrize(
    ("statements", "optional", "right"),
    [
        ((), (), False),
        (({**PLEDGE, "quote": TEXT},), (), True),
        ((), ({**PLEDGE, "quote": TEXT},), None),
        (({**PLEDGE, "start": 900, "end": 950},), (), None),
    ],
)
def test_a_candidate_is_right_where_the_labels_have_it_in_the_same_passage(
    statements: tuple[dict[str, Any], ...], optional: tuple[dict[str, Any], ...], right: bool | None
) -> None:
    doc = coalition.load()(TEXT)
    labels = Labels("a", statements, optional, {kind: [] for kind in ENTITIES})
    found = list(candidates(Context(doc), judge(labels, doc._.reading, TEXT)))
    by_giver = {one.statement.subject.id: one.right for one in found if one.statement.rule == PROPOSED}
    assert by_giver == {"NOR": right, "TCD": False, "MLI": False}


def test_what_is_known_while_learning_only_is_no_weight() -> None:
    told: list[Row] = [([("x", "good")], True), ([("x", "bad"), ("x", SEEN)], False)] * FEWEST
    once: list[Row] = [([("x", "rare")], True)]
    found = fitted([*told, *once], 1.0, "x").of["x"]
    assert set(found) <= {BASE, "good", "bad"}
    assert found["good"] > 0 > found["bad"]
