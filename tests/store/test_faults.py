"""What goes wrong between coalition and a server loses nothing, doubles nothing, and is told of in a sentence."""

import http.server
import os
import subprocess
import sys
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.servers import Server, empty, free_port, oxigraph
from tests.store.proxies import Fault, Proxy, proxy

from coalition.articles.article import Article
from coalition.errors import StoreError
from coalition.graph import ids
from coalition.graph.mapping import quads
from coalition.statements.statement import Reading
from coalition.store.catalogue import Run
from coalition.store.credentials import Credentials
from coalition.store.opening import open_store
from coalition.store.store import Store
from coalition.store.transport import Transport

Read = tuple[Article, Reading]
Pledge = Callable[..., Read]
RUN = Run.start("test 1")


@pytest.fixture
def between(servers: Callable[[str], Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """A proxy before an empty dataset."""
    server = servers("oxigraph")
    empty(server.url)
    monkeypatch.setenv("COALITION_ARCHIVE", str(tmp_path / "archive"))
    monkeypatch.setenv("COALITION_STORE_TIMEOUT", "2")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with proxy(server.url) as running:
        yield running


def _place(between: Proxy) -> str:
    return f"oxigraph+{between.url}"


def _put(store: Store, read: Read) -> None:
    store.put(read[0], quads(*read), RUN)
    store.commit()


def _put_all(store: Store, reads: list[Read]) -> None:
    for read in reads:
        _put(store, read)


def _is_as_it_should_be(store: Store, *reads: Read) -> None:
    for read in reads:
        assert set(store.graph(ids.version(read[0]))) == set(quads(*read))
    kept = [entry for entry in store.catalogue() if entry.fate == "kept"]
    assert [entry.article for entry in kept] == sorted(article.id for article, _ in reads)
    assert store.counts().triples == len({str(quad.triple) for quad in store.quads(catalogue=True)})


@pytest.mark.parametrize(
    ("fault", "times"),
    [(Fault.BUSY, 2), (Fault.SHUT, 2), (Fault.DROPPED, 1), (Fault.DROPPED, 3), (Fault.SILENT, 1), (Fault.CUT, 1)],
)
def test_an_update_that_has_to_be_sent_again_doubles_nothing(
    between: Proxy, pledge: Pledge, fault: Fault, times: int
) -> None:
    first, second, other = pledge("a1", 500), pledge("a1", 700), pledge("a2", 500)
    with open_store(_place(between)) as store:
        between.next(fault, times, "/update")
        _put(store, first)
        _put(store, other)
        between.next(fault, times, "/update")
        _put(store, second)
        between.next(fault, times, "/query")
        _is_as_it_should_be(store, second, other)
        assert [entry.fate for entry in store.catalogue() if entry.article == "a1"] == ["replaced", "kept"]


@pytest.mark.parametrize("fault", [Fault.SHUT, Fault.CUT, Fault.BUSY])
def test_a_server_that_breaks_off_the_first_request_is_asked_again(
    between: Proxy, pledge: Pledge, fault: Fault
) -> None:
    between.next(fault, 2, "/")
    with open_store(_place(between)) as store:
        _put(store, pledge("a1"))
        _is_as_it_should_be(store, pledge("a1"))


def test_a_request_of_which_a_server_reads_only_the_head_is_sent_again(between: Proxy) -> None:
    update = f"INSERT DATA {{ <urn:a> <urn:b> '{'c' * 30_000_000}' }}".encode()
    headers = {"Content-Type": "application/sparql-update"}
    sent = Transport(between.url, Credentials())
    between.next(Fault.SHUT, 1000, "/update")
    with pytest.raises(StoreError, match="breaks off its answers"):
        sent.send(f"{between.url}/update", method="POST", body=update, headers=headers)
    between.next(Fault.SHUT, 2, "/update")
    sent.send(f"{between.url}/update", method="POST", body=update, headers=headers)
    assert len([path for _, path, _ in between.seen if path == "/update"]) > 5


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault.BUSY, r"is not ready \(HTTP 503\)"),
        (Fault.SHUT, "breaks off its answers"),
        (Fault.DROPPED, "breaks off its answers"),
        (Fault.SILENT, "did not answer within 2 seconds"),
        (Fault.ELSEWHERE, "sends us on to http://192.0.2.1/sparql"),
        (Fault.PAGE, "is no SPARQL endpoint, or its answer is damaged"),
        (Fault.CUT, "breaks off its answers"),
    ],
)
def test_a_fault_that_stays_is_told_of_in_one_sentence(between: Proxy, summit: Read, fault: Fault, words: str) -> None:
    with open_store(_place(between)) as store:
        _put(store, summit)
        between.next(fault, 1000, "/")
        with pytest.raises(StoreError, match=words) as error:
            list(store.catalogue())
        assert "\n" not in str(error.value)
        between.next(fault, 0, "/")


