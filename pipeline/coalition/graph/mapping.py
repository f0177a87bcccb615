"""From a reading to quads: the form that docs/graph.md describes, in the graph of the article's version."""

import re
from collections.abc import Iterable, Iterator
from math import isfinite

from pyoxigraph import Literal, NamedNode, Quad

from coalition.articles.article import Article
from coalition.graph import ids, reference
from coalition.graph.namespaces import BASE, COAL, DCTERMS, OA, PROV, RDF, RDFS, SKOS, XSD
from coalition.statements.statement import Figure, Kind, Passage, Reading, Relation, Statement, Thing

CONTEXT = 32
"""Characters of text that a quote selector keeps before and after the quote."""

CLASS: dict[Relation, NamedNode] = {
    "pledges": COAL.Pledge,
    "figure": COAL.FigureStatement,
    "holds_office": COAL.OfficeHolding,
    "hosts": COAL.Hosting,
    "attends": COAL.Attendance,
    "headquartered_in": COAL.Seat,
    "leads": COAL.Leadership,
    "member_of": COAL.Membership,
    "imports": COAL.Import,
}
"""The class of statement for each relation of the statement table."""

_SHORTCUT: dict[Relation, NamedNode] = {
    "holds_office": COAL.holdsOffice,
    "hosts": COAL.hosts,
    "attends": COAL.attends,
    "headquartered_in": COAL.headquarteredIn,
    "leads": COAL.leads,
    "member_of": COAL.memberOf,
    "imports": COAL.imports,
}
_PLEDGE_SHORTCUT: dict[str | None, NamedNode] = {
    "delivered": COAL.pledges,
    "pledged": COAL.pledges,
    "conditional": COAL.pledges,
    "considered": COAL.considers,
    "refused": COAL.refuses,
}
# What is over, or yet to come, is no fact of the kind that a shortcut states in the present tense.
_NOT_NOW = frozenset({"former", "elect"})
_KIND_CLASS: dict[Kind, NamedNode] = {
    "group": COAL.NationGroup,
    "organisation": COAL.Organisation,
    "coalition": COAL.Coalition,
    "person": COAL.Person,
    "city": COAL.City,
    "meeting": COAL.Meeting,
}
# A precision of date for each form; any other text stays text, which the gate refuses with its reason.
_DATE_FORMS = (
    (re.compile(r"\d{4}-\d\d-\d\d"), XSD.date),
    (re.compile(r"\d{4}-\d\d"), XSD.gYearMonth),
    (re.compile(r"\d{4}"), XSD.gYear),
)
_TIME_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T[0-9:.]+(?:Z|[+-]\d\d:?\d\d)?")

_Pair = tuple[NamedNode, NamedNode | Literal]


def quads(article: Article, reading: Reading) -> list[Quad]:
    """Everything one version of an article says, and nothing else.

    The same article and reading give the same list, in whatever order the statements come. Statements that
    differ only in rule and confidence are one: the most confident is kept.
    """
    return _VersionGraph(article).quads(reading)


def description(article: Article) -> list[Quad]:
    """What is known of an article apart from what it says: the work, the version, its text and metadata."""
    return _VersionGraph(article).description()


def date(text: str) -> Literal:
    """A date with the precision it has: the time of day is left out, what is no ISO 8601 date stays a string.

    >>> date("2025-03").datatype.value[-10:], date("2025-03-02T09:00:00Z").value
    ('gYearMonth', '2025-03-02')
    """
    timed = _TIME_OF_DAY.fullmatch(text)
    day = timed[1] if timed else text
    kind = next((datatype for form, datatype in _DATE_FORMS if form.fullmatch(day)), XSD.string)
    return Literal(text if kind == XSD.string else day, datatype=kind)


def decimal(value: float) -> Literal:
    """A number as `xsd:decimal`; what is not finite stays text, which the gate refuses with its reason."""
    return Literal(ids.number(value), datatype=XSD.decimal) if isfinite(value) else Literal(str(value))


