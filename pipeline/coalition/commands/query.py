"""`coalition query`: any SPARQL query."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from coalition.commands.ask import parameters
from coalition.commands.asking import opened_to_ask
from coalition.commands.options import AsOfOption, Format, FormatOption, StoreOption
from coalition.commands.showing import show
from coalition.questions import grlc
from coalition.questions.answer import ask as answer
from coalition.questions.catalogue import read


def query(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE.rq", help="The query; - for standard input.", show_default=False)
    ],
    written: FormatOption = Format.TABLE,
    store: StoreOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Answer a SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE.

    The prefixes of the project (coal, nation, capability, …) need not be declared. Variables of the form
    `?_name_iri` are parameters as in the canned questions, and are given as `--name value`.
    """
    question = grlc.parse("-", sys.stdin.read(), "standard input") if file == "-" else read(Path(file))
    with opened_to_ask(store, as_of) as opened:
        outcome = answer(question, parameters(context.args), opened)
        show(outcome, written, opened, lambda: "No rows.")
