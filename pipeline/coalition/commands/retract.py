"""`coalition retract`: an article leaves the store, with all that came with it."""

from typing import TYPE_CHECKING, Annotated

import typer

from coalition.commands.history import ArticleArgument
from coalition.commands.options import StoreOption
from coalition.graph import ids
from coalition.store.opening import open_store

if TYPE_CHECKING:
    from coalition.store.retraction import Retraction


def retract(
    article: ArticleArgument,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be removed.")] = False,
    store: StoreOption = None,
) -> None:
    """Remove an article: its versions, statements, passages, reports and entries, and nothing else.

    Nothing of it is kept, its history neither. What other articles say stays. Other ids of the very same text
    are forgotten with it, and count for themselves when they come again.
    """
    # Here, not at the top: no other command needs them.
    from coalition.store import history  # noqa: PLC0415 - see the line above
    from coalition.store.retraction import planned  # noqa: PLC0415 - see the line above
    from coalition.store.retraction import retract as take_out  # noqa: PLC0415 - see the line above

    with open_store(store, read_only=dry_run) as opened:
        plan = planned(opened, history.found(opened, article))
        if dry_run:
            typer.echo(f"Would be removed: {_told(plan)}")
            return
        before, after = take_out(opened, plan)
    typer.echo(f"Removed: {_told(plan)}")
    typer.echo(
        f"The store held {before.articles:,} articles, {before.statements:,} statements and {before.triples:,} triples "
        f"before, and holds {after.articles:,}, {after.statements:,} and {after.triples:,} now."
    )


def _told(plan: "Retraction") -> str:
    name = ids.id_of(plan.work)
    versions = len({entry.version for entry in plan.entries})
    also = f"; the same text was also known as {', '.join(plan.others)}, forgotten too" if plan.others else ""
    return (
        f"{name} with {versions:,} {'version' if versions == 1 else 'versions'}, {plan.statements:,} statements that "
        f"count, {len(plan.remove):,} quads and {len(plan.archived):,} graphs of the archive{also}."
    )
