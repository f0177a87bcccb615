"""The labels of the corpus stand on their articles, and what is held out stays apart."""

from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from benchmarks.corpus import held_places, places
from benchmarks.places import docs, gold

from coalition.articles.article import Article
from coalition.articles.read import read
from coalition.statements.scoring.keys import Row
from coalition.statements.scoring.labels import read_labels

SETS = places() | held_places()


def texts(place: Path) -> dict[str, str]:
    """The articles of a set, by id."""
    return {one.id: one.text for one in read([str(docs(place))]) if isinstance(one, Article)}


@pytest.mark.parametrize("name", SETS)
def test_every_label_quotes_its_article(name: str) -> None:
    articles, labels = texts(SETS[name]), read_labels(gold(SETS[name]))
    assert articles.keys() == labels.keys()
    astray = [
        (article, row["quote"])
        for article, one in labels.items()
        for row in chain(one.statements, one.optional)
        if articles[article][row["start"] : row["end"]] != row["quote"]
    ]
    assert astray == []


@pytest.mark.parametrize("name", held_places() | {key: SETS[key] for key in ("dispatches", "wire", "press")})
def test_every_figure_that_is_expected_of_a_pledge_is_a_figure_of_its_giver(name: str) -> None:
    for one in read_labels(gold(SETS[name])).values():
        rows = (*one.statements, *one.optional)
        figures = {_figure(row) for row in rows if row["relation"] == "figure"}
        assert {_figure(row) for row in rows if row["relation"] == "pledges" and "value" in row} <= figures


def _figure(row: Row) -> tuple[object, ...]:
    return row["subject"], row["value"], row["unit"]


def test_no_article_is_in_two_sets() -> None:
    held = set().union(*(texts(place).items() for place in held_places().values()))
    open_ = set().union(*(texts(place).items() for place in places().values()))
    assert not {text for _, text in held} & {text for _, text in open_}
    ids = Counter(article for place in SETS.values() for article in texts(place))
    assert max(ids.values()) == 1
