"""The canonical address of a page: the one that the page itself gives as its own."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from coalition.articles.fields import is_address

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PLACES = ((".//link[@rel='canonical']", "href"), (".//meta[@property='og:url']", "content"))
_DEEPEST = 8


def canonical(tree: "HtmlElement", address: str | None) -> str | None:
    """The address of an article, as its page gives it, without what only tracks readers.

    What a page says is believed for pages of its own site alone: one that gives another site's address, or
    gives the front page for its own as badly kept sites do, would take the place of another article.

    Args:
        tree: the page.
        address: where the page was downloaded from, if it was.
    """
    for said in _said(tree):
        whole = joined(address, said)
        if is_address(whole) and (address is None or _is_own(whole, address)):
            return clean(whole)
    return address and clean(address)


def joined(base: str | None, said: str) -> str:
    """An address as it is meant where it stands; empty if it is none.

    >>> joined("https://example.org/a/b", "../c")
    'https://example.org/c'
    """
    try:
        return urljoin(base or "", said.strip())
    except ValueError:
        return ""


def clean(address: str) -> str:
    """An address without what only tracks readers.

    >>> clean("https://example.org/a?utm_source=feed&id=7")
    'https://example.org/a?id=7'
    """
    from courlan import normalize_url  # noqa: PLC0415 (slow to load)

    try:
        return str(normalize_url(address))
    except ValueError:
        return address


def site(address: str) -> str:
    """The registered domain of an address, or its host where there is none.

    >>> site("https://news.example.co.uk/a"), site("http://127.0.0.1:8000/a")
    ('example.co.uk', '127.0.0.1')
    """
    from courlan import extract_domain  # noqa: PLC0415 (slow to load)

    return extract_domain(address) or urlsplit(address).hostname or ""


def _is_own(said: str, address: str) -> bool:
    front = urlsplit(said).path in ("", "/") and not urlsplit(said).query
    return site(said) == site(address) and (not front or urlsplit(address).path in ("", "/"))


def _said(tree: "HtmlElement") -> Iterator[str]:
    """What a page gives as its address, by how much it is to be believed."""
    for path, attribute in _PLACES:
        for element in tree.iterfind(path):
            yield str(element.get(attribute) or "")
    yield from _of_json(tree)


def _of_json(tree: "HtmlElement") -> Iterator[str]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            content = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        yield from _of_articles(content, _DEEPEST)


def _of_articles(content: object, deep: int) -> Iterator[str]:
    """The addresses of what calls itself an article, `NewsArticle` and the like."""
    if isinstance(content, list) and deep:
        for part in content:
            yield from _of_articles(part, deep - 1)
    if not isinstance(content, dict) or not deep:
        return
    yield from _of_articles(content.get("@graph"), deep - 1)
    kinds = content.get("@type")
    if any(str(kind).endswith("Article") for kind in (kinds if isinstance(kinds, list) else [kinds])):
        main = content.get("mainEntityOfPage")
        for said in (content.get("url"), main.get("@id") if isinstance(main, dict) else main):
            if isinstance(said, str):
                yield said
