"""The article: a text, and what is known of where it came from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it is kept.

    Every offset in the project counts characters of `text`, which is the text as the reader made it; no later
    stage changes it.

    Attributes:
        id: the `id` of a JSON Lines record, else the file's stem, else a slug of the address.
        text: what the article says, headings, list items and tables marked as in Markdown.
        title: its headline, if the source gives one apart from the text.
        date: its date of publication as ISO 8601, with the precision the source gives.
        url: its address.
        publisher: who published it.
        source: where it was read from, for messages: a path, a path with a line number, or `-`.
    """

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    url: str | None = None
    publisher: str | None = None
    source: str = "-"
