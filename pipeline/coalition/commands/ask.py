"""`coalition ask`: a canned question."""

from functools import partial
from typing import Annotated

import typer
from pyoxigraph import Literal

from coalition.commands.asking import opened_to_ask
from coalition.commands.options import AsOfOption, Format, FormatOption, QueriesOption, StoreOption
from coalition.commands.showing import show, show_rows
from coalition.errors import StoreError, UsageError
from coalition.questions import names
from coalition.questions.answer import Answer, nothing
from coalition.questions.answer import ask as answer
from coalition.questions.catalogue import Catalogue
from coalition.questions.question import Parameter, Question
from coalition.store.opening import open_store

_MOST_CHOICES = 60
"""No more choices than these are worth reading."""


def ask(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The question's name.", show_default=False)] = None,
    *,
    listed: Annotated[bool, typer.Option("--list", help="List all questions.")] = False,
    written: FormatOption = Format.TABLE,
    store: StoreOption = None,
    as_of: AsOfOption = None,
    queries: QueriesOption = None,
    explained: Annotated[
        bool, typer.Option("--help", "-h", help="Show this message; after NAME, what the question asks.")
    ] = False,
) -> None:
    """Ask a canned question: `coalition ask nations-pledging --capability demining`.

    `coalition ask NAME --help` tells what a question asks and which parameters it has; each is an option. A
    nation may be given by any of its names or codes, a capability by its id or by a word for it. Each row of
    the answer comes with the passage that it rests on.
    """
    catalogue = Catalogue(queries)
    if listed:
        show_rows(_list(catalogue), written, lambda _: {})
    elif name is None and explained:
        typer.echo(context.get_help())
    elif name is None or name.startswith("-"):
        raise UsageError("Name a question, before its parameters; `coalition ask --list` lists them all.")
    elif explained:
        typer.echo(_explain(catalogue.question(name), store))
    else:
        question, given = catalogue.question(name), parameters(context.args)
        with opened_to_ask(store, as_of) as opened:
            outcome = answer(question, given, opened)
            show(outcome, written, opened, partial(nothing, question, given, opened))


def parameters(arguments: list[str]) -> dict[str, str]:
    """The values in `--name value` and `--name=value`, by name.

    Raises:
        UsageError: if the arguments are anything else.

    >>> parameters(["--nation", "Peru", "--least=5"])
    {'nation': 'Peru', 'least': '5'}
    """
    given: dict[str, str] = {}
    remaining = iter(arguments)
    for argument in remaining:
        name, equals, value = argument.partition("=")
        if not name.startswith("--") or name == "--":
            raise UsageError(f"What {argument!r} belongs to is not clear; quote a value of several words.")
        found = value if equals else next(remaining, None)
        if found is None:
            raise UsageError(f"{name} needs a value.")
        if given.setdefault(name[2:], found) != found:
            raise UsageError(f"{name} is given twice, with different values.")
    return given


def _list(catalogue: Catalogue) -> Answer:
    rows: list[tuple[Literal, ...]] = []
    for question in catalogue:
        options = " ".join(f"--{parameter.name}" for parameter in question.parameters)
        rows.append(tuple(map(Literal, (question.name, options, question.summary))))
    return Answer(("question", "parameters", "asks"), rows)


def _explain(question: Question, store: str | None) -> str:
    lines = [f"{question.summary}.", ""] if question.summary else []
    lines += [question.description, ""] if question.description else []
    usage = "".join(f" [--{parameter.name} …]" for parameter in question.parameters)
    lines += [f"Usage: coalition ask {question.name}{usage}"]
    for parameter in question.parameters:
        lines += ["", f"  --{parameter.name}", f"      {parameter.description}"]
        lines += [f"      {line}" for line in _details(parameter, store)]
    return "\n".join(lines)


def _details(parameter: Parameter, store: str | None) -> list[str]:
    if parameter.default is not None:
        lines = [f"Default: {parameter.default.rpartition('/')[2]}"]
    else:
        lines = ["Needs a value."] if parameter.required else []
    choices = list(parameter.choices)
    if parameter.among and not choices:
        try:
            with open_store(store, read_only=True) as opened:
                choices = names.spoken_of(opened, parameter.among)
        except StoreError:
            # Without a store there is still the rest to tell.
            choices = []
    if choices:
        more = f" and {len(choices) - _MOST_CHOICES} more" if len(choices) > _MOST_CHOICES else ""
        lines.append(f"In this store: {', '.join(choices[:_MOST_CHOICES])}{more}")
    return lines
