"""`coalition refresh`: what is in the store, read again by today's pipeline."""

import json
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coalition import __version__
from coalition.commands.files import opened_output
from coalition.commands.options import ModelOption, StoreOption
from coalition.store.opening import open_store

if TYPE_CHECKING:
    from coalition.refresh import Fate, Refreshed

_FATES: dict["Fate", str] = {
    "replaced": "say something else now",
    "unchanged": "say the same",
    "kept": "left quarantine",
    "quarantined": "refused by the gate",
    "failed": "could not be read",
}


def refresh(
    everything: Annotated[bool, typer.Option("--all", help="Also what today's pipeline has read already.")] = False,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write what came, went and changed, as JSON.")
    ] = None,
    store: StoreOption = None,
    model: ModelOption = None,
) -> None:
    """Read again, with the pipeline that is installed, the articles that another one read.

    Statements are replaced, and what came, went and changed is told by relation; what was said before stays in
    the history. Where today's gate refuses an article, the earlier reading stays and the new one goes to
    quarantine; the exit code is then 1. Broken off, it goes on where it was.
    """
    # Here, not at the top: together they take seconds to import.
    from coalition.language.extraction import extraction  # noqa: PLC0415 - see the line above
    from coalition.language.extraction import model as name_of  # noqa: PLC0415 - see the line above
    from coalition.language.load import load  # noqa: PLC0415 - see the line above
    from coalition.language.reading import read  # noqa: PLC0415 - see the line above
    from coalition.refresh import refresh as read_again  # noqa: PLC0415 - see the line above
    from coalition.refresh import stale  # noqa: PLC0415 - see the line above
    from coalition.statements.difference import counted  # noqa: PLC0415 - see the line above
    from coalition.store.catalogue import Run  # noqa: PLC0415 - see the line above
    from coalition.validation.gate import Gate  # noqa: PLC0415 - see the line above

    with open_store(store) as opened:
        nlp = load(model)
        today = extraction(nlp)
        run = Run.start(f"coalition {__version__}, {name_of(nlp)}", today)
        entries = stale(opened, today, everything=everything)
        told = list(read_again(opened, entries, partial(read, nlp), Gate(), run))
    fates = Counter(one.fate for one in told)
    by_relation = counted(difference for one in told for difference in one.differences)
    if report is not None:
        with opened_output(report) as out:
            content = {
                "extraction": today,
                "fates": fates,
                "relations": by_relation,
                "articles": list(map(_record, told)),
            }
            out.write(json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n")
    words = ", ".join(f"{fates[fate]:,} {meaning}" for fate, meaning in _FATES.items() if fates[fate])
    typer.echo(f"Articles read again: {len(told):,}{f'; {words}' if words else ''}.")
    for relation, counts in by_relation.items():
        typer.echo(f"  {relation}: " + ", ".join(f"{number:,} {sign}" for sign, number in counts.items() if number))
    for one in told:
        if one.reason is not None:
            typer.echo(f"{one.article} could not be read again: {one.reason}", err=True)
    raise typer.Exit(int(bool(fates["quarantined"] or fates["failed"])))


def _record(one: "Refreshed") -> dict[str, Any]:
    found: dict[str, Any] = {"article": one.article, "fate": one.fate}
    if one.reason is not None:
        found["reason"] = one.reason
    found["differences"] = [
        {"sign": difference.sign, "statement": difference.row}
        | ({"former": difference.former} if difference.former is not None else {})
        for difference in one.differences
    ]
    return found
