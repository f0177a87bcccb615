"""Killed some hundreds of times at moments drawn by chance, a store is whole each time, and ends as if nothing had been."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.killing import Ingests, after, digest, faults

ARTICLES = 8
ROUNDS = 40
KILLS_A_ROUND = 5


@pytest.fixture(scope="module")
def ingests() -> Iterator[Ingests]:
    with Ingests() as started:
        yield started


@pytest.fixture(scope="module")
def undisturbed(ingests: Ingests, tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("undisturbed") / "store"
    assert ingests.run(place, ARTICLES)
    return digest(place)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_every_kill_leaves_whole_articles_and_the_last_run_ends_where_an_undisturbed_one_does(
    ingests: Ingests, undisturbed: str, tmp_path: Path, number: int
) -> None:
    chance = random.Random(number)  # noqa: S311 - moments to kill at, the same ones each time
    place = tmp_path / "store"
    for _ in range(KILLS_A_ROUND):
        ended = ingests.run(place, ARTICLES, after(chance.uniform(0, 0.6)))
        assert faults(place) == []
        if ended:
            break
    assert ingests.run(place, ARTICLES)
    assert faults(place) == []
    assert digest(place) == undisturbed
