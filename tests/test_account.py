"""What an ingest tells programs."""

import io
import json

from coalition.account import Account
from coalition.ingest import Outcome

ABOUT = {"run": "r1", "store": "s"}


def _told(log: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_each_article_is_told_of_as_it_comes_between_begin_and_end() -> None:
    log = io.StringIO()
    account = Account(ABOUT, log)
    account.add(Outcome("a1", "kept", "a1.txt", statements=2))
    account.add(Outcome("b.txt", "failed", "b.txt", reason="b.txt: the file is empty."))
    account.end()
    begun, first, second, ended = _told(log)
    assert (begun["event"], begun["run"]) == ("begun", "r1")
    assert (first["article"], first["fate"], first["statements"]) == ("a1", "kept", 2)
    assert second["reason"] == "b.txt: the file is empty."
    assert ended["counts"] == {"kept": 1, "failed": 1}


def test_the_report_has_every_article_and_what_the_command_ends_with() -> None:
    account = Account(ABOUT)
    account.add(Outcome("a1", "quarantined", "a1.txt"))
    report = account.end()
    assert report["exit_code"] == 1
    assert [one["article"] for one in report["articles"]] == ["a1"]  # type: ignore[attr-defined]  # a list of objects
