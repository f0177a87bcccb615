"""The question: a SPARQL query with a name, words for people, and parameters."""

from dataclasses import dataclass

IRI = "iri"
NUMBER = "number"
LITERAL = "literal"
DATE = "date"
"""A year, a month or a day, as ISO 8601 writes them."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that whoever asks gives a value to.

    Attributes:
        name: what it is called by people and programs: `capability` for `?_capability_iri`.
        variable: the variable, without its question mark.
        kind: `iri`, `number`, `literal` or `date`, else the IRI of a datatype, else a language tag after `@`.
        required: whether it must have a value; left out, the variable stays free, and all match.
        description: what it means.
        default: its value if none is given, a whole IRI where the kind is `iri`.
        among: IRIs of classes and SKOS schemes, one of whose members an IRI has to be; none if any will do.
        choices: the only values it may have, if the question lists them.
        unset: what to call it in a sentence when it has no value: "any nation".
    """

    name: str
    variable: str
    kind: str
    required: bool
    description: str = ""
    default: str | None = None
    among: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    unset: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A canned question.

    Attributes:
        name: the stem of its file: `nations-pledging`.
        text: the SPARQL query, its `#+` lines included.
        source: the file it was read from, for messages.
        summary: what it asks, in one line.
        description: what counts and what does not.
        tags: what it is about.
        parameters: in the order in which the query names them.
        empty: what it means when there is no answer, with a place for each parameter: "No nation pledges
            {capability}"; None if the file does not say.
    """

    name: str
    text: str
    source: str
    summary: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    empty: str | None = None
