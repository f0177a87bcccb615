"""The gate: decides whether an article's graph may enter the current dataset.

pySHACL is the arbiter and writes every report on what is refused. It takes too long to ask it about every
article, so a compiled engine looks first: what that lets through goes through, what it finds fault with goes
to pySHACL. tests/validation proves for every shape that the two agree.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pyoxigraph as ox

from coalition.graph import reference
from coalition.graph.namespaces import BASE, COAL, DCTERMS, RDF, RDFS, SKOS
from coalition.validation import shapes
from coalition.validation.engines import Arbiter, Compiled
from coalition.validation.report import Finding, findings

# What the shapes ask of things that the reference graph describes.
_ASKED = frozenset({RDF.type, DCTERMS.identifier, RDFS.label, SKOS.inScheme, COAL.iso3})


@dataclass(frozen=True)
class Verdict:
    """What the gate says of a graph.

    Attributes:
        conforms: no shape is violated; warnings do not count.
        applies: at least one shape looks at something in it.
        findings: what is wrong or doubtful.
        report: the SHACL validation report, without blank nodes; empty if there is nothing to report.
    """

    conforms: bool
    applies: bool
    findings: list[Finding]
    report: list[ox.Triple]


class Gate:
    """Judges graphs by the shapes. Made once, used for many articles: it keeps the shapes compiled."""

    def __init__(self) -> None:
        self._shapes = shapes.load()
        self._compiled = Compiled(self._shapes.n_triples)

    def judge(self, quads: Iterable[ox.Quad]) -> Verdict:
        """Judge the graph of a version, or any graph of the same form.

        Raises:
            CoalitionError: if the shapes cannot be read.
        """
        own = [quad.triple for quad in quads]
        data = [*own, *context(own)]
        applies = any(triple.predicate == RDF.type and triple.object in self._shapes.targets for triple in own)
        text = _n_triples(data)
        conforms, report = self._compiled.report(text)
        if not conforms:
            conforms, report = self._arbiter.report(text)
        named = sorted(reference.skolemised(report, _report_name(own)), key=str) if report else []
        return Verdict(conforms, applies, findings(named, data), named)

    @cached_property
    def _arbiter(self) -> Arbiter:
        # Most runs refuse nothing, and need not wait for it.
        return Arbiter(self._shapes.n_triples)


def context(own: Sequence[ox.Triple]) -> list[ox.Triple]:
    """What the reference graph says of the things a graph speaks of, as far as shapes ask.

    That, and not the whole reference graph, is validated with each article. With it go the nations whose
    names are given to other things in the graph.
    """
    known, nations = _known(), _nations()
    spoken_of = dict.fromkeys(triple.object for triple in own)
    found = [triple for node in spoken_of for triple in known.get(node, ())]
    for triple in own:
        if triple.predicate == RDFS.label and isinstance(triple.object, ox.Literal):
            found += nations.get(triple.object.value.lower(), ())
    return found


@lru_cache(maxsize=1)
def _known() -> dict[object, list[ox.Triple]]:
    """What shapes ask of each thing that the reference graph gives an id."""
    return {
        subject: [triple for triple in triples if triple.predicate in _ASKED]
        for subject, triples in reference.by_subject().items()
        if isinstance(subject, ox.NamedNode) and subject.value in reference.described()
    }


@lru_cache(maxsize=1)
def _nations() -> dict[str, list[ox.Triple]]:
    """What makes each name that of a nation."""
    named: dict[str, list[ox.Triple]] = {}
    for subject, triples in reference.by_subject().items():
        kind = ox.Triple(subject, RDF.type, COAL.Nation)
        if kind in triples:
            for triple in triples:
                if triple.predicate in (RDFS.label, SKOS.altLabel) and isinstance(triple.object, ox.Literal):
                    named[triple.object.value.lower()] = [kind, *_known()[subject], triple]
    return named


def _report_name(own: Sequence[ox.Triple]) -> str:
    versions = [triple.subject for triple in own if triple.predicate == COAL.text]
    first = versions[0] if versions else None
    return f"{first.value}#report-" if isinstance(first, ox.NamedNode) else f"{BASE}report-"


def _n_triples(triples: Iterable[ox.Triple]) -> str:
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
