"""`coalition watch`: folders and feeds, followed unattended."""

import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from coalition import __version__
from coalition.articles.article import Article
from coalition.commands.options import (
    MOST,
    PAUSE,
    AllowPrivateOption,
    ModelOption,
    MostOption,
    PauseOption,
    StoreOption,
    UserAgentOption,
    manners,
)
from coalition.errors import ArticleError, StoreBusyError, UsageError
from coalition.sources.stop import Stop
from coalition.store.address import is_address as is_on_server
from coalition.store.folder import default_folder
from coalition.store.opening import open_store

if TYPE_CHECKING:
    from coalition.ingest import Outcome, Read
    from coalition.validation.gate import Gate

INTERVAL = 300.0
STATE = "watch.json"


def watch(
    places: Annotated[
        list[str],
        typer.Argument(
            metavar="PLACE...",
            help="Folders and files of articles; addresses of feeds, sitemaps and pages.",
            show_default=False,
        ),
    ],
    store: StoreOption = None,
    once: Annotated[bool, typer.Option("--once", help="Look once at each place, and end.", show_default=False)] = False,
    interval: Annotated[
        float, typer.Option("--interval", min=1, metavar="SECONDS", help="How long from one look to the next.")
    ] = INTERVAL,
    state: Annotated[
        Path | None,
        typer.Option(
            "--state",
            help="The file in which it remembers what it has seen.",
            show_default=f"{STATE} in the store's folder",
        ),
    ] = None,
    model: ModelOption = None,
    allow_private: AllowPrivateOption = False,
    pause: PauseOption = PAUSE,
    most: MostOption = MOST,
    user_agent: UserAgentOption = None,
) -> None:
    """Follow folders and feeds, and take what is new or changed into the store, until it is stopped.

    A line tells of each article. A file is taken when it has stopped growing. A feed is asked only for what
    is new, and less and less often while it is down. On SIGTERM or SIGINT the articles in hand are finished.
    The store is open only while something is written to it.
    """
    # Here, not at the top: together they take seconds to import.
    from coalition.sources.fetching import Fetcher  # noqa: PLC0415 - see the line above
    from coalition.sources.round import Watched  # noqa: PLC0415 - see the line above
    from coalition.sources.state import State  # noqa: PLC0415 - see the line above
    from coalition.sources.watching import Watch, alone  # noqa: PLC0415 - see the line above

    stop = _stopped_by_signals()
    behaviour = replace(manners(allow_private, pause, most, user_agent), tries=1)
    _check(places)
    _try_out(store)
    path = state or _default_state(store)
    with alone(path):
        told = _Told()
        watched = Watched(State.load(path), Fetcher(behaviour, stop.wait), stop.is_set, interval)
        keep = _Keeper(store, model)
        watch = Watch(places, watched, keep, told, stop, path)
        if once:
            # Where nothing is new, nothing slow is loaded.
            watch.once()
        else:
            # What is wrong with the model is told at once.
            _ = keep.tools
            watch.go_on()
    raise typer.Exit(int(once and told.wrong))


def _default_state(store: str | None) -> Path:
    """In the store's folder; here, if the store is on a server."""
    return Path(STATE) if store and is_on_server(store) else Path(store or default_folder()) / STATE


def _stopped_by_signals() -> Stop:
    stop = Stop()

    def begin(number: int, _: FrameType | None) -> None:
        stop.set()
        # Who asks a second time means at once.
        signal.signal(number, signal.SIG_DFL)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, begin)
    return stop


def _check(places: list[str]) -> None:
    from coalition.articles.fields import is_address  # noqa: PLC0415 - as in watch

    for place in places:
        if not is_address(place) and not os.path.lexists(place):
            raise UsageError(f"The place {place!r} does not exist.")


def _try_out(store: str | None) -> None:
    """Make the store if it is new, and say at once what is wrong with it; that it is busy is not."""
    with suppress(StoreBusyError):
        open_store(store).close()


class _Keeper:
    """Takes articles into the store, which is open only meanwhile."""

    def __init__(self, store: str | None, model: str | None) -> None:
        self._store, self._model = store, model

    def __call__(self, articles: Iterable[Article | ArticleError]) -> "Iterator[Outcome]":
        from coalition.ingest import ingest  # noqa: PLC0415 - as in watch
        from coalition.store.catalogue import Run  # noqa: PLC0415 - as in watch

        read, gate, used = self.tools
        with open_store(self._store) as opened:
            yield from ingest(articles, read, opened, gate, Run.start(used))

    @cached_property
    def tools(self) -> "tuple[Read, Gate, str]":
        """The reader and the gate, loaded once, and what they are."""
        from coalition.language.load import load  # noqa: PLC0415 - as in watch
        from coalition.language.reading import read  # noqa: PLC0415 - as in watch
        from coalition.validation.gate import Gate  # noqa: PLC0415 - as in watch

        nlp = load(self._model)
        used = f"coalition {__version__}, {nlp.lang}_{nlp.meta['name']} {nlp.meta['version']}"
        return partial(read, nlp), Gate(), used


class _Told:
    """Prints a line for each article, and notes whether anything was wrong."""

    def __init__(self) -> None:
        self.wrong = False

    def __call__(self, said: "Outcome | ArticleError | StoreBusyError") -> None:
        if isinstance(said, StoreBusyError):
            typer.echo(str(said), err=True)
        elif isinstance(said, ArticleError):
            self.wrong = True
            typer.echo(f"failed: {said}", err=True)
        elif said.fate == "failed":
            self.wrong = True
            typer.echo(f"failed: {said.reason}", err=True)
        else:
            self.wrong = self.wrong or said.fate == "quarantined"
            typer.echo(f"{said.fate}: {said.article}, {said.statements} statements, from {said.source}")
