"""The catalogue: which versions were taken in, when, by which run, what came of each, and when each was current.

What it holds is laid down in docs/graph.md. Its parts are lists of quads that the store writes together with
the graphs that they are about.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal as OneOf
from uuid import uuid4

from pyoxigraph import Literal, NamedNode, Quad, Triple

from coalition.articles import identity
from coalition.articles.article import Article
from coalition.articles.identity import Keys
from coalition.graph import ids
from coalition.graph.namespaces import BASE, CATALOGUE, COAL, DCTERMS, PROV, RDF, XSD

Fate = OneOf["kept", "quarantined", "replaced", "duplicate"]
"""What came of a version."""

KEPT = Literal("kept")
QUARANTINED = Literal("quarantined")

_METADATA = frozenset({DCTERMS.title, DCTERMS.issued, DCTERMS.publisher, DCTERMS.source})
# What is known of a version whatever comes of it.
_LASTING = frozenset({PROV.generatedAtTime, COAL.currentSince, COAL.currentUntil})
# What is known of a version only while it is current, so that only such ones are found by it.
_PASSING = frozenset({COAL.textHash, COAL.similarityBand, COAL.nearDuplicateOf})


@dataclass(frozen=True, slots=True)
class Run:
    """One ingest, from its start to its end.

    Attributes:
        iri: its name in the catalogue.
        started: when it began, UTC.
        pipeline: what read the articles, with versions.
        extraction: a hash of all that decides what is read from an article; None where nobody asks.
    """

    iri: NamedNode
    started: datetime
    pipeline: str
    extraction: str | None = None

    @classmethod
    def start(cls, pipeline: str, extraction: str | None = None) -> "Run":
        """A run that begins now."""
        return cls(NamedNode(f"{BASE}run/{uuid4()}"), now(), pipeline, extraction)


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A version as the catalogue has it.

    Attributes:
        article: the article's id.
        version: the IRI of the version, which is the name of its graph.
        fate: what came of it.
        taken: when it first came, as xsd:dateTime.
        statements: how many statements it makes.
        since: the times at which it became current.
        until: the times at which it ceased to be, as many, or one fewer while it is current.
        original: the version that has the same text and counts in its place.
        run: the run that read it last.
    """

    article: str
    version: str
    fate: str
    taken: str
    statements: int
    since: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    original: str | None = None
    run: str = ""


def work(article: Article, current: NamedNode | None, earlier: Iterable[Quad] = ()) -> list[Quad]:
    """The article's own entry.

    Args:
        article: what is known of it now.
        current: the version that counts now.
        earlier: the entry that this one takes the place of: other addresses are kept.
    """
    node = ids.article(article.id)
    pairs: list[tuple[NamedNode, NamedNode | Literal]] = [
        (RDF.type, COAL.Article),
        (DCTERMS.identifier, Literal(article.id)),
    ]
    if article.publisher is not None:
        pairs.append((DCTERMS.publisher, Literal(article.publisher)))
    if article.title is not None:
        pairs.append((DCTERMS.title, Literal(article.title)))
    address = identity.address(article.url)
    if address is not None:
        pairs.append((COAL.canonicalAddress, Literal(address)))
    if current is not None:
        pairs.append((COAL.currentVersion, current))
    made = [Quad(node, predicate, value, CATALOGUE) for predicate, value in pairs]
    return made + [quad for quad in earlier if quad.predicate == COAL.canonicalAddress and quad not in made]


def version(
    article: Article, fate: Fate, quads: Iterable[Quad], run: Run, at: Literal, earlier: Iterable[Quad] = ()
) -> list[Quad]:
    """A version's entry.

    Args:
        article: the version.
        fate: what came of it.
        quads: what it says.
        run: the run that read it.
        at: now.
        earlier: the entry that this one takes the place of: what lasts of it is kept.
    """
    node = ids.version(article)
    count = sum(quad.predicate == RDF.type and quad.object == COAL.Statement for quad in quads)
    lasting = [quad for quad in earlier if quad.predicate in _LASTING]
    pairs: list[tuple[NamedNode, NamedNode | Literal]] = [
        (RDF.type, COAL.ArticleVersion),
        (PROV.specializationOf, ids.article(article.id)),
        (COAL.outcome, Literal(fate)),
        (PROV.wasGeneratedBy, run.iri),
        (COAL.statementCount, Literal(str(count), datatype=XSD.integer)),
    ]
    if not lasting:
        pairs.append((PROV.generatedAtTime, at))
    return [*(Quad(node, predicate, value, CATALOGUE) for predicate, value in pairs), *lasting]


def begins(node: NamedNode, at: Literal, keys: Keys) -> list[Quad]:
    """What is added to a version's entry when it becomes current."""
    found = [Quad(node, COAL.currentSince, at, CATALOGUE)]
    if keys.text is not None:
        found.append(Quad(node, COAL.textHash, Literal(keys.text), CATALOGUE))
    return found + [Quad(node, COAL.similarityBand, Literal(band), CATALOGUE) for band in keys.bands]


