"""PDF: the text of its pages, with paragraphs, lists and tables as they stand on them."""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from coalition.articles import extras
from coalition.articles.article import Article
from coalition.articles.fields import LONGEST_TEXT, article, one_line
from coalition.articles.source import SLOWEST, Source
from coalition.errors import ArticleError
from coalition.patience import TooSlowError, within

_EDGE = 2
"""How many lines at the head and the foot of a page may be what every page has there."""
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_COLUMN_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_HYPHENATED = re.compile(r"(?<=[a-z])-\n[ ]*(?=[a-z])")
# What a program puts there, not an author.
_NO_TITLE = re.compile(r"untitled|microsoft \w+ -|\S+\.(?:docx?|pdf|indd|odt|rtf|qxd|pages)$", re.IGNORECASE)


def articles(source: Source) -> Iterator[Article]:
    """The one article of a PDF file; it has no date, since the file's own is the day on which it was made.

    Raises:
        ArticleError: if it is no PDF file, broken, locked with a password, without text as scans are, or
            takes too long to be read.
        UsageError: if pypdf is not installed.
    """
    data = source.content()
    try:
        with within(SLOWEST):
            title, text = _read(data, source.name)
    except TooSlowError as error:
        raise ArticleError(f"{source.name}: the PDF file cannot be read: {error}.") from None
    if not text:
        raise ArticleError(f"{source.name}: there is no text in the PDF file; a scan has to go through OCR first.")
    fields = {"title": title, "url": source.address}
    yield article(text, fields, given_id=source.stem, source=source.name)


def _read(data: bytes, name: str) -> tuple[str | None, str]:
    pypdf = extras.needed("pypdf", "Reading PDF files")
    # It complains of what it mends, and Python would print that.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError(f"{name}: the PDF file is locked with a password.")
        return _title(reader), _joined(list(_pages(reader)))
    except ArticleError:
        raise
    except pypdf.errors.DependencyError as error:
        raise ArticleError(f"{name}: the PDF file is encrypted in a way that cannot be read.") from error
    except Exception as error:  # pypdf lets through whatever a broken file makes Python raise
        raise ArticleError(f"{name}: the PDF file is broken ({one_line(str(error))[:100]}).") from error


def _title(reader: Any) -> str | None:
    title = reader.metadata.title if reader.metadata else None
    words = one_line(title) if isinstance(title, str) else ""
    return words if words and not _NO_TITLE.match(words) else None


def _pages(reader: Any) -> Iterator[list[str]]:
    length = 0
    for page in reader.pages:
        # As on paper: blank lines between paragraphs, columns of tables apart.
        text = str(page.extract_text(extraction_mode="layout", layout_mode_strip_rotated=True))
        yield [line.rstrip() for line in text.split("\n")]
        length += len(text)
        # Blanks count here and not in the text, so this is no refusal yet.
        if length > 4 * LONGEST_TEXT:
            return


def _joined(pages: list[list[str]]) -> str:
    """One text of all pages, without the lines that head or foot them."""
    seen = Counter(mark for page in pages for mark in {_mark(page[index]) for index in _edges(page)})
    kept = [
        _without_edges(page, {mark for mark, count in seen.items() if count > max(1, len(pages) // 2)})
        for page in pages
    ]
    text = "\n".join(_followed(page) for page in kept if page).strip("\n")
    text = _HYPHENATED.sub("", _COLUMN_GAP.sub("\t", text))
    return "\n".join(_closed_up(re.sub(r"\n{3,}", "\n\n", text).split("\n")))


def _closed_up(lines: list[str]) -> Iterator[str]:
    """The lines without the blank ones between rows of a table."""
    for index, line in enumerate(lines):
        if line or not ("\t" in lines[index - 1] and "\t" in lines[index + 1]):
            yield line


def _edges(page: list[str]) -> list[int]:
    """The places of the first and the last lines of a page."""
    full = [index for index, line in enumerate(page) if line.strip()]
    return sorted({*full[:_EDGE], *full[-_EDGE:]})


def _without_edges(page: list[str], running: set[str]) -> list[str]:
    gone = {
        index for index in _edges(page) if _mark(page[index]) in running or _PAGE_NUMBER.fullmatch(page[index].strip())
    }
    left = [line for index, line in enumerate(page) if index not in gone]
    while left and not left[0].strip():
        left.pop(0)
    while left and not left[-1].strip():
        left.pop()
    return left


def _followed(page: list[str]) -> str:
    """A page as it is joined to the next: a sentence may run on over the end of it."""
    ended = page[-1].rstrip().endswith((".", "!", "?", ":", "”", '"'))
    return "\n".join(page) + ("\n" if ended else "")


def _mark(line: str) -> str:
    """What is the same in a running head, whatever number the page has."""
    return _DIGITS.sub("0", line.strip())
