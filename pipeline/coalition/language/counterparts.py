"""Who "they", "both leaders" and "the two ministers" are where persons were named who act for several nations."""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from coalition.language.clauses import child, conjuncts
from coalition.language.rules import text
from coalition.statements.statement import Thing

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_REACH = 5
"""Sentences that are looked back on."""


@lru_cache(maxsize=1)
def _rules() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in tomllib.loads(text("coreference.toml"))["counterparts"].items()}


class Counterparts:
    """The nations of one article whose persons met, spoke or agreed, sentence by sentence.

    Args:
        doc: the article.
        names: its names, in order.
        nation_of: the nation or body for which a person holds an office.
    """

    def __init__(self, doc: Doc, names: Sequence[Span], nation_of: Callable[[Thing], Thing | None]) -> None:
        self._doc = doc
        self._persons = [span for span in names if span.label_ == "PERSON"]
        self._nation_of = nation_of

    def are(self, noun: Token) -> bool:
        """Whether a noun calls several persons by what they are, and not by whose they are: "the two ministers"."""
        return noun.lower_ in _rules()["nouns"] and child(noun, "poss", "compound", "amod", "prep") is None

    def before(self, token: Token, count: int = 0) -> list[Thing]:
        """The nations whose persons were last named together before a word, in order.

        Args:
            token: a plural pronoun, or a noun for several persons.
            count: how many they must be; 0 for a pronoun, or a noun without a number: more than one.
        """
        for sentence in self._back(token):
            found = self._acting(sentence)
            if len(found) > 1 and count in {0, len(found)}:
                return found
            if token.lower_ in _rules()["pronouns"] and not self._goes_on(sentence):
                break
        return []

    def _back(self, token: Token) -> Iterator[Span]:
        start = token.sent.start
        for _ in range(_REACH):
            if start == 0:
                return
            sentence = self._doc[start - 1].sent
            if not sentence.text.isspace():
                yield sentence
            start = sentence.start

    def _acting(self, sentence: Span) -> list[Thing]:
        """The nations of the persons in a sentence, if one of them, or their meeting, is its subject."""
        inside = [span for span in self._persons if sentence.start <= span.start < sentence.end]
        if len(inside) < 2:
            return []
        nations = (self._nation_of(span._.thing) for span in inside)
        found = list(dict.fromkeys(nation for nation in nations if nation is not None))
        subject = _subject(sentence)
        heads = {i for span in inside for i in range(span.start, span.end)}
        told = subject is not None and (
            any(word.i in heads for word in conjuncts(subject)) or subject.lower_ in _rules()["meetings"]
        )
        return found if told else []

    def _goes_on(self, sentence: Span) -> bool:
        """Whether a sentence speaks of the same persons still: one of them, or they, are its subject."""
        subject = _subject(sentence)
        if subject is None:
            return False
        named = any(span.start <= subject.i < span.end for span in self._persons)
        return named or any(subject.lower_ in _rules()[sort] for sort in ("pronouns", "nouns", "holders"))


def _subject(sentence: Span) -> Token | None:
    return child(sentence.root, *_SUBJECTS)
