"""`coalition watch`: folders and feeds followed by a real process, against a real server."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.sources.server import Reply, Site, feed, item, page

from coalition.store.opening import open_store

Run = Callable[..., subprocess.CompletedProcess[str]]
COMMAND = str(Path(sys.executable).with_name("coalition"))
NORWAY = "Norway pledged 300 troops to Ukraine.\n"
LONGEST = 180


class Watch:
    """A running watch, and what it has told so far."""

    def __init__(self, process: subprocess.Popen[str], log: Path) -> None:
        self.process, self._log = process, log

    @property
    def told(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def tells(self, words: str) -> None:
        """Wait until it has told something."""
        until = time.monotonic() + LONGEST
        while words not in self.told:
            assert time.monotonic() < until, self.told
            assert self.process.poll() is None, self.told
            time.sleep(0.05)


@contextmanager
def watching(folder: Path, *arguments: str) -> Iterator[Watch]:
    log = folder / "log"
    settings = {name: value for name, value in os.environ.items() if not name.startswith("COALITION")}
    command = [COMMAND, "watch", *arguments, "--store", "store", "--interval", "1", "--pause", "0"]
    with log.open("w", encoding="utf-8") as file:
        process = subprocess.Popen(command, cwd=folder, env=settings, stdout=file, stderr=file, text=True)
        try:
            yield Watch(process, log)
        finally:
            process.kill()
            process.wait()


def held(folder: Path) -> set[str]:
    with open_store(folder / "store", read_only=True) as store:
        return {entry.article for entry in store.catalogue() if entry.fate == "kept"}


def aged(path: Path, text: str) -> None:
    """Write a file that has stopped growing a while ago."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (time.time() - 60, time.time() - 60))


def test_a_folder_is_followed_until_it_is_stopped(tmp_path: Path, coalition: Run) -> None:
    (tmp_path / "in").mkdir()
    aged(tmp_path / "in" / "norway.txt", NORWAY)
    with watching(tmp_path, "in") as watch:
        watch.tells("kept: norway")
        # Between two rounds the store is free, for readers and for writers.
        assert held(tmp_path) == {"norway"}
        assert coalition("ingest", "-", "--store", "store", given='{"id": "x", "text": "Oslo pays."}').returncode == 0
        (tmp_path / "in" / "poland.txt").write_text("Poland will not send troops to Ukraine.")
        (tmp_path / "in" / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
        watch.tells("kept: poland")
        watch.tells("failed: in/broken.pdf: the PDF file is broken")
        aged(tmp_path / "in" / "norway.txt", NORWAY.replace("300", "400"))
        watch.tells("replaced: norway")
        (tmp_path / "in").rename(tmp_path / "away")
        watch.tells("in: it is not there just now; it is looked for again in the next round.")
        (tmp_path / "away").rename(tmp_path / "in")
        watch.process.send_signal(signal.SIGTERM)
        assert watch.process.wait(LONGEST) == 0
        told = watch.told
    assert "Traceback" not in told
    assert told.count("kept: norway") == told.count("replaced: norway") == told.count("kept: poland") == 1
    assert re.search(r"^kept: norway, \d+ statements, from in/norway\.txt$", told, re.MULTILINE)
    assert held(tmp_path) == {"norway", "poland", "x"}


def test_a_file_that_grows_is_taken_when_it_has_stopped(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with watching(tmp_path, "in") as watch:
        lines = [
            json.dumps({"id": f"a{number}", "text": NORWAY.replace("300", str(300 + number))}) for number in range(8)
        ]
        with (tmp_path / "in" / "all.jsonl").open("w", encoding="utf-8") as file:
            for line in lines:
                file.write(line[:20])
                file.flush()
                time.sleep(0.7)
                file.write(line[20:] + "\n")
                file.flush()
        watch.tells("kept: a7")
        assert "failed" not in watch.told


def test_a_feed_is_asked_only_for_what_is_new(coalition: Run) -> None:
    with Site() as site:
        arguments = ("watch", f"{site.address}/feed", "--once", "--allow-private", "--pause", "0", "--store", "store")
        site.lay("/feed", feed(item(f"{site.address}/a")))
        site.lay("/a", page(NORWAY))
        first = coalition(*arguments)
        assert (first.returncode, first.stderr) == (0, "")
        assert first.stdout.count("\n") == 1
        assert re.match(r"kept: \S+-a, \d+ statements, from http\S+/a\n", first.stdout)
        assert coalition(*arguments).stdout == ""
        assert site.paths == ["/feed", "/a", "/feed"]
        assert site.asked[-1][1]["if-none-match"]
        # Another item, one whose date has changed and which has not, and one that is not there.
        site.lay("/b", page("Poland will not send troops to Ukraine."))
        items = [item(f"{site.address}/{name}", date="Fri, 05 Sep 2025 18:00:00 GMT") for name in ("a", "b", "gone")]
        site.lay("/feed", feed(*items))
        third = coalition(*arguments)
        assert third.returncode == 1
        assert third.stdout.startswith("kept:")
        assert third.stdout.count("\n") == 1
        assert third.stderr.endswith("/gone: the server answers with status 404 (Not Found); it is given up.\n")
        asked = site.paths[3:]
        assert asked == ["/feed", "/a", "/b", "/gone"]
        assert coalition(*arguments).stdout == ""
        assert site.paths[7:] == ["/feed"]


def test_a_feed_that_is_down_is_left_alone_for_as_long_as_it_asks(tmp_path: Path, coalition: Run) -> None:
    aged(tmp_path / "norway.txt", NORWAY)
    with Site() as site:
        arguments = (
            *("watch", f"{site.address}/feed", "norway.txt", "--once", "--allow-private", "--pause", "0"),
            *("--store", "store"),
        )
        site.replies["/feed"] = Reply(status=503, headers={"Retry-After": "3600"})
        first = coalition(*arguments)
        assert first.returncode == 1
        assert first.stdout.startswith("kept: norway")
        assert "status 503 (Service Unavailable); it is asked again in 60 minutes." in first.stderr
        second = coalition(*arguments)
        assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
        assert site.paths == ["/feed"]


def test_a_watch_waits_for_another_writer_and_is_alone(tmp_path: Path, coalition: Run) -> None:
    (tmp_path / "in").mkdir()
    with watching(tmp_path, "in") as watch:
        while not (tmp_path / "store" / "watch.json").exists():
            time.sleep(0.05)
        second = coalition("watch", "in", "--store", "store", "--once")
        assert second.returncode == 4
        assert "Another watch is at work" in second.stderr
        with open_store(tmp_path / "store"):
            aged(tmp_path / "in" / "norway.txt", NORWAY)
            watch.tells("Another process is writing to the store at store; it is tried again in 5 seconds.")
        watch.tells("kept: norway")
        watch.process.send_signal(signal.SIGINT)
        assert watch.process.wait(LONGEST) == 0


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["nowhere"], 2, "The place 'nowhere' does not exist."),
        (["/dev/null", "--store", "/dev/null"], 4, "/dev/null"),
        (["/dev/null", "--state", "broken.json"], 2, "broken.json, where a watch keeps what it knows, cannot be read"),
    ],
)
def test_what_cannot_be_begun_is_one_sentence(
    arguments: list[str], code: int, sentence: str, coalition: Run, tmp_path: Path
) -> None:
    (tmp_path / "broken.json").write_text("{")
    done = coalition("watch", *arguments, "--once")
    assert (done.returncode, done.stdout) == (code, "")
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1
