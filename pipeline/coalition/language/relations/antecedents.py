"""What an ellipsis leaves out: the capability, or the whole pledge, that was spoken of last."""

from bisect import insort
from collections.abc import Sequence

from spacy.tokens import Span, Token

from coalition.language.clauses import is_question, question_before
from coalition.language.relations.context import Context
from coalition.language.relations.pledgewords import words
from coalition.statements.statement import Statement, Thing

_NEAR = 60
"""Tokens."""
_CHARACTERS = 300
_SHORTLY = 200


class Antecedents:
    """What one article has told before each of its words."""

    def __init__(self, context: Context, told: Sequence[Statement]) -> None:
        self._context = context
        self._told = sorted((s for s in told if s.object is not None), key=lambda s: s.passage)

    def add(self, statement: Statement) -> None:
        """Take in a pledge found since."""
        insort(self._told, statement, key=lambda s: s.passage)

    def capability(self, token: Token) -> Thing | None:
        """The capability asked for or pledged last before a word, in its sentence or the few before."""
        last = self._last(token, token.idx - _CHARACTERS)
        if last is not None and last.passage.end > token.sent.start_char:
            return last.object
        mentions = [c for c in self._context.capabilities if c._.sort != "weak" and token.i - _NEAR < c.start < token.i]
        sought = next((c for c in reversed(mentions) if _is_sought(c)), None)
        if sought is not None and (last is None or sought.start_char >= last.passage.start):
            wanted: Thing = sought._.thing
            return wanted
        if mentions and (last is None or mentions[-1].sent.start == token.sent.start):
            mentioned: Thing = mentions[-1]._.thing
            return mentioned
        return last.object if last is not None else None

    def asked(self, token: Token) -> Thing | None:
        """The capability that the question before the sentence of a word is about."""
        question = question_before(token)
        if question is None:
            return None
        found = [c for c in self._context.capabilities if question.start <= c.start < question.end]
        thing: Thing | None = found[-1]._.thing if found else None
        return thing

    def pledge(self, token: Token) -> Statement | None:
        """The pledge told last before a word, in its sentence or shortly before it."""
        return self._last(token, token.sent.start_char - _SHORTLY)

    def _last(self, token: Token, since: int) -> Statement | None:
        """Of the pledges of the last sentence that tells one, the first that its last giver makes."""
        near = [s for s in self._told if s.passage.start < token.idx and s.passage.end > since]
        own = (s for s in near if s.passage == near[-1].passage and s.subject == near[-1].subject)
        return next(own, None)


def _is_sought(mention: Span) -> bool:
    """Whether somebody asks for it, or asks about it: "asked Peru for doctors", "Did it ask for another battalion?"."""
    return is_question(mention.sent) or any(words().of(t) == "call" for t in mention.root.ancestors)
