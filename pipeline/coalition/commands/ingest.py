"""`coalition ingest`: articles into the store."""

import json
from typing import TYPE_CHECKING

import typer

from coalition import __version__
from coalition.commands.files import opened_log, opened_output
from coalition.commands.options import (
    MOST,
    PAUSE,
    AllowPrivateOption,
    LogOption,
    ModelOption,
    MostOption,
    PauseOption,
    PlacesArgument,
    ProcessesOption,
    ReportOption,
    StoreOption,
    UserAgentOption,
    manners,
)
from coalition.commands.progress import followed
from coalition.store.opening import open_store

if TYPE_CHECKING:
    from coalition.ingest import Fate, Outcome, Summary

_FATES: tuple[tuple["Fate", str], ...] = (
    ("kept", "kept"),
    ("replaced", "replaced by a new version"),
    ("unchanged", "unchanged"),
    ("duplicate", "duplicates of others"),
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
    processes: ProcessesOption = 0,
    report: ReportOption = None,
    log: LogOption = None,
) -> None:
    """Take articles into the store.

    An article that is in the store already changes nothing; one with the same id or canonical address and
    another text replaces the earlier version. The same text under several ids counts once. What cannot be
    read is set aside, what violates a shape goes to quarantine, and the others go on; the exit code is then 1.
    """
    # Here, not at the top: together they take seconds to import, and no other command needs all of them.
    from coalition.account import Account  # noqa: PLC0415 - see the line above
    from coalition.articles.count import count  # noqa: PLC0415 - see the line above
    from coalition.ingest import ingest as take_in  # noqa: PLC0415 - see the line above
    from coalition.language.extraction import extraction  # noqa: PLC0415 - see the line above
    from coalition.language.extraction import model as name_of  # noqa: PLC0415 - see the line above
    from coalition.language.load import load  # noqa: PLC0415 - see the line above
    from coalition.language.workers import Readers, cores  # noqa: PLC0415 - see the line above
    from coalition.sources.places import read as read_articles  # noqa: PLC0415 - see the line above
    from coalition.store.catalogue import Run  # noqa: PLC0415 - see the line above
    from coalition.validation.gate import Gate  # noqa: PLC0415 - see the line above

    articles = read_articles(paths, manners(allow_private, pause, most, user_agent))
    with (
        opened_log(log) as journal,
        open_store(store) as opened,
        Readers(nlp := load(model), processes or cores()) as read,
    ):
        run = Run.start(f"coalition {__version__}, {name_of(nlp)}", extraction(nlp))
        account = Account({"run": run.iri.value, "pipeline": run.pipeline, "store": str(opened.place)}, journal)
        outcomes = take_in(articles, read, opened, Gate(), run)
        aside = []
        for outcome in followed(outcomes, count(paths)):
            account.add(outcome)
            if outcome.near or outcome.fate in {"duplicate", "quarantined", "failed"}:
                aside.append(outcome)
        told = account.end()
    typer.echo(_told(account.summary))
    for outcome in aside:
        typer.echo(_reason(outcome), err=True)
    if report is not None:
        with opened_output(report) as file:
            file.write(json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n")
    raise typer.Exit(account.summary.exit_code)


def _told(summary: "Summary") -> str:
    counts = ((summary.counts.get(fate, 0), words) for fate, words in _FATES)
    told = ", ".join(f"{number:,} {words}" for number, words in counts if number)
    if not told:
        return "No article was found."
    near = f", {summary.near:,} of them nearly the same as others" if summary.near else ""
    warnings = f"; {summary.warnings:,} doubtful, see `coalition validate`" if summary.warnings else ""
    return f"Articles: {told}{near}. Statements taken in: {summary.statements:,}{warnings}."


def _reason(outcome: "Outcome") -> str:
    from coalition.validation.report import VIOLATION, plain  # noqa: PLC0415 - as in ingest

    if outcome.fate == "failed":
        return str(outcome.reason)
    if outcome.fate == "duplicate":
        return f"{outcome.source}: {outcome.article} is a duplicate of {outcome.original}; the two count once."
    if outcome.near and outcome.fate != "quarantined":
        like = ", ".join(f"{article} ({similarity:.0%})" for article, similarity in outcome.near)
        return f"{outcome.source}: {outcome.article} is nearly the same as {like}; both count."
    wrong = [finding for finding in outcome.findings if finding.severity == VIOLATION]
    return f"{outcome.source}: quarantined.\n{plain(wrong)}"
