"""`coalition validate`: what is wrong, in which article and sentence."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coalition.commands.options import StoreOption
from coalition.errors import UsageError
from coalition.store.opening import open_store

if TYPE_CHECKING:
    from coalition.validation.validation import Validation


def validate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE]...", help="RDF files; the store without any.", show_default=False),
    ] = None,
    quarantine: Annotated[bool, typer.Option("--quarantine", help="What is in quarantine, by today's shapes.")] = False,
    store: StoreOption = None,
) -> None:
    """Validate the store, its quarantine or RDF files against the shapes.

    Exit codes are pySHACL's: 0 if everything conforms, 1 if not, 2 if a shape has a fault, 3 if one asks for
    what the validator does not know. Warnings are told and do not count.
    """
    # Here, not at the top: SHACL takes a second to import.
    from coalition.validation.gate import Gate  # noqa: PLC0415 - see the line above
    from coalition.validation.validation import (  # noqa: PLC0415 - see the line above
        validate_file,
        validate_quarantine,
        validate_store,
    )

    if files and quarantine:
        raise UsageError("Name files or --quarantine, not both.")
    gate = Gate()
    if files:
        results = [(str(path), validate_file(path, gate)) for path in files]
    else:
        with open_store(store, read_only=True) as opened:
            if quarantine:
                results = [("The quarantine", validate_quarantine(opened, gate))]
            else:
                results = [("The store", validate_store(opened, gate))]
    for name, result in results:
        _tell(name, result)
    raise typer.Exit(max(_exit_code(result, quarantine=quarantine) for _, result in results))


def _exit_code(result: "Validation", *, quarantine: bool) -> int:
    # An empty quarantine is as it should be; anything else without data is not.
    return 0 if quarantine and not result.graphs else result.exit_code


def _tell(name: str, result: "Validation") -> None:
    from coalition.validation.report import VIOLATION, plain  # noqa: PLC0415 - as in validate

    if result.findings:
        typer.echo(plain(result.findings))
    doubtful = sum(finding.severity != VIOLATION for finding in result.findings)
    warnings = f", {doubtful:,} doubtful" if doubtful else ""
    if not result.graphs:
        typer.echo(f"{name} is empty.")
    elif not result.applies:
        typer.echo(f"{name} does not conform: no shape applies to anything in it.")
    elif result.conforms:
        typer.echo(f"{name} conforms: graphs {result.graphs:,}, none wrong{warnings}.")
    else:
        typer.echo(f"{name} does not conform: graphs {result.graphs:,}, wrong {result.refused:,}{warnings}.")
