"""A real server on loopback that gives what a test lays into it."""

from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable

FILL = "The ministers said on Tuesday that the convoy would leave before the winter and that each pays its share. "


@dataclass
class Reply:
    content: bytes = b""
    kind: str | None = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class Site:
    """A site: `replies` by path, or what makes one from the request's headers; `asked` is who came for what."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply | Callable[[dict[str, str]], Reply]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                site.asked.append((self.path, headers))
                given = site.replies.get(self.path, Reply(b"nothing here", status=404))
                reply = given if isinstance(given, Reply) else given(headers)
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                if reply.kind:
                    self.send_header("Content-Type", reply.kind)
                if "Content-Length" not in reply.headers:
                    self.send_header("Content-Length", str(len(reply.content)))
                self.end_headers()
                with suppress(OSError):  # whoever asked may have had enough
                    self.wfile.write(reply.content)

            def log_message(self, *_: object) -> None:
                """Keep the tests' output clean."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def lay(self, path: str, content: str | bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        """Lay something at a path; it has an ETag that changes with it."""
        data = content.encode() if isinstance(content, str) else content
        tag = f'"{hash(data)}"'

        def reply(asked: dict[str, str]) -> Reply:
            known = asked.get("if-none-match") == tag
            return Reply(b"" if known else data, kind, 304 if known else 200, {"ETag": tag, **headers})

        self.replies[path] = reply

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def page(sentence: str, head: str = "") -> str:
    return (
        f"<html><head>{head}</head><body><article><h1>Who pays</h1><p>{sentence} {FILL * 3}</p></article></body></html>"
    )


def feed(*items: str, title: str = "The Wire") -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'


def item(link: str, title: str = "Trucks", date: str = "Thu, 04 Sep 2025 18:00:00 GMT") -> str:
    return f"<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate></item>"


def sitemap(*addresses: str, kind: str = "url", parent: str = "urlset") -> str:
    entries = "".join(f"<{kind}><loc>{address}</loc></{kind}>" for address in addresses)
    return f'<{parent} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{parent}>'
