"""Validation of what is there: the current dataset, the quarantine, or a file that somebody names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from coalition.errors import UsageError
from coalition.graph.namespaces import CATALOGUE, REFERENCE
from coalition.store.store import Store
from coalition.validation.gate import Gate
from coalition.validation.report import Finding

_Name = TypeVar("_Name")


@dataclass(frozen=True)
class Validation:
    """What came of it.

    Attributes:
        graphs: how many graphs were looked at.
        applies: whether any shape looked at anything in them; if none did, nothing is known, so it does not
            conform.
        refused: how many graphs violate a shape.
        findings: what is wrong or doubtful.
    """

    graphs: int
    applies: bool
    refused: int
    findings: list[Finding]

    @property
    def conforms(self) -> bool:
        """Whether shapes apply and none is violated; warnings do not count."""
        return self.applies and not self.refused

    @property
    def exit_code(self) -> int:
        """The exit code, as pySHACL's: 0 if it conforms, 1 if not; a ValidationError carries 2 or 3."""
        return 0 if self.conforms else 1


def validate_store(store: Store, gate: Gate) -> Validation:
    """Validate the current dataset: the reference graph, and every article's current version."""
    versions = [ox.NamedNode(entry.version) for entry in store.catalogue() if entry.fate == "kept"]
    reference = [REFERENCE] if store.graph(REFERENCE) else []
    return _validate([*reference, *versions], store.graph, gate)


def validate_quarantine(store: Store, gate: Gate) -> Validation:
    """Validate what is in quarantine by today's shapes; what conforms now may be taken in again."""
    versions = [entry.version for entry in store.catalogue() if entry.fate == "quarantined"]
    return _validate([ox.NamedNode(version) for version in versions], store.archived, gate)


def validate_file(path: Path, gate: Gate) -> Validation:
    """Validate an RDF file, each of its graphs apart: N-Triples, Turtle, N-Quads, TriG, RDF/XML or JSON-LD.

    Raises:
        UsageError: if there is no such file, or it is not RDF.
    """
    graphs: dict[ox.NamedNode | ox.BlankNode | ox.DefaultGraph, list[ox.Quad]] = {}
    try:
        for quad in ox.parse(path=path):
            graphs.setdefault(quad.graph_name, []).append(quad)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (SyntaxError, ValueError) as error:
        raise UsageError(f"{path} is not RDF in a known format: {' '.join(str(error).split())}.") from error
    graphs.pop(CATALOGUE, None)
    return _validate(sorted(graphs, key=str), graphs.__getitem__, gate)


def _validate(names: Sequence[_Name], graph: Callable[[_Name], list[ox.Quad]], gate: Gate) -> Validation:
    verdicts = [gate.judge(graph(name)) for name in names]
    return Validation(
        graphs=len(verdicts),
        applies=any(verdict.applies for verdict in verdicts),
        refused=sum(not verdict.conforms for verdict in verdicts),
        findings=[finding for verdict in verdicts for finding in verdict.findings],
    )
