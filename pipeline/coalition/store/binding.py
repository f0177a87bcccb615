"""Putting values in the place of a query's variables, token by token.

Oxigraph's own substitution takes a variable only if the outermost SELECT projects it, and does not reach
into subqueries; grlc's queries use theirs anywhere. So the query is cut into tokens, and each that is a bound
variable becomes the term, written by the library that writes RDF terms. Strings, IRIs and comments are tokens
too: nothing inside them is touched, and no value can end the token it stands in.
"""

import re
from collections.abc import Iterator, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

_TOKEN = re.compile(
    r"""
      (?P<space>\s+|\#[^\n\r]*)
    | (?P<text>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
              |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | [?$](?P<variable>\w+)
    | (?P<word>[A-Za-z_][\w.-]*:?[\w.%-]*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
# After these a term stands only in brackets, up to the word or brace that ends the clause.
_BRACKETED = frozenset({"GROUP", "ORDER", "HAVING"})
_ENDS = {
    "SELECT": frozenset({"WHERE", "FROM", "{"}),
    "VALUES": frozenset({"{"}),
    **dict.fromkeys(_BRACKETED, frozenset({"LIMIT", "OFFSET", "}"})),
}


def bind(query: str, bindings: Mapping[str, NamedNode | BlankNode | Literal | Triple]) -> str:
    """The query with each bound variable replaced by its term.

    In the list of columns the column keeps its name; `BOUND(?x)` becomes true; a variable that the query
    itself assigns (`AS ?x`, `VALUES ?x`) is left.

    >>> from pyoxigraph import Literal
    >>> bind("SELECT ?a ?n { ?a <urn:n> ?n FILTER(BOUND(?n)) } # ?n", {"n": Literal("x")})
    'SELECT ?a ("x" AS ?n) { ?a <urn:n> "x" FILTER(true) } # ?n'
    """
    return "".join(_bound(query, bindings)) if bindings else query


def _bound(query: str, bindings: Mapping[str, NamedNode | BlankNode | Literal | Triple]) -> Iterator[str]:
    clause, depth, before = "", 0, ""
    tokens = list(_TOKEN.finditer(_without_bound(query, bindings)))
    for token in tokens:
        written, name = token[0], token["variable"]
        if token["space"]:
            yield written
            continue
        word = written.upper()
        clause, depth = _clause(clause, depth, word)
        if name in bindings and before not in {"AS", "VALUES"} and clause != "VALUES":
            yield _in_place(str(bindings[name]), name, clause, depth)
        else:
            yield written
        before = word


def _without_bound(query: str, bindings: Mapping[str, object]) -> str:
    """The query with `BOUND(?x)` of a bound variable made true: BOUND takes a variable and nothing else."""
    if not re.search("bound", query, re.IGNORECASE):
        return query
    tokens = [token[0] for token in _TOKEN.finditer(query)]
    solid = [place for place, token in enumerate(tokens) if token.strip() and not token.startswith("#")]
    for first, opened, variable, closed in zip(solid, solid[1:], solid[2:], solid[3:], strict=False):
        called = tokens[first].upper() == "BOUND" and tokens[opened] == "(" and tokens[closed] == ")"
        if called and tokens[variable][:1] in {"?", "$"} and tokens[variable][1:] in bindings:
            tokens[first] = "true"
            tokens[first + 1 : closed + 1] = [""] * (closed - first)
    return "".join(tokens)


def _clause(clause: str, depth: int, word: str) -> tuple[str, int]:
    """The clause that a token stands in, and how deep in its brackets."""
    if word in {"(", ")"} and clause:
        depth += 1 if word == "(" else -1
    elif word in _ENDS:
        return word, 0
    elif word in _ENDS.get(clause, ()):
        return "", 0
    return clause, depth


def _in_place(term: str, name: str, clause: str, depth: int) -> str:
    if clause == "SELECT" and depth == 0:
        return f"({term} AS ?{name})"
    return f"({term})" if clause in _BRACKETED and depth == 0 else term
