"""Text and Markdown: what is kept of a file, and what its front matter says."""

from pathlib import Path

import pytest

from coalition.articles.article import Article
from coalition.articles.read import read

LONG = "The Turkish minister said that 5,000 troops would go. " * 40


def article(folder: Path, content: bytes, name: str = "a.md") -> Article:
    (folder / name).write_bytes(content)
    (found,) = read([str(folder / name)])
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"Bern pays.", "Bern pays."),
        (b"\xef\xbb\xbfBern pays.\n", "Bern pays.\n"),
        (b"Bern\r\npays.\rOslo\x0cdoes\x0bnot.\n", "Bern\npays.\nOslo\ndoes\nnot.\n"),
        (b"  Bern\tpays.  \n\n\n\n", "  Bern\tpays.  \n\n\n\n"),
        (LONG.encode() + b"\x00\x07\x1b\x7f" + b"\xc2\x81" + b"Bern pays.", LONG + "Bern pays."),
        # No composing: a letter and its mark stay two characters.
        ("Krako\u0301w".encode(), "Krako\u0301w"),
        ("Kraków pays €5m.".encode("utf-16"), "Kraków pays €5m."),
        ("Kraków pays €5m.".encode("utf-16-le"), "Kraków pays €5m."),
        ("Kraków pays €5m.".encode("utf-32"), "Kraków pays €5m."),
        ("Genève pays £5m, not €3m – “perhaps”.".encode("cp1252"), "Genève pays £5m, not €3m – “perhaps”."),
        ("Le café de Genève paie.".encode("latin-1"), "Le café de Genève paie."),
        (
            "Россия не будет поставлять нефть в Словакию.".encode("cp1251"),
            "Россия не будет поставлять нефть в Словакию.",
        ),
        # One broken byte in long UTF-8 is damage, not another encoding.
        ("Türkiye pays. ".encode() * 100 + b"\xff.", "Türkiye pays. " * 100 + "\ufffd."),
    ],
)
def test_the_text_is_kept_as_it_is_but_for_what_no_text_holds(tmp_path: Path, content: bytes, text: str) -> None:
    assert article(tmp_path, content).text == text


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("---\ntitle: Aid\n---\n", ("Aid", None, None, None)),
        ("---\ntitle: 'Aid: a list'\ndate: 2025-09-04\n---\n\n", ("Aid: a list", "2025-09-04", None, None)),
        ('\n---  \nTitle: Aid  \ndate:\npublisher: "The  Wire"\n---\n', ("Aid", None, "The Wire", None)),
        ("---\r\nurl: https://example.org/a\r\n---\r\n", (None, None, None, "https://example.org/a")),
        ("---\n# seen\ntitle: Aid\n\ntags:\n  - one\n- two\n---\n", ("Aid", None, None, None)),
        ("---\ndate: 2025\n---\n", (None, "2025", None, None)),
        ("---\ndate: 2025-09-04T23:30:00-08:00\n---\n", (None, "2025-09-04", None, None)),
    ],
)
def test_front_matter_is_read_and_is_not_text(tmp_path: Path, head: str, expected: tuple[str | None, ...]) -> None:
    found = article(tmp_path, (head + "Bern pays.\n").encode())
    assert (found.title, found.date, found.publisher, found.url) == expected
    assert found.text == "Bern pays.\n"
    assert found.id == "a"


@pytest.mark.parametrize(
    "text",
    [
        "---\nBern pays.\n---\nOslo does not.",
        "---\nBern: 20 trucks\nOslo: none\n---\nThat is all.",
        "---\ntitle: Aid\nBern pays.",
        "Bern pays.\n---\ntitle: Aid\n---\n",
        "# Aid\n\n---\n\nBern pays.",
        "--- Bern pays.",
    ],
)
def test_rules_that_enclose_something_else_are_text(tmp_path: Path, text: str) -> None:
    found = article(tmp_path, text.encode())
    assert found.text == text
    assert found.title is None


def test_front_matter_that_never_ends_is_text_and_takes_no_time(tmp_path: Path) -> None:
    text = "---\ntitle: Aid\n" + "   \n" * 20_000 + "a: b\n" * 20_000 + "Bern pays."
    assert article(tmp_path, text.encode()).text == text


@pytest.mark.parametrize("name", ["bern.txt", "bern.md", "bern.markdown", "bern.TXT"])
def test_the_id_is_the_stem_of_the_file(tmp_path: Path, name: str) -> None:
    assert article(tmp_path, b"Bern pays.", name).id == "bern"
