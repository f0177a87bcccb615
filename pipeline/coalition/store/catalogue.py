"""The catalogue: which versions were taken in, when, by which run, and what came of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal as OneOf
from uuid import uuid4

from pyoxigraph import Literal, NamedNode, Quad, Triple

from coalition.articles.article import Article
from coalition.graph import ids
from coalition.graph.namespaces import BASE, CATALOGUE, COAL, DCTERMS, PROV, RDF, XSD

Fate = OneOf["kept", "quarantined", "replaced"]
"""What came of a version."""

KEPT = Literal("kept")
QUARANTINED = Literal("quarantined")


@dataclass(frozen=True, slots=True)
class Run:
    """One ingest, from its start to its end.

    Attributes:
        iri: its name in the catalogue.
        started: when it began, UTC.
        pipeline: what read the articles, with versions.
    """

    iri: NamedNode
    started: datetime
    pipeline: str

    @classmethod
    def start(cls, pipeline: str) -> "Run":
        """A run that begins now."""
        return cls(NamedNode(f"{BASE}run/{uuid4()}"), _now(), pipeline)


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A version as the catalogue has it.

    Attributes:
        article: the article's id.
        version: the IRI of the version, which is the name of its graph.
        fate: what came of it.
        taken: when, as xsd:dateTime.
        statements: how many statements it makes.
    """

    article: str
    version: str
    fate: str
    taken: str
    statements: int


def work(article: Article, current: NamedNode | None) -> list[Quad]:
    """The article's own entry; `current` is the version that counts now."""
    node = ids.article(article.id)
    pairs: list[tuple[NamedNode, NamedNode | Literal]] = [
        (RDF.type, COAL.Article),
        (DCTERMS.identifier, Literal(article.id)),
    ]
    if article.publisher is not None:
        pairs.append((DCTERMS.publisher, Literal(article.publisher)))
    if article.title is not None:
        pairs.append((DCTERMS.title, Literal(article.title)))
    if current is not None:
        pairs.append((COAL.currentVersion, current))
    return [Quad(node, predicate, value, CATALOGUE) for predicate, value in pairs]


def version(article: Article, fate: Fate, quads: Sequence[Quad], run: Run) -> list[Quad]:
    """A version's entry, made now; `quads` are what it says."""
    count = sum(quad.predicate == RDF.type and quad.object == COAL.Statement for quad in quads)
    pairs: list[tuple[NamedNode, NamedNode | Literal]] = [
        (RDF.type, COAL.ArticleVersion),
        (PROV.specializationOf, ids.article(article.id)),
        (COAL.outcome, Literal(fate)),
        (PROV.generatedAtTime, _time(_now())),
        (PROV.wasGeneratedBy, run.iri),
        (COAL.statementCount, Literal(str(count), datatype=XSD.integer)),
    ]
    return [Quad(ids.version(article), predicate, value, CATALOGUE) for predicate, value in pairs]


def with_fate(quads: Iterable[Quad], fate: Fate) -> list[Quad]:
    """A version's entry with another fate."""
    return [
        Quad(quad.subject, COAL.outcome, Literal(fate), CATALOGUE) if quad.predicate == COAL.outcome else quad
        for quad in quads
    ]


def begun(run: Run) -> list[Quad]:
    """The entry of a run that has begun."""
    return [
        Quad(run.iri, RDF.type, PROV.Activity, CATALOGUE),
        Quad(run.iri, PROV.startedAtTime, _time(run.started), CATALOGUE),
        Quad(run.iri, COAL.pipeline, Literal(run.pipeline), CATALOGUE),
    ]


def ended(run: Run) -> Quad:
    """What is added to a run's entry when it ends, which is now."""
    return Quad(run.iri, PROV.endedAtTime, _time(_now()), CATALOGUE)


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
            taken = values[PROV.generatedAtTime.value][0]
            statements = int(values[COAL.statementCount.value][0])
            found += [Entry(name, node, fate, taken, statements) for fate in values[COAL.outcome.value]]
    return iter(sorted(found, key=lambda entry: (entry.article, entry.taken, entry.version, entry.fate)))


def _now() -> datetime:
    return datetime.now(UTC)


def _time(at: datetime) -> Literal:
    return Literal(at.isoformat(timespec="microseconds").replace("+00:00", "Z"), datatype=XSD.dateTime)
