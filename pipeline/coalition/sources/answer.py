"""The answer of a server, as far as it matters here."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server knows which state of an address somebody has."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """What asks for an answer only if the state is another now."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in said.items() if value}


NONE = Validators()
"""Of a state that nobody has."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gives.

    Attributes:
        address: where it came from in the end, after redirects.
        content: the bytes; None if the state is the one that the validators tell of.
        kind: its media type in lower case, without parameters; empty if the server names none.
        charset: the encoding that the server says it is in.
        validators: of this state.
    """

    address: str
    content: bytes | None
    kind: str = ""
    charset: str | None = None
    validators: Validators = NONE


def seconds_to_wait(retry_after: str | None) -> float | None:
    """What a server asks for with Retry-After: a number of seconds or a time; None if it asks for nothing.

    >>> seconds_to_wait("120"), seconds_to_wait("soon")
    (120.0, None)
    """
    value = (retry_after or "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), 1e9)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
