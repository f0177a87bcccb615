"""What the robots.txt of each host allows."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from coalition.articles import extras
from coalition.sources.answer import Answer
from coalition.sources.errors import FetchError
from coalition.sources.manners import AGENT

_KEPT = 24 * 3600.0
"""Seconds for which a robots.txt holds, as RFC 9309 recommends."""
_LARGEST = 500 * 1024
"""Bytes of it that are read, likewise."""
_LONGEST_DELAY = 60.0
"""Seconds between two requests that a robots.txt may ask for."""


class Robots:
    """Knows what may be visited; asks each host once a day.

    Args:
        ask: gets an address, without looking at any robots.txt.
    """

    def __init__(self, ask: Callable[[str], Answer]) -> None:
        self._ask = ask
        self._rules: dict[str, tuple[float, Any]] = {}

    def check(self, address: str) -> None:
        """Make sure that an address may be visited.

        Raises:
            FetchError: if it may not, or its host does not tell just now.
            UsageError: if protego is not installed.
        """
        rules = self._of(address)
        if rules is not None and not rules.can_fetch(address, AGENT):
            raise FetchError(f"{address}: the site's robots.txt asks programs not to visit it.")

    def delay(self, address: str) -> float:
        """Seconds that the host asks programs to leave between two requests."""
        rules = self._of(address)
        asked = rules.crawl_delay(AGENT) if rules is not None else None
        return min(float(asked or 0.0), _LONGEST_DELAY)

    def _of(self, address: str) -> Any:
        parts = urlsplit(address)
        host = f"{parts.scheme}://{parts.netloc}"
        until, rules = self._rules.get(host, (0.0, None))
        if time.monotonic() >= until:
            rules = self._asked(f"{host}/robots.txt")
            self._rules[host] = time.monotonic() + _KEPT, rules
        return rules

    def _asked(self, address: str) -> Any:
        """The rules; None where there are none."""
        protego = extras.needed("protego", "Downloading")
        try:
            answer = self._ask(address)
        except FetchError as error:
            if error.passing:
                # As RFC 9309 has it: who cannot be asked has forbidden all.
                raise FetchError(
                    f"{address} cannot be had just now, so nothing of the site is visited: "
                    f"{str(error).removeprefix(f'{address}: ')}",
                    passing=True,
                    after=error.after,
                ) from error
            if error.status is None:
                raise
            return None
        return protego.Protego.parse((answer.content or b"")[:_LARGEST].decode("utf-8", "replace"))
