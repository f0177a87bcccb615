"""`coalition validate`."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from coalition.articles.article import Article
from coalition.graph.mapping import quads
from coalition.statements.statement import Passage, Reading, Statement, Thing
from coalition.store.catalogue import Run as Ingest
from coalition.store.opening import open_store
from coalition.validation.gate import Gate

Run = Callable[..., subprocess.CompletedProcess[str]]


def taken_in(place: Path, status: str) -> None:
    """A store with one article of one pledge, judged by the gate."""
    article = Article("a1", "Peru pledged ships.", "On Peru", "2025-03-02")
    nation, ships = Thing("nation", "PER", "Peru"), Thing("capability", "naval-forces", "naval forces")
    pledge = Statement("pledges", nation, ships, Passage(0, 19), "pledge.verb", 0.9, status)
    said = quads(article, Reading((pledge,), (nation,)))
    verdict = Gate().judge(said)
    with open_store(place) as store:
        store.refresh_reference()
        run = Ingest.start("by hand")
        if verdict.conforms:
            store.put(article, said, run)
        else:
            store.quarantine(article, said, verdict.report, run)
        store.finish(run)


def test_a_store_that_conforms(coalition: Run, tmp_path: Path) -> None:
    taken_in(tmp_path / "store", "pledged")
    done = coalition("validate", "--store", "store")
    assert (done.returncode, done.stdout) == (0, "The store conforms: graphs 2, none wrong.\n")
    done = coalition("validate", "--quarantine", "--store", "store")
    assert (done.returncode, done.stdout) == (0, "The quarantine is empty.\n")


def test_what_is_wrong_is_told_with_article_and_sentence(coalition: Run, tmp_path: Path) -> None:
    taken_in(tmp_path / "store", "sworn")
    done = coalition("validate", "--quarantine", "--store", "store")
    assert done.returncode == 1
    assert done.stdout.startswith("Article a1:\n  wrong: ")
    assert '"Peru pledged ships."' in done.stdout
    assert done.stdout.endswith("The quarantine does not conform: graphs 1, wrong 1.\n")


def test_files_are_validated_each_apart(coalition: Run, tmp_path: Path) -> None:
    (tmp_path / "wrong.ttl").write_text(
        "@prefix coal: <https://w3id.org/coalition/ontology#> .\n<urn:x> a coal:Pledge, coal:Statement .",
        encoding="utf-8",
    )
    (tmp_path / "other.ttl").write_text("<urn:x> <urn:y> 1 .", encoding="utf-8")
    done = coalition("validate", "wrong.ttl", "other.ttl")
    assert done.returncode == 1
    assert "wrong.ttl does not conform: graphs 1, wrong 1" in done.stdout
    assert "other.ttl does not conform: no shape applies to anything in it." in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["missing.ttl"], 2, "missing.ttl cannot be read"),
        (["file.txt"], 2, "file.txt is not RDF in a known format"),
        (["file.txt", "--quarantine"], 2, "Name files or --quarantine, not both."),
        ([], 4, "There is no store at"),
    ],
)
def test_what_cannot_be_validated_is_one_sentence(
    arguments: list[str], code: int, sentence: str, coalition: Run, tmp_path: Path
) -> None:
    (tmp_path / "file.txt").write_text("words", encoding="utf-8")
    done = coalition("validate", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1
