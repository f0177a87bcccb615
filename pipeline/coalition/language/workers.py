"""Reading on several cores, in processes that each load the pipeline once."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context

from spacy.language import Language

from coalition.articles.article import Article
from coalition.language.load import load
from coalition.language.reading import BATCH, read
from coalition.statements.statement import Reading

ALONE = 64
"""How many articles are read before other processes are started: fewer are done sooner than those are ready."""
_AHEAD = 2
"""How many batches each process has in hand: one to work on, and one to go on with."""

_Read = list[tuple[Article, Reading]]


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_on(
    processes: int, nlp: Language, model: str | None, articles: Iterable[Article], alone: int = ALONE
) -> Iterator[tuple[Article, Reading]]:
    """Read articles, in order, on several processors once there are many.

    Args:
        processes: how many; each takes about 300 MB of memory.
        nlp: what `coalition.load(model)` gives.
        model: the name of the spaCy pipeline, for the other processes to load; None for the default.
        articles: any number of them; no more than a few batches are held at a time.
        alone: how many are read here before the others start.
    """
    iterator = iter(articles)
    if processes < 2:
        yield from read(nlp, iterator)
        return
    yield from read(nlp, islice(iterator, alone))
    for first in iterator:
        yield from _spread(processes, nlp, model, chain([first], iterator))


def _spread(
    processes: int, nlp: Language, model: str | None, articles: Iterator[Article]
) -> Iterator[tuple[Article, Reading]]:
    # Spawned, not forked: a fork would copy the locks of this process's other threads as they are.
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_start, initargs=(model,))
    try:
        ready = [pool.submit(_read, []) for _ in range(processes)]
        # Loading a pipeline takes seconds, in which this process goes on alone.
        while not all(one.done() for one in ready):
            batch = list(islice(articles, BATCH))
            if not batch:
                return
            yield from read(nlp, batch)
        ahead: deque[Future[_Read]] = deque()
        while batch := list(islice(articles, BATCH)):
            ahead.append(pool.submit(_read, batch))
            if len(ahead) >= _AHEAD * processes:
                yield from ahead.popleft().result()
        for future in ahead:
            yield from future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_pipeline: Language


def _start(model: str | None) -> None:
    """In a new process: load the pipeline, once."""
    global _pipeline  # noqa: PLW0603 - what a process of the pool keeps between tasks has no other place
    _pipeline = load(model)


def _read(articles: list[Article]) -> _Read:
    """In a process of the pool: read a batch."""
    return list(read(_pipeline, articles))
