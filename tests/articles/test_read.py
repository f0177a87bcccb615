"""Which places are read, in what order, and what is said of those that cannot be."""

import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from coalition.articles.article import Article
from coalition.articles.fields import LONGEST_TEXT
from coalition.articles.read import read
from coalition.errors import ArticleError, UsageError


def ids(found: Iterable[Article | ArticleError]) -> list[str]:
    """The id of each article, and `!` for each error."""
    return [entry.id if isinstance(entry, Article) else "!" for entry in found]


def record(name: str) -> str:
    return json.dumps({"id": name, "text": f"{name} pays."}) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "b" / "oslo.txt").write_text("Oslo pays.")
    (tmp_path / "b" / "rome.MD").write_text("Rome pays.")
    (tmp_path / "a.jsonl").write_text(record("bern") + record("kyiv"))
    (tmp_path / "c.ndjson.gz").write_bytes(gzip.compress(record("riga").encode()))
    (tmp_path / "d.html").write_text("<html><body><article><p>Bonn pays for it.</p></article></body></html>")
    (tmp_path / "notes.docx").write_text("not one of ours")
    (tmp_path / ".git" / "head.txt").write_text("not one of ours")
    (tmp_path / ".hidden.txt").write_text("not one of ours")
    return tmp_path


def test_a_folder_is_read_in_the_order_of_its_paths(folder: Path) -> None:
    assert ids(read([str(folder)])) == ["bern", "kyiv", "oslo", "rome", "riga", "d"]


def test_places_are_read_in_the_order_given(folder: Path) -> None:
    places = [str(folder / "d.html"), str(folder / "b"), str(folder / "a.jsonl")]
    assert ids(read(places)) == ["d", "oslo", "rome", "bern", "kyiv"]


def test_an_article_says_where_it_was_read(folder: Path) -> None:
    sources = [entry.source for entry in read([str(folder)]) if isinstance(entry, Article)]
    assert sources[:3] == [f"{folder}/a.jsonl:1", f"{folder}/a.jsonl:2", f"{folder}/b/oslo.txt"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('\n  {"id": "bern", "text": "Bern pays."}\n', ["bern"]),
        (record("bern") + record("oslo"), ["bern", "oslo"]),
        (
            '{"url": "https://www.example.org/a/Bern-pays.html", "text": "Bern pays."}',
            ["example-org-a-bern-pays"],
        ),
        ("---\nurl: https://example.org/bern\n---\nBern pays.", ["example-org-bern"]),
        ("Bern pays.", ["text-9d066529f16a"]),
        ("\ufeffBern pays.", ["text-9d066529f16a"]),
        ("", ["!"]),
    ],
)
def test_standard_input_is_known_by_its_first_character(content: str, expected: list[str]) -> None:
    assert ids(read(["-"], standard_input=io.BytesIO(content.encode()))) == expected


def test_html_comes_by_standard_input_too() -> None:
    page = "<html><body><article><p>Bern pays for it.</p></article></body></html>"
    (article,) = read(["-"], standard_input=io.BytesIO(page.encode()))
    assert isinstance(article, Article)
    assert article.text == "Bern pays for it."
    assert article.source == "-"


def test_the_standard_input_of_the_process_is_read_and_left_open() -> None:
    code = (
        "import sys; from coalition.articles.read import read\n"
        "print([article.text for article in read(['-'])], sys.stdin.closed)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=b"Bern pays.", capture_output=True, check=True, env=_environment()
    )
    assert done.stdout == b"['Bern pays.'] False\n"


