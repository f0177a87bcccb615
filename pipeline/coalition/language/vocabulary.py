"""The words of the ontology as the language components need them: which words name what.

Everything comes from the Turtle files in ontology/, whose form ontology/README.md describes; nothing is named
in code.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import pyoxigraph as ox

from coalition.resources import folder
from coalition.statements.statement import Kind, Thing

_COAL = "https://w3id.org/coalition/ontology#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_IDENTIFIER = "http://purl.org/dc/terms/identifier"

_KINDS: dict[str, Kind] = {
    "Nation": "nation",
    "NationGroup": "group",
    "Organisation": "organisation",
    "Coalition": "coalition",
}
_FILES = ("nations", "organisations", "capabilities", "offices", "units", "commodities")


@dataclass(frozen=True, slots=True)
class Name:
    """A word or phrase that names a thing.

    Attributes:
        text: as it is written.
        thing: what it names.
        sort: `name`, `demonym`, `capital` or `seat` (a building or quarter that stands for its government).
        cased: counts only when written just so: "US", but not "us".
        ambiguous: often means something else, so it needs support from its surroundings: "Georgia".
    """

    text: str
    thing: Thing
    sort: str
    cased: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase for a capability, an office, a unit or a commodity.

    Attributes:
        text: in lower case, as texts have it.
        id: id of the concept.
        weak: counts only with support, as "ship" needs a verb of giving.
        of: what an office is of, where the title alone tells.
    """

    text: str
    id: str
    weak: bool = False
    of: Thing | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All names and terms; `things` has each thing by its canonical id."""

    things: dict[str, Thing] = field(default_factory=dict)
    names: tuple[Name, ...] = ()
    not_names: frozenset[str] = frozenset()
    members: dict[str, tuple[Thing, ...]] = field(default_factory=dict)
    capabilities: tuple[Term, ...] = ()
    actions: tuple[Term, ...] = ()
    not_capabilities: frozenset[str] = frozenset()
    broader: dict[str, str] = field(default_factory=dict)
    given_as: dict[str, str] = field(default_factory=dict)
    deployed_as: dict[str, str] = field(default_factory=dict)
    offices: tuple[Term, ...] = ()
    ranks: frozenset[str] = frozenset()
    honorifics: frozenset[str] = frozenset()
    units: dict[str, str] = field(default_factory=dict)
    symbols: dict[str, str] = field(default_factory=dict)
    currency_names: dict[str, str] = field(default_factory=dict)
    commodities: tuple[Term, ...] = ()


class _Node:
    """One resource of the files, its values by property."""

    def __init__(self) -> None:
        self.values: dict[str, list[str]] = {}

    def all(self, name: str) -> list[str]:
        return sorted(self.values.get(name, []))

    def one(self, name: str) -> str | None:
        found = self.all(name)
        return found[0] if found else None


def _nodes() -> dict[str, _Node]:
    nodes: dict[str, _Node] = {}
    for name in _FILES:
        path = folder("ontology") / f"{name}.ttl"
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            node = nodes.setdefault(_value(triple.subject), _Node())
            node.values.setdefault(_value(triple.predicate), []).append(_value(triple.object))
    return nodes


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


def _names(node: _Node, thing: Thing) -> Iterator[Name]:
    cased = set(node.all(f"{_COAL}caseSensitive"))
    ambiguous = {text.lower() for text in node.all(f"{_COAL}ambiguousName")}
    sorts = (
        ("name", [*node.all(f"{_RDFS}label"), *node.all(f"{_SKOS}altLabel"), *sorted(cased)]),
        ("demonym", node.all(f"{_COAL}demonym")),
        ("capital", node.all(f"{_COAL}capital")),
        ("seat", node.all(f"{_COAL}seat")),
    )
    seen = set()
    for sort, texts in sorts:
        for text in texts:
            if text not in seen:
                seen.add(text)
                yield Name(text, thing, sort, text in cased, text.lower() in ambiguous)


def _terms(nodes: dict[str, _Node], scheme: str) -> Iterator[tuple[str, _Node]]:
    for node in nodes.values():
        identifier = node.one(_IDENTIFIER)
        if identifier and node.one(f"{_SKOS}inScheme") == f"https://w3id.org/coalition/scheme/{scheme}":
            yield identifier, node


def _labels(node: _Node) -> list[str]:
    return [text.lower() for text in (*node.all(f"{_SKOS}prefLabel"), *node.all(f"{_SKOS}altLabel"))]


def _offices(nodes: dict[str, _Node]) -> Iterator[Term]:
    for identifier, node in _terms(nodes, "offices"):
        for label in _labels(node):
            yield Term(label, identifier)
    for node in nodes.values():
        if f"{_COAL}TitleForm" in node.all(_TYPE):
            office, of = node.one(f"{_COAL}office"), node.one(f"{_COAL}of")
            if office:
                label = (node.one(f"{_RDFS}label") or "").lower()
                yield Term(label, office.rsplit("/", 1)[1], of=_thing(nodes[of]) if of in nodes else None)


def _thing(node: _Node) -> Thing | None:
    identifier = node.one(_IDENTIFIER)
    for cls in node.all(_TYPE):
        kind = _KINDS.get(cls.removeprefix(_COAL))
        if kind and identifier:
            return Thing(kind, identifier, node.one(f"{_RDFS}label") or identifier)
    return None


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of the ontology that is installed.

    Raises:
        SyntaxError: if a file is not Turtle, naming the line.

    >>> vocabulary().things["GBR"].name
    'United Kingdom'
    """
    nodes = _nodes()
    things = {iri: thing for iri, node in nodes.items() if (thing := _thing(node))}
    units = dict(_terms(nodes, "units"))
    capabilities = sorted(_terms(nodes, "capabilities"), key=lambda pair: pair[0])
    return Vocabulary(
        things={thing.id: thing for thing in things.values()},
        names=tuple(name for iri, thing in sorted(things.items()) for name in _names(nodes[iri], thing)),
        not_names=frozenset(text.lower() for iri in things for text in nodes[iri].all(f"{_COAL}notLabel")),
        members={
            thing.id: tuple(things[m] for m in nodes[iri].all(f"{_COAL}hasMember") if m in things)
            for iri, thing in things.items()
            if nodes[iri].all(f"{_COAL}hasMember")
        },
        capabilities=tuple(
            Term(text.lower(), identifier, weak)
            for identifier, node in capabilities
            for weak, texts in ((False, _labels(node)), (True, node.all(f"{_COAL}weakLabel")))
            for text in texts
        ),
        actions=tuple(
            Term(text.lower(), identifier)
            for identifier, node in capabilities
            for text in node.all(f"{_COAL}verbPhrase")
        ),
        not_capabilities=frozenset(text.lower() for _, node in capabilities for text in node.all(f"{_COAL}notLabel")),
        broader=_related(capabilities, f"{_SKOS}broader"),
        given_as=_related(capabilities, f"{_COAL}whenGiven"),
        deployed_as=_related(capabilities, f"{_COAL}whenDeployed"),
        offices=tuple(_offices(nodes)),
        ranks=_words(nodes, "rank"),
        honorifics=_words(nodes, "honorific"),
        units={word: unit for unit, node in units.items() for word in [unit, *_labels(node)] if not _is_currency(unit)},
        symbols={
            symbol: unit
            for unit, node in units.items()
            for symbol in [unit, *node.all(f"{_COAL}symbol"), *node.all(f"{_COAL}defaultSymbol")]
            if _is_currency(unit)
        },
        currency_names={word: unit for unit, node in units.items() for word in _labels(node) if _is_currency(unit)},
        commodities=tuple(
            Term(label, identifier)
            for identifier, node in _terms(nodes, "commodities")
            for label in [identifier, *_labels(node)]
        ),
    )


def _related(concepts: list[tuple[str, _Node]], name: str) -> dict[str, str]:
    """The concept that each concept points to by one property."""
    return {identifier: other.rsplit("/", 1)[1] for identifier, node in concepts if (other := node.one(name))}


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _words(nodes: dict[str, _Node], name: str) -> frozenset[str]:
    return frozenset(word.lower() for node in nodes.values() for word in node.all(f"{_COAL}{name}"))
