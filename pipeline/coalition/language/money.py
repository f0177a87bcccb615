"""Sums of money: which currency stands beside a number, and whose dollars, crowns and rupees they are."""

import re
import tomllib
from functools import lru_cache
from typing import Any, NamedTuple

from spacy.tokens import Doc

from coalition.language.content import content
from coalition.language.extensions import NAMES
from coalition.language.masthead import home
from coalition.language.numbers import Number
from coalition.language.rules import text
from coalition.language.vocabulary import vocabulary

_REACH = 220
# No sum stated by the code of a currency is smaller.
_LEAST = 100


@lru_cache(maxsize=1)
def figure_rules() -> dict[str, Any]:
    """The content of rules/figures.toml."""
    return tomllib.loads(text("figures.toml"))


class Sum(NamedTuple):
    """Where a sum of money stands, and its currency as an ISO 4217 code."""

    unit: str
    start: int
    end: int


class Currencies:
    """Finds the currency beside a number: "EUR1.2bn", "£45m", "C$35 million", "Rs 500 crore", "2 bn. euros"."""

    def __init__(self) -> None:
        rules, words = figure_rules(), vocabulary()
        self._symbols = words.symbols
        self._shared: dict[str, list[str]] = {**rules["shared"], **rules["local"]}
        self._names = {**words.currency_names, **{name: units[0] for name, units in rules["shared"].items()}}
        self._dollars: dict[str, str] = rules["dollars"]
        self._by_nation: dict[str, str] = rules["nations"]
        self._wordlike = frozenset(rules["wordlike"]["words"])
        signs = {*self._symbols, *rules["local"]}
        symbols = "|".join(re.escape(s) for s in sorted(signs, key=len, reverse=True))
        names = "|".join(re.escape(s) for s in sorted(self._names, key=len, reverse=True))
        self._before = re.compile(rf"(?:^|(?<=[^\w$€£]))({symbols})[ \u00a0]?$")
        self._after = re.compile(rf"\.?[ \u00a0-]?(?:((?i:{names}))\b|({symbols})(?!\w))")

    def beside(self, doc: Doc, number: Number) -> Sum | None:
        """The sum of money that a number states, if it states one."""
        words = content(doc)
        before = self._before.search(words, max(0, number.start - 6), number.start)
        if before and self._counts(before[1], number):
            return Sum(self._unit(doc, before[1], before.start(1)), before.start(1), number.end)
        after = self._after.match(words, number.end)
        if after is None or not self._counts(after[1] or after[2], number):
            return None
        if after[1] and after[1].lower() in {"pound", "pounds"} and words[after.end() : after.end() + 4] == " of ":
            return None
        return Sum(self._unit(doc, after[1] or after[2], number.start), number.start, after.end())

    def _counts(self, sign: str, number: Number) -> bool:
        """Whether a sign that is also a word or a letter is meant as money: only with a scale."""
        if sign.isalpha() and len(sign) == 3 and not number.scaled and number.value < _LEAST:  # "COP28"
            return False
        doubtful = sign.lower() in self._wordlike or (sign.isalpha() and len(sign) <= 2)
        return number.scaled or not doubtful or sign in {"Rs", "kr"}

    def _unit(self, doc: Doc, sign: str, place: int) -> str:
        shared = self._shared.get(sign) or self._shared.get(sign.lower())
        if sign == "$":
            return self._dollars.get(_home(doc) or "", "USD")
        if shared is None:
            return self._symbols.get(sign) or self._names[sign.lower()]
        if len(shared) == 1:
            return shared[0]
        return self._of_nation(doc, shared, place) or shared[0]

    def _of_nation(self, doc: Doc, shared: list[str], place: int) -> str | None:
        """The currency, of those that share a name, of the nation named nearest before it, else after it."""
        names = [s for s in doc.spans.get(NAMES, ()) if s.label_ == "NATION"]
        before = [s for s in names if place - _REACH < s.start_char < place]
        after = [s for s in names if place <= s.start_char < place + _REACH]
        for span in [*reversed(before), *after, *names]:
            unit = self._by_nation.get(span.kb_id_)
            if unit in shared:
                return unit
        return None


def _home(doc: Doc) -> str | None:
    """The nation of the publisher, by its name in the masthead, else by that of its office."""
    if (nation := home(doc)) is not None:
        return nation.id
    return next((nation for office, nation in _offices().items() if office in (doc._.publisher or "").lower()), None)


@lru_cache(maxsize=1)
def _offices() -> dict[str, str]:
    """Publishers whose names do not say whose they are, with the nation they are of."""
    publishers: dict[str, str] = tomllib.loads(text("voices.toml"))["publishers"]
    return publishers
