"""Which office a title is, by its own words and those around it."""

from spacy.tokens import Doc, Span

from coalition.language.morphology import singular
from coalition.language.titles import Titles, rules
from coalition.language.vocabulary import Term

# So many words on, the complement of a title may still say which office it is.
_LONGEST = 9


class Office:
    """Which office a title is, with the words around it: "deputy", "press", "army".

    Attributes:
        id: the office's id.
    """

    def __init__(self, titles: Titles, doc: Doc, start: int, title: Span, term: Term) -> None:
        self._title = title
        self._words = title.text.lower()
        self._last = singular(title[-1].lower_)
        self._before = {t.lower_ for t in doc[start : title.start]}
        self._inside = {t.lower_ for t in title[:-1]}
        self._deputy = any(titles.is_deputy(t) for t in doc[start : title.start]) or titles.is_deputy(title[0])
        self.id = self._of(term)

    def _of(self, term: Term) -> str:
        data = rules()
        if not (self._before | {self._words.split()[0]}).isdisjoint(data["opposing"]):
            return "legislator"
        if self._words in data["plain-ministers"]:
            return str(data["plain-ministers"][self._words])
        if self._words in data["deputies"]["kept"]:
            return term.id
        if self._fits("commanding", self._near(4)):
            return "commander"
        if (field := self._charge()) is not None:
            return field
        if self._fits("diplomacy", self._near(4)):
            return "foreign-minister"
        if term.id == "official" and self._fits("legislating", self._near(_LONGEST)):
            return "legislator"
        if "minister" in self._words.split() and "assistant" in self._before | self._inside:
            return "minister"
        below = term.id in data["deputies"]["offices"] or self._words in data["deputies"]["titles"]
        if self._deputy and below:
            return "official"
        return "spokesperson" if self._fits("speaking", set()) else term.id

    def _fits(self, table: str, near: set[str]) -> bool:
        """Whether the title is one of a table of rules/offices.toml, and a word of that table stands by it."""
        data = rules()[table]
        named = self._last in data["titles"] or self._words in data["titles"]
        return named and not (self._before | self._inside | near).isdisjoint(data["words"])

    def _charge(self) -> str | None:
        """The office of "the minister in charge of foreign affairs"."""
        charged = rules()["charged"]
        if self._words not in charged["titles"]:
            return None
        after = [t.lower_ for t in self._title.doc[self._title.end : self._title.end + _LONGEST + 3]]
        if "charge" not in after or after[after.index("charge") - 1] != "in":
            return None
        return next((charged[word] for word in after[after.index("charge") :][:5] if word in charged), None)

    def _near(self, size: int) -> set[str]:
        """The words of a title's complement: "chairman of the Estonian parliament's committee"."""
        found: set[str] = set()
        for token in self._title.doc[self._title.end : self._title.end + size]:
            if token.is_punct and token.text not in {"'", "’", "-"}:
                break
            found.add(token.lower_)
        return found
