"""Downloads: robots.txt, limits, redirects, waiting, and addresses that are not visited."""

import gzip
import socket
from dataclasses import replace

import pytest
from tests.sources.server import Reply, Site, page

from coalition.sources.errors import FetchError
from coalition.sources.fetching import Fetcher
from coalition.sources.manners import Manners

MANNERS = Manners(allow_private=True, pause=0, timeout=1, whole=3)


class Waits(list[float]):
    """Notes how long is waited, and does not wait."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def fetcher(waits: Waits) -> Fetcher:
    return Fetcher(MANNERS, waits)


def test_an_address_gives_its_content_and_what_the_server_says_of_it(site: Site, fetcher: Fetcher) -> None:
    site.lay("/a", page("Oslo pays."), kind="Text/HTML; Charset=ISO-8859-1")
    answer = fetcher.get(f"{site.address}/a")
    assert answer.content == page("Oslo pays.").encode()
    assert (answer.address, answer.kind, answer.charset) == (f"{site.address}/a", "text/html", "iso-8859-1")
    assert site.asked[-1][1]["user-agent"].startswith("coalition/")


def test_what_is_known_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    site.lay("/a", page("Oslo pays."))
    first = fetcher.get(f"{site.address}/a")
    assert fetcher.get(f"{site.address}/a", first.validators).content is None
    site.lay("/a", page("Oslo pays more."))
    assert fetcher.get(f"{site.address}/a", first.validators).content == page("Oslo pays more.").encode()


def test_a_compressed_answer_is_unpacked_up_to_the_limit(site: Site) -> None:
    site.replies["/a"] = Reply(gzip.compress(b"Oslo pays."), headers={"Content-Encoding": "gzip"})
    site.replies["/bomb"] = Reply(gzip.compress(b"a" * 2**22), headers={"Content-Encoding": "gzip"})
    fetcher = Fetcher(replace(MANNERS, largest=2**20))
    assert fetcher.get(f"{site.address}/a").content == b"Oslo pays."
    with pytest.raises(FetchError, match="the answer is larger than 1 MiB"):
        fetcher.get(f"{site.address}/bomb")


def test_an_answer_that_says_it_is_too_large_is_not_even_begun(site: Site) -> None:
    site.replies["/large"] = Reply(b"", headers={"Content-Length": str(2**40)})
    with pytest.raises(FetchError, match="the answer is larger than 64 MiB"):
        Fetcher(MANNERS).get(f"{site.address}/large")


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (Reply(b"User-agent: *\nDisallow: /private", "text/plain"), True),
        (Reply(b"User-agent: *\nDisallow: /", "text/plain"), False),
        (Reply(b"User-agent: *\nDisallow: /\nUser-agent: coalition\nAllow: /", "text/plain"), True),
        (Reply(b"User-agent: *\nDisallow: /*.html$", "text/plain"), False),
        (Reply(status=404), True),
        (Reply(status=403), True),
        (Reply(status=503), False),
        (Reply(b"\xff\xfe\x00", "text/plain"), True),
    ],
)
def test_robots_txt_is_obeyed(site: Site, fetcher: Fetcher, robots: Reply, allowed: bool) -> None:
    site.lay("/a.html", page("Oslo pays."))
    site.replies["/robots.txt"] = robots
    if allowed:
        assert fetcher.get(f"{site.address}/a.html").content
    else:
        with pytest.raises(FetchError, match=r"robots\.txt"):
            fetcher.get(f"{site.address}/a.html")
        assert site.paths == []


def test_robots_txt_is_obeyed_where_an_address_sends_on(site: Site, fetcher: Fetcher) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private", "text/plain")
    site.replies["/a"] = Reply(status=302, headers={"Location": "/private/b"})
    with pytest.raises(FetchError, match=r"/private/b: the site's robots\.txt asks programs not to visit it"):
        fetcher.get(f"{site.address}/a")


def test_two_requests_to_a_host_are_apart_as_long_as_it_asks(site: Site, waits: Waits) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 7", "text/plain")
    site.lay("/a", "a")
    fetcher = Fetcher(replace(MANNERS, pause=2), waits)
    fetcher.get(f"{site.address}/a")
    assert waits == []
    fetcher.get(f"{site.address}/a")
    assert 6 < waits[0] <= 7


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("/a", "the server sends on more than 5 times"),
        ("ftp://example.org/a", "sends on to 'ftp://example.org/a', which is not an address"),
        ("file:///etc/passwd", "which is not an address"),
        ("http://[", "which is not an address"),
        ("", "the server sends on more than 5 times"),
    ],
)
def test_redirects_have_limits(site: Site, fetcher: Fetcher, target: str, said: str) -> None:
    site.replies["/a"] = Reply(status=301, headers={"Location": target})
    with pytest.raises(FetchError, match=said):
        fetcher.get(f"{site.address}/a")
    assert len(site.paths) <= 6


def test_a_redirect_leads_to_the_last_address(site: Site, fetcher: Fetcher) -> None:
    site.replies["/a"] = Reply(status=301, headers={"Location": "b?x=1"})
    site.lay("/b?x=1", "b")
    assert fetcher.get(f"{site.address}/a").address == f"{site.address}/b?x=1"


def test_a_server_that_is_busy_is_asked_again_when_it_says(site: Site, fetcher: Fetcher, waits: Waits) -> None:
    replies = iter([Reply(status=429, headers={"Retry-After": "9"}), Reply(status=503), Reply(b"now")])
    site.replies["/a"] = lambda _: next(replies)
    assert fetcher.get(f"{site.address}/a").content == b"now"
    assert waits == [9, 4]


def test_who_asks_for_too_long_a_wait_is_not_asked_again(site: Site, fetcher: Fetcher, waits: Waits) -> None:
    site.replies["/a"] = Reply(status=429, headers={"Retry-After": "Fri, 01 Jan 2100 00:00:00 GMT"})
    with pytest.raises(FetchError, match="status 429") as raised:
        fetcher.get(f"{site.address}/a")
    assert raised.value.passing
    assert (raised.value.after or 0) > 1e6
    assert waits == []
    assert len(site.paths) == 1


@pytest.mark.parametrize("status", [404, 410, 401])
def test_what_is_not_there_is_told_at_once(site: Site, fetcher: Fetcher, waits: Waits, status: int) -> None:
    site.replies["/a"] = Reply(status=status)
    with pytest.raises(FetchError, match=f"the server answers with status {status}") as raised:
        fetcher.get(f"{site.address}/a")
    assert not raised.value.passing
    assert waits == []


def test_a_server_that_does_not_answer_is_told_of(waits: Waits) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        address = f"http://127.0.0.1:{deaf.getsockname()[1]}/a"
        with pytest.raises(FetchError, match="the server does not answer in time"):
            Fetcher(replace(MANNERS, timeout=0.2, tries=1), waits).get(address)
    with pytest.raises(FetchError, match="the server cannot be reached"):
        Fetcher(MANNERS, waits).get(address)


def test_a_host_that_does_not_exist_is_told_of(waits: Waits) -> None:
    with pytest.raises(FetchError, match="there is no host of that name"):
        Fetcher(MANNERS, waits).get("http://no-such-host.invalid/a")


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.1", "10.0.0.1", "169.254.169.254", "2130706433"],
)
def test_private_addresses_are_not_visited(site: Site, waits: Waits, host: str) -> None:
    address = site.address.replace("127.0.0.1", host)
    with pytest.raises(FetchError, match=r"which is not visited; --allow-private allows it|no host of that name"):
        Fetcher(replace(MANNERS, allow_private=False), waits).get(f"{address}/a")
    assert site.asked == []


def test_the_address_that_is_connected_to_is_the_one_that_was_checked(
    site: Site, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is public when it is first looked up and private when it is looked up again."""
    port = int(site.address.rpartition(":")[2])
    answers = iter(["203.0.113.9", "127.0.0.1", "127.0.0.1", "127.0.0.1"])

    def lookup(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    with pytest.raises(FetchError, match="not visited"):
        Fetcher(replace(MANNERS, allow_private=False), waits).get(f"http://rebinding.example.org:{port}/a")
    assert site.asked == []
