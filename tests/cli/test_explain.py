"""`coalition explain`."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
TEXT = """\
Norway agreed on Monday to send 300 trucks to Ukraine if parliament approves. It will also clear mines there.

France's budget for air defence has grown. The council called on Spain to provide tanks. Will Italy send ships?

Pledges so far:
- Estonia: 45 vehicles, delivered
"""


def told(output: str) -> dict[str, dict[str, str]]:
    """What is said of each statement, by its first line, and of it by the word that a line begins with."""
    found: dict[str, dict[str, str]] = {}
    for part in output.split("\n\n"):
        head, *lines = part.splitlines()
        keyed = (re.split(r"\s{2,}", line.strip(), maxsplit=1) for line in lines)
        found[head] = {pair[0]: pair[-1] for pair in keyed}
    return found


@pytest.fixture(scope="module")
def explained(coalition_once: Run) -> str:
    done = coalition_once("explain", "-", "--rejected", given=TEXT)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_a_pledge_is_told_with_its_words_its_way_up_and_its_condition(explained: str) -> None:
    of = told(explained)["pledges: NOR vehicles conditional 300 truck"]
    assert "[Norway|subject] [agreed|commit] on Monday to [send|give] [300 trucks|figure, object]" in of["passage"]
    assert of["rule"].startswith("pledge.verb.commit: ")
    assert of["way up"].startswith("trucks (name) → send (give, intended,")
    assert of["way up"].endswith("→ agreed (commit, done)")
    assert of["status"] == "conditional"
    assert of["recipient"] == "UKR: “Ukraine” at 46-53, named here"
    assert of["cues"] == "if (conditions)"
    assert re.fullmatch(r"0\.\d{3}; for it: [^;]+ \d\.\d\d; against it: [^;]+ \d\.\d\d", of["confidence"])


def test_a_pronoun_is_traced_to_the_name_it_stands_for(explained: str) -> None:
    of = told(explained)["pledges: NOR demining pledged"]
    assert of["subject"] == "NOR: “It” at 78-80, stands for NOR, “Norway” at 0-6"


def test_an_item_is_told_with_what_stands_above_it(explained: str) -> None:
    of = told(explained)["pledges: EST vehicles delivered 45 vehicle"]
    assert of["above"] == "Pledges so far:"
    assert of["cues"] == "delivered (delivered)"
    assert "way up" not in of


def test_tokens_are_shown_with_tag_dependency_and_head(explained: str) -> None:
    lines = [line.split() for line in explained.splitlines()]
    assert ["0-6", "Norway", "NNP", "nsubj", "agreed"] in lines
    assert ["7-13", "agreed", "VBD", "ROOT"] in lines


@pytest.mark.parametrize(
    ("mention", "why"),
    [
        ("air-defence: “air defence”", "under budget: "),
        ("armour: “tanks”", "no status: "),
        ("naval-forces: “ships”", "question: "),
    ],
)
def test_what_led_to_nothing_is_told_with_the_reason(explained: str, mention: str, why: str) -> None:
    (of,) = (lines for head, lines in told(explained).items() if head.startswith(mention))
    assert of["led nowhere"].startswith(why)
    assert len(of["led nowhere"]) > len(why)


def test_a_statement_is_found_by_its_id_in_the_graph(coalition: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert coalition("ingest", "a.txt", "--store", "store").returncode == 0
    (tmp_path / "pledges.rq").write_text("SELECT ?s { ?s a coal:Pledge }", encoding="utf-8")
    rows = coalition("query", "pledges.rq", "--store", "store", "--format", "json")
    ids = [row["s"]["value"] for row in json.loads(rows.stdout)["results"]["bindings"]]
    whole = coalition("explain", "a.txt").stdout
    assert all(f"id             {one}" in whole for one in ids)
    assert "led nowhere" not in whole
    for wanted in (ids[0], ids[0].rpartition("/")[2][:12]):
        one = coalition("explain", "a.txt", "--statement", wanted).stdout
        assert one.startswith("a: 1 statement\n")
        assert ids[0] in one


def test_of_several_articles_one_is_named(coalition: Run, tmp_path: Path) -> None:
    records = [{"id": name, "text": f"{nation} sent troops."} for name, nation in (("x", "Norway"), ("y", "Poland"))]
    (tmp_path / "two.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    assert coalition("explain", "two.jsonl").stdout.startswith("x: ")
    assert coalition("explain", "two.jsonl", "--id", "y").stdout.startswith("y: ")


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (("nowhere.txt",), 2, "'nowhere.txt' does not exist"),
        (("empty.txt",), 3, "empty.txt: "),
        (("a.txt", "--id", "b"), 2, "there is no article 'b'; it has a"),
        (("a.txt", "--statement", "ffff"), 2, "a has no statement 'ffff'"),
        (("a.txt", "--model", "no_such_model"), 2, "'no_such_model' is not installed"),
    ],
)
def test_what_is_not_there_is_one_sentence(
    coalition: Run, tmp_path: Path, options: tuple[str, ...], code: int, message: str
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    done = coalition("explain", *options)
    assert (done.returncode, done.stdout) == (code, "")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_article_that_says_nothing(coalition: Run) -> None:
    done = coalition("explain", "-", "--rejected", given="It rained all day.")
    assert done.returncode == 0
    assert "0 statements" in done.stdout
    assert "0 mentions that led to no statement" in done.stdout
