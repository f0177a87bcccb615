"""Showing what a query gives, in the format that was asked for."""

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial

import pyoxigraph as ox
import typer

from coalition import tables
from coalition.commands.options import Format
from coalition.graph.namespaces import PREFIXES
from coalition.questions import display, names
from coalition.questions.answer import Answer, Outcome
from coalition.store.store import Store


def show(outcome: Outcome, written: Format, store: Store, nothing: Callable[[], str]) -> None:
    """Print an outcome.

    Args:
        outcome: rows, a truth value or triples.
        written: the format.
        store: where names for people are looked up.
        nothing: makes the sentence for people when there are no rows.
    """
    if isinstance(outcome, list):
        _show_triples(outcome, written, store)
    elif isinstance(outcome, bool):
        shown = {Format.TABLE: ("no", "yes")[outcome], Format.JSON: tables.results_json(outcome)}
        typer.echo(shown.get(written, str(outcome).lower()))
    elif outcome.rows or written in {Format.CSV, Format.JSON}:
        show_rows(outcome, written, partial(names.labels, store))
    else:
        typer.echo(nothing())


def show_rows(answer: Answer, written: Format, labels: Callable[[Iterable[str]], Mapping[str, str]]) -> None:
    """Print rows.

    Args:
        answer: the rows.
        written: the format.
        labels: finds what to show people for IRIs.
    """
    if written is Format.JSON:
        typer.echo(tables.results_json(answer))
        return
    if written is Format.CSV:
        typer.echo(tables.results_csv(answer), nl=False)
        return
    grid = display.grid(answer, labels(display.iris(answer)))
    if written is Format.MARKDOWN:
        typer.echo(tables.markdown(grid), nl=False)
    elif sys.stdout.isatty():
        tables.write_fitted(grid, sys.stdout)
    else:
        typer.echo(tables.plain(grid), nl=False)


def _show_triples(triples: list[ox.Triple], written: Format, store: Store) -> None:
    # Oxigraph may give a triple more than once.
    found = sorted(set(triples), key=str)
    if written in {Format.CSV, Format.MARKDOWN}:
        rows = [(triple.subject, triple.predicate, triple.object) for triple in found]
        show(Answer(("subject", "predicate", "object"), rows), written, store, lambda: "No triples.")
    elif written is Format.JSON:
        typer.echo(ox.serialize(found, format=ox.RdfFormat.JSON_LD) or b"")
    else:
        text = str(found)
        used = {prefix: iri for prefix, iri in PREFIXES.items() if iri in text}
        typer.echo(ox.serialize(found, format=ox.RdfFormat.TURTLE, prefixes=used) or b"", nl=False)
