"""What the words around a name say of it: whether a place is meant, or the government that sits there."""

import re
import tomllib
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Token

from coalition.language.clauses import FINITE
from coalition.language.content import content
from coalition.language.rules import text

_TIMED = re.compile(r"[*_\s]*\d{1,2}[:.]\d{2}[*_]*,[*_\s]*")
_ADJECTIVES = frozenset(
    (
        "the",
        "central",
        "downtown",
        "eastern",
        "western",
        "northern",
        "southern",
        "nearby",
        "besieged",
        "neighbouring",
        "distant",
    )
)
# "Oslo rules out tanks" names no rules.
_ROOTS = frozenset(("nsubj", "nsubjpass", "pobj", "dobj", "poss", "agent", "appos", "attr", "ROOT", "npadvmod", "dep"))


@lru_cache(maxsize=1)
def city_rules() -> dict[str, Any]:
    """The content of rules/cities.toml."""
    return tomllib.loads(text("cities.toml"))


class Placing:
    """Judges the surroundings of names by the words of rules/cities.toml."""

    def __init__(self) -> None:
        rules = city_rules()
        self._towns = frozenset(rules["unlisted"]["nouns"])
        self._words = {
            name: frozenset(rules[name])
            for name in (
                "locative",
                "motion",
                "governmental",
                "rulers",
                "facilities",
                "elsewhere",
                "struck",
                "predicates",
                "receptions",
            )
        }

    def is_elsewhere(self, doc: Doc, end: int) -> bool:
        """Whether the word after a name makes something else of it: "Kherson region", "Minsk agreements"."""
        if end >= len(doc) or doc[end].tag_ in FINITE:
            return False
        after = doc[end].lower_
        return after in self._words["elsewhere"] or doc[end : end + 2].text.lower() in self._words["elsewhere"]

    def is_located(self, doc: Doc, start: int) -> bool:
        """Whether a preposition of place stands right before a name, or before those it is listed with."""
        before = self._word_before(doc, start)
        if before is not None and before.lower_ in self._words["locative"]:
            return not self._rules(doc, before.i)
        if before is not None and before.lower_ == "of" and before.i:
            towards = doc[before.i - 1].lower_
            if towards in self._towns or towards == "out":
                return True
        return before is not None and before.lower_ in {"and", "or", ","} and self._is_listed(doc, start)

    @staticmethod
    def _word_before(doc: Doc, start: int) -> Token | None:
        before = doc[start - 1] if start else None
        if before is not None and before.lower_ in _ADJECTIVES and start > 1:
            before = doc[start - 2]
        return before

    def _rules(self, doc: Doc, i: int) -> bool:
        """Whether those who rule stand before "in": "the junta in Niamey", but not "met officials in Niamey"."""
        if not i or doc[i - 1].lower_ not in self._words["rulers"]:
            return False
        noun = doc[i - 1]
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        return noun.dep_ == "nsubj" or verb.lower_ not in self._words["receptions"]

    def _is_listed(self, doc: Doc, start: int) -> bool:
        """ "in Paris, London and Rome": the first of them is in its place."""
        root = doc[start]
        while root.dep_ == "conj" and root.head.i < root.i:
            root = root.head
        return root.i < start and root.dep_ == "pobj" and root.head.lower_ in self._words["locative"]

    def leads_to(self, doc: Doc, start: int) -> bool:
        """Whether "to" or "from" leads to a name as to a place."""
        before = self._word_before(doc, start)
        if self._is_between(doc, start):
            return True
        if before is None or before.lower_ not in {"to", "from"}:
            return False
        governor = before.head.lower_
        near = {t.lower_ for t in doc[max(0, before.i - 4) : before.i]}
        if governor in self._words["motion"] or near & self._words["motion"]:
            return True
        return governor not in self._words["governmental"] and not near & self._words["governmental"]

    def _is_between(self, doc: Doc, start: int) -> bool:
        """ "a ferry between Larnaca and Tripoli": a way and no talks."""
        root = doc[start]
        while root.dep_ == "conj" and root.head.i < root.i:
            root = root.head
        if root.dep_ != "pobj" or root.head.lower_ != "between":
            return False
        near = {t.lower_ for t in doc[max(0, root.head.i - 5) : root.head.i]}
        return not near.isdisjoint(self._words["motion"])

    def is_way_to(self, doc: Doc, start: int) -> bool:
        """ "the road to Palma", "came home to Jinja": "to" or "from" after a word of motion."""
        before = self._word_before(doc, start)
        if before is None or before.lower_ not in {"to", "from"}:
            return False
        return any(t.lower_ in self._words["motion"] for t in doc[max(0, before.i - 2) : before.i])

    def is_facility(self, doc: Doc, end: int) -> bool:
        """ "Kabul airport", "the Paris talks", "Kyiv's streets"."""
        if end < len(doc) and (doc[end].tag_ == "POS" or doc[end].text in {"'s", "’s"}):
            end += 1
        return end < len(doc) and (
            doc[end].lower_ in self._words["facilities"]
            or (doc[end].text == "-" and doc[end + 1 : end + 2].text.lower() in {"based", "bound", "born"})
        )

    def is_view(self, doc: Doc, start: int, end: int) -> bool:
        """ "in Oslo's words", "in Moscow's interest": what a government has."""
        if doc[start - 1].lower_ != "in" or end >= len(doc) or doc[end].text not in {"'s", "’s"}:
            return False
        return end + 1 < len(doc) and doc[end + 1].lower_ in city_rules()["views"]

    @staticmethod
    def is_water(doc: Doc, start: int) -> bool:
        """ "the Gulf of Aden"."""
        return start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in {"gulf", "bay", "strait", "sea"}

    def is_struck(self, doc: Doc, start: int, end: int) -> bool:
        """Whether something is done to the place, or it is called one."""
        root = doc[start:end].root
        verb = root.head
        if root.dep_ == "dobj":
            return verb.lower_ in self._words["struck"]
        if root.dep_ == "nsubjpass" or (root.dep_ == "nsubj" and verb.lower_ in {"fell", "burned", "burnt"}):
            return verb.lower_ in self._words["struck"]
        if root.dep_ == "nsubj" and verb.lower_ in {"is", "was", "lies", "sits", "remains", "became"}:
            return any(c.dep_ == "attr" and c.lower_ in self._words["predicates"] for c in verb.children)
        return False

    def is_governmental(self, doc: Doc, start: int) -> bool:
        """Whether a name is reached by a word that leads to governments: "aid to Kyiv", "pressure on Moscow"."""
        before = self._word_before(doc, start)
        if before is None or before.lower_ not in {
            "to",
            "from",
            "of",
            "by",
            "with",
            "against",
            "between",
            "for",
            "on",
            "under",
        }:
            return False
        return before.lower_ not in {"to", "from"} or not self.leads_to(doc, start)


def is_dateline(doc: Doc, start: int, end: int) -> bool:
    """ "KINGSTON, Oct 14 (Wire) -", "08:15, Amman.", "Paris, France –", "GENEVA —" or "MANAMA:" at the start of a paragraph."""
    words, at = content(doc), doc[start].idx
    line_start = words[max(0, at - 40) : at].rstrip(" *_#")[-1:]
    if line_start not in {"", "\n", ","}:
        return False
    after = words[doc[end - 1].idx + len(doc[end - 1]) :][:60].split("\n")[0].replace("**", "").replace("*", "")
    if _TIMED.fullmatch(words[words.rfind("\n", 0, at) + 1 : at]) and after[:1] in {".", ":"}:
        return True
    if line_start not in {"", "\n"}:
        return False
    dashes = [at for sign in (" –", " —", " -", "–", "—", ": ", ":") if (at := after.find(sign)) >= 0]
    if not dashes or min(dashes) >= 46:
        return False
    return min(dashes) == 0 or (after[0] in ",(" or after.startswith((" ,", " (", ", ")))
