"""What things are called: from a name to the thing in the graph, and back to a label for people."""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from coalition.errors import UsageError
from coalition.store.store import Store

_CODE, _LABEL, _OTHER = range(3)
"""How well a name names: an id or code, the label, any other name. A better one wins over a worse."""

_NAMES = """
SELECT DISTINCT ?thing ?rank ?name WHERE {
  {
    ?thing a|skos:inScheme ?among .
    { ?thing dcterms:identifier|coal:iso2|coal:iso3 ?name BIND (0 AS ?rank) }
    UNION { ?thing rdfs:label|skos:prefLabel|dcterms:title ?name BIND (1 AS ?rank) }
    UNION { ?thing skos:altLabel|coal:demonym|coal:caseSensitive ?name BIND (2 AS ?rank) }
  } UNION {
    ?thing a|skos:inScheme ?among BIND (REPLACE(STR(?thing), "^.*[/#]", "") AS ?name) BIND (0 AS ?rank)
  }
%s}
"""
_IDS = """
SELECT DISTINCT ?thing (0 AS ?rank) ?name WHERE {
  ?thing a|skos:inScheme ?among BIND (REPLACE(STR(?thing), "^.*[/#]", "") AS ?name)
%s}
"""
"""Ids alone, of which there are few: most often one is what is given, and no name need be looked at."""
_ALIKE = """
  FILTER (LCASE(REPLACE(REPLACE(?name, "[\\\\s_.-]+", " "), "^the ", "", "i")) = ?wanted)
"""
"""Narrows these to what is called so, nearly as `_plain` has it: then not all need be read."""
_USED = """
SELECT DISTINCT ?thing WHERE {
  { ?thing a ?among } UNION { ?thing skos:inScheme ?among }
  FILTER EXISTS {
    ?statement coal:subject|coal:object|coal:recipient|coal:of|coal:from|coal:attributedTo|
      coal:figure/coal:unit|prov:wasDerivedFrom/prov:specializationOf ?thing ;
      a coal:Statement .
  }
}
"""
_CALLED = """
SELECT ?thing ?kind ?name WHERE {
  VALUES ?thing { %s }
  { ?thing dcterms:title ?name BIND ("title" AS ?kind) }
  UNION { ?thing rdfs:label ?name BIND ("label" AS ?kind) }
  UNION { ?thing dcterms:identifier ?name BIND ("identifier" AS ?kind) }
  UNION { ?thing coal:iso3 ?name BIND ("code" AS ?kind) }
}
"""
_CHOICES = 12
"""No more things than these are listed where somebody has named none of them."""
_SEVERAL = 5
"""No more things than these are listed where somebody may have meant any of them."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing and what it is called.

    Attributes:
        iri: the thing.
        names: its names, each with its rank, best first.
    """

    iri: str
    names: tuple[tuple[int, str], ...]

    @property
    def label(self) -> str:
        """The name to show."""
        labels = [name for rank, name in self.names if rank == _LABEL]
        return labels[0] if labels else _last(self.iri)


def thing(store: Store, classes: Sequence[str], text: str) -> Named:
    """The member of some classes and SKOS schemes that is called so, as `find` decides.

    Raises:
        UsageError: if there is none, or more than one.
    """
    wanted = _plain(text)
    called = _members(store, classes, _IDS % _ALIKE, wanted) or _members(store, classes, _NAMES % _ALIKE, wanted)
    return find(text, called or among(store, classes))


def among(store: Store, classes: Iterable[str]) -> list[Named]:
    """The members of some classes and SKOS schemes with their names, by IRI."""
    return _members(store, classes, _NAMES % "")


def _members(store: Store, classes: Iterable[str], query: str, wanted: str = "") -> list[Named]:
    found: dict[str, set[tuple[int, str]]] = {}
    for kind in classes:
        for thing, rank, name in store.select(query, {"among": NamedNode(kind), "wanted": Literal(wanted)}).rows:
            if isinstance(thing, NamedNode) and isinstance(rank, Literal) and isinstance(name, Literal):
                found.setdefault(thing.value, {(_CODE, _last(thing.value))}).add((int(rank.value), name.value))
    return [Named(iri, tuple(sorted(names))) for iri, names in sorted(found.items())]


