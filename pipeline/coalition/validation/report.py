"""Findings: a validation report in words that need no SHACL."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from coalition.graph.namespaces import BASE, COAL, DCTERMS, OA, PROV, SH
from coalition.validation import shapes
from coalition.validation.shapes import Shape

VIOLATION = "Violation"
_LOCATED = frozenset({COAL.passage, COAL.namesNation, COAL.namesLeader, COAL.namesCity, COAL.namesFigure})


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong, or looks wrong, in one article.

    Attributes:
        article: the article's id; None where no article is concerned.
        severity: `Violation`, which keeps the article out; `Warning` or `Info`, which do not.
        shape: the id of the shape, `pledge-status`.
        name: what the shape is about.
        message: what is wrong.
        focus: what it is wrong with: a statement, a figure, a person.
        value: the value that is wrong, where there is one.
        quote: the sentence concerned.
        start: where in the article's text it starts, in characters.
        advice: what to do.
    """

    article: str | None
    severity: str
    shape: str
    name: str
    message: str
    focus: str
    value: str | None
    quote: str | None
    start: int | None
    advice: str


class Evidence:
    """Finds the article and the sentence that a node belongs to.

    Args:
        triples: the data that was validated.
    """

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._said: dict[object, dict[ox.NamedNode, list[ox.Triple]]] = {}
        self._of: dict[object, list[ox.Triple]] = {}
        for triple in triples:
            said = self._said.setdefault(triple.subject, {})
            said.setdefault(triple.predicate, []).append(triple)
            self._of.setdefault(triple.object, []).append(triple)

    def passage(self, node: object) -> object | None:
        """The passage that a node is, or that it or the first statement about it cites."""
        if self._value(node, COAL.quote) is not None:
            return node
        own = self._value(node, COAL.passage)
        return own if own is not None else next(self._citing(node), None)

    def article(self, node: object) -> str | None:
        """The id of the article that a node belongs to."""
        place = self.passage(node)
        for found, path in ((place, OA.hasSource), (node, PROV.wasDerivedFrom)):
            version = self._value(found, path)
            if version is not None:
                return self.text(version, DCTERMS.identifier)
        if self._value(node, COAL.text) is not None or self._value(node, PROV.specializationOf) is not None:
            return self.text(node, DCTERMS.identifier)
        naming = (triple.subject for triple in self._of.get(node, []) if triple.predicate in _LOCATED)
        return next((self.text(version, DCTERMS.identifier) for version in naming), None)

    def text(self, node: object, predicate: ox.NamedNode) -> str | None:
        """The value of a node's property, as text."""
        value = self._value(node, predicate)
        return value.value if isinstance(value, (ox.Literal, ox.NamedNode)) else None

    def _value(self, node: object, predicate: ox.NamedNode) -> object | None:
        found = self._said.get(node, {}).get(predicate)
        return min(found, key=str).object if found else None

    def _citing(self, node: object) -> Iterator[object]:
        for triple in sorted(self._of.get(node, []), key=str):
            place = self._value(triple.subject, COAL.passage)
            if place is not None:
                yield place


def findings(report: Sequence[ox.Triple], data: Iterable[ox.Triple]) -> list[Finding]:
    """The findings of a SHACL validation report, by article and place; violations before warnings.

    Args:
        report: the triples of the report.
        data: the triples that were validated, for the sentences.
    """
    results = [triple.object for triple in report if triple.predicate == SH.result]
    if not results:
        return []
    said: dict[object, dict[ox.NamedNode, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]] = {}
    for triple in report:
        said.setdefault(triple.subject, {})[triple.predicate] = triple.object
    evidence = Evidence(data)
    found = {_finding(said[result], evidence) for result in results}
    return sorted(found, key=_place)


def _finding(
    result: dict[ox.NamedNode, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple], evidence: Evidence
) -> Finding:
    focus = result[SH.focusNode]
    shape = _shape(result)
    passage = evidence.passage(focus)
    start = evidence.text(passage, COAL.start)
    value = result.get(SH.value)
    return Finding(
        article=evidence.article(focus),
        severity=_text(result[SH.resultSeverity]).removeprefix(SH.iri),
        shape=shape.id,
        name=shape.name,
        message=shape.message,
        focus=_text(focus),
        value=None if value is None or value == focus else _text(value),
        quote=evidence.text(passage, COAL.quote),
        start=int(start) if start is not None and start.isdecimal() else None,
        advice=shape.advice,
    )


def _shape(result: dict[ox.NamedNode, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]) -> Shape:
    """The shape of ours that a result is of; a shape that is not ours speaks by its own message."""
    iri = _text(result[SH.sourceShape])
    message = result.get(SH.resultMessage)
    unknown = Shape(iri, "", "" if message is None else _text(message), "")
    return shapes.load().described.get(iri, unknown)


def _text(term: object) -> str:
    return term.value if isinstance(term, (ox.NamedNode, ox.BlankNode, ox.Literal)) else str(term)


def _place(finding: Finding) -> tuple[object, ...]:
    return (
        finding.article or "",
        finding.severity != VIOLATION,
        finding.start if finding.start is not None else -1,
        finding.shape,
        finding.focus,
        finding.value or "",
    )


def plain(found: Iterable[Finding]) -> str:
    """Findings as text for people: by article, each with its sentence and what to do."""
    lines: list[str] = []
    article: str | None = ""
    for finding in found:
        if finding.article != article:
            article = finding.article
            lines.append(f"Article {article}:" if article is not None else "Not in an article:")
        lines += _paragraph(finding)
    return "\n".join(lines)


def _paragraph(finding: Finding) -> Iterator[str]:
    severity = {VIOLATION: "wrong", "Warning": "doubtful"}.get(finding.severity, "note")
    yield f"  {severity}: {finding.message}"
    if finding.quote is not None:
        where = "" if finding.start is None else f" (from character {finding.start})"
        yield f'    sentence{where}: "{" ".join(finding.quote.split())}"'
    yield f"    about: {_short(finding.focus)}{'' if finding.value is None else ', ' + _short(finding.value)}"
    if finding.advice:
        yield f"    what to do: {finding.advice}"
    yield f"    rule of the gate: {finding.shape}"


def _short(name: str) -> str:
    return name.removeprefix(BASE)
