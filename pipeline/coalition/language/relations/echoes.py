"""A pledge told again of another nation by an auxiliary alone: "So has Greece", "as did Ghana", "Norway will too".

The auxiliary says with which status, and the pledge before it what is given.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Span, Token

from coalition.language.clauses import cue, is_conditional, is_negated, is_verb, question_before
from coalition.language.relations.antecedents import Antecedents
from coalition.language.relations.context import Context, rules, saying
from coalition.language.relations.given import GIVERS
from coalition.statements.statement import Statement, Thing

_GIVEN = frozenset(("delivered", "pledged", "conditional"))
_ENDS = frozenset((".", ",", ";", ":", "!", "-", "–", "—", ")", '"', "”", "and", "but", "while"))
_SHORT = 8
# Ways with a status of their own, which need no pledge before them.
_OWN = frozenset(("pledged", "conditional", "considered", "refused"))
_COPULAS = frozenset(("is", "are", "was", "were"))


@lru_cache(maxsize=1)
def _rules() -> dict[str, frozenset[str]]:
    data: dict[str, Any] = rules("ellipsis.toml")["echoes"]
    return {name: frozenset(words) for name, words in data.items()}


def additive() -> frozenset[str]:
    """The words that, beside a name, say that it does likewise."""
    return _rules()["additive"]


def echoes(context: Context, before: Antecedents, token: Token) -> Iterator[Statement]:
    """The pledges that an auxiliary, or a word such as "too", tells again of another.

    Args:
        context: the article.
        before: its pledges so far.
        token: the word.
    """
    if _stands_alone(token):
        givers, way = _inverted(context, token) or _stranded(context, token)
    elif token.lower_ in _rules()["additive"] and _is_fragment(token.sent):
        givers, way = _named(context, token.sent), "same"
    elif token.lower_ == "followed" and token.i + 2 < token.sent.end and token.nbor().lower_ == "by":
        givers, way = context.listed(token.i + 2), "same"
    else:
        return
    last = before.pledge(token) if givers else None
    if last is not None and way not in _OWN and (_says_else(token, last) or _answers_else(context, token)):
        return
    status = _status(way, last) if last is not None or way in _OWN else None
    thing = last.object if last is not None else before.capability(token) if status is not None else None
    if thing is None or status is None:
        return
    for giver in givers:
        if last is None or way in _OWN or giver != last.subject:
            yield Statement("pledges", giver, thing, context.passage(token), "pledge.echo", 0.7, status=status)


def _says_else(word: Token, last: Statement) -> bool:
    """Whether another deed than a pledge is repeated: "Denmark belongs to it; so does Bahrain"."""
    sentence = word.sent
    if last.passage.end > sentence.start_char:
        return False
    return any(is_verb(t) and t.lower_ not in saying() for t in word.doc[sentence.start : word.i])


def _answers_else(context: Context, word: Token) -> bool:
    """Whether a question about something else is answered: "Who buys its oil? Hungary does"."""
    asked = question_before(word)
    return asked is not None and not any(asked.start <= c.start < asked.end for c in context.capabilities)


def _stands_alone(token: Token) -> bool:
    """Whether an auxiliary helps no verb, and none helps it: not the "do" of "may do so"."""
    return (
        token.lower_ in _rules()["auxiliaries"]
        and (token.dep_ not in {"aux", "auxpass"} or not is_verb(token.head))
        and not any(c.dep_ in {"aux", "auxpass"} for c in token.children)
    )


def _inverted(context: Context, verb: Token) -> tuple[list[Thing], str] | None:
    """As in "so has Greece", "as did Ghana", "neither will Norway"."""
    opening = verb.nbor(-1).lower_ if verb.i > verb.sent.start else ""
    if opening not in _rules()["opening"] or verb.i + 1 >= len(verb.doc):
        return None
    following = verb.doc[verb.i + 1 : verb.sent.end]
    named = next((t for t in following if t.tag_ != "DT"), None)
    return (context.listed(named.i) if named is not None else []), opening


def _stranded(context: Context, verb: Token) -> tuple[list[Thing], str]:
    """As in "Ghana did too", "Norway may", "but Malta will not": nothing but adverbs follow."""
    who = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if who is None and verb.i > verb.sent.start and context.chains.span(verb.nbor(-1)) is not None:
        who = verb.nbor(-1)
    if who is None or who.lower_ == "i" or any(c.dep_ == "mark" and c.lower_ != "that" for c in verb.children):
        return [], ""
    following = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.dep_ != "neg" and t.lower_ != "not"]
    left = next((t for t in following if t.lower_ not in _rules()["adverbs"]), None)
    if left is not None and not left.is_space and left.text.lower() not in _ENDS:
        return [], ""
    start = who.left_edge.i
    if any(t.lower_ in _rules()["conditions"] for t in verb.doc[max(verb.sent.start, start - 2) : start]):
        return [], ""
    givers = [t for t in context.actors(who) if t.kind in GIVERS]
    additive = any(t.lower_ in _rules()["additive"] for t in following[:3])
    if verb.lower_ in _COPULAS:
        return givers, "same" if additive else ""
    if is_negated(verb):
        return givers, "refused" if verb.lower_ in cue("future") | _rules()["unable"] else ""
    if verb.lower_ in cue("possible"):
        return givers, "considered" if additive or verb.lower_ in _rules()["weighing"] else ""
    if verb.lower_ in cue("future"):
        return givers, "conditional" if is_conditional(verb) else "pledged"
    return givers, "same" if additive else "done"


def _is_fragment(sentence: Span) -> bool:
    """As in "Albania too.": a few words and no verb."""
    return len(sentence) < _SHORT and not any(t.tag_.startswith("VB") or t.tag_ == "MD" for t in sentence)


def _named(context: Context, sentence: Span) -> list[Thing]:
    first = next((t for t in sentence if t.text[0].isalnum() and t.tag_ not in {"CC", "DT"}), None)
    return context.listed(first.i) if first is not None else []


def _status(way: str, last: Statement | None) -> str | None:
    """The status of an echo: that of the pledge before, or what the auxiliary says of its own."""
    if last is None:
        return way
    given = last.status in _GIVEN
    if way in {"neither", "nor"}:
        return "refused"
    if way in {"so", "as", "same"}:
        return last.status
    if way == "done":
        return last.status if given else "delivered"
    if way == "pledged" and last.status == "conditional":
        return "conditional"
    return way or None
