"""Options that several verbs share, so that they are called and explained alike."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from coalition.store.folder import ENVIRONMENT


class Format(StrEnum):
    """What an answer is written as."""

    TABLE = "table"
    CSV = "csv"
    MARKDOWN = "markdown"
    JSON = "json"


class RowFormat(StrEnum):
    """What rows of the statement table are written as."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        help="A table for people, SPARQL 1.1 CSV or JSON with whole IRIs for programs, or Markdown.",
    ),
]
StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store",
        envvar=ENVIRONMENT,
        help="The folder that holds the store.",
        show_default="coalition-store in the current folder",
    ),
]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", help="Another spaCy pipeline for English, with a tagger and a parser."),
]
QueriesOption = Annotated[
    Path | None,
    typer.Option(
        "--queries",
        envvar="COALITION_QUERIES",
        help="A folder with further questions of your own, as .rq files.",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", help="The file to write, wholly or not at all; standard output without it."),
]
PlacesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files and folders of articles: text, Markdown, HTML, JSON Lines, feeds, WARC or PDF; - for standard input.",
        show_default=False,
    ),
]
