"""Kin: other articles in a store that have the same text as one, or nearly the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

import pyoxigraph as ox

from coalition.articles import identity
from coalition.articles.article import Article
from coalition.articles.identity import Keys
from coalition.graph import ids
from coalition.graph.namespaces import BASE, CATALOGUE, COAL, RDF, XSD
from coalition.store.protocol import Dataset, Solutions

MOST = 8
"""So many near-duplicates of one article are looked at and linked: of a text that comes everywhere, no more help."""

_BY_BAND = f"""SELECT ?version WHERE {{
  GRAPH {CATALOGUE} {{ VALUES ?band {{ %s }} ?version <{COAL.similarityBand.value}> ?band }}
}} LIMIT %d"""


@dataclass(frozen=True, slots=True)
class Near:
    """A near-duplicate.

    Attributes:
        version: the version, which is current.
        similarity: how much of their words in a row the two share, 0 to 1.
    """

    version: ox.NamedNode
    similarity: float

    @property
    def article(self) -> str:
        """The id of its article."""
        return ids.article_id(self.version)


@dataclass(frozen=True, slots=True)
class Kin:
    """What else in a store has the text of an article, or nearly.

    Attributes:
        keys: what it was looked up by.
        original: the current version of another article that has the very same text.
        near: current versions of other articles with nearly the same, the likest first.
    """

    keys: Keys
    original: ox.NamedNode | None
    near: tuple[Near, ...]


def original(dataset: Dataset, article: Article, keys: Keys) -> ox.NamedNode | None:
    """The current version of another article that has the very same text; None where there is none."""
    if keys.text is None:
        return None
    work = ids.article(article.id)
    found = dataset.pattern(None, COAL.textHash, ox.Literal(keys.text), CATALOGUE)
    versions = [quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode)]
    return next((one for one in sorted(versions, key=str) if ids.work(one) != work), None)


def counts_first(article: Article, other: ox.NamedNode) -> bool:
    """Whether, of two articles with one text, this one counts: the id decides, so that the order of coming does not."""
    return article.id < ids.article_id(other)


def candidates(dataset: Dataset, keys: Keys) -> list[ox.NamedNode]:
    """Versions that may be near-duplicates: they have a band in common."""
    if not keys.bands:
        return []
    # Some of one work, or one version by several bands, are of no use.
    answer = dataset.query(_BY_BAND % (" ".join(f'"{band}"' for band in keys.bands), MOST * identity.BANDS))
    rows = answer.rows if isinstance(answer, Solutions) else iter(())
    return list(dict.fromkeys(row[0] for row in rows if isinstance(row[0], ox.NamedNode)))


def near(article: Article, texts: Mapping[ox.NamedNode, str], except_for: ox.NamedNode | None) -> tuple[Near, ...]:
    """Those of some versions that are near-duplicates of an article, the likest first."""
    if not texts:
        return ()
    own, work = identity.shingles(article.text), ids.article(article.id)
    found = [
        Near(version, round(identity.likeness(own, identity.shingles(text)), 2))
        for version, text in texts.items()
        if ids.work(version) != work and version != except_for
    ]
    like = [one for one in found if one.similarity >= identity.LIKE]
    return tuple(sorted(like, key=lambda one: (-one.similarity, one.version.value))[:MOST])


def links(version: ox.NamedNode, near: Iterable[Near]) -> list[ox.Quad]:
    """The entries that link a version with its near-duplicates, both ways, with the similarity."""
    found = []
    for one in near:
        node = _resemblance(version, one.version)
        similarity = ox.Literal(f"{one.similarity:.2f}", datatype=XSD.decimal)
        found += [
            ox.Quad(version, COAL.nearDuplicateOf, one.version, CATALOGUE),
            ox.Quad(one.version, COAL.nearDuplicateOf, version, CATALOGUE),
            ox.Quad(node, RDF.type, COAL.Resemblance, CATALOGUE),
            ox.Quad(node, COAL.resembles, version, CATALOGUE),
            ox.Quad(node, COAL.resembles, one.version, CATALOGUE),
            ox.Quad(node, COAL.similarity, similarity, CATALOGUE),
        ]
    return found


def unlinked(dataset: Dataset, version: ox.NamedNode, entry: Iterable[ox.Quad]) -> list[ox.Quad]:
    """All entries that link a version with its near-duplicates; `entry` is its own."""
    found = []
    for quad in entry:
        if quad.predicate == COAL.nearDuplicateOf and isinstance(quad.object, ox.NamedNode):
            back = ox.Quad(quad.object, COAL.nearDuplicateOf, version, CATALOGUE)
            found += [quad, back, *dataset.pattern(_resemblance(version, quad.object), graph=CATALOGUE)]
    return found


def _resemblance(one: ox.NamedNode, other: ox.NamedNode) -> ox.NamedNode:
    pair = "\n".join(sorted((one.value, other.value)))
    return ox.NamedNode(f"{BASE}resemblance/{sha256(pair.encode()).hexdigest()[:20]}")
