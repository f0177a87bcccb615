"""Descriptions that define a body named beside them: "the Amber Watch is a joint naval force"."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span, Token

from coalition.language.clauses import child, cue, question_before
from coalition.language.extensions import mark

_INDEFINITE = frozenset(("a", "an"))


def defined(doc: Doc, bodies: Sequence[Span], described: Iterable[int]) -> list[Span]:
    """The bodies of an article, where a description that defines one by its name stands for that one.

    Args:
        doc: the article.
        bodies: its bodies, in order.
        described: where those begin that have no name but a description.
    """
    descriptions = frozenset(described)
    at = {i: body for body in bodies if body.start not in descriptions for i in range(body.start, body.end)}
    return [_as_named(doc, body, at) if body.start in descriptions else body for body in bodies]


def _as_named(doc: Doc, body: Span, at: dict[int, Span]) -> Span:
    noun = body.root
    if not any(c.lower_ in _INDEFINITE for c in noun.lefts):
        return body
    named = _by_copula(noun, at) or _by_apposition(noun, at) or _by_question(noun, at)
    if named is None:
        return body
    return mark(doc, body.start, body.end, named.label_, thing=named._.thing, sort=body._.sort)


def _by_copula(noun: Token, at: dict[int, Span]) -> Span | None:
    """ "The Amber Watch is a naval force"."""
    if noun.dep_ != "attr" or noun.head.lower_ not in cue("be"):
        return None
    subject = child(noun.head, "nsubj")
    return at.get(subject.i) if subject is not None else None


def _by_apposition(noun: Token, at: dict[int, Span]) -> Span | None:
    """ "The Amber Watch, a naval force", "a naval force, the Amber Watch"."""
    if noun.dep_ == "appos" and (named := at.get(noun.head.i)) is not None:
        return named
    return next((at[c.i] for c in noun.children if c.dep_ == "appos" and c.i in at), None)


def _by_question(noun: Token, at: dict[int, Span]) -> Span | None:
    """ "What is the Amber Watch?", and the answer without a verb: "A naval force of six nations."."""
    asked = question_before(noun) if noun.dep_ == "ROOT" else None
    if asked is None or next(t for t in asked if not t.is_space).lower_ not in {"what", "who"}:
        return None
    named = {at[t.i].start: at[t.i] for t in asked if t.i in at}
    return next(iter(named.values())) if len(named) == 1 else None
