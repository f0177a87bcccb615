"""From what people type to the terms that a query's variables are bound to."""

import re
from collections.abc import Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode

from coalition.errors import UsageError
from coalition.questions import names
from coalition.questions.question import DATE, IRI, LITERAL, NUMBER, Parameter, Question
from coalition.store.store import Store

_XSD = "http://www.w3.org/2001/XMLSchema#"
# How each datatype is written, and an example to show. Other datatypes are taken as they come.
_FORMS: dict[str, tuple[str, str]] = {
    NUMBER: (r"[+-]?\d+(\.\d+)?", "a number such as 5000 or 2.5"),
    f"{_XSD}decimal": (r"[+-]?\d+(\.\d+)?", "a number such as 5000 or 2.5"),
    f"{_XSD}double": (r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", "a number such as 5000 or 2.5e9"),
    f"{_XSD}integer": (r"[+-]?\d+", "a whole number such as 5000"),
    f"{_XSD}date": (r"\d{4}-\d\d-\d\d", "a date such as 2025-03-02"),
    f"{_XSD}gYearMonth": (r"\d{4}-(0[1-9]|1[0-2])", "a month such as 2025-03"),
    f"{_XSD}gYear": (r"\d{4}", "a year such as 2025"),
    DATE: (r"\d{4}(-\d\d){0,2}", "a year, month or day such as 2025, 2025-03 or 2025-03-02"),
    f"{_XSD}boolean": (r"true|false", "true or false"),
}


def bind(question: Question, given: Mapping[str, str], store: Store) -> dict[str, NamedNode | Literal]:
    """A term for each variable that has a value, by the variable's name.

    Args:
        question: the question asked.
        given: text by the parameter's name; what is left out has its default, or no value.
        store: where the names of things are looked up.

    Raises:
        UsageError: if a parameter does not exist, has no value that it needs, or one that does not fit.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name not in known:
            raise UsageError(f"The question {question.name} has no parameter --{name}; {_instead(question)}.")
    values = {name: given.get(name, parameter.default) for name, parameter in known.items()}
    for name, parameter in known.items():
        if parameter.required and values[name] is None:
            meaning = f": {parameter.description}" if parameter.description else "."
            raise UsageError(f"The question {question.name} needs --{name}{meaning}")
    return {
        known[name].variable: term(known[name], value, store) for name, value in values.items() if value is not None
    }


def term(parameter: Parameter, text: str, store: Store) -> NamedNode | Literal:
    """The term that a value stands for.

    Raises:
        UsageError: if it does not fit the parameter.
    """
    value = text.strip()
    try:
        if parameter.kind == IRI:
            return _thing(parameter, value, store)
        return _literal(parameter, value)
    except UsageError as error:
        raise UsageError(f"--{parameter.name}: {error}") from error


def _thing(parameter: Parameter, text: str, store: Store) -> NamedNode:
    whole = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    if "://" in whole:
        try:
            return _member(NamedNode(whole), parameter, store)
        except ValueError as error:
            raise UsageError(f"{text!r} is not an IRI.") from error
    if not parameter.among:
        raise UsageError(f"{text!r} is not a whole IRI, and this parameter takes nothing else.")
    return NamedNode(names.thing(store, parameter.among, text).iri)


def _member(iri: NamedNode, parameter: Parameter, store: Store) -> NamedNode:
    """The IRI, if it is one of those the parameter may have; a default need not be in every store."""
    if parameter.among and iri.value != parameter.default:
        kinds = " ".join(str(NamedNode(kind)) for kind in parameter.among)
        found = store.query(f"ASK {{ VALUES ?kind {{ {kinds} }} ?it a|skos:inScheme ?kind }}", {"it": iri})
        if not found:
            raise UsageError(f"{iri.value!r} is not in this store, or not of the kind that is asked for.")
    return iri


def _literal(parameter: Parameter, text: str) -> Literal:
    if parameter.choices and text not in parameter.choices:
        raise UsageError(f"{text!r} is none of {', '.join(parameter.choices)}.")
    pattern, form = _FORMS.get(parameter.kind, (r"(?s).*", ""))
    if not re.fullmatch(pattern, text, re.ASCII) or not _is_on_calendar(parameter.kind, text):
        raise UsageError(f"{text!r} is not {form}.")
    if parameter.kind in {LITERAL, DATE}:
        return Literal(text)
    if parameter.kind.startswith("@"):
        return Literal(text, language=parameter.kind[1:])
    kind = f"{_XSD}decimal" if parameter.kind == NUMBER else parameter.kind
    return Literal(text, datatype=NamedNode(kind))


def _is_on_calendar(kind: str, text: str) -> bool:
    if kind not in {DATE, f"{_XSD}date"}:
        return True
    try:
        return bool(date.fromisoformat((text + "-01-01")[: len("2025-03-02")]))
    except ValueError:
        return False


def _instead(question: Question) -> str:
    options = [f"--{parameter.name}" for parameter in question.parameters]
    return f"it has {', '.join(options)}" if options else "it has none at all"
