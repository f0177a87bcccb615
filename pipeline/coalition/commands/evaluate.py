"""`coalition evaluate`: how what is read from articles compares with labels that people gave them."""

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from coalition.articles.article import Article
from coalition.commands.options import ModelOption
from coalition.errors import ArticleError
from coalition.statements.scoring.labels import read_labels


class Written(StrEnum):
    """What an evaluation is written as."""

    TABLE = "table"
    JSON = "json"


def evaluate(
    docs: Annotated[
        str,
        typer.Argument(metavar="DOCS", help="The articles: a file or a folder.", show_default=False),
    ],
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            help="Their labels: JSON Lines, an article a line, with its id, entities and statements.",
            show_default=False,
        ),
    ],
    errors: Annotated[int, typer.Option("--errors", min=0, help="List so many missed and wrong rows a relation.")] = 0,
    written: Annotated[Written, typer.Option("--format", help="Tables for people, JSON for programs.")] = Written.TABLE,
    model: ModelOption = None,
) -> None:
    """Read articles and compare what they say with labels.

    Shows precision, recall and F1 by relation and for entities, how often each rule is right, which statuses
    of pledges are taken for which, and how well confidence predicts correctness. Rows are compared as
    docs/statements.md says; neither the gate nor a store has a say.
    """
    # Here, not at the top: together they take seconds to import.
    from coalition.articles.read import read as read_articles  # noqa: PLC0415 - see the line above
    from coalition.language.load import load  # noqa: PLC0415 - see the line above
    from coalition.language.reading import read as read_language  # noqa: PLC0415 - see the line above
    from coalition.statements.scoring.evaluation import evaluation, verdicts  # noqa: PLC0415 - see the line above
    from coalition.statements.scoring.report import as_json, as_tables, listed  # noqa: PLC0415 - see the line above

    labels = read_labels(gold)
    articles = list(_readable(read_articles([docs])))
    nlp = load(model)
    found = evaluation(verdicts(lambda some: read_language(nlp, some), articles, labels))
    if written is Written.JSON:
        typer.echo(json.dumps(as_json(found, errors), ensure_ascii=False, indent=1))
        return
    typer.echo(as_tables(found))
    if errors:
        typer.echo(listed(found, errors))


def _readable(found: Iterator[Article | ArticleError]) -> Iterator[Article]:
    """The articles; the first that cannot be read ends it, since scores without it would mislead."""
    for one in found:
        if isinstance(one, ArticleError):
            raise one
        yield one