class _VersionGraph:
    """Gathers the quads of one version; things, figures, passages and rules are described once each."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.version = ids.version(article)
        self.things: dict[NamedNode, Thing] = {}
        self.figures: dict[NamedNode, Figure] = {}
        self.passages: dict[NamedNode, Passage] = {}
        self.rules: set[str] = set()
        self.shortcuts: set[tuple[NamedNode, NamedNode, NamedNode]] = set()

    def quads(self, reading: Reading) -> list[Quad]:
        """All of it: first what has to be said, then the description of all that was spoken of on the way."""
        spoken = [*self._named(reading), *self._statements(reading.statements)]
        described = [
            *self.description(),
            *self._things(),
            *self._figures(),
            *self._passages(),
            *self._rules(),
        ]
        shortcuts = [Quad(*triple, self.version) for triple in sorted(self.shortcuts, key=str)]
        return [*described, *spoken, *shortcuts]

    def description(self) -> list[Quad]:
        """The work and its version."""
        article = self.article
        work = ids.article(article.id)
        pairs: list[_Pair] = [
            (RDF.type, COAL.ArticleVersion),
            (PROV.specializationOf, work),
            (DCTERMS.identifier, Literal(article.id)),
            (COAL.text, Literal(article.text)),
        ]
        if article.title is not None:
            pairs.append((DCTERMS.title, Literal(article.title)))
        if article.date is not None:
            pairs.append((DCTERMS.issued, date(article.date)))
        if article.publisher is not None:
            pairs.append((DCTERMS.publisher, Literal(article.publisher)))
        if article.url is not None:
            pairs.append((DCTERMS.source, _address(article.url)))
        return [Quad(work, RDF.type, COAL.Article, self.version), *self._of(self.version, pairs)]

    def _of(self, subject: NamedNode, pairs: Iterable[_Pair]) -> Iterator[Quad]:
        graph = self.version
        return (Quad(subject, predicate, value, graph) for predicate, value in pairs)

    def _thing(self, of: Thing) -> NamedNode:
        node = ids.thing(of, self.article.id)
        known = self.things.get(node)
        self.things[node] = of if known is None else min(of, known)
        return node

    def _figure(self, of: Figure) -> NamedNode:
        node = ids.figure(of)
        self.figures[node] = of
        return node

    def _named(self, reading: Reading) -> Iterator[Quad]:
        pairs: list[_Pair] = [(COAL.namesNation, self._thing(one)) for one in reading.nations]
        pairs += [(COAL.namesLeader, self._thing(one)) for one in reading.leaders]
        pairs += [(COAL.namesCity, self._thing(one)) for one in reading.cities]
        pairs += [(COAL.namesFigure, self._figure(one)) for one in reading.figures]
        return self._of(self.version, sorted(set(pairs), key=str))

    def _statements(self, statements: Iterable[Statement]) -> Iterator[Quad]:
        best: dict[NamedNode, tuple[Statement, list[_Pair]]] = {}
        for one in statements:
            content = self._content(one)
            # The text form of RDF terms is the same everywhere, which a hash of Python's own would not be.
            node = ids.statement(self.version, [f"{predicate} {value}" for predicate, value in content])
            other = best.get(node)
            if other is None or (-one.confidence, one.rule) < (-other[0].confidence, other[0].rule):
                best[node] = (one, content)
        for node in sorted(best, key=lambda found: found.value):
            one, content = best[node]
            self.rules.add(one.rule)
            yield from self._of(node, [*content, *self._provenance(one)])

    def _content(self, of: Statement) -> list[_Pair]:
        subject = self._thing(of.subject)
        pairs: list[_Pair] = [
            (RDF.type, CLASS[of.relation]),
            (COAL.subject, subject),
            (COAL.passage, self._passage(of.passage)),
        ]
        if of.object is not None:
            target = self._thing(of.object)
            pairs.append((COAL.object, target))
            self._shortcut(of, subject, target)
        if of.status is not None:
            pairs.append((COAL.status, ids.concept("status", of.status)))
        if of.figure is not None:
            pairs.append((COAL.figure, self._figure(of.figure)))
        if of.date is not None:
            pairs.append((COAL.holdsAt, date(of.date)))
        others = (
            (COAL.recipient, of.recipient),
            (COAL.attributedTo, of.attributed_to),
            (COAL.of, of.of),
            (getattr(COAL, "from"), of.source),
        )
        pairs += [(predicate, self._thing(other)) for predicate, other in others if other is not None]
        return pairs

    def _provenance(self, of: Statement) -> list[_Pair]:
        return [
            (RDF.type, COAL.Statement),
            (PROV.wasDerivedFrom, self.version),
            (COAL.foundBy, ids.concept("rule", of.rule)),
            # Four places: the last bits of a probability differ from one processor to the next.
            (COAL.confidence, decimal(round(of.confidence, 4))),
        ]

    def _shortcut(self, of: Statement, subject: NamedNode, target: NamedNode) -> None:
        if of.relation == "pledges":
            predicate = _PLEDGE_SHORTCUT.get(of.status)
        else:
            predicate = None if of.status in _NOT_NOW else _SHORTCUT.get(of.relation)
        if predicate is not None:
            self.shortcuts.add((subject, predicate, target))

    def _passage(self, of: Passage) -> NamedNode:
        node = ids.passage(self.version, of.start, of.end)
        self.passages[node] = of
        return node

    def _things(self) -> Iterator[Quad]:
        known = reference.described()
        for node in sorted(self.things, key=lambda thing: thing.value):
            of = self.things[node]
            if of.kind == "commodity" and node.value not in known:
                yield from self._of(node, _concept("commodities", of.id, of.name))
            elif of.kind in _KIND_CLASS and node.value not in known:
                yield from self._of(
                    node,
                    [
                        (RDF.type, _KIND_CLASS[of.kind]),
                        (DCTERMS.identifier, Literal(of.id)),
                        (RDFS.label, Literal(of.name)),
                    ],
                )

    def _figures(self) -> Iterator[Quad]:
        known = reference.described()
        units: dict[NamedNode, str] = {}
        for node in sorted(self.figures, key=lambda figure: figure.value):
            of = self.figures[node]
            unit = ids.unit(of.unit)
            units[unit] = min(of.unit, units.get(unit, of.unit))
            pairs: list[_Pair] = [
                (RDF.type, COAL.Figure),
                (COAL.value, decimal(of.value)),
                (COAL.unit, unit),
                (COAL.qualifier, Literal(of.qualifier)),
            ]
            yield from self._of(node, pairs)
        for unit, name in units.items():
            # A code that is no currency is left undescribed, and the gate says so.
            if unit.value not in known and not ids.is_currency(name):
                yield from self._of(unit, _concept("units", name, name))

    def _passages(self) -> Iterator[Quad]:
        text = self.article.text
        for node in sorted(self.passages, key=lambda passage: passage.value):
            start, end = self.passages[node].start, self.passages[node].end
            first, last = _integer(start), _integer(end)
            exact = Literal(text[start:end])
            position, selector = NamedNode(node.value + ";position"), NamedNode(node.value + ";quote")
            pairs: list[_Pair] = [
                (RDF.type, COAL.Passage),
                (COAL.start, first),
                (COAL.end, last),
                (COAL.quote, exact),
                (OA.hasSource, self.version),
                (OA.hasSelector, position),
                (OA.hasSelector, selector),
            ]
            yield from self._of(node, pairs)
            pairs = [(RDF.type, OA.TextPositionSelector), (OA.start, first), (OA.end, last)]
            yield from self._of(position, pairs)
            pairs = [
                (RDF.type, OA.TextQuoteSelector),
                (OA.exact, exact),
                (OA.prefix, Literal(text[max(0, start - CONTEXT) : start])),
                (OA.suffix, Literal(text[end : end + CONTEXT])),
            ]
            yield from self._of(selector, pairs)

    def _rules(self) -> Iterator[Quad]:
        for rule in sorted(self.rules):
            node = ids.concept("rule", rule)
            name = Literal(rule)
            pairs: list[_Pair] = [(RDF.type, COAL.Rule), (DCTERMS.identifier, name), (RDFS.label, name)]
            yield from self._of(node, pairs)


def _concept(scheme: str, concept_id: str, name: str) -> list[_Pair]:
    return [
        (RDF.type, SKOS.Concept),
        (SKOS.inScheme, NamedNode(f"{BASE}scheme/{scheme}")),
        (DCTERMS.identifier, Literal(concept_id)),
        (RDFS.label, Literal(name)),
    ]


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype=XSD.integer)


def _address(url: str) -> NamedNode | Literal:
    """The address as an IRI; what is none stays text, which the gate refuses with its reason."""
    try:
        return NamedNode(url)
    except ValueError:
        return Literal(url)