def test_reading_text_loads_neither_trafilatura_nor_the_detector(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bern pays.")
    code = (
        "import sys; from coalition.articles.read import read\n"
        f"list(read([{str(tmp_path)!r}]))\n"
        "print([name for name in ('trafilatura', 'lxml', 'charset_normalizer') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=_environment())
    assert done.stdout == b"[]\n"


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("article", "Bern pays."),
        ("article.log", "Bern pays."),
        ("v1.2 notes", "Bern pays."),
    ],
)
def test_a_file_that_is_named_is_read_whatever_its_suffix(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    (article,) = read([str(tmp_path / name)])
    assert isinstance(article, Article)
    assert (article.id, article.text) == (name, content)


def test_one_file_without_suffix_may_hold_records(tmp_path: Path) -> None:
    (tmp_path / "export").write_text(record("bern"))
    assert ids(read([str(tmp_path / "export")])) == ["bern"]


@pytest.mark.parametrize("places", [[], ["nowhere.txt"], ["good.txt", "nowhere"], ["https://example.org/a"]])
def test_a_place_that_does_not_exist_is_told_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, places: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text("Bern pays.")
    with pytest.raises(UsageError, match=r"No file or folder is given|does not exist|is an address"):
        read(places)


def broken_gzip(size: int) -> bytes:
    content = Random(1).randbytes(4000)  # noqa: S311 - something to pack, not a secret
    return gzip.compress(content.hex().encode(), mtime=0)[:size]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "there is no text in it"),
        ("blank.md", b" \n\n\t\n", "there is no text in it"),
        ("signs.txt", b"---\n***\n...", "there is no text in it"),
        ("empty.jsonl", b"", "there is no record in it"),
        ("empty.html", b"", "no article was found"),
        ("bare.html", b"<html><body></body></html>", "no article was found"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00" * 20, "binary file"),
        ("zeros.html", bytes(1000), "binary file"),
        ("paper.txt", b"%PDF-1.7\n1 0 obj", "a PDF file, not text"),
        ("office.txt", b"PK\x03\x04 word/document.xml", "a zip archive or an office document"),
        ("packed.txt", gzip.compress(b"Bern pays.", mtime=0), "a gzip file without the suffix .gz"),
        ("cut.txt.gz", broken_gzip(2000), "the gzip file is broken or ends too early"),
        ("cut.jsonl.gz", broken_gzip(12), "the gzip file is broken or ends too early"),
        ("false.md.gz", b"Bern pays.", "the gzip file is broken or ends too early"),
        ("cut.gz", broken_gzip(2000), "the gzip file is broken or ends too early"),
        ("dated.md", b"---\ntitle: Aid\ndate: 4 Sept\n---\nBern pays.", "the date '4 Sept' is not one of"),
        (
            "addressed.md",
            b"---\nurl: example.org\n---\nBern pays.",
            "the url 'example.org' is not an address",
        ),
        ("titled.md", b"---\ntitle: Aid\n---\n", "there is no text in it"),
    ],
)
def test_a_bad_file_is_told_of_in_one_sentence_and_the_others_are_read(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / "0-first.txt").write_text("Bern pays.")
    (tmp_path / name).write_bytes(content)
    (tmp_path / "zz-last.txt").write_text("Oslo pays.")
    first, error, last = read([str(tmp_path / "0-first.txt"), str(tmp_path / name), str(tmp_path / "zz-last.txt")])
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(error, ArticleError)
    assert str(error).startswith(f"{tmp_path / name}: ")
    assert message in str(error)
    assert "\n" not in str(error)


def test_what_a_cut_file_of_records_holds_before_the_cut_is_kept(tmp_path: Path) -> None:
    whole = gzip.compress("".join(record(f"{number}-{os.urandom(500).hex()}") for number in range(100)).encode())
    (tmp_path / "cut.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    *kept, error = read([str(tmp_path)])
    assert 10 < len(kept) < 100
    assert all(isinstance(entry, Article) for entry in kept[:-1])
    assert "ends too early" in str(error)


def test_an_empty_folder_is_told_of_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "bern.txt").write_text("Bern pays.")
    error, article = read([str(tmp_path / "none"), str(tmp_path / "some")])
    assert "holds no article" in str(error)
    assert isinstance(article, Article)


def test_a_link_that_leads_nowhere_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (error,) = read([str(tmp_path)])
    assert isinstance(error, ArticleError)
    assert "cannot be read (No such file or directory)" in str(error)


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("Bern pays.")
    assert ids(read([str(tmp_path)])) == ["b"]


def test_a_name_of_broken_bytes_can_be_told(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xffa.txt")
    Path(path).write_text("Bern pays.")
    (article,) = read([str(tmp_path)])
    assert isinstance(article, Article)
    assert article.id == "\ufffda"
    assert article.source.encode()


def test_a_compressed_file_that_swells_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "bomb.txt.gz", "wb", compresslevel=1) as file:
        for _ in range(70):
            file.write(b"a" * 2**20)
    with gzip.open(tmp_path / "bomb.jsonl.gz", "wb", compresslevel=1) as file:
        for _ in range(70):
            file.write(b"a" * 2**20)
        file.write(b"\n" + record("bern").encode())
    large, article, also_large = read([str(tmp_path)])
    assert isinstance(article, Article)
    assert "bomb.jsonl.gz:1: the article is larger than 64 MiB" in str(large)
    assert "bomb.txt.gz: the article is larger than 64 MiB" in str(also_large)


def test_a_line_of_five_megabytes_is_read_or_refused_within_a_second(tmp_path: Path) -> None:
    text = "The coalition met in Oslo. " * 190_000
    (tmp_path / "long.txt").write_text(text)
    (tmp_path / "shorter.txt").write_text(text[:LONGEST_TEXT])
    start = os.times().user
    refused, article = read([str(tmp_path)])
    assert os.times().user - start < 1
    assert "the text has 5,130,000 characters, more than the 500,000" in str(refused)
    assert isinstance(article, Article)
    assert article.text == text[:LONGEST_TEXT]
