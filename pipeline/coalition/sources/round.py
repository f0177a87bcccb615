"""One round of a watch: what is new at one place, each article followed by what is to be remembered of it."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coalition.articles.article import Article
from coalition.articles.link import Link
from coalition.articles.read import is_wanted, of_file
from coalition.errors import ArticleError
from coalition.sources.errors import FetchError
from coalition.sources.fetching import Fetcher
from coalition.sources.following import Links, found, of_page
from coalition.sources.state import Page, Place, State

Remember = Callable[[], None]
"""Notes in the state that all that came before it is dealt with; called once that is on disk."""
Event = Article | ArticleError | Remember

SETTLED = 2.0
"""Seconds for which a file has not changed when it is taken."""
_MOST_FAILURES = 5
"""How often a page is tried that cannot be had, until the place that names it says something new of it."""
LONGEST_BACK_OFF = 6 * 3600.0
"""Seconds after which a place that fails is asked again at the latest, unless it asks for more itself."""
_LONGEST_ASKED = 24 * 3600.0


@dataclass
class Watched:
    """What rounds share.

    Attributes:
        state: what is known.
        fetcher: gets addresses, each once.
        stopped: whether to stop.
        interval: seconds between two rounds, which the back-off multiplies.
        now: the time, in seconds since 1970.
        unsettled: whether a file was left for later since it may still be growing.
    """

    state: State
    fetcher: Fetcher
    stopped: Callable[[], bool]
    interval: float
    now: Callable[[], float] = time.time
    unsettled: bool = False


def folder(place: str, watched: Watched) -> Iterator[Event]:
    """The articles of new and changed files of a folder, or of one file, that have stopped growing."""
    state = watched.state
    paths = [Path(place)] if not os.path.isdir(place) else sorted(_files(place))
    if not os.path.lexists(place):
        yield ArticleError(f"{place}: it is not there just now; it is looked for again in the next round.")
        return
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            continue
        stamp = status.st_size, status.st_mtime_ns
        if state.files.get(str(path)) == stamp:
            continue
        if watched.now() - status.st_mtime < SETTLED:
            watched.unsettled = True
            continue
        yield from of_file(path)
        # What was changed while it was read is read again in the next round.
        yield lambda path=path, stamp=stamp: state.files.__setitem__(str(path), stamp)  # type: ignore[misc]
    for name in {name for name in state.files if Path(name).is_relative_to(place)} - {str(path) for path in paths}:
        del state.files[name]


def _files(place: str) -> Iterator[Path]:
    for parent, folders, names in os.walk(place):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (path for name in names if is_wanted(path := Path(parent, name)))


def address(place: str, watched: Watched) -> Iterator[Event]:
    """The articles of a feed, sitemap or page that are new or have changed, if it may be asked by now."""
    state, fetcher = watched.state, watched.fetcher
    known = state.places.setdefault(place, Place())
    if watched.now() < known.not_before:
        return
    try:
        answer = fetcher.get(place, known.validators)
    except FetchError as error:
        yield _backing_off(known, error, watched)
        return
    known.failures, known.not_before = 0, 0.0
    if answer.content is None:
        return
    links = Links(fetcher.manners.most)
    for one in links.parted(found(answer)):
        yield from _item(one, watched)
    for one in links.unfolded(fetcher, watched.stopped):
        yield from _item(one, watched)
    complete = True
    fresh = {link.address: link for link in links.pages.values() if _is_new(link, watched)}
    links.pages = fresh
    for link in links.newest(place):
        if isinstance(link, ArticleError):
            yield link
            complete = False
            continue
        for event in _page(link, watched):
            complete = complete and not isinstance(event, FetchError)
            yield event
    if complete:
        # Only now: as long as something is missing, the place has to tell of it again.
        yield lambda: setattr(known, "validators", answer.validators)


def _backing_off(known: Place, error: FetchError, watched: Watched) -> ArticleError:
    known.failures += 1
    wait = min(watched.interval * 2 ** min(known.failures - 1, 20), LONGEST_BACK_OFF)
    if error.after is not None:
        wait = max(wait, min(error.after, _LONGEST_ASKED))
    known.not_before = watched.now() + wait
    return FetchError(f"{str(error).rstrip('.')}; it is asked again in {_told(wait)}.")


def _told(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes" if seconds >= 120 else f"{seconds:.0f} seconds"


def _item(one: Article | ArticleError, watched: Watched) -> Iterator[Event]:
    """An article that the place itself carries, if it is not known in this state."""
    if isinstance(one, ArticleError):
        yield one
        return
    key = one.url or one.id
    told = "\n".join((one.id, one.title or "", one.date or "", one.publisher or "", one.text))
    mark = hashlib.sha256(told.encode()).hexdigest()[:16]
    known = watched.state.pages.get(key)
    if known is not None and known.mark == mark:
        known.seen = watched.now()
        return
    yield one
    yield lambda: watched.state.pages.__setitem__(key, Page(mark, seen=watched.now()))


def _is_new(link: Link, watched: Watched) -> bool:
    known = watched.state.pages.get(link.address)
    if known is None:
        return True
    known.seen = watched.now()
    return known.mark != link.mark or 0 < known.failures < _MOST_FAILURES


def _page(link: Link, watched: Watched) -> Iterator[Event]:
    pages = watched.state.pages
    known = pages.get(link.address, Page())
    try:
        answer = watched.fetcher.get(link.address, known.validators)
    except FetchError as error:
        failures = known.failures + 1 if known.mark == link.mark else 1
        pages[link.address] = Page(link.mark, known.validators, watched.now(), failures)
        if failures >= _MOST_FAILURES or not error.passing:
            pages[link.address].failures = _MOST_FAILURES
            yield ArticleError(f"{str(error).rstrip('.')}; it is given up.")
        else:
            yield error
        return
    validators = answer.validators
    if answer.content is None:
        validators = known.validators
    else:
        yield of_page(answer, link)
    yield lambda: pages.__setitem__(link.address, Page(link.mark, validators, watched.now()))
