"""Reading on several processes: the same readings in the same order, and no article taken twice."""

from collections.abc import Iterator

import pytest
from spacy.language import Language

from coalition.articles.article import Article
from coalition.language.load import DEFAULT_MODEL
from coalition.language.reading import BATCH, read
from coalition.language.workers import read_on

GIVERS = ("Norway", "Poland", "Japan", "Kenya", "Chile")


def _articles(count: int) -> list[Article]:
    return [Article(f"a{n}", f"{GIVERS[n % 5]} will send {n + 2} trucks to Ukraine.") for n in range(count)]


def test_several_processes_read_what_one_reads_in_the_same_order(nlp: Language) -> None:
    articles = _articles(40 * BATCH + 3)
    spread = list(read_on(2, nlp, DEFAULT_MODEL, articles, alone=BATCH + 1))
    assert spread == list(read(nlp, articles))
    assert all(reading.statements for _, reading in spread)


def test_a_fault_in_what_gives_articles_comes_through_and_ends_the_processes(nlp: Language) -> None:
    def giving() -> Iterator[Article]:
        yield from _articles(2 * BATCH)
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(read_on(2, nlp, None, giving(), alone=1))


def test_a_fault_in_another_process_comes_through(nlp: Language) -> None:
    bad = Article("bad", None)  # type: ignore[arg-type]  # what breaks a reader
    articles = [*_articles(40 * BATCH), bad]
    with pytest.raises(Exception, match=r"str|None"):
        list(read_on(2, nlp, None, articles, alone=1))
