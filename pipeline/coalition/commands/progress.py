"""How an ingest gets on: a bar where somebody looks on, a line now and then where a log is kept."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from coalition.ingest import Outcome

EVERY = 30.0
"""Seconds between two lines where there is no terminal; a short run prints none."""


def followed(outcomes: Iterable["Outcome"], total: int | None) -> Iterator["Outcome"]:
    """The outcomes, and on standard error how far they are.

    Args:
        outcomes: what came of each article, as it comes.
        total: how many there will be; None where nobody can tell.
    """
    with _bar(total) if sys.stderr.isatty() else _lines(total) as advance:
        for outcome in outcomes:
            advance(outcome.article)
            yield outcome


@contextmanager
def _bar(total: int | None) -> Iterator[Callable[[str], None]]:
    from rich.console import Console  # noqa: PLC0415 - only where somebody looks on
    from rich.progress import (  # noqa: PLC0415 - as above
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        SpinnerColumn(),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[last]}", markup=False),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("ingest", total=total, last="…", rate="")

        def advance(article: str) -> None:
            speed = progress.tasks[0].speed
            rate = f"{speed:,.0f}/s" if speed and speed >= 1 else ""
            progress.update(task, advance=1, last=article, rate=rate)

        yield advance


@contextmanager
def _lines(total: int | None) -> Iterator[Callable[[str], None]]:
    began = told = time.monotonic()
    done = 0

    def advance(article: str) -> None:
        nonlocal told, done
        done += 1
        now = time.monotonic()
        if now - told >= EVERY:
            told = now
            typer.echo(so_far(done, total, now - began, article), err=True)

    yield advance


def so_far(done: int, total: int | None, seconds: float, last: str) -> str:
    """One line on how far an ingest is, how fast, and how long it will still take.

    >>> so_far(1200, 6000, 60, "a17")
    '1,200 of 6,000 articles, 20.0 a second, about 4 min left, the last a17'
    >>> so_far(30, None, 60, "a17")
    '30 articles, 0.5 a second, the last a17'
    >>> so_far(1, 1, 100.0, "a17")
    '1 of 1 articles, 0.0 a second, the last a17'
    """
    rate = done / seconds
    of = "" if total is None else f" of {total:,}"
    left = "" if total is None or done >= total else f", about {max(1, round((total - done) / rate / 60))} min left"
    return f"{done:,}{of} articles, {rate:.1f} a second{left}, the last {last}"