def test_a_server_that_is_killed_and_comes_back_has_whole_articles(
    tmp_path: Path, pledge: Pledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COALITION_ARCHIVE", str(tmp_path / "archive"))
    port = free_port()
    reads = [pledge(f"a{number}", 100 + number) for number in range(40)]
    with oxigraph(tmp_path / "data", port=port) as server:
        store = open_store(f"oxigraph+{server.url}")
        _put_all(store, reads[:20])
        killing = threading.Timer(0.02, server.process.kill)
        killing.start()
        with pytest.raises(StoreError, match=r"No server answers|breaks off|cannot be reached"):
            _put_all(store, reads[20:] * 1000)
    with oxigraph(tmp_path / "data", port=port) as server:
        # The store that was open goes on where the server was killed.
        _put_all(store, reads)
        _is_as_it_should_be(store, *reads)
        store.close()


def test_a_server_that_is_down_is_told_of_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COALITION_ARCHIVE", str(tmp_path))
    for kind in ("", "virtuoso+"):
        with pytest.raises(StoreError, match=r"No server answers at http://127\.0\.0\.1:"):
            open_store(f"{kind}http://127.0.0.1:{free_port()}", read_only=True)
    with pytest.raises(StoreError, match="cannot be reached"):
        open_store("http://nowhere.invalid/sparql", read_only=True)


def test_an_address_without_an_endpoint_is_told_of(servers: Callable[[str], Server]) -> None:
    with pytest.raises(StoreError, match=r"There is nothing at .*/sparql \(HTTP 404\)|is no SPARQL endpoint"):
        open_store(f"virtuoso+{servers('oxigraph').url}/nothing", read_only=True)


def test_a_server_with_other_things_is_left_alone(tmp_path: Path) -> None:
    with oxigraph(tmp_path / "others") as server:
        subprocess.run(
            [sys.executable, "-c", _INSERT, f"{server.url}/update"],
            check=True,
        )
        with pytest.raises(StoreError, match="holds other things"):
            open_store(server.url)


_INSERT = (
    "import sys, urllib.request as u; u.urlopen(u.Request(sys.argv[1], b'INSERT DATA { <urn:a> <urn:b> <urn:c> }', "
    "{'Content-Type': 'application/sparql-update'}))"
)


# --- credentials


@pytest.fixture
def guarded(between: Proxy) -> Iterator[Proxy]:
    """The same, before a server that wants the user `reader` with the password `opensesame`, basic."""
    wanted = "Basic " + b64encode(b"reader:opensesame").decode()

    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.headers.get("Authorization") != wanted:
                self.send_response(401)
                self.send_header("WWW-Authenticate", 'Basic realm="store"')
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            del body
            answer = b'{"head": {"vars": ["mark"]}, "results": {"bindings": []}}'
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Proxy(f"http://127.0.0.1:{server.server_address[1]}", between.target)
        server.shutdown()


@pytest.mark.parametrize("given", ["environment", "netrc"])
def test_credentials_come_from_the_environment_or_a_netrc_file(
    guarded: Proxy, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if given == "environment":
        monkeypatch.setenv("COALITION_STORE_USER", "reader")
        monkeypatch.setenv("COALITION_STORE_PASSWORD", "opensesame")
    else:
        Path(os.environ["NETRC"]).write_text("machine 127.0.0.1 login reader password opensesame\n")
    with pytest.raises(StoreError, match="is empty"):
        open_store(f"oxigraph+{guarded.url}", read_only=True)


@pytest.mark.parametrize(
    ("password", "words"), [(None, "wants credentials .HTTP 401.: set COALITION_STORE_USER"), ("wr0ng", "not accept")]
)
def test_credentials_that_are_missing_or_wrong_are_told_of_and_never_shown(
    guarded: Proxy, password: str | None, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if password:
        monkeypatch.setenv("COALITION_STORE_USER", "reader")
        monkeypatch.setenv("COALITION_STORE_PASSWORD", password)
    with pytest.raises(StoreError, match=words) as error:
        open_store(f"oxigraph+{guarded.url}", read_only=True)
    assert "wr0ng" not in str(error.value)


def test_a_password_in_an_address_or_a_broken_netrc_file_is_refused_and_never_shown(guarded: Proxy) -> None:
    with pytest.raises(StoreError, match="Leave user and password out") as error:
        open_store("http://reader:s3cret@example.org/sparql", read_only=True)
    assert "s3cret" not in str(error.value)
    Path(os.environ["NETRC"]).write_text("s3cret machine\n")
    with pytest.raises(StoreError, match="cannot be read as a netrc file") as error:
        open_store(f"oxigraph+{guarded.url}", read_only=True)
    assert "s3cret" not in str(error.value)


def test_a_password_is_told_only_to_a_server_that_asks_and_never_elsewhere(
    between: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COALITION_STORE_USER", "reader")
    monkeypatch.setenv("COALITION_STORE_PASSWORD", "opensesame")
    with open_store(_place(between)):
        pass
    assert between.seen
    assert {told for _, _, told in between.seen} == {None}
