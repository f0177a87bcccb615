"""Who we are to a server: from the environment, or from a netrc file; never from the command line."""

import os
from base64 import b64encode
from dataclasses import dataclass, field
from netrc import NetrcParseError, netrc
from pathlib import Path

from coalition.errors import StoreError

USER, PASSWORD, TOKEN = "COALITION_STORE_USER", "COALITION_STORE_PASSWORD", "COALITION_STORE_TOKEN"


@dataclass(frozen=True)
class Credentials:
    """A user with a password, or a token; nothing prints them.

    Attributes:
        user: the user's name; None where there is none.
        password: the user's password.
        token: sent as `Authorization: Bearer`, in place of user and password.
    """

    user: str | None = field(default=None, repr=False)
    password: str = field(default="", repr=False)
    token: str | None = field(default=None, repr=False)

    @property
    def are_given(self) -> bool:
        """Whether there is anything to tell the server."""
        return self.user is not None or self.token is not None

    @property
    def basic(self) -> str:
        """The value of the header `Authorization` for user and password.

        >>> Credentials("Aladdin", "open sesame").basic
        'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=='
        """
        return "Basic " + b64encode(f"{self.user}:{self.password}".encode()).decode("ascii")


def for_host(host: str, *, from_environment: bool = True) -> Credentials:
    """The credentials for a host.

    Args:
        host: its name, as in the address.
        from_environment: whether those of the environment are meant for it.

    Raises:
        StoreError: if a netrc file cannot be read.
    """
    if from_environment:
        if token := os.environ.get(TOKEN):
            return Credentials(token=token)
        if user := os.environ.get(USER):
            return Credentials(user, os.environ.get(PASSWORD, ""))
    return _from_file(host)


def _from_file(host: str) -> Credentials:
    place = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    try:
        found = netrc(place).authenticators(host) if place.is_file() else None
    except (NetrcParseError, OSError, UnicodeDecodeError) as error:
        # The error's own text may quote a password.
        line = f" (line {error.lineno})" if isinstance(error, NetrcParseError) and error.lineno else ""
        raise StoreError(f"{place} cannot be read as a netrc file{line}; mend it, or set {USER}.") from None
    return Credentials() if found is None else Credentials(found[0], found[2] or "")
