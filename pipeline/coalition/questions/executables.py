"""The catalogue of questions as RDF, which SPARQL editors and SHACL engines pick up."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from coalition.graph.namespaces import BASE, OWL, RDF, RDFS, SH, XSD, Namespace
from coalition.questions.question import DATE, IRI, LITERAL, NUMBER, Parameter, Question

QUESTION = Namespace(BASE + "question/")
PARAMETER = Namespace(BASE + "parameter/")
SCHEMA = Namespace("https://schema.org/")
PREFIXES = NamedNode(BASE + "questions")
"""Declares the prefixes that the queries share."""

_YES = Literal("true", datatype=XSD.boolean)


def triples(questions: Iterable[Question], prefixes: dict[str, str]) -> list[Triple]:
    """A `sh:SPARQLSelectExecutable` for each question, with its query, its words and its parameters.

    A parameter's `sh:path` ends in the name of its variable, as SHACL asks.

    Args:
        questions: in the order they are to appear.
        prefixes: what the queries may be shortened by.
    """
    found = list(_prefixes(prefixes))
    for question in questions:
        found += _question(question)
    return found


def _prefixes(prefixes: dict[str, str]) -> Iterator[Triple]:
    yield Triple(PREFIXES, RDF.type, OWL.Ontology)
    for prefix in prefixes:
        yield Triple(PREFIXES, SH.declare, _declaration(prefix))
    for prefix, iri in prefixes.items():
        yield Triple(_declaration(prefix), SH.prefix, Literal(prefix))
        yield Triple(_declaration(prefix), SH.namespace, Literal(iri, datatype=XSD.anyURI))


def _declaration(prefix: str) -> NamedNode:
    return NamedNode(f"{PREFIXES.value}#{prefix}")


def _question(question: Question) -> Iterator[Triple]:
    node = NamedNode(QUESTION.iri + question.name)
    yield Triple(node, RDF.type, SH.SPARQLExecutable)
    yield Triple(node, RDF.type, SH.SPARQLSelectExecutable)
    yield Triple(node, RDFS.label, Literal(question.summary, language="en"))
    yield Triple(node, RDFS.comment, Literal(question.description, language="en"))
    for tag in question.tags:
        yield Triple(node, SCHEMA.keywords, Literal(tag))
    yield Triple(node, SH.prefixes, PREFIXES)
    yield Triple(node, SH.select, Literal(_query(question.text)))
    parameters = [NamedNode(f"{node.value}#{parameter.name}") for parameter in question.parameters]
    for of_node in parameters:
        yield Triple(node, SH.parameter, of_node)
    for of_node, parameter in zip(parameters, question.parameters, strict=True):
        yield from _parameter(of_node, parameter)


def _query(text: str) -> str:
    """The query without the `#+` lines, which say in another way what is said here."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("#+")).strip() + "\n"


def _parameter(node: NamedNode, parameter: Parameter) -> Iterator[Triple]:
    yield Triple(node, RDF.type, SH.Parameter)
    yield Triple(node, SH.path, NamedNode(PARAMETER.iri + parameter.variable))
    yield Triple(node, SH.name, Literal(parameter.name, language="en"))
    if parameter.description:
        yield Triple(node, SH.description, Literal(parameter.description, language="en"))
    if parameter.kind == IRI:
        yield Triple(node, SH.nodeKind, SH.IRI)
    elif not parameter.kind.startswith("@"):
        yield Triple(node, SH.datatype, _datatype(parameter))
    if not parameter.required:
        yield Triple(node, SH.optional, _YES)
    if parameter.default is not None:
        yield Triple(node, SH.defaultValue, _default(parameter, parameter.default))


def _datatype(parameter: Parameter) -> NamedNode:
    named = {LITERAL: XSD.string, DATE: XSD.string, NUMBER: XSD.decimal}
    return named.get(parameter.kind) or NamedNode(parameter.kind)


def _default(parameter: Parameter, text: str) -> NamedNode | Literal:
    if parameter.kind == IRI:
        return NamedNode(text)
    if parameter.kind.startswith("@"):
        return Literal(text, language=parameter.kind[1:])
    return Literal(text, datatype=_datatype(parameter))
