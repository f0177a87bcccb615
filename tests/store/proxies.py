"""A server between coalition and a SPARQL server, which gets in the way as a test wants it to."""

import http.server
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto

from tests.servers import free_port


class Fault(Enum):
    """What happens to a request instead of its being answered."""

    BUSY = auto()
    """It is answered 503, and never reaches the server."""
    SHUT = auto()
    """The connection breaks before all of it is read."""
    DROPPED = auto()
    """The server does it, and the connection breaks before the answer comes."""
    SILENT = auto()
    """Nothing is answered."""
    CUT = auto()
    """The server does it, and the connection breaks in the middle of its answer."""
    ELSEWHERE = auto()
    """It is sent on to another address."""
    PAGE = auto()
    """It is answered with a web page."""


@dataclass
class Proxy:
    """A proxy that runs.

    Attributes:
        url: its address.
        target: the server behind it.
        plan: says for each request, by method and path, what goes wrong with it; None: nothing.
        seen: the requests that came, by method and path, and the `Authorization` of each.
    """

    url: str
    target: str
    plan: Callable[[str, str], Fault | None] = lambda _method, _path: None
    seen: list[tuple[str, str, str | None]] = field(default_factory=list)

    def next(self, fault: Fault, times: int, path: str) -> None:
        """Let so many of the next requests to a path go wrong."""
        left = [times]

        def plan(_method: str, asked: str) -> Fault | None:
            if left[0] and asked.startswith(path):
                left[0] -= 1
                return fault
            return None

        self.plan = plan


@contextmanager
def proxy(target: str) -> Iterator[Proxy]:
    """A proxy before a server."""
    running = Proxy(f"http://127.0.0.1:{free_port()}", target)

    class Handler(_Handler):
        proxy = running

    port = int(running.url.rpartition(":")[2])
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield running
        finally:
            server.shutdown()


class _Handler(http.server.BaseHTTPRequestHandler):
    """Hands requests on, unless the proxy's plan is another."""

    proxy: Proxy

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _handle(self) -> None:
        self.proxy.seen.append((self.command, self.path, self.headers.get("Authorization")))
        fault = self.proxy.plan(self.command, self.path)
        if fault is Fault.SHUT:
            self.connection.close()
            return
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if fault is Fault.SILENT:
            time.sleep(3)
        elif fault in _INSTEAD:
            self._answer(*_INSTEAD[fault])
        else:
            status, headers, answer = self._asked(body)
            if fault is Fault.DROPPED:
                self.connection.close()
            else:
                self._answer(status, headers, answer, sent=len(answer) // 2 if fault is Fault.CUT else None)

    do_GET = do_POST = do_PUT = do_DELETE = _handle  # noqa: N815 - the names that http.server calls

    def _asked(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        kept = {name: self.headers[name] for name in ("Accept", "Content-Type") if self.headers[name]}
        request = urllib.request.Request(self.proxy.target + self.path, body or None, kept, method=self.command)  # noqa: S310 - loopback
        try:
            with urllib.request.urlopen(request, timeout=20) as response:  # noqa: S310 - loopback
                return response.status, dict(response.headers), response.read()
        except urllib.error.HTTPError as error:
            return error.code, dict(error.headers), error.read()

    def _answer(self, status: int, headers: dict[str, str], body: bytes, sent: int | None = None) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() in {"content-type", "retry-after", "location", "server"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:sent])


_INSTEAD = {
    Fault.BUSY: (503, {"Retry-After": "0"}, b"busy"),
    Fault.ELSEWHERE: (307, {"Location": "http://192.0.2.1/sparql"}, b""),
    Fault.PAGE: (200, {"Content-Type": "text/html"}, b"<html><body>Welcome</body></html>"),
}
