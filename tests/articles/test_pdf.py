"""PDF: paragraphs, lists and tables as they stand on the page, and what is said of files that cannot be read."""

from collections.abc import Callable
from io import BytesIO

import pypdf
import pytest
from benchmarks.files import pdf

from coalition.articles.article import Article
from coalition.articles.layout import blocks
from coalition.errors import ArticleError

ReadBytes = Callable[[str, bytes], list[Article | ArticleError]]

WRAPPED = (
    "Norway pledged 300 troops to the coalition on Tuesday, its prime minister said, and will",
    "send two field hospitals once the ceasefire is in force and the parties have agreed to moni-",
    "toring by observers of the organisation. Poland ruled out sending soldiers of its own, but",
    "offers bases.",
)

LAST = ("Kyiv", "Riga", "Bonn")


def _page(number: int) -> list[tuple[int, int, str]]:
    lines = [(50, 800, "Ministry of Defence – Press release"), (50, 750, f"Who gives what in {LAST[number - 1]}")]
    lines += [(50, 720 - 12 * row, text) for row, text in enumerate(WRAPPED)]
    lines += [(50, 650, "- Bern: none"), (50, 638, "- Rome: 20 trucks")]
    lines += [
        (50, 600, "Giver"),
        (300, 600, "Sum"),
        (50, 570, "Bern"),
        (300, 570, "€5m"),
        (50, 540, LAST[number - 1]),
        (300, 540, "€7m"),
    ]
    return [*lines, (290, 20, str(number))]


FILE = pdf([_page(1), _page(2), _page(3)], title="Who gives what")


@pytest.mark.parametrize("name", ["release.pdf", "release"])
def test_a_page_keeps_its_paragraphs_lists_and_tables(name: str, read_bytes: ReadBytes) -> None:
    (article,) = read_bytes(name, FILE)
    assert isinstance(article, Article), article
    assert (article.id, article.title, article.date) == ("release", "Who gives what", None)
    found = [(block.kind, article.text[block.start : block.end]) for block in blocks(article.text)]
    paragraph = next(text for kind, text in found if text.startswith("Norway"))
    assert " ".join(paragraph.split()) == " ".join(WRAPPED).replace("moni- toring", "monitoring")
    assert ("item", "Bern: none") in found
    assert ("item", "Rome: 20 trucks") in found
    assert [text for kind, text in found if "row" in kind][1:3] == ["Bern\t€5m", "Kyiv\t€7m"]


def test_what_heads_and_foots_every_page_is_left_out(read_bytes: ReadBytes) -> None:
    (article,) = read_bytes("release.pdf", FILE)
    assert isinstance(article, Article)
    assert "Press release" not in article.text
    assert not [line for line in article.text.split("\n") if line.strip() in {"1", "2", "3"}]


def test_what_a_program_calls_a_file_is_no_title(read_bytes: ReadBytes) -> None:
    (article,) = read_bytes("a.pdf", pdf([_page(1)], title="Microsoft Word - draft_v3.docx"))
    assert isinstance(article, Article)
    assert article.title is None


def _locked() -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(FILE))
    writer.encrypt("secret", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (pdf([[]]), "there is no text in the PDF file; a scan has to go through OCR first"),
        (_locked(), "the PDF file is locked with a password"),
        (b"%PDF-1.4\nnothing of the kind", "the PDF file is broken"),
        (FILE[:200], "the PDF file is broken"),
        (b"", "the PDF file is broken"),
    ],
)
def test_what_cannot_be_read_is_told(
    content: bytes, said: str, read_bytes: ReadBytes, capfd: pytest.CaptureFixture[str]
) -> None:
    (error,) = read_bytes("a.pdf", content)
    assert isinstance(error, ArticleError)
    assert said in str(error)
    assert "\n" not in str(error)
    assert capfd.readouterr() == ("", "")
