"""Candidates: the pledges that might be told in an article, every giver with every capability of its sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.causes import overlap
from benchmarks.pairing import Actor, Offer, Stated, actors
from coalition.language.relations.context import Context
from coalition.language.relations.given import Given
from coalition.language.relations.topic import purpose
from coalition.statements.scoring.judging import Verdict
from coalition.statements.scoring.keys import Row, fold, row
from coalition.statements.statement import Passage, Statement

PROPOSED = "pledge.proposed"
"""The rule of a statement that no rule makes."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pledge that might be told.

    Attributes:
        statement: what it would say.
        evidence: what speaks for or against it.
        company: the same, of what rules state beside it.
        stated: whether a rule states that its giver pledges its capability.
        right: whether the labels say that in the same passage, whatever the status; None where they say it elsewhere.
    """

    statement: Statement
    evidence: tuple[str, ...]
    company: tuple[str, ...]
    stated: bool
    right: bool | None


def candidates(context: Context, verdict: Verdict) -> Iterator[Candidate]:
    """The candidates of an article, in order.

    Args:
        context: the article.
        verdict: what rules state in it, judged.
    """
    pledges = [one.statement for one in verdict.statements if one.statement.relation == "pledges"]
    by_passage: dict[Passage, list[Statement]] = {}
    for one in pledges:
        by_passage.setdefault(one.passage, []).append(one)
    near: dict[int, list[Actor]] = {}
    for given in _given(context):
        sentence = given.root.sent
        others = near.setdefault(sentence.start, actors(context, sentence))
        if not others:
            continue
        offer = Offer(context, given, Stated(by_passage.get(context.passage(given.root), []), pledges))
        for giver in others:
            made = Statement("pledges", giver.thing, given.thing, offer.passage, PROPOSED, 0.0, offer.status)
            yield Candidate(
                made,
                (*offer.evidence, *offer.by(giver, others)),
                (*offer.company, *offer.company_of(giver.thing)),
                any((one.subject, one.object) == (giver.thing, given.thing) for one in pledges),
                _is_right(made, verdict, context.text),
            )


def _given(context: Context) -> list[Given]:
    """The capabilities and sums of an article, in order."""
    named = [Given(span.root, span, span._.thing, span._.sort) for span in context.capabilities]
    sums = [
        Given(span.root, span, purpose(context.doc, amount=span.root), "money")
        for span in context.figures
        if span.label_ == "MONEY"
    ]
    return sorted([*named, *sums], key=lambda one: (one.span.start, one.span.end))


def _is_right(made: Statement, verdict: Verdict, text: str) -> bool | None:
    its = row(made, text)
    same, optional = (
        [one for one in rows if one["relation"] == "pledges" and _pair(one) == _pair(its)]
        for rows in (verdict.labels.statements, verdict.labels.optional)
    )
    if any(overlap(one, its, text) for one in same):
        return True
    return None if same or any(overlap(one, its, text) for one in optional) else False


def _pair(pledge: Row) -> tuple[str, str]:
    return fold(pledge["subject"]), fold(pledge["object"])