def ceased(node: NamedNode, entry: Iterable[Quad], fate: Fate, at: Literal) -> list[Quad]:
    """The entry of a version that was current and is no longer."""
    kept = [quad for quad in entry if quad.predicate not in _PASSING and quad.predicate != COAL.outcome]
    kept.append(Quad(node, COAL.outcome, Literal(fate), CATALOGUE))
    return [*kept, Quad(node, COAL.currentUntil, at, CATALOGUE)]


def duplicate(node: NamedNode, original: NamedNode, description: Iterable[Quad]) -> list[Quad]:
    """What is added to a version's entry when its text counts elsewhere: where, and what is known beside the text."""
    known = [
        Quad(node, quad.predicate, quad.object, CATALOGUE)
        for quad in description
        if quad.subject == node and quad.predicate in _METADATA
    ]
    return [*known, Quad(node, COAL.duplicateOf, original, CATALOGUE)]


def is_metadata(quad: Quad) -> bool:
    """Whether a quad says what is known of a version beside its text."""
    return quad.predicate in _METADATA


def is_passing(quad: Quad) -> bool:
    """Whether a quad says what is known of a version only while it is current."""
    return quad.predicate in _PASSING


def edition(name: NamedNode, node: NamedNode, until: Literal) -> list[Quad]:
    """The entry of an archived graph that holds what a version said until it was read again."""
    return [Quad(name, COAL.editionOf, node, CATALOGUE), Quad(name, COAL.currentUntil, until, CATALOGUE)]


def begun(run: Run) -> list[Quad]:
    """The entry of a run that has begun."""
    found = [
        Quad(run.iri, RDF.type, PROV.Activity, CATALOGUE),
        Quad(run.iri, PROV.startedAtTime, time(run.started), CATALOGUE),
        Quad(run.iri, COAL.pipeline, Literal(run.pipeline), CATALOGUE),
    ]
    if run.extraction is not None:
        found.append(Quad(run.iri, COAL.extraction, Literal(run.extraction), CATALOGUE))
    return found


def ended(run: Run) -> Quad:
    """What is added to a run's entry when it ends, which is now."""
    return Quad(run.iri, PROV.endedAtTime, time(now()), CATALOGUE)


def entries(quads: Iterable[Quad]) -> Iterator[Entry]:
    """The versions of a catalogue graph, by article, then by the time they were taken in."""
    facts: dict[str, dict[str, list[str]]] = {}
    for quad in quads:
        if isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
            continue
        of_subject = facts.setdefault(quad.subject.value, {})
        of_subject.setdefault(quad.predicate.value, []).append(quad.object.value)
    found: list[Entry] = []
    for node, values in facts.items():
        for article in values.get(PROV.specializationOf.value, []):
            name = facts[article][DCTERMS.identifier.value][0]
            found += [_entry(name, node, fate, values) for fate in values[COAL.outcome.value]]
    return iter(sorted(found, key=lambda entry: (entry.article, entry.taken, entry.version, entry.fate)))


def _entry(article: str, node: str, fate: str, values: dict[str, list[str]]) -> Entry:
    return Entry(
        article=article,
        version=node,
        fate=fate,
        taken=min(map(clock, values[PROV.generatedAtTime.value])),
        statements=int(values[COAL.statementCount.value][0]),
        since=tuple(sorted(map(clock, values.get(COAL.currentSince.value, ())))),
        until=tuple(sorted(map(clock, values.get(COAL.currentUntil.value, ())))),
        original=next(iter(values.get(COAL.duplicateOf.value, ())), None),
        run=next(iter(values[PROV.wasGeneratedBy.value])),
    )


def now(after: Iterable[Quad] = ()) -> datetime:
    """The time, but never before any that stands in some entries, whatever was done to the clock."""
    last = max((clock(at.value) for at in _times(after)), default="")
    today = datetime.now(UTC)
    # Some stores drop the zeros at the end, others add them: a time without any is the same in all.
    today = today.replace(microsecond=today.microsecond | 1)
    return max(today, datetime.fromisoformat(last)) if last else today


def time(at: datetime) -> Literal:
    """A time as the catalogue writes it: UTC, with six digits of a second."""
    return Literal(at.isoformat(timespec="microseconds").replace("+00:00", "Z"), datatype=XSD.dateTime)


def clock(stored: str) -> str:
    """A time with six digits of a second, so that the order of text is that of time.

    >>> clock("2026-11-27T14:54:54.4656Z"), clock("2026-11-27T14:54:54Z")
    ('2026-11-27T14:54:54.465600Z', '2026-11-27T14:54:54.000000Z')
    """
    return datetime.fromisoformat(stored).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def last_until(entry: Sequence[Quad]) -> Literal | None:
    """When a version last ceased to be current; None if it never was, or never ceased."""
    ends = _times(quad for quad in entry if quad.predicate == COAL.currentUntil)
    return max(ends, key=lambda at: clock(at.value), default=None)


def _times(quads: Iterable[Quad]) -> Iterator[Literal]:
    objects = (quad.object for quad in quads)
    return (one for one in objects if isinstance(one, Literal) and one.datatype == XSD.dateTime)
