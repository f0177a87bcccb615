"""Reading on several cores, in processes that share the pipeline."""

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import Self

from spacy.language import Language

from coalition.articles.article import Article
from coalition.language.reading import BATCH, read
from coalition.statements.statement import Reading

_AHEAD = 2
"""How many batches each process has in hand: one to work on, and one to go on with."""

_Read = list[tuple[Article, Reading]]


_FORKS = sys.platform == "linux"
"""Whether a process can be forked: a fork has the loaded pipeline at once and shares its memory. Elsewhere that is not
safe, and to load it anew takes each process seconds."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


class Readers:
    """Processes that read articles: called with articles, it gives each back with its reading, in order.

    They are started when the context is entered, at best before this process has other threads: a fork copies the
    locks of those as they are.

    Args:
        nlp: what `coalition.load()` gives.
        processes: how many; with one, or where processes cannot be forked, this process reads itself.
    """

    def __init__(self, nlp: Language, processes: int) -> None:
        self._nlp, self._processes = nlp, processes if _FORKS else 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Start the processes."""
        # What was loaded before stays as it is; to look through it for garbage again and again takes a tenth of the time.
        gc.freeze()
        if self._processes > 1:
            self._pool = self._started()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End them, once they are done with what they have in hand."""
        gc.unfreeze()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def __call__(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Reading]]:
        """Read articles; no more than a few batches are held at a time.

        Raises:
            TooSlowError: as `read`.
            BrokenProcessPool: if a process died, for want of memory perhaps; the next call has new ones.
        """
        if self._pool is None:
            yield from read(self._nlp, articles)
            return
        iterator = iter(articles)
        ahead: deque[Future[_Read]] = deque()
        try:
            while batch := list(islice(iterator, BATCH)):
                ahead.append(self._pool.submit(_read, batch))
                if len(ahead) >= _AHEAD * self._processes:
                    yield from ahead.popleft().result()
            while ahead:
                yield from ahead.popleft().result()
        except BrokenProcessPool:
            self._pool = self._started()
            raise
        finally:
            for future in ahead:
                future.cancel()

    def _started(self) -> ProcessPoolExecutor:
        pool = ProcessPoolExecutor(self._processes, get_context("fork"), initializer=_start, initargs=(self._nlp,))
        pool.submit(_read, []).result()
        return pool


_pipeline: Language


def _start(nlp: Language) -> None:
    """In a new process: keep the pipeline, leave signals from the keyboard to the parent, and end when it ends."""
    global _pipeline  # noqa: PLW0603 - what a process of the pool keeps between tasks has no other place
    _pipeline = nlp
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """One that was killed could not tell its processes to end."""
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def _read(articles: list[Article]) -> _Read:
    """In a process of the pool: read a batch."""
    return list(read(_pipeline, articles))
