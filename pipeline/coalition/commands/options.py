"""Options that several verbs share, so that they are called and explained alike."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from coalition.errors import UsageError
from coalition.sources.manners import Manners
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
    str | None,
    typer.Option(
        "--store",
        envvar=ENVIRONMENT,
        metavar="PLACE",
        help="The folder that holds the store, or the address of a SPARQL server.",
        show_default="coalition-store in the current folder",
    ),
]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", help="Another spaCy pipeline for English, with a tagger and a parser."),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Ask what the store held at the end of this day, month, year or time (UTC), by its own clock.",
    ),
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
        metavar="PLACE...",
        help="Files and folders of articles: text, Markdown, HTML, JSON Lines, feeds, WARC or PDF; - for standard "
        "input; addresses of pages, feeds and sitemaps.",
        show_default=False,
    ),
]
AllowPrivateOption = Annotated[
    bool,
    typer.Option(
        "--allow-private",
        help="Also download from addresses of private networks and of this machine.",
        show_default=False,
    ),
]
PauseOption = Annotated[
    float,
    typer.Option("--pause", min=0, metavar="SECONDS", help="How long to wait between two downloads from one host."),
]
MostOption = Annotated[
    int,
    typer.Option("--most", min=1, metavar="PAGES", help="How many pages of one feed or sitemap to read at once."),
]
UserAgentOption = Annotated[
    str | None,
    typer.Option(
        "--user-agent",
        envvar="COALITION_USER_AGENT",
        metavar="TEXT",
        help="What downloads say they are; put an address in it at which you can be reached.",
        show_default="coalition and its version",
    ),
]
ProcessesOption = Annotated[
    int,
    typer.Option(
        "--processes",
        min=0,
        help="How many processes read; elsewhere than on Linux it is one.",
        show_default="one for each processor",
    ),
]
ReportOption = Annotated[
    Path | None,
    typer.Option("--report", help="A file to write what came of each article to, as one JSON object."),
]
LogOption = Annotated[
    Path | None,
    typer.Option(
        "--log",
        help="A file to add a JSON object a line to, for each article as it comes; - for standard error.",
    ),
]
PAUSE = 1.0
MOST = 1000


def manners(allow_private: bool, pause: float, most: int, user_agent: str | None) -> Manners:
    """How downloads behave, as the options say."""
    chosen = Manners(allow_private=allow_private, pause=pause, most=most)
    if not user_agent:
        return chosen
    if not user_agent.isascii() or not user_agent.isprintable():
        raise UsageError("What --user-agent says has to be of printable ASCII characters on one line.")
    return replace(chosen, user_agent=user_agent)
