"""`coalition restore`: a store made of a backup."""

import os
import shutil
from pathlib import Path
from typing import Annotated

import typer

from coalition.commands.options import StoreOption
from coalition.errors import StoreError, UsageError
from coalition.store import folder
from coalition.store.address import is_address
from coalition.store.opening import open_store


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `coalition backup` wrote.", show_default=False)],
    store: StoreOption = None,
) -> None:
    """Make a new store of a backup; what is in the file is checked first, and the store before it is shown.

    The folder must be new or empty. A restore that is broken off leaves none, and can be begun again.
    """
    # Here, not at the top: no other command needs it.
    from coalition.store.backup import restore as fill  # noqa: PLC0415 - see the line above

    if not file.is_file():
        raise UsageError(f"There is no file {file}.")
    place = str(store) if store is not None else str(folder.default_folder())
    if is_address(place):
        parts = fill(file, lambda: open_store(place))
    else:
        target = Path(place).absolute()
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise StoreError(f"{place} is not empty; name a new folder with --store.")
        building = target.parent / f".{target.name}.restoring"
        shutil.rmtree(building, ignore_errors=True)
        try:
            parts = fill(file, lambda: open_store(building))
            os.replace(building, target)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    typer.echo(
        f"Restored: {parts['current'].quads:,} quads of what is current, {parts['archive'].quads:,} of the archive."
    )
