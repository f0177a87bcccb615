"""The fields of an article as sources give them, checked and brought into one form."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from urllib.parse import quote, unquote, urlsplit

from coalition.articles.article import Article
from coalition.articles.encoding import normalised
from coalition.errors import ArticleError

_PARTIAL_DATE = re.compile(r"\d{4}(?:-\d{2})?")
_DATE_AND_TIME = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:.*)?", re.DOTALL)
_IRI_SAFE = "!#$%&'()*+,/:;=?@[]~"
_SUFFIX = re.compile(r"\.(?:html?|php|aspx?)$")
_LONGEST_SLUG = 100
LONGEST_TEXT = 500_000
"""Characters that an article may have: a book's worth."""
LONGEST_FIELD = 2000
"""Characters that a title, a publisher, an address or an id may have."""
_HASH_DIGITS = 12


def article(text: str, fields: Mapping[str, object], *, given_id: str | None, source: str) -> Article:
    """An article of a text and of what its source says about it.

    Args:
        text: what it says; control characters and foreign line ends are taken out here, once and for all.
        fields: `title`, `date`, `url` and `publisher`, each absent, None or empty if not known; others are
            ignored.
        given_id: its id, if the source gives one; else a slug of its address is, or a hash of its text.
        source: where it was read from, for messages.

    Raises:
        ArticleError: if a field is wrong or too long, or the text says nothing or is too long.
    """
    kept = normalised(text)
    if not any(character.isalnum() for character in kept):
        raise ArticleError(f"{source}: there is no text in it.")
    if len(kept) > LONGEST_TEXT:
        raise ArticleError(
            f"{source}: the text has {len(kept):,} characters, more than the {LONGEST_TEXT:,} that an article may have; "
            "cut it into parts."
        )
    own_id = _fitting(one_line(given_id or ""), "id", source)
    url = _address(_words(fields, "url", source), source)
    return Article(
        id=own_id or (slug(url) if url else "text-" + hashlib.sha256(kept.encode()).hexdigest()[:_HASH_DIGITS]),
        text=kept,
        title=_words(fields, "title", source),
        date=iso_date(_words(fields, "date", source), source),
        url=url,
        publisher=_words(fields, "publisher", source),
        source=source,
    )


def one_line(value: str) -> str:
    r"""The words of a string with one space between.

    >>> one_line(" Aid\nso\x00 far ")
    'Aid so far'
    """
    return " ".join(normalised(value).split())


def iso_date(value: str | None, source: str) -> str | None:
    """A year, a year and month, or a day, as ISO 8601; of a day and time the day.

    Raises:
        ArticleError: if it is none of them.

    >>> iso_date("2025-09-04T18:00:00+02:00", "a.jsonl:1"), iso_date("2025-09", "a.jsonl:2")
    ('2025-09-04', '2025-09')
    """
    if value is None:
        return None
    try:
        if _PARTIAL_DATE.fullmatch(value):
            date.fromisoformat((value + "-01-01")[:10])
            return value
        if _DATE_AND_TIME.fullmatch(value):
            return datetime.fromisoformat(value).date().isoformat()
    except ValueError:
        pass
    raise ArticleError(f"{source}: the date {value[:60]!r} is not one of YYYY, YYYY-MM, YYYY-MM-DD.")


def slug(url: str) -> str:
    """An address as an id: its host, path and query in lower-case ASCII, words joined by hyphens.

    >>> slug("https://www.example.org/2025/Kraków-summit.html#top")
    'example-org-2025-krakow-summit'
    """
    parts = urlsplit(url)
    whole = unquote(f"{parts.netloc.removeprefix('www.')} {_SUFFIX.sub('', parts.path)} {parts.query}")
    folded = [sign for sign in unicodedata.normalize("NFKD", whole) if not unicodedata.combining(sign)]
    words = "-".join(re.findall(r"[a-z0-9]+", "".join(folded).lower()))
    if len(words) <= _LONGEST_SLUG and all(sign.isascii() for sign in folded):
        return words
    # What is cut off or has no ASCII letter must still tell two addresses apart.
    return f"{words[:_LONGEST_SLUG]}-{hashlib.sha256(url.encode()).hexdigest()[:8]}"


def is_address(value: str) -> bool:
    """Whether a string is a whole address of the web.

    >>> is_address("https://example.org/a"), is_address("/a")
    (True, False)
    """
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _words(fields: Mapping[str, object], key: str, source: str) -> str | None:
    """The field's words on one line, None if there are none."""
    value = fields.get(key)
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and key == "date":
        value = str(value)
    if not isinstance(value, str):
        raise ArticleError(f"{source}: the field {key!r} is not a string.")
    return _fitting(one_line(value), key, source) or None


def _fitting(value: str, key: str, source: str) -> str:
    if len(value) > LONGEST_FIELD:
        raise ArticleError(
            f"{source}: the field {key!r} has {len(value):,} characters, more than the {LONGEST_FIELD:,} that it may have."
        )
    return value


def _address(value: str | None, source: str) -> str | None:
    """The address, with what an IRI may not hold percent-encoded."""
    if value is None:
        return None
    if not is_address(value):
        raise ArticleError(f"{source}: the url {value[:60]!r} is not an address such as https://example.org/a.")
    return "".join(sign if sign > "\x7f" else quote(sign, safe=_IRI_SAFE) for sign in value)
