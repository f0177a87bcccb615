"""The watch: follows places round after round, and remembers what it has taken in."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from coalition.articles.article import Article
from coalition.articles.fields import is_address
from coalition.errors import ArticleError, StoreBusyError, StoreError
from coalition.sources import round as rounds
from coalition.sources.round import Event, Remember, Watched
from coalition.sources.stop import Stop

if TYPE_CHECKING:
    from coalition.ingest import Outcome

Keep = Callable[[Iterable[Article | ArticleError]], Iterator["Outcome"]]
"""Takes articles into the store, which is open only meanwhile."""

BATCH = 16
"""How many articles are kept at once; between them the store is free for others to write to."""
_FIRST_WAIT = 5.0
_LONGEST_WAIT = 60.0
"""Seconds to wait, at first and at most, while another process writes to the store."""
_PATIENCE = 300.0
"""Seconds after which a single round gives up waiting for it."""


class Watch:
    """Follows places.

    Args:
        places: files, folders and addresses.
        watched: what rounds share.
        keep: takes articles in.
        tell: is told what came of each article, and of what else there is to tell.
        stop: set from outside when the watch has to end.
        state: the file that what is known is kept in.
    """

    def __init__(
        self,
        places: Sequence[str],
        watched: Watched,
        keep: Keep,
        tell: Callable[["Outcome | ArticleError | StoreBusyError"], None],
        stop: Stop,
        state: Path,
    ) -> None:
        self._places, self._watched, self._keep, self._tell, self._stop = places, watched, keep, tell, stop
        self._path = state
        self._once = False

    def once(self) -> None:
        """One round; files that may still be growing are looked at again when they have had the time to settle.

        Raises:
            StoreError: if the store cannot be written to.
        """
        self._once = True
        self._watched.unsettled = False
        self._round()
        if self._watched.unsettled and not self._stop.wait(rounds.SETTLED):
            self._round()

    def go_on(self) -> None:
        """Round after round, until it is stopped.

        Raises:
            StoreError: if the store cannot be written to, and not only because another process does.
        """
        while not self._stop.is_set():
            began = time.monotonic()
            self._watched.unsettled = False
            self._round()
            rest = self._watched.interval - (time.monotonic() - began)
            self._stop.wait(max(min(rest, rounds.SETTLED) if self._watched.unsettled else rest, 0.1))

    def _round(self) -> None:
        for place in self._places:
            if self._stop.is_set():
                return
            self._take((rounds.address if is_address(place) else rounds.folder)(place, self._watched))
            self._watched.state.save(self._path, time.time())

    def _take(self, events: Iterator[Event]) -> None:
        batch: list[Article | ArticleError] = []
        notes: list[Remember] = []
        for event in events:
            if self._stop.is_set():
                return
            if isinstance(event, Article | ArticleError):
                batch.append(event)
            else:
                notes.append(event)
            if len(batch) >= BATCH:
                self._flush(batch, notes)
                batch, notes = [], []
        self._flush(batch, notes)

    def _flush(self, batch: list[Article | ArticleError], notes: list[Remember]) -> None:
        """Take in a batch, and remember it if all of it was."""
        if self._kept(batch):
            for note in notes:
                note()

    def _kept(self, batch: list[Article | ArticleError]) -> bool:
        if not any(isinstance(one, Article) for one in batch):
            for one in batch:
                if isinstance(one, ArticleError):
                    self._tell(one)
            return True
        wait, waited = _FIRST_WAIT, 0.0
        while True:
            given = _Given(batch, self._stop)
            try:
                for outcome in self._keep(given):
                    self._tell(outcome)
                return given.all
            except StoreBusyError as error:
                if self._once and waited >= _PATIENCE:
                    raise
                self._tell(StoreBusyError(f"{str(error).partition(';')[0]}; it is tried again in {wait:.0f} seconds."))
                if self._stop.wait(wait):
                    return False
                waited += wait
                wait = min(wait * 2, _LONGEST_WAIT)


class _Given:
    """Hands articles on until the watch has to stop."""

    def __init__(self, batch: list[Article | ArticleError], stop: Stop) -> None:
        self._batch, self._stop = batch, stop
        self.all = False

    def __iter__(self) -> Iterator[Article | ArticleError]:
        for one in self._batch:
            if self._stop.is_set():
                return
            yield one
        self.all = True


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Make sure that no other watch keeps what it knows in the same file.

    Raises:
        StoreError: if one does, or the file's folder cannot be written to.
    """
    try:
        import fcntl  # noqa: PLC0415 - Windows has none
    except ImportError:
        yield
        return
    lock = path.with_name(f".{path.name}.lock")
    try:
        descriptor = os.open(lock, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StoreError(f"{lock} cannot be written: {error.strerror or error}.") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise StoreError(
            f"Another watch is at work that keeps what it knows in {path}; give its places to one watch, or name another "
            "file with --state."
        ) from error
    finally:
        os.close(descriptor)
