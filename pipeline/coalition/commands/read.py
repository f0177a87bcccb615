"""`coalition read`: articles to rows of the statement table, without a store of one's own."""

import tempfile
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from coalition.articles.article import Article
from coalition.commands.options import (
    MOST,
    PAUSE,
    AllowPrivateOption,
    ModelOption,
    MostOption,
    OutputOption,
    PauseOption,
    PlacesArgument,
    UserAgentOption,
    manners,
)
from coalition.commands.rows import TABLES, RowFormatOption, write_rows
from coalition.errors import ArticleError
from coalition.store.catalogue import Run
from coalition.store.opening import open_store


class Kind(StrEnum):
    """What is written."""

    STATEMENTS = "statements"
    ENTITIES = "entities"


def read(
    paths: PlacesArgument,
    kind: Annotated[Kind, typer.Option("--as", help="Which table to write.")] = Kind.STATEMENTS,
    written: RowFormatOption = None,
    output: OutputOption = None,
    model: ModelOption = None,
    allow_private: AllowPrivateOption = False,
    pause: PauseOption = PAUSE,
    most: MostOption = MOST,
    user_agent: UserAgentOption = None,
) -> None:
    """Read articles and write what they say as rows of the statement table, keeping nothing.

    Neither the gate nor a store has a say: this shows what extraction finds. Articles come in the order of
    their ids. What cannot be read is set aside with its reason, and the exit code is then 1.
    """
    # Here, not at the top: together they take seconds to import.
    from coalition.graph.mapping import quads  # noqa: PLC0415 - see the line above
    from coalition.language.load import load  # noqa: PLC0415 - see the line above
    from coalition.language.reading import read as read_language  # noqa: PLC0415 - see the line above
    from coalition.sources.places import read as read_articles  # noqa: PLC0415 - see the line above

    found = read_articles(paths, manners(allow_private, pause, most, user_agent))
    nlp = load(model)
    aside: list[ArticleError] = []
    with tempfile.TemporaryDirectory(prefix="coalition-") as folder, open_store(Path(folder)) as scratch:
        scratch.refresh_reference()
        run = Run.start("coalition read")
        for article, reading in read_language(nlp, _readable(found, aside)):
            scratch.put(article, quads(article, reading), run)
        table = TABLES[kind]
        write_rows(table.of(scratch), table.keys, written, output)
    for error in aside:
        typer.echo(str(error), err=True)
    raise typer.Exit(1 if aside else 0)


def _readable(found: Iterable[Article | ArticleError], aside: list[ArticleError]) -> Iterator[Article]:
    """The articles; the errors among them go aside."""
    for one in found:
        if isinstance(one, ArticleError):
            aside.append(one)
        else:
            yield one
