"""Every shape, by one sound graph and one with a fault; both engines must say the same of each."""

import re
import tomllib
from pathlib import Path

import pyoxigraph as ox
import pytest

from coalition.articles.article import Article
from coalition.graph.mapping import quads
from coalition.graph.namespaces import PREFIXES, RDF, SH, SHAPES
from coalition.statements.statement import Reading
from coalition.validation import shapes
from coalition.validation.engines import Arbiter, Compiled
from coalition.validation.gate import context

FAULTS: dict[str, str] = tomllib.loads(Path(__file__).with_name("faults.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def arbiter() -> Arbiter:
    return Arbiter(shapes.load().n_triples)


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return Compiled(shapes.load().n_triples)


def _data(summit: tuple[Article, Reading], update: str | None) -> str:
    store = ox.Store()
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads(*summit))
    if update is not None:
        store.update(update, prefixes=PREFIXES)
    own = [quad.triple for quad in store]
    return (ox.serialize([*own, *context(own)], format=ox.RdfFormat.N_TRIPLES) or b"").decode()


def _results(report: list[ox.Triple]) -> set[tuple[str, str]]:
    """Which shape found fault with which node."""
    said = {(str(triple.subject), triple.predicate): str(triple.object) for triple in report}
    results = [str(triple.object) for triple in report if triple.predicate == SH.result]
    return {
        (said[one, SH.sourceShape].strip("<>").removeprefix(SHAPES.iri), said[one, SH.focusNode]) for one in results
    }


def test_there_is_a_fault_for_every_shape() -> None:
    assert set(FAULTS) == {shape.id for shape in shapes.load().described.values()}


def test_a_sound_graph_has_what_each_shape_looks_at_and_both_engines_pass_it(
    summit: tuple[Article, Reading], arbiter: Arbiter, compiled: Compiled
) -> None:
    data = _data(summit, None)
    classes = {
        quad.object
        for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)
        if quad.predicate == RDF.type and quad.object in shapes.load().targets
    }
    # No article has a meeting by name, or a group of nations, as well as all the rest.
    missing = {target.value.rpartition("#")[2] for target in shapes.load().targets - classes}
    assert missing <= {"Meeting", "NationGroup"}
    assert arbiter.report(data) == compiled.report(data) == (True, [])


@pytest.mark.parametrize("shape", FAULTS)
def test_a_fault_is_found_by_both_engines_alike(
    summit: tuple[Article, Reading], arbiter: Arbiter, compiled: Compiled, shape: str
) -> None:
    data = _data(summit, FAULTS[shape])
    conforms, report = arbiter.report(data)
    quickly_conforms, quick_report = compiled.report(data)
    assert shape in {found for found, _ in _results(report)}
    assert _results(quick_report) == _results(report)
    assert conforms == quickly_conforms


def test_a_warning_alone_does_not_keep_an_article_out(
    summit: tuple[Article, Reading], arbiter: Arbiter, compiled: Compiled
) -> None:
    data = _data(summit, FAULTS["figure-money-plausible"])
    assert arbiter.report(data)[0] is compiled.report(data)[0] is True


def test_every_shape_says_what_is_wrong_how_bad_it_is_and_what_to_do() -> None:
    named = {
        quad.subject: quad.object
        for quad in ox.parse(shapes.load().n_triples, format=ox.RdfFormat.N_TRIPLES)
        if quad.predicate == SH.severity
    }
    assert {node.value for node in named if isinstance(node, ox.NamedNode)} == set(shapes.load().described)
    for shape in shapes.load().described.values():
        assert shape.name
        assert re.fullmatch(r"[A-Z].*[.]", shape.message), shape.id
        assert re.fullmatch(r"[A-Z].*[.]", shape.advice), shape.id
