"""How downloads behave: what they say they are, how long they wait, how much they take."""

from dataclasses import dataclass

from coalition import __version__
from coalition.articles.source import LARGEST

AGENT = "coalition"
"""The name that robots.txt may speak of."""


@dataclass(frozen=True, slots=True)
class Manners:
    """The limits of downloads; docs/sources.md explains them.

    Attributes:
        allow_private: also visit addresses of private networks and of this machine.
        user_agent: what the downloads say they are.
        pause: seconds between two requests to one host; more if its robots.txt asks for it.
        timeout: seconds until a connection stands, and between two pieces of an answer.
        whole: seconds that an answer may take as a whole.
        largest: bytes that an answer may have, unpacked.
        redirects: how often an address may send on to another.
        tries: how often an address is asked that cannot answer just now.
        longest_wait: seconds that are waited before asking again; who asks for more is asked no more.
        most: how many of the pages that one feed or sitemap names are read at once.
    """

    allow_private: bool = False
    user_agent: str = f"{AGENT}/{__version__}"
    pause: float = 1.0
    timeout: float = 20.0
    whole: float = 120.0
    largest: int = LARGEST
    redirects: int = 5
    tries: int = 3
    longest_wait: float = 60.0
    most: int = 1000
