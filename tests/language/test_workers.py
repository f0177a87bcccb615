"""Reading on several processes: the same readings in the same order, and no process left behind."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children
from pathlib import Path

import pytest
from spacy.language import Language

from coalition.articles.article import Article
from coalition.language.reading import BATCH, read
from coalition.language.workers import Readers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
GIVERS = ("Norway", "Poland", "Japan", "Kenya", "Chile")
READS_FOR_EVER = """
from itertools import count
from coalition import load
from coalition.articles.article import Article
from coalition.language.workers import Readers
with Readers(load(), 2) as readers:
    for article, reading in readers(Article(f"a{n}", "Norway will send 5 trucks to Ukraine.") for n in count()):
        print(article.id, flush=True)
"""


def _articles(count: int) -> list[Article]:
    return [Article(f"a{n}", f"{GIVERS[n % 5]} will send {n + 2} trucks to Ukraine.") for n in range(count)]


def _children(of: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{of}/task/{of}/children").read_text().split()]


def _lives(process: int) -> bool:
    try:
        # The state comes after the name in brackets; Z is one that has ended, and that nobody has asked for yet.
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_several_processes_read_what_one_reads_in_the_same_order(nlp: Language) -> None:
    articles = _articles(10 * BATCH + 3)
    with Readers(nlp, 2) as readers:
        spread = list(readers(articles))
    assert spread == list(read(nlp, articles))
    assert all(reading.statements for _, reading in spread)


def test_a_fault_in_what_gives_articles_comes_through_and_ends_the_processes(nlp: Language) -> None:
    def giving() -> Iterator[Article]:
        yield from _articles(2 * BATCH)
        raise OSError("the disk is gone")

    with Readers(nlp, 2) as readers, pytest.raises(OSError, match="the disk is gone"):
        list(readers(giving()))
    assert not active_children()


def test_after_a_fault_in_a_process_the_others_are_read(nlp: Language) -> None:
    bad = Article("bad", None)  # type: ignore[arg-type]  # what breaks a reader
    with Readers(nlp, 2) as readers:
        with pytest.raises(Exception, match=r"str|None"):
            list(readers([*_articles(4 * BATCH), bad]))
        assert [article.id for article, _ in readers(_articles(3))] == ["a0", "a1", "a2"]


def test_a_process_that_dies_is_told_of_and_replaced(nlp: Language) -> None:
    with Readers(nlp, 2) as readers:
        active_children()[0].kill()
        with pytest.raises(BrokenProcessPool):
            list(readers(_articles(20 * BATCH)))
        assert [article.id for article, _ in readers(_articles(2))] == ["a0", "a1"]


@pytest.mark.parametrize("deadly", [signal.SIGKILL, signal.SIGINT])
def test_the_processes_end_with_the_one_that_started_them(deadly: signal.Signals) -> None:
    command = [sys.executable, "-c", READS_FOR_EVER]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "a0\n"
    mine = _children(process.pid)
    assert len(mine) == 2
    process.send_signal(deadly)
    process.stdout.close()
    process.wait(60)
    until = time.monotonic() + 60
    while any(map(_lives, mine)):
        assert time.monotonic() < until, "processes are left behind"
        time.sleep(0.1)
