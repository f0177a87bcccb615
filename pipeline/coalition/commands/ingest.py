"""`coalition ingest`: articles into the store."""

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import typer

from coalition import __version__
from coalition.commands.options import (
    MOST,
    PAUSE,
    AllowPrivateOption,
    ModelOption,
    MostOption,
    PauseOption,
    PlacesArgument,
    StoreOption,
    UserAgentOption,
    manners,
)
from coalition.store.opening import open_store

if TYPE_CHECKING:
    from coalition.ingest import Fate, Outcome, Summary

_FATES: tuple[tuple["Fate", str], ...] = (
    ("kept", "kept"),
    ("replaced", "replaced by a new version"),
    ("unchanged", "unchanged"),
    ("quarantined", "quarantined"),
    ("failed", "not read"),
)
"""The words for each fate, in the order in which they are told."""


def ingest(
    paths: PlacesArgument,
    store: StoreOption = None,
    model: ModelOption = None,
    allow_private: AllowPrivateOption = False,
    pause: PauseOption = PAUSE,
    most: MostOption = MOST,
    user_agent: UserAgentOption = None,
) -> None:
    """Take articles into the store.

    An article that is in the store already changes nothing; one with the same id and another text replaces
    the earlier version. What cannot be read is set aside, what violates a shape goes to quarantine, and the
    others go on; the exit code is then 1.
    """
    # Here, not at the top: together they take seconds to import, and no other command needs all of them.
    from coalition.ingest import Summary  # noqa: PLC0415 - see the line above
    from coalition.ingest import ingest as take_in  # noqa: PLC0415 - see the line above
    from coalition.language.load import load  # noqa: PLC0415 - see the line above
    from coalition.language.reading import read  # noqa: PLC0415 - see the line above
    from coalition.sources.places import read as read_articles  # noqa: PLC0415 - see the line above
    from coalition.store.catalogue import Run  # noqa: PLC0415 - see the line above
    from coalition.validation.gate import Gate  # noqa: PLC0415 - see the line above

    articles = read_articles(paths, manners(allow_private, pause, most, user_agent))
    with open_store(store) as opened:
        nlp = load(model)
        used = f"{nlp.lang}_{nlp.meta['name']} {nlp.meta['version']}"
        run = Run.start(f"coalition {__version__}, {used}")
        summary, aside = Summary(), []
        outcomes = take_in(articles, partial(read, nlp), opened, Gate(), run)
        for outcome in _followed(outcomes):
            summary.add(outcome)
            if outcome.fate in {"quarantined", "failed"}:
                aside.append(outcome)
    typer.echo(_told(summary))
    for outcome in aside:
        typer.echo(_reason(outcome), err=True)
    raise typer.Exit(summary.exit_code)


def _followed(outcomes: Iterable["Outcome"]) -> Iterator["Outcome"]:
    """The outcomes, counted on the terminal, if there is one, as they come."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console  # noqa: PLC0415 - only where somebody looks on
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - as above

    told = TextColumn("{task.completed:,} articles, the last {task.fields[last]}", markup=False)
    console = Console(stderr=True)
    with Progress(SpinnerColumn(), TimeElapsedColumn(), told, console=console, transient=True) as progress:
        task = progress.add_task("ingest", total=None, last="…")
        for outcome in outcomes:
            progress.update(task, advance=1, last=outcome.article)
            yield outcome


def _told(summary: "Summary") -> str:
    counts = ((summary.counts.get(fate, 0), words) for fate, words in _FATES)
    told = ", ".join(f"{number:,} {words}" for number, words in counts if number)
    if not told:
        return "No article was found."
    warnings = f"; {summary.warnings:,} doubtful, see `coalition validate`" if summary.warnings else ""
    return f"Articles: {told}. Statements taken in: {summary.statements:,}{warnings}."


def _reason(outcome: "Outcome") -> str:
    from coalition.validation.report import VIOLATION, plain  # noqa: PLC0415 - as in ingest

    if outcome.fate == "failed":
        return str(outcome.reason)
    wrong = [finding for finding in outcome.findings if finding.severity == VIOLATION]
    return f"{outcome.source}: quarantined.\n{plain(wrong)}"
