"""Answers to who and what: "Who will send soldiers? Spain and Malta.", "What has Canada sent? Two frigates."."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from coalition.language.clauses import child, is_negated, is_question, is_verb, question_before, subject, tense
from coalition.language.relations.chains import Chain
from coalition.language.relations.context import Context
from coalition.language.relations.given import GIVERS, Given
from coalition.language.relations.pledgewords import words
from coalition.language.relations.status import status_of
from coalition.statements.statement import Statement

_WHO = frozenset(("who", "which", "what"))
_WHAT = frozenset(("what", "how"))
_GIVEN = frozenset(("delivered", "pledged", "conditional", "considered"))
_UNANSWERED = frozenset(("no governor", "subject"))


def replies(context: Context, climbed: Sequence[tuple[Given, Chain]]) -> Iterator[Statement]:
    """The pledges of answers that leave out what the question before them has said.

    Args:
        context: the article.
        climbed: what may be given, with the way up from it.
    """
    if "?" not in context.text:
        return
    for given, chain in climbed:
        sentence = given.root.sent
        if is_question(sentence):
            if chain.blocked is None:
                yield from _who(context, given, chain, sentence)
        elif chain.blocked in _UNANSWERED and given.sort in {"name", "money"}:
            yield from _what(context, given, sentence)


def _who(context: Context, given: Given, chain: Chain, question: Span) -> Iterator[Statement]:
    """Those whom the next sentence names, where it has no deed of its own."""
    status = status_of(chain)
    asked = next((t for t in question if t.is_alpha), None)
    if asked is None or asked.lower_ not in _WHO or status not in _GIVEN or question.end >= len(context.doc):
        return
    top = next((t for t, _ in reversed(chain.links) if is_verb(t)), None)
    who = subject(top) if top is not None else None
    if who is None or not (who.i == asked.i or asked.is_ancestor(who) or asked.head.i == who.i):
        return
    reply = context.doc[question.end].sent
    first = next((t for t in reply if t.is_alpha and t.tag_ not in {"CC", "DT", "RB"}), None)
    if first is None or any(_tells(t) for t in reply):
        return
    for giver in context.listed(first.i):
        yield Statement("pledges", giver, given.thing, context.passage(first), "pledge.reply", 0.6, status=status)


def _tells(token: Token) -> bool:
    """Whether a word says something of its own in an answer: a verb that is no mere "have" or "will"."""
    return (token.tag_.startswith("VB") and words().verbs.of(token) not in {None, "carry"}) or is_negated(token)


def _what(context: Context, given: Given, reply: Span) -> Iterator[Statement]:
    """The giver of whom the question before a fragment asks what he gives."""
    question = question_before(reply[0])
    if question is None or any(is_verb(t) and child(t, "nsubj", "nsubjpass") is not None for t in reply):
        return
    opening = next((t for t in question if t.is_alpha), None)
    if opening is None or opening.lower_ not in _WHAT:
        return
    for verb in question:
        if not is_verb(verb) or words().verbs.of(verb) not in {"give", "commit"} or is_negated(verb):
            continue
        figure = next((span for token in given.span if (span := context.figure_at(token)) is not None), None)
        status = "pledged" if tense(verb) in {"future", "intended"} else "delivered"
        for giver in [t for t in context.actors(subject(verb)) if t.kind in GIVERS]:
            yield Statement(
                "pledges",
                giver,
                given.thing,
                context.passage(given.root),
                "pledge.reply",
                0.6,
                status=status,
                figure=figure._.figure if figure is not None else None,
            )
        return