def spoken_of(store: Store, classes: Iterable[str]) -> list[str]:
    """Labels of the members of some classes and schemes that any statement in the store speaks of, sorted."""
    classes = tuple(classes)
    used = {
        thing.value
        for kind in classes
        for (thing,) in store.select(_USED, {"among": NamedNode(kind)}).rows
        if isinstance(thing, NamedNode)
    }
    return sorted(named.label for named in among(store, classes) if named.iri in used)


def find(text: str, things: Sequence[Named]) -> Named:
    """The thing of that name.

    An id or code wins over a label, and that over any other name. If nothing is called just so, it is the one
    thing with all the words in a name, as a person's has the family name.

    Raises:
        UsageError: if no thing, or more than one, is called so: with what was perhaps meant.
    """
    wanted = _plain(text)
    exact = [(rank, one) for one in things for rank, name in one.names if _plain(name) == wanted]
    best = min((rank for rank, _ in exact), default=_CODE)
    found = [one for rank, one in exact if rank == best] or _partly(wanted, things)
    if len({one.iri for one in found}) == 1:
        return found[0]
    if found:
        several = sorted({f"{one.label} ({_short(one.iri)})" for one in found})
        more = [f"{len(several) - _SEVERAL} others"] if len(several) > _SEVERAL else []
        raise UsageError(f"{text!r} may mean {_listed(several[:_SEVERAL] + more)}; give the whole name or IRI.")
    raise UsageError(f"{text!r} is not known here{_instead(wanted, things)}")


def labels(store: Store, iris: Iterable[str], *, codes: bool = True) -> dict[str, str]:
    """What to show people for each IRI: an article's title, else the label, else the id.

    Args:
        store: where to look.
        iris: what to look up.
        codes: add a nation's code: `United Kingdom (GBR)`.
    """
    named: dict[str, dict[str, str]] = {iri: {} for iri in iris}
    wanted = " ".join(str(NamedNode(iri)) for iri in sorted(named))
    if wanted:
        for thing, kind, name in store.select(_CALLED % wanted).rows:
            if isinstance(thing, NamedNode) and isinstance(kind, Literal) and isinstance(name, Literal):
                # Two articles may write one name in two ways.
                other = named[thing.value].get(kind.value, name.value)
                named[thing.value][kind.value] = min(name.value, other)
    return {iri: _shown(iri, names, codes=codes) for iri, names in named.items()}


def _shown(iri: str, names: dict[str, str], *, codes: bool) -> str:
    name = names.get("title") or names.get("label") or names.get("identifier") or _last(iri)
    return f"{name} ({names['code']})" if codes and "code" in names else name


def _partly(wanted: str, things: Sequence[Named]) -> list[Named]:
    words = set(wanted.split())
    return [one for one in things if words and any(words <= set(_plain(name).split()) for _, name in one.names)]


def _plain(name: str) -> str:
    """A name without what people write in different ways: case, hyphens, points, a leading article."""
    words = re.sub(r"[\s_.\-]+", " ", name.casefold()).strip()
    return words.removeprefix("the ")


def _last(iri: str) -> str:
    return unquote(re.split(r"[/#]", iri.rstrip("/#"))[-1])


def _short(iri: str) -> str:
    return iri.removeprefix("https://w3id.org/coalition/")


def _instead(wanted: str, things: Sequence[Named]) -> str:
    spelt = {_plain(name): one.label for one in things for _, name in one.names}
    close = difflib.get_close_matches(wanted, spelt, n=5, cutoff=0.7)
    if close:
        return f"; did you mean {_listed(list(dict.fromkeys(spelt[name] for name in close)))}?"
    if not things:
        return ", and nothing else of its kind is either."
    return f"; known are {_listed([one.label for one in things])}." if len(things) <= _CHOICES else "."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
