"""JSON Lines: one article a line, and one error for a line that is broken."""

import json
from pathlib import Path

import pytest

from coalition.articles.article import Article
from coalition.articles.read import read
from coalition.errors import ArticleError


def found(folder: Path, content: bytes) -> list[Article | ArticleError]:
    (folder / "news.jsonl").write_bytes(content)
    return list(read([str(folder / "news.jsonl")]))


def test_a_record_gives_every_field(tmp_path: Path) -> None:
    record = {
        "id": "a1",
        "title": " Aid\nso far ",
        "date": "2025-09-04",
        "url": "https://example.org/a 1?b=<c>&d=é#top",
        "publisher": "The Wire",
        "text": "Bern pays.\r\nOslo: “no”.\n",
        "language": ["en"],
    }
    assert found(tmp_path, json.dumps(record).encode()) == [
        Article(
            id="a1",
            title="Aid so far",
            date="2025-09-04",
            url="https://example.org/a%201?b=%3Cc%3E&d=é#top",
            publisher="The Wire",
            text="Bern pays.\nOslo: “no”.\n",
            source=f"{tmp_path}/news.jsonl:1",
        )
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"id": "a1"}, "a1"),
        ({"id": 17}, "17"),
        ({"id": " a1 \x00"}, "a1"),
        ({"id": ""}, "news-1"),
        ({"id": None}, "news-1"),
        ({"url": "https://example.org/a"}, "news-1"),
    ],
)
def test_the_id_is_that_of_the_record_or_the_stem_and_line(
    tmp_path: Path, fields: dict[str, object], expected: str
) -> None:
    (article,) = found(tmp_path, json.dumps({"text": "Bern pays.", **fields}).encode())
    assert isinstance(article, Article)
    assert article.id == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025", "2025"),
        (2025, "2025"),
        ("2025-09", "2025-09"),
        ("2025-09-04", "2025-09-04"),
        ("2025-09-04T18:00:00Z", "2025-09-04"),
        ("2025-09-04 18:00", "2025-09-04"),
        ("2024-02-29", "2024-02-29"),
        ("", None),
        (None, None),
    ],
)
def test_dates_keep_the_precision_they_have(tmp_path: Path, date: object, expected: str | None) -> None:
    (article,) = found(tmp_path, json.dumps({"text": "Bern pays.", "date": date}).encode())
    assert isinstance(article, Article)
    assert article.date == expected


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"text": "Bern pays."', "the line is not JSON (column 22"),
        (b"Bern pays.", "the line is not JSON (column 1"),
        (b"[1, 2]", "the line is not a JSON object"),
        (b"null", "the line is not a JSON object"),
        (b'{"id": "a1"}', "the record has no string 'text'"),
        (b'{"text": 5}', "the record has no string 'text'"),
        (b'{"text": null}', "the record has no string 'text'"),
        (b'{"text": " \\u0000 "}', "there is no text in it"),
        (b'{"text": "Bern", "title": ["a"]}', "the field 'title' is not a string"),
        (b'{"text": "Bern", "publisher": {}}', "the field 'publisher' is not a string"),
        (b'{"text": "Bern", "id": 1.5}', "the field 'id' is neither a string nor a whole number"),
        (b'{"text": "Bern", "id": true}', "the field 'id' is neither a string nor a whole number"),
        (
            b'{"text": "Bern", "date": "4 Sept 2025"}',
            "the date '4 Sept 2025' is not one of YYYY, YYYY-MM, YYYY-MM-DD",
        ),
        (b'{"text": "Bern", "date": "2025-02-29"}', "the date '2025-02-29' is not one of"),
        (b'{"text": "Bern", "date": "2025-13"}', "the date '2025-13' is not one of"),
        (b'{"text": "Bern", "date": "0000"}', "the date '0000' is not one of"),
        (b'{"text": "Bern", "date": "20250904"}', "the date '20250904' is not one of"),
        (b'{"text": "Bern", "date": "2025-W36-4"}', "the date '2025-W36-4' is not one of"),
        (b'{"text": "Bern", "date": "2025-09-04T25:00"}', "is not one of"),
        (b'{"text": "Bern", "date": true}', "the field 'date' is not a string"),
        (b'{"text": "Bern", "url": "/a"}', "the url '/a' is not an address"),
        (b'{"text": "Bern", "url": "http://[a"}', "is not an address"),
        (b'{"text": "Bern", "url": "javascript:alert(1)"}', "is not an address"),
        (b'{"text": "Gen\xe8ve"}', "the line is not UTF-8"),
        (b'{"text": ' * 100_000, "nested too deeply"),
        (b'{"text": ' + b"1" * 5000 + b"}", "a number is too long"),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path, line: bytes, message: str) -> None:
    good = b'{"id": "%s", "text": "Bern pays."}'
    first, error, last = found(tmp_path, b"\n".join([good % b"a", b"", line, good % b"b"]))
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert (first.id, last.id) == ("a", "b")
    assert isinstance(error, ArticleError)
    assert str(error).startswith(f"{tmp_path}/news.jsonl:3: ")
    assert message in str(error)
    assert len(str(error)) < 300


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"text": "Bern pays."}\n{"text": "Oslo pays."}\n'.encode("utf-16"), "another encoding"),
        (b"\x00\x01\x02\n\x03\n\x04", "a binary file"),
        (b'\n{\n  "text": "Bern pays."\n}\n', "JSON over several lines"),
        (b'[\n{"text": "Bern pays."}\n]\n', "JSON over several lines"),
    ],
)
def test_a_file_that_is_something_else_is_told_of_once(tmp_path: Path, content: bytes, message: str) -> None:
    (error,) = found(tmp_path, content)
    assert message in str(error)


def test_half_a_character_is_replaced_and_a_whole_one_is_kept(tmp_path: Path) -> None:
    (article,) = found(tmp_path, rb'{"text": "Bern \ud83d\ude00 pays \ud83d."}')
    assert isinstance(article, Article)
    assert article.text == "Bern \U0001f600 pays \ufffd."


def test_a_byte_order_mark_is_no_part_of_the_first_record(tmp_path: Path) -> None:
    (article,) = found(tmp_path, b'\xef\xbb\xbf{"id": "a1", "text": "Bern pays."}')
    assert isinstance(article, Article)
    assert article.id == "a1"
