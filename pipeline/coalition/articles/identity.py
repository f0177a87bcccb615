"""What an article is known by beside its id: its address, its text, and texts that are nearly the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from coalition.articles.article import Article

LEAST_WORDS = 6
"""A text of fewer words is no evidence that two articles are one: "Breaking news" stands under many addresses."""
LEAST_SHINGLES = 20
"""A text of fewer is too short for a likeness to mean anything."""
LIKE = 0.7
"""Two texts that share so much of their shingles, as the Jaccard index has it, are near-duplicates."""
BANDS, ROWS = 12, 5
"""Of two texts at 0.7, 89 % have a band in common, at 0.8, 99 %; at 0.2 it is 0.4 %."""
HASH_DIGITS = 32

_PERMUTATIONS, _SEED = 64, 1
_SHINGLE = 3
_WORD = re.compile(r"\w+")
# What only tells where a reader came from. Names such as `id`, `cid` and `source`, which some sites put into
# the address of an article and others into a link to it, are left: two articles must not become one.
_TRACKING = re.compile(
    r"(?:utm|mtm|ga|gs|mc|mkt|itm|pk|vero|oly|ads?)_.*|(?:fb|g|d|y|ys|tw|ms|tt)clid|(?:ms|gbra|wbra|igsh)c?l?k?id"
    r"|_ga|_gl|ref|referrer|xtor|cmpid|ocid|smid|guccounter",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Keys:
    """What two articles that are the same, or nearly, have in common.

    Attributes:
        text: a hash of the text; None where the text is too short to tell.
        bands: hashes of parts of the text's MinHash signature; none where it is too short.
    """

    text: str | None
    bands: tuple[str, ...]


def address(url: str | None) -> str | None:
    """An address in the one form that all ways to write it have; None where it names no article.

    Scheme, a leading `www.`, case of the host, default ports, fragments, a slash at the end and parameters
    that only track readers make no difference. A site's front page is no article's address.

    >>> address("HTTP://WWW.Example.org:80/a/?utm_source=x&id=2#top")
    'example.org/a?id=2'
    >>> address("https://example.org/") is None
    True
    """
    if url is None:
        return None
    # Here, not at the top: questions go without it.
    from courlan import normalize_url  # noqa: PLC0415 - see the line above

    try:
        parts = urlsplit(url)
        kept = sorted(
            pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])
        )
        whole = urlsplit(str(normalize_url(urlunsplit((parts.scheme, parts.netloc, parts.path, "", "")))))
    except ValueError:
        return None
    path = whole.path.rstrip("/")
    if not whole.netloc or not (path or kept):
        return None
    return whole.netloc.removeprefix("www.") + path + (f"?{urlencode(kept)}" if kept else "")


def keys(of: Article) -> Keys:
    """What to look the like of an article up by."""
    return Keys(text_hash(of.text), tuple(_bands(shingles(of.text))))


def text_hash(text: str) -> str | None:
    """What only the very same text has too; None for a text that is too short to tell.

    >>> text_hash("Breaking news") is None
    True
    """
    if len(_WORD.findall(text)) < LEAST_WORDS:
        return None
    return sha256(text.encode()).hexdigest()[:HASH_DIGITS]


def shingles(text: str) -> frozenset[str]:
    """Every three words that follow each other, without case and punctuation.

    >>> sorted(shingles("Norway will send, it said, mines."))
    ['it said mines', 'norway will send', 'send it said', 'will send it']
    """
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[place : place + _SHINGLE]) for place in range(len(words) - _SHINGLE + 1))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of their shingles two texts share: 0 nothing, 1 all (the Jaccard index).

    >>> likeness(frozenset("abc"), frozenset("bcd"))
    0.5
    """
    return len(one & other) / len(one | other) if one or other else 0.0


def _bands(of: frozenset[str]) -> Iterator[str]:
    if len(of) < LEAST_SHINGLES:
        return
    # It ships no types.
    from rensa import RMinHash  # type: ignore[import-untyped]  # noqa: PLC0415 - as in address

    signature = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    signature.update(list(of))
    values = signature.digest()
    for band in range(BANDS):
        rows = ",".join(map(str, values[band * ROWS : (band + 1) * ROWS]))
        yield sha256(f"{RMinHash.ALGORITHM_VERSION}:{band}:{rows}".encode()).hexdigest()[:16]
