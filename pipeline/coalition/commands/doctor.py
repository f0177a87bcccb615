"""`coalition doctor`: whether a store is sound, and what to do where it is not."""

from pathlib import Path
from typing import Annotated

import typer

from coalition.commands.options import StoreOption
from coalition.errors import StoreError
from coalition.store import folder
from coalition.store.address import is_address
from coalition.store.opening import ARCHIVE, CURRENT, open_store
from coalition.store.snapshot import left_over

_LEAST_FREE = 2**28
"""Bytes that should be free on the disk: what many articles take, and Oxigraph while it tidies up."""


def doctor(
    repair: Annotated[bool, typer.Option("--repair", help="Put right what can be put right safely.")] = False,
    store: StoreOption = None,
) -> None:
    """Examine a store: whether catalogue, graphs, merge and archive agree, and there is room on the disk.

    Each problem comes with what to do. The exit code is 1 if there is any that was not repaired.
    """
    # Here, not at the top: no other command needs it.
    from coalition.store.health import problems  # noqa: PLC0415 - see the line above

    place = str(store) if store is not None else str(folder.default_folder())
    left = 0
    if not is_address(place):
        folder.require(Path(place))
        for line in _of_folder(Path(place), repair=repair):
            typer.echo(line)
            left += 1
    # Nothing may write meanwhile, if something is to be put right.
    with open_store(store, read_only=not repair) as opened:
        for problem in list(problems(opened)):
            if repair and problem.repair is not None:
                problem.repair(opened)
                typer.echo(f"Repaired: {problem.what}")
            else:
                typer.echo(f"{problem.what}\n  What to do: {problem.remedy}")
                left += 1
    typer.echo(f"Problems: {left}." if left else "The store is sound.")
    raise typer.Exit(int(bool(left)))


def _of_folder(place: Path, *, repair: bool) -> list[str]:
    found = []
    free = _free(place)
    if free < _LEAST_FREE:
        found.append(
            f"Only {free / 2**20:,.0f} MiB are free on the disk of {place}.\n  What to do: make room before more comes."
        )
    unfinished = (
        [] if repair else [*place.glob("*/bulk-*.sst"), *left_over(place / CURRENT), *left_over(place / ARCHIVE)]
    )
    if unfinished:
        found.append(
            f"{place} has {len(unfinished)} files that a killed process left, such as {unfinished[0].name}.\n"
            "  What to do: nothing, if something is being taken in just now; else the next `coalition ingest`, or "
            "`coalition doctor --repair`, removes them."
        )
    return found


def _free(place: Path) -> int:
    # Here, not at the top: as in doctor.
    from shutil import disk_usage  # noqa: PLC0415 - as in doctor

    try:
        return disk_usage(place).free
    except OSError as error:
        raise StoreError(f"The disk of the store at {place} cannot be looked at: {error.strerror or error}.") from error
