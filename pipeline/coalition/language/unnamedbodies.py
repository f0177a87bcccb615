"""What "the mission", "Coalition forces" and "the global coalition" stand for."""

import tomllib
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Span, Token

from coalition.language.clauses import child
from coalition.language.extensions import BODIES, NAMES
from coalition.language.rules import text
from coalition.statements.statement import Thing


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(text("coreference.toml"))["bodies"]
    return found


class UnnamedBodies:
    """The bodies that nouns of one article stand for, by those that it names.

    Args:
        doc: the article.
        order: its names, in order.
        at: its names by token.
    """

    def __init__(self, doc: Doc, order: list[Span], at: dict[int, Span]) -> None:
        self._doc = doc
        self._order = order
        self._at = at
        self._epithets: dict[str, list[tuple[int, Thing]]] = {}

    def of(self, token: Token) -> list[Thing]:
        """As in "the mission", "the force": the body of that sort named last, else the one named next."""
        word, rules = token.lower_, _rules()
        proper = word in rules["proper"] and token.text[0].isupper() and not token.is_sent_start
        if not proper and child(token, "det", "poss") is None:
            return []
        bodies = [s for s in self._order if s.label_ in {"COALITION", "ORGANISATION"}]
        named = [s for s in bodies if word in s.text.lower().replace("-", " ").split()]
        if token.text[0].isupper() and word in rules["unnamed"]:
            named = [s for s in named if not self._is_national(s, token.text)]
        if not named and word in rules["any"]:
            named = [
                s
                for s in bodies
                if s.label_ == "COALITION" and s._.thing.name.split()[-1].lower() not in rules["fighters"]
            ]
        before = [s for s in named if s.end <= token.i]
        if child(token, "prep") is not None and not before and word in rules["unnamed"]:
            named = []  # "the coalition of 50 countries" is no other that is named later
        if named:
            return [(before[-1:] or named[:1])[0]._.thing]
        headline = self._doc._.headline
        titled = [s for s in headline.spans.get(BODIES, ()) if s.label_ == "COALITION"] if headline is not None else []
        if titled and word in rules["any"]:
            return [titled[0]._.thing]
        if word not in self._epithets:
            self._epithets[word] = [(t.i, led) for t in self._doc if t.lower_ == word and (led := self._led(t))]
        called = [thing for i, thing in self._epithets[word] if i <= token.i]
        if called:
            return called[-1:]
        name = token.text if proper else word
        return [Thing("coalition", name, name)] if word in rules["unnamed"] else []

    def _is_national(self, body: Span, word: str) -> bool:
        """Whether a body is one people's, and another was called by its noun before: "the Coalition"."""
        if not any(body.start <= s.start < body.end and s.label_ == "NATION" for s in self._doc.spans.get(NAMES, ())):
            return False
        return any(t.text == word and t.i not in self._at for t in self._doc[: body.start])

    def _led(self, token: Token) -> Thing | None:
        """As in "the U.S.-led coalition", "the global coalition", which is called so where it has no name."""
        words = _rules()["epithets"]
        led = next((c for c in token.lefts if c.lower_ in words or c.lower_.endswith("-led")), None)
        if led is None:
            return None
        name = " ".join(self._doc[led.left_edge.i : token.i + 1].text.split())
        return Thing("coalition", name, name)
