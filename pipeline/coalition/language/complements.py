"""What follows the preposition of a title: "of the Republic of Kenya", "for Migration", "of the mission"."""

from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span, Token

from coalition.language.titles import Titles

if TYPE_CHECKING:
    from coalition.statements.statement import Thing

_TAGS = frozenset(("JJ", "JJS", "NN", "NNS", "POS", "HYPH", "VBN", "VBG", "CD"))
_LONGEST = 24


class Complement:
    """How far the words after a title's preposition reach, and what they name.

    Attributes:
        end: token behind them.
        things: nations and bodies named in them; several only where they are coordinated.
        noun: a common noun that stands for a nation or body: "of the mission".
    """

    def __init__(self, doc: Doc, titles: Titles, start: int, starts: dict[int, Span]) -> None:
        self.things: list[Thing] = []
        self.noun: str | None = None
        self._doc = doc
        self._titles = titles
        self._starts = starts
        self._ends = {span.end for span in starts.values()}
        self.end = self._read(start)

    def _read(self, start: int) -> int:
        doc, i, last = self._doc, start, start
        while i < len(doc) and not doc[i].is_sent_start and i - start < _LONGEST:
            token, span = doc[i], self._starts.get(i)
            if span is not None:
                i = last = span.end
                if not self.things or doc[span.start - 1].lower_ in {",", "and"}:
                    self.things.append(span._.thing)
            elif token.tag_ in {"DT", "PRP$", "POS"} or (token.lower_ in {"and", ","} and self._leads_on(i)):
                i += 1
            elif self._belongs(token):
                i = last = i + 1
                if self._titles.is_noun(token) and not self.things:
                    self.noun = token.text
            elif token.text == "of" and self.noun is None and not self.things and last > start:
                i += 1
            else:
                break
        return last

    def _leads_on(self, i: int) -> bool:
        """Whether after "and" or a comma another nation or another field of the same post follows."""
        doc, j = self._doc, i + 1
        while j < len(doc) and doc[j].lower_ in {"and", "the"}:
            j += 1
        if j >= len(doc):
            return False
        if j in self._starts:
            return self._starts[j].label_ == "GROUP" or (i in self._ends and self._starts[j]._.sort == "name")
        field = self._titles.is_portfolio(doc[j]) or (self._titles.is_field(doc[j]) and doc[j].text[0].isupper())
        return doc[i].lower_ == "and" and field and i not in self._ends

    def _belongs(self, token: Token) -> bool:
        if token.is_space or (token.is_punct and token.tag_ != "HYPH"):
            return False
        if token.text[0].islower():
            return token.tag_ in _TAGS
        if self._titles.is_portfolio(token) or self._titles.is_noun(token) or self._titles.is_field(token):
            return True
        return token.tag_ in {"NNP", "NNPS"} and _is_closed(self._doc, token.i) and not self._opens_person(token)

    def _opens_person(self, token: Token) -> bool:
        """Whether a name of a person follows the field of a post: "Envoy for Climate John Kerry"."""
        before = token.nbor(-1)
        if not (self._titles.is_field(before) or before.i + 1 in self._ends):
            return False
        run = 0
        for word in token.doc[token.i : token.i + 5]:
            if not (word.is_alpha and word.text[0].isupper()) or word.i in self._starts:
                break
            run += 1
        return run > 1 and not any(self._titles.is_field(t) for t in token.doc[token.i : token.i + run])


def _is_closed(doc: Doc, i: int) -> bool:
    """Whether the capitalised words from `i` on end in a comma or full stop: no name of a person follows them."""
    while i < len(doc) and (doc[i].text[0].isupper() or doc[i].lower_ in {"of", "and", "the", "for", "-"}):
        i += 1
    return i >= len(doc) or doc[i].text in {",", ")", ".", ";"} or doc[i].is_space
