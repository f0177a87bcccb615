"""Requests to a server: credentials where it asks for them, another try where that may help, clear sentences."""

import http.client
import os
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from typing import IO

from coalition.errors import StoreError
from coalition.store.credentials import PASSWORD, TOKEN, USER, Credentials

TIMEOUT = "COALITION_STORE_TIMEOUT"
"""The setting for how many seconds a server may take to answer one request."""

_SECONDS = 60.0
_PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0)
"""Seconds before each further try: what ends within them, such as a restart, is not noticed."""

_PASSING = frozenset({429, 502, 503, 504})
"""Statuses that say that the same request may do better in a moment."""

_MOST_PAUSE = 10.0
"""The most seconds that a server's `Retry-After` is obeyed for."""


class RefusedError(StoreError):
    """The server answered, and did not do what it was asked.

    Attributes:
        status: of HTTP.
        said: what it said, in one line.
        server: what it calls itself.
    """

    def __init__(self, sentence: str, status: int, said: str, server: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.said = said
        self.server = server


@dataclass(frozen=True)
class Reply:
    """What a server answered.

    Attributes:
        url: where.
        body: all of it.
        headers: of HTTP.
    """

    url: str
    body: bytes
    headers: Message


@dataclass
class Transport:
    """A way to a server. Requests may be sent twice: whoever sends one sees to it that this is the same as once.

    Redirections are not followed: credentials and articles go to the address that the user named, and nowhere else.

    Attributes:
        place: what a user calls the store, for messages.
        credentials: told to the server where it asks for them; a token always.
        again: a text in a refusal which says that the same request may do better in a moment.
    """

    place: str
    credentials: Credentials
    again: str | None = None
    _has_answered: bool = field(default=False, init=False)
    _wants_basic: set[str] = field(default_factory=set, init=False)

    def __post_init__(self) -> None:
        """Read the environment's settings."""
        self.seconds = _seconds()

    def send(
        self, url: str, *, method: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Send a request, and again where that may help.

        Raises:
            RefusedError: if the server answers that it does not do it.
            StoreError: if the server is down, does not answer in time, or wants credentials that it is not given.
        """
        began = time.monotonic()
        for pause in (*_PAUSES, None):
            try:
                return self._sent(url, method, body, headers or {})
            except ValueError as error:
                # What urllib says of a challenge that is neither basic nor digest.
                raise StoreError(
                    f"The server at {self.place} asks for a way of logging in that is neither basic nor digest."
                ) from error
            except (OSError, http.client.HTTPException) as error:
                problem, wait = self._problem(url, error), self._wait(error, pause)
            # Twice is enough to wait for one that does not answer in time.
            if wait is None or time.monotonic() - began > 1.5 * self.seconds:
                raise problem
            time.sleep(wait)
        raise AssertionError("the last try ends the loop")

    def _sent(self, url: str, method: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        # Made anew for every try: what authentication adds to a request belongs to that try.
        request = urllib.request.Request(url, body, dict(headers), method=method)  # noqa: S310 - an Address is http
        if self.credentials.token is not None:
            request.add_unredirected_header("Authorization", f"Bearer {self.credentials.token}")
        elif url in self._wants_basic:
            request.add_unredirected_header("Authorization", self.credentials.basic)
        with self._opener(url).open(request, timeout=self.seconds) as response:
            self._has_answered = True
            return Reply(url, response.read(), response.headers)

    def _opener(self, url: str) -> urllib.request.OpenerDirector:
        handlers: list[urllib.request.BaseHandler] = [_Redirections(self.place)]
        if self.credentials.user is not None:
            passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            passwords.add_password(None, url, self.credentials.user, self.credentials.password)
            handlers.append(urllib.request.HTTPDigestAuthHandler(passwords))
            handlers.append(_Basic(passwords, self._wants_basic))
        return urllib.request.build_opener(*handlers)

    def _wait(self, error: Exception, pause: float | None) -> float | None:
        """How many seconds to wait before another try; None: it would not help."""
        if pause is None or _is_certificate(error):
            return None
        if not isinstance(error, urllib.error.HTTPError):
            return pause if self._has_answered or _is_broken_off(error) else None
        self._has_answered = True
        if error.code in _PASSING or (self.again is not None and self.again in _said(error)):
            asked = error.headers.get("Retry-After", "")
            return min(float(asked), _MOST_PAUSE) if asked.isdecimal() else pause
        return None

    def _problem(self, url: str, error: Exception) -> StoreError:
        if isinstance(error, urllib.error.HTTPError):
            said, server = _said(error), str(error.headers.get("Server", ""))
            return RefusedError(self._refusal(url, error.code, said), error.code, said, server)
        reason = _reason(error)
        if isinstance(reason, TimeoutError):
            return StoreError(
                f"The server at {self.place} did not answer within {self.seconds:g} seconds; try again, "
                f"or set {TIMEOUT} to more."
            )
        if _is_certificate(error):
            return StoreError(f"The certificate of the server at {self.place} is not trusted: {_line(str(reason))}.")
        if isinstance(reason, ConnectionRefusedError):
            return StoreError(f"No server answers at {self.place}; start it, or name another with --store.")
        if _is_broken_off(error):
            return StoreError(f"The server at {self.place} breaks off its answers; see whether it runs.")
        said = reason.strerror if isinstance(reason, OSError) and reason.strerror else str(reason)
        return StoreError(f"The server at {self.place} cannot be reached: {_line(said)}.")

    def _refusal(self, url: str, status: int, said: str) -> str:
        if status in {401, 403} and self.credentials.are_given:
            return f"The server at {self.place} does not accept the credentials that it was given (HTTP {status})."
        if status in {401, 403}:
            return (
                f"The server at {self.place} wants credentials (HTTP {status}): set {USER} and {PASSWORD}, or {TOKEN}, "
                "or name the host in ~/.netrc."
            )
        if status == 404:
            return (
                f"There is nothing at {url} (HTTP 404); look at the address, and name the kind of server before it, "
                "as in --store fuseki+http://localhost:3030/news."
            )
        if status in _PASSING:
            return f"The server at {self.place} is not ready (HTTP {status}); try again later."
        return f"The server at {self.place} refused the request (HTTP {status}): {said}"


class _Basic(urllib.request.HTTPBasicAuthHandler):
    """Notes which addresses ask for a password, so that it can be told to them at once, and to no others."""

    def __init__(self, passwords: urllib.request.HTTPPasswordMgr, asking: set[str]) -> None:
        super().__init__(passwords)
        self._asking = asking

    def retry_http_basic_auth(self, host: str, req: urllib.request.Request, realm: str) -> IO[bytes] | None:
        self._asking.add(req.full_url)
        return super().retry_http_basic_auth(host, req, realm)


class _Redirections(urllib.request.HTTPRedirectHandler):
    """Follows none: credentials and articles are for the address that the user named."""

    def __init__(self, place: str) -> None:
        self.place = place

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        del req, fp, code, msg, headers  # only the signature is urllib's
        raise StoreError(f"The server at {self.place} sends us on to {newurl}; name that address, if you trust it.")


def _seconds() -> float:
    given = os.environ.get(TIMEOUT)
    try:
        seconds = float(given) if given else _SECONDS
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise StoreError(f"{TIMEOUT} is {given}, and has to be a number of seconds.")
    return seconds


def _said(error: urllib.error.HTTPError) -> str:
    """What the server said, in one line; the answer can be read only once, so it is kept with the error."""
    kept = getattr(error, "said", None)
    if kept is None:
        try:
            kept = _line(error.read(4000).decode("utf-8", "replace"))
        except (OSError, http.client.HTTPException):
            kept = ""
        error.said = kept  # type: ignore[attr-defined]  # our own note on it
    return str(kept)


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 300 else line[:300] + " …"


def _reason(error: Exception) -> object:
    """What went wrong: urllib wraps what happens before the answer begins."""
    return error.reason if isinstance(error, urllib.error.URLError) else error


def _is_broken_off(error: Exception) -> bool:
    """Whether a server was there and let go of the connection, as one does that is busy or about to start again."""
    reason = _reason(error)
    return isinstance(reason, http.client.HTTPException | ConnectionError) and not isinstance(
        reason, ConnectionRefusedError
    )


def _is_certificate(error: Exception) -> bool:
    return isinstance(_reason(error), ssl.SSLError)
