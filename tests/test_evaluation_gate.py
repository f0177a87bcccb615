"""The gate: extraction may not fall on the repository's own corpus, and no floor is lowered in silence."""

from dataclasses import replace

import pytest
from benchmarks import floors, weights
from benchmarks.corpus import HELD
from benchmarks.floors import Floors, faults, raised
from benchmarks.samples import Sample, corpus_samples

import coalition
from coalition.statements.scoring.calibration import SURE, at_least
from coalition.statements.scoring.judging import Score

CORPUS = {"news.gold.jsonl": "0a1b"}
HALF = Score(right=50, labelled=100, found=100)
SET = Floors(CORPUS, {("pledges", figure): (0.4, 0.49) for figure in ("precision", "recall", "f1")}, {})


def with_history(*history: float) -> Floors:
    """The floors, with another history of one of them."""
    return replace(SET, histories={**SET.histories, ("pledges", "f1"): history})


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return corpus_samples(coalition.load())


def test_the_corpus_is_read_as_well_as_before(samples: list[Sample]) -> None:
    held = Floors.parse(floors.FILE.read_text(encoding="utf-8"))
    found = list(faults(held, floors.scored(samples), floors.prints()))
    assert not found, "\n".join(found)


def test_the_history_of_the_floors_is_what_earlier_commits_say() -> None:
    held = Floors.parse(floors.FILE.read_text(encoding="utf-8"))
    found = [fault for earlier in floors.committed() for fault in faults(held, {}, held.corpus, earlier)]
    assert not found, "\n".join(found)


def test_rows_that_are_sure_are_right_nine_times_in_ten_on_articles_held_out(samples: list[Sample]) -> None:
    outcomes = weights.crossed(samples)
    rows, right = at_least([one for some in outcomes.values() for one in some], SURE)
    assert right >= 0.9 * rows
    unseen = [one for name in HELD for one in outcomes[name]]
    rows, right = at_least(unseen, SURE)
    assert rows >= 0.1 * len(unseen)
    # So few rows may miss by chance: by one standard error.
    assert right >= 0.9 * rows - (0.9 * 0.1 * rows) ** 0.5


def test_the_weights_that_ship_were_learnt_on_this_corpus() -> None:
    assert f"# corpus {weights.corpus()}\n" in weights.FILE.read_text(encoding="utf-8")


def test_the_same_articles_give_the_same_weights_to_the_byte_in_whatever_order(samples: list[Sample]) -> None:
    some = samples[:40]
    assert weights.written(weights.learn(some)) == weights.written(weights.learn(reversed(some)))


@pytest.mark.parametrize(
    ("held", "measured", "corpus", "told"),
    [
        (SET, HALF, CORPUS, []),
        (SET, Score(48, 100, 100), CORPUS, ["precision of pledges is 0.480", "recall of", "f1 of"]),
        (SET, HALF, {"news.gold.jsonl": "ffff"}, ["corpus is not the one"]),
        (SET, HALF, CORPUS | {"more.gold.jsonl": "2c3d"}, ["corpus is not the one"]),
        (replace(SET, histories={}), HALF, CORPUS, ["no floor"] * 3),
        (with_history(0.45, 0.4), HALF, CORPUS, ["lower than it was"]),
    ],
)
def test_what_the_gate_lets_through_and_what_it_refuses(
    held: Floors, measured: Score, corpus: dict[str, str], told: list[str]
) -> None:
    found = list(faults(held, {"pledges": measured}, corpus))
    assert len(found) == len(told)
    assert all(part in fault for part, fault in zip(told, found, strict=True))


def test_a_floor_is_lowered_with_a_reason() -> None:
    lower = with_history(0.45, 0.4)
    assert list(faults(lower, {}, CORPUS))
    assert not list(faults(replace(lower, lowered={"pledges": "harder articles"}), {}, CORPUS))


@pytest.mark.parametrize("history", [(0.3, 0.49), (0.49,), ()])
def test_an_earlier_floor_cannot_be_struck_out(history: tuple[float, ...]) -> None:
    (fault,) = faults(with_history(*history), {}, CORPUS, SET)
    assert "earlier commit" in fault


def test_floors_rise_with_the_scores_and_stay_when_those_fall_a_little() -> None:
    risen = raised(SET, {"pledges": Score(60, 100, 100)}, CORPUS, None)
    assert set(risen.histories.values()) == {(0.4, 0.49, 0.59)}
    assert raised(risen, {"pledges": Score(595, 1000, 1000)}, CORPUS, None) == risen


def test_floors_fall_with_a_reason_only_and_the_reason_goes_when_they_have_risen_again() -> None:
    with pytest.raises(SystemExit, match="say why"):
        raised(SET, {"pledges": Score(30, 100, 100)}, CORPUS, None)
    fallen = raised(SET, {"pledges": Score(30, 100, 100)}, CORPUS, "the corpus grew by “hard” articles")
    assert set(fallen.histories.values()) == {(0.4, 0.49, 0.29)}
    assert not list(faults(fallen, {"pledges": Score(30, 100, 100)}, CORPUS, SET))
    assert Floors.parse(fallen.text()) == fallen
    kept = raised(fallen, {"pledges": Score(40, 100, 100)}, CORPUS, None)
    assert kept.lowered == fallen.lowered
    assert raised(kept, {"pledges": HALF}, CORPUS, None).lowered == {}
