"""Reading a `.rq` file in grlc's form: `#+` lines in YAML, parameters named by the variables of the query.

`?_name_type` has to have a value, `?__name_type` may stay free. The type is `iri`, `number`, `integer`,
`literal` or `date` (a year, month or day, bound as a plain literal); a prefix and a datatype, as in
`?_since_xsd_date`; a language tag; or nothing, for a plain literal. `summary`, `description`, `tags`, `defaults`
and `enumerate` are grlc's; `parameters` and `empty` are ours, and grlc skips them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from coalition.errors import UsageError
from coalition.questions.question import DATE, IRI, LITERAL, NUMBER, Parameter, Question

_VARIABLE = re.compile(r"[?$](?P<variable>(?P<mark>__?)(?P<name>[A-Za-z0-9]+)(?:_(?P<type>\w+))?)\b")
_PREFIX = re.compile(r"^\s*PREFIX\s+(?P<prefix>[\w.-]*):\s*<(?P<iri>[^<>\s]*)>", re.IGNORECASE | re.MULTILINE)
# Strings, IRIs and comments, in which a question mark means no variable.
_OPAQUE = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>\s]*>|#[^\n]*')
_XSD = "http://www.w3.org/2001/XMLSchema#"
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_RESERVED = frozenset({"format", "help", "list", "queries", "store"})
_KEYS = frozenset({"description", "among", "unset"})


def parse(name: str, text: str, source: str) -> Question:
    """The question in a file.

    Args:
        name: what it is called.
        text: what the file holds.
        source: what messages call the file.

    Raises:
        UsageError: if its `#+` lines or its parameters are not of the form described above.
    """
    try:
        return _question(name, text, source, _header(text))
    except ValueError as error:
        raise UsageError(f"{source}: {error}.") from error


def _header(text: str) -> dict[str, Any]:
    # Here, not at the top: what answers a plain SPARQL query needs no YAML.
    import yaml  # noqa: PLC0415 - see the line above

    lines = "\n".join(line[2:] for line in text.splitlines() if line.startswith("#+"))
    try:
        header = yaml.load(lines, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    except yaml.MarkedYAMLError as error:
        line = f" near line {error.problem_mark.line + 1} of them" if error.problem_mark else ""
        raise ValueError(f"its #+ lines are not YAML{line}: {error.problem}") from error
    except yaml.YAMLError as error:
        raise ValueError(f"its #+ lines are not YAML: {' '.join(str(error).split())}") from error
    if header is not None and not isinstance(header, dict):
        raise ValueError("its #+ lines must be of the form `#+ summary: …`")
    return header or {}


def _question(name: str, text: str, source: str, header: Mapping[str, Any]) -> Question:
    prefixes = {match["prefix"]: match["iri"] for match in _PREFIX.finditer(text)}
    notes = {key: _notes(header, key) for key in ("defaults", "enumerate", "parameters")}
    parameters = tuple(_parameters(text, prefixes, notes))
    known = {parameter.name for parameter in parameters}
    for key, of_key in notes.items():
        for other in of_key.keys() - known:
            raise ValueError(f"its {key} name {other!r}, but the query has no variable ?_{other}")
    empty = header.get("empty")
    return Question(
        name=name,
        text=text,
        source=source,
        summary=_line(header, "summary"),
        description=_line(header, "description"),
        tags=tuple(str(tag) for tag in _list(header, "tags")),
        parameters=parameters,
        empty=_sentence(str(empty), known) if empty is not None else None,
    )


def _line(header: Mapping[str, Any], key: str) -> str:
    return " ".join(str(header.get(key) or "").split())


def _list(header: Mapping[str, Any], key: str) -> list[Any]:
    value = header.get(key)
    if value is not None and not isinstance(value, list):
        raise ValueError(f"its {key} must be a list, one item a line, each after a hyphen")
    return value or []


def _notes(header: Mapping[str, Any], key: str) -> dict[str, Any]:
    """A list whose items are `name` or `name: note`, as a mapping."""
    notes: dict[str, Any] = {}
    for item in _list(header, key):
        for name, note in item.items() if isinstance(item, dict) else [(item, None)]:
            notes[str(name)] = note
    return notes


def _sentence(text: str, names: set[str]) -> str:
    for place in re.findall(r"\{([^{}]*)\}", text):
        if place not in names:
            raise ValueError(f"its sentence for no answer has a place {{{place}}}, which is no parameter")
    return " ".join(text.split()).rstrip(".")


def _parameters(text: str, prefixes: Mapping[str, str], notes: Mapping[str, Mapping[str, Any]]) -> Iterator[Parameter]:
    variables: dict[str, str] = {}
    for match in _VARIABLE.finditer(_OPAQUE.sub(" ", text)):
        name, variable = match["name"], match["variable"]
        if name in _RESERVED:
            raise ValueError(f"?{variable} cannot be a parameter, since `ask` has an option --{name} already")
        if variables.setdefault(name, variable) != variable:
            raise ValueError(f"?{variables[name]} and ?{variable} are two variables for one parameter")
    for name, variable in variables.items():
        details = notes["parameters"].get(name) or {}
        if not isinstance(details, dict) or details.keys() - _KEYS:
            raise ValueError(f"what its parameters say of {name!r} may be: {', '.join(sorted(_KEYS))}")
        default, choices = notes["defaults"].get(name), notes["enumerate"].get(name)
        yield Parameter(
            name=name,
            variable=variable,
            kind=_kind(variable, prefixes),
            required=not variable.startswith("__"),
            description=_line(details, "description"),
            default=None if default is None else str(default),
            among=tuple(_whole(iri, prefixes) for iri in _several(details.get("among"))),
            choices=tuple(str(choice) for choice in _several(choices)),
            unset=_line(details, "unset") or f"any {name}",
        )


def _kind(variable: str, prefixes: Mapping[str, str]) -> str:
    _, _, kind = variable.lstrip("_").partition("_")
    if kind in {IRI, NUMBER, DATE}:
        return kind
    if kind in {LITERAL, ""}:
        return LITERAL
    if kind == "integer":
        return f"{_XSD}integer"
    prefix, _, datatype = kind.partition("_")
    if datatype:
        return _whole(f"{prefix}:{datatype}", prefixes)
    if _LANGUAGE.fullmatch(kind):
        return f"@{kind}"
    raise ValueError(f"the type of ?{variable} is not known; a datatype needs its prefix: ?…_xsd_{kind}")


def _several(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _whole(iri: Any, prefixes: Mapping[str, str]) -> str:
    """A whole IRI for one that may be shortened by a prefix of the query."""
    text = str(iri)
    if "://" in text:
        return text
    prefix, colon, rest = text.partition(":")
    if not colon or prefix not in prefixes:
        raise ValueError(f"{text!r} is neither a whole IRI nor begins with a PREFIX of the query")
    return prefixes[prefix] + rest
