"""Ids: the IRI of everything the graph speaks of, made from content alone."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

from coalition.articles.article import Article
from coalition.graph import reference
from coalition.graph.namespaces import BASE
from coalition.statements.statement import Figure, Kind, Thing

VERSION_DIGITS = 16
STATEMENT_DIGITS = 20

_FOLDER: dict[Kind, str] = {
    "nation": "nation",
    "group": "organisation",
    "organisation": "organisation",
    "coalition": "coalition",
    "person": "person",
    "city": "city",
    "meeting": "meeting",
    "capability": "capability",
    "office": "office",
    "commodity": "commodity",
}
# Their ids are codes already, and stand in the IRI as they are.
_CODED: frozenset[Kind] = frozenset({"nation", "capability", "office"})
# Their names may be mere descriptions; what such a name means, only its article knows.
_DESCRIBED: frozenset[Kind] = frozenset({"coalition", "meeting", "organisation"})
# Latin letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """A name in lower-case ASCII, its words joined by hyphens; percent-encoded if it has no ASCII letter.

    >>> slug("Côte d'Ivoire"), slug("Tromsø"), slug("Київ")
    ('cote-d-ivoire', 'tromso', '%D0%9A%D0%B8%D1%97%D0%B2')
    """
    folded = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    plain = "-".join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", folded)))
    return plain if re.search("[a-z]", plain) else segment(name)


@lru_cache(maxsize=4096)
def segment(text: str) -> str:
    """Any text as one segment of a path: all but ASCII letters, digits, `-`, `_`, `.`, `~` percent-encoded.

    >>> segment("a/b 1"), segment("..")
    ('a%2Fb%201', '%2E%2E')
    """
    # A segment of dots alone would walk up the path.
    return quote(text, safe="") if text.strip(".") else text.replace(".", "%2E")


def number(value: float) -> str:
    """A number as the plain decimal that RDF, JSON and IRIs all carry.

    >>> number(5000.0), number(1.67e11), number(2.5)
    ('5000', '167000000000', '2.5')
    """
    text = format(Decimal(str(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def article(article_id: str) -> NamedNode:
    """The work."""
    return NamedNode(f"{BASE}article/{segment(article_id)}")


def version(of: Article) -> NamedNode:
    """The version: the work and 16 hexadecimal digits of the SHA-256 of its text in UTF-8.

    >>> version(Article("a1", "Poland will send drones."))
    <NamedNode value=https://w3id.org/coalition/article/a1/f992ac0f9fba1d3a>
    """
    digest = sha256(of.text.encode()).hexdigest()[:VERSION_DIGITS]
    return NamedNode(f"{BASE}article/{segment(of.id)}/{digest}")


def work(of: NamedNode) -> NamedNode:
    """The work of which something is a version.

    >>> work(version(Article("a1", "Poland will send drones."))) == article("a1")
    True
    """
    return NamedNode(of.value.rpartition("/")[0])


def article_id(of: NamedNode) -> str:
    """The id of the article of which something is a version.

    >>> article_id(version(Article("a/1", "Poland will send drones.")))
    'a/1'
    """
    return id_of(work(of))


def id_of(work: NamedNode) -> str:
    """The id of an article.

    >>> id_of(article("a/1"))
    'a/1'
    """
    return unquote(work.value.rpartition("/")[2])


def passage(of: NamedNode, start: int, end: int) -> NamedNode:
    """Characters `start` to `end` of a version, as RFC 5147 writes them."""
    return NamedNode(f"{of.value}#char={start},{end}")


def statement(of: NamedNode, content: Iterable[str]) -> NamedNode:
    r"""A statement: 20 hexadecimal digits of the SHA-256 of its version and content.

    Args:
        of: the version that says it.
        content: what it says, and where: one `predicate object` a part, in any order. The rule that found it
            and its confidence are no part of it, so that a better rule does not make another statement.
    """
    parts = "\n".join([of.value, *sorted(content)])
    return NamedNode(f"{BASE}statement/{sha256(parts.encode()).hexdigest()[:STATEMENT_DIGITS]}")


@lru_cache(maxsize=4096)
def concept(scheme: str, concept_id: str) -> NamedNode:
    """A concept whose id is its name in the path: `concept("status", "pledged")`."""
    return NamedNode(f"{BASE}{scheme}/{segment(concept_id)}")


def unit(name: str) -> NamedNode:
    """A unit: a currency by its code, anything else by slug.

    >>> unit("EUR").value[-8:], unit("battle group").value[-17:]
    ('unit/EUR', 'unit/battle-group')
    """
    return concept("unit", unit_id(name))


def unit_id(name: str) -> str:
    """The last part of a unit's IRI."""
    return name if is_currency(name) else slug(name)


def is_currency(unit_name: str) -> bool:
    """Whether a unit is written as an ISO 4217 code.

    >>> is_currency("EUR"), is_currency("tank")
    (True, False)
    """
    return re.fullmatch("[A-Z]{3}", unit_name) is not None


def figure(of: Figure) -> NamedNode:
    """A figure: value, unit, and qualifier unless it is `exactly`.

    >>> figure(Figure(30, "nations", "about")).value
    'https://w3id.org/coalition/figure/30-nations-about'
    """
    parts = [number(of.value), unit_id(of.unit)]
    if of.qualifier != "exactly":
        parts.append(slug(of.qualifier))
    return NamedNode(f"{BASE}figure/{'-'.join(parts)}")


def thing(of: Thing, article_id: str) -> NamedNode:
    """What a statement speaks of.

    A coalition, meeting or organisation that is only described ("the coalition") is its article's own, unless
    the reference graph has it under that name.

    >>> thing(Thing("coalition", "drone coalition", "drone coalition"), "a1").value
    'https://w3id.org/coalition/coalition/drone-coalition'
    >>> thing(Thing("coalition", "coalition", "coalition"), "a1").value
    'https://w3id.org/coalition/coalition/a1/coalition'
    """
    folder = _FOLDER[of.kind]
    if of.kind in _CODED:
        return concept(folder, of.id)
    named = concept_by_slug(folder, of.id)
    if of.kind in _DESCRIBED and is_description(of.id) and named.value not in reference.described():
        return NamedNode(f"{BASE}{folder}/{segment(article_id)}/{slug(of.id)}")
    return named


@lru_cache(maxsize=65536)
def concept_by_slug(folder: str, name: str) -> NamedNode:
    """Something named by the slug of its canonical id."""
    return NamedNode(f"{BASE}{folder}/{slug(name)}")


@lru_cache(maxsize=4096)
def is_description(name: str) -> bool:
    """Whether a name is made of generic words alone: graph/generic_words.txt.

    >>> [is_description(name) for name in ("US-led coalition", "volunteer coalition", "KFOR")]
    [True, False, False]
    """
    words = re.findall(r"[^\s,]+", name.lower().replace("’", "'").replace(".", ""))
    return all(word in _generic_words() or word.endswith(("-led", "-backed")) for word in words)


@lru_cache(maxsize=1)
def _generic_words() -> frozenset[str]:
    lines = (Path(__file__).parent / "generic_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
