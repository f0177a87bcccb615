"""The two SHACL engines, behind one function each: N-Triples in, verdict and report out."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import rdflib
from pyparsing import ParseException
from pyshacl import validate
from pyshacl.errors import ReportableRuntimeError
from pyshacl_turbo import CompiledShapes
from pyshacl_turbo import compile_shapes as compile_turbo
from pyshacl_turbo.rdf import Input
from rdflib.namespace import SH
from rdflib.plugins.sparql import prepareQuery

from coalition.errors import CoalitionError

if TYPE_CHECKING:
    from rdflib.plugins.sparql.sparql import Query
    from rdflib.query import Result

Report = tuple[bool, list[ox.Triple]]
"""Whether the data conforms, warnings apart; and the triples of the report, none if there is no result."""


class ValidationError(CoalitionError):
    """The shapes cannot be applied: they have a fault. pySHACL's exit code for it."""

    exit_code = 2


class UnsupportedShapeError(ValidationError):
    """A shape uses what the engine does not implement. pySHACL's exit code for it."""

    exit_code = 3


class Compiled:
    """pyshacl-turbo: fast, and proved by tests to agree with pySHACL on every shape of ours.

    Args:
        shapes: the shapes, as N-Triples.

    Raises:
        ValidationError: here and from `report`, if the shapes have a fault or ask for what it does not know.
    """

    def __init__(self, shapes: str) -> None:
        with _explained():
            self._shapes: CompiledShapes = compile_turbo(  # type: ignore[no-untyped-call]  # typed in part
                shapes, shacl_graph_format="nt"
            )

    def report(self, data: str) -> Report:
        """Validate data given as N-Triples."""
        # As text: anything else is first made an rdflib graph, which takes longer than the validation.
        given = Input(data, "nt", None, {})
        with _explained():
            conforms, report, _ = self._shapes.validate(  # type: ignore[no-untyped-call]  # typed in part
                given, allow_warnings=True
            )
        return bool(conforms), _triples(report)


class Arbiter:
    """pySHACL: the one whose word counts.

    Args:
        shapes: the shapes, as N-Triples.

    Raises:
        ValidationError: here and from `report`, if the shapes have a fault or ask for what it does not know.
    """

    def __init__(self, shapes: str) -> None:
        self._shapes = rdflib.Graph().parse(data=shapes, format="nt")

    def report(self, data: str) -> Report:
        """Validate data given as N-Triples."""
        # Both by rdflib's parser: literals of another library's store would not compare as equal in sh:in.
        graph = _PreparedGraph().parse(data=data, format="nt")
        with _explained():
            conforms, report, _ = validate(graph, shacl_graph=self._shapes, allow_warnings=True)
            if not isinstance(report, rdflib.Graph):
                raise ReportableRuntimeError(str(report))
        return conforms, _triples(report)


class _PreparedGraph(rdflib.Graph):
    """Keeps parsed queries: pySHACL gives each `sh:sparql` as text again for every focus node."""

    def query(self, query_object: "str | Query", *args: Any, **kwargs: Any) -> "Result":
        query = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(query, *args, **kwargs)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except NotImplementedError as error:
        raise UnsupportedShapeError(f"A shape uses what the validator does not know: {_line(error)}") from error
    except (RuntimeError, ValueError, ParseException) as error:
        raise ValidationError(f"The shapes have a fault: {_line(error)}") from error


def _line(error: Exception) -> str:
    return " ".join(str(error).split())


@lru_cache(maxsize=256)
def _prepared(text: str) -> "Query":
    return prepareQuery(text)


def _triples(report: rdflib.Graph) -> list[ox.Triple]:
    if (None, SH.result, None) not in report:
        return []
    written = report.serialize(format="nt")
    return [quad.triple for quad in ox.parse(written, format=ox.RdfFormat.N_TRIPLES)]
