"""The address of a store behind HTTP, as a user gives it."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from coalition.errors import StoreError

if TYPE_CHECKING:
    from coalition.store.servers import Server

_ADDRESS = re.compile(r"(?:(?P<kind>[a-z0-9]+)\+)?(?P<url>https?:/.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Address:
    """Where a server is.

    Attributes:
        url: the address itself; it holds no password.
        server: its kind, where the user names it.
    """

    url: str
    server: "Server | None" = None

    @property
    def host(self) -> str:
        """The host's name, without the port."""
        return self._parts.hostname or ""

    @property
    def folder(self) -> str:
        """A name for a folder that belongs to this address and no other.

        >>> Address("http://localhost:3030/news").folder
        'http-localhost-3030-news'
        """
        return re.sub(r"[^A-Za-z0-9.]+", "-", self.url).strip("-")

    @property
    def _parts(self) -> SplitResult:
        return urlsplit(self.url)


def is_address(place: str) -> bool:
    """Whether a user's name for a store is an address, and no folder.

    >>> is_address("fuseki+https://example.org/news"), is_address("my-store"), is_address("http")
    (True, False, False)
    """
    return _ADDRESS.fullmatch(place) is not None


def parse(place: str) -> Address:
    """The address that a user names.

    Raises:
        StoreError: if the kind of server is not known, or the address cannot be used.

    >>> address = parse("fuseki+http://localhost:3030/news/")
    >>> address.url, address.server.name
    ('http://localhost:3030/news', 'Apache Jena Fuseki')
    """
    # Here, not at the top: the name of a folder needs no table of servers.
    from coalition.store.servers import kinds  # noqa: PLC0415 - see the line above

    found = _ADDRESS.fullmatch(place)
    if found is None:
        raise StoreError(f"{place} is no address of a server; one begins with http:// or https://.")
    kind, url = found["kind"], found["url"]
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise StoreError(f"The address of the store cannot be read: {error}.") from error
    if parts.username is not None or parts.password is not None:
        raise StoreError(
            f"Leave user and password out of the address of the store on {parts.hostname}: give them in "
            "COALITION_STORE_USER and COALITION_STORE_PASSWORD, or in ~/.netrc."
        )
    if not parts.hostname or parts.query or parts.fragment or re.search(r"\s", url):
        raise StoreError(f"{url} is no address of a store; it is made of http://, host, port and path.")
    if kind is not None and kind.lower() not in kinds():
        raise StoreError(f"No kind of server is called {kind}; there are {', '.join(kinds())}.")
    return Address(url.rstrip("/"), None if kind is None else kinds()[kind.lower()])
