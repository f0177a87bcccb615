"""Getting what is at an address, with good manners."""

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from urllib3 import BaseHTTPResponse, PoolManager, Timeout
from urllib3.exceptions import HTTPError, NameResolutionError, NewConnectionError
from urllib3.exceptions import TimeoutError as TooLateError

from coalition.articles.address import joined
from coalition.articles.fields import is_address
from coalition.sources.answer import NONE, Answer, Validators, seconds_to_wait
from coalition.sources.connection import public_pool
from coalition.sources.errors import FetchError
from coalition.sources.manners import Manners
from coalition.sources.robots import Robots

_PIECE = 2**16
_NOT_MODIFIED = 304
_SENT_ON = {301, 302, 303, 307, 308}
_PASSING = {408, 425, 429, 500, 502, 503, 504}
_FIRST_WAIT = 2.0


class Fetcher:
    """Gets what is at addresses.

    Args:
        manners: the limits.
        wait: waits for some seconds, or less if whoever is in charge wants to stop.
    """

    def __init__(self, manners: Manners | None = None, wait: Callable[[float], object] = time.sleep) -> None:
        self.manners = manners or Manners()
        self._wait = wait
        self._pool = PoolManager() if self.manners.allow_private else public_pool()
        self._robots = Robots(lambda address: self._followed(address, NONE, self._once))
        self._last: dict[str, float] = {}

    def get(self, address: str, validators: Validators = NONE) -> Answer:
        """What is at an address; asked again where it cannot answer just now.

        Args:
            address: of the web.
            validators: of the state that is known: if that is still the one, the answer has no content.

        Raises:
            FetchError: if it gives nothing, or may not be visited.
            UsageError: if protego is not installed.
        """
        for again in range(1, self.manners.tries + 1):
            try:
                return self._followed(address, validators, self._allowed)
            except FetchError as error:
                wait = _FIRST_WAIT**again if error.after is None else error.after
                if not error.passing or again == self.manners.tries or wait > self.manners.longest_wait:
                    raise
                self._wait(wait)
        raise AssertionError("the last try has either returned or raised")

    def _followed(self, address: str, validators: Validators, ask: Callable[[str, Validators], Answer | str]) -> Answer:
        place = address
        for _ in range(self.manners.redirects + 1):
            answer = ask(place, validators)
            if isinstance(answer, Answer):
                return answer
            if not is_address(answer):
                raise FetchError(f"{address}: the server sends on to {answer[:100]!r}, which is not an address.")
            place = answer
        raise FetchError(f"{address}: the server sends on more than {self.manners.redirects} times.")

    def _allowed(self, address: str, validators: Validators) -> Answer | str:
        self._robots.check(address)
        host = urlsplit(address).netloc
        pause = max(self.manners.pause, self._robots.delay(address))
        rest = self._last.get(host, -pause) + pause - time.monotonic()
        if rest > 0:
            self._wait(rest)
        try:
            return self._once(address, validators)
        finally:
            self._last[host] = time.monotonic()

    def _once(self, address: str, validators: Validators) -> Answer | str:
        """One request: an answer, or the address that is sent on to."""
        headers = {"User-Agent": self.manners.user_agent, "Accept-Encoding": "gzip", **validators.headers}
        try:
            response = self._pool.request(
                "GET",
                address,
                headers=headers,
                timeout=Timeout(self.manners.timeout),
                redirect=False,
                retries=False,
                preload_content=False,
            )
            try:
                return self._answer(address, response)
            finally:
                # What is left of it is not wanted, and must not be waited for.
                response.close()
        except FetchError as error:
            if not str(error).startswith(address):  # it comes from the connection, which knows no more than the host
                error = FetchError(f"{address}: {error}")
            raise error from None
        except (HTTPError, OSError, ValueError) as error:
            raise FetchError(f"{address}: {_reason(error)}.", passing=not isinstance(error, ValueError)) from error

    def _answer(self, address: str, response: BaseHTTPResponse) -> Answer | str:
        status = response.status
        if status == _NOT_MODIFIED:
            return Answer(address, None)
        if status in _SENT_ON:
            return joined(address, response.headers.get("Location") or "")
        if status >= 300:
            raise FetchError(
                f"{address}: the server answers with status {status}{f' ({response.reason})' if response.reason else ''}.",
                passing=status in _PASSING,
                status=status,
                after=seconds_to_wait(response.headers.get("Retry-After")),
            )
        kind, _, parameters = (response.headers.get("Content-Type") or "").partition(";")
        charset = parameters.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
        validators = Validators(response.headers.get("ETag"), response.headers.get("Last-Modified"))
        return Answer(address, self._content(address, response), kind.strip().lower(), charset or None, validators)

    def _content(self, address: str, response: BaseHTTPResponse) -> bytes:
        most, until = self.manners.largest, time.monotonic() + self.manners.whole
        told = response.headers.get("Content-Length", "")
        content = bytearray()
        if not (told.isascii() and told.isdigit() and int(told[:20]) > most):
            while piece := response.read(_PIECE, decode_content=True):
                content += piece
                if len(content) > most:
                    break
                if time.monotonic() > until:
                    raise FetchError(
                        f"{address}: the answer takes longer than {self.manners.whole:g} seconds.", passing=True
                    )
            else:
                return bytes(content)
        raise FetchError(
            f"{address}: the answer is larger than {most / 2**20:g} MiB; download it otherwise, and name the file."
        )


def _reason(error: Exception) -> str:
    if isinstance(error, NameResolutionError):
        return "there is no host of that name"
    if isinstance(error, NewConnectionError):
        return "the server cannot be reached"
    if isinstance(error, TooLateError):
        return "the server does not answer in time"
    return f"the answer is broken ({' '.join(str(error).split())[:100]})"
