"""The link: where an article is that a feed or sitemap only names."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["page", "sitemap"]


@dataclass(frozen=True, slots=True)
class Link:
    """An address, and what the feed or sitemap says of what is there.

    Attributes:
        address: where it is.
        kind: `page`, or `sitemap` for one that an index names.
        mark: what changes when the page does: when it was updated, as the source writes it.
        title: its headline.
        date: its date of publication as ISO 8601.
        publisher: who published it.
    """

    address: str
    kind: Kind = "page"
    mark: str | None = None
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
