"""`coalition backup`: a whole store in one file."""

from pathlib import Path
from typing import Annotated

import typer

from coalition.commands.files import opened_output
from coalition.commands.options import StoreOption
from coalition.store.opening import open_store


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.", show_default=False)],
    store: StoreOption = None,
) -> None:
    """Write the whole store, history and quarantine included, into one file with checksums.

    It can be done while articles are taken in: what is written is the store as it was at one moment. Where
    that cannot be had, the command says so, and writes nothing.
    """
    # Here, not at the top: no other command needs it.
    from coalition.store.backup import write  # noqa: PLC0415 - see the line above

    with opened_output(file) as out:
        parts = write(lambda: open_store(store, read_only=True), out)
    typer.echo(
        f"Written: {parts['current'].quads:,} quads of what is current, {parts['archive'].quads:,} of the archive."
    )
