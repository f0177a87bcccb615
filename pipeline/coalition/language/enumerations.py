"""Names in a row: "X of A and Y of B", and the nations in the same order elsewhere in the sentence."""

from spacy.tokens import Doc, Span

from coalition.language.extensions import NAMES
from coalition.language.personnames import name_at, name_ending
from coalition.language.phrases import Phrase
from coalition.language.titles import Titles, rules
from coalition.statements.statement import Thing

LINKS = frozenset((",", "and", "&", "/"))
OPENERS = frozenset((",", "(", "–", "—", "-"))
_ROW_LINKS = LINKS | {";"}
# Before a row of names these say that those are among the ones spoken of.
_INCLUDING = frozenset(
    ("include", "includes", "included", "including", "are", "were", "namely", "like", "kings", "as", ",", ":")
)
_GAP = 16


class Enumerations:
    """Reads the rows of names of one article.

    Args:
        doc: the article.
        titles: which words are titles and ranks.
        taken: tokens that are no names of persons.
    """

    def __init__(self, doc: Doc, titles: Titles, taken: set[int]) -> None:
        self._doc = doc
        self._titles = titles
        self._taken = taken
        self._names = {span.start: span for span in doc.spans.get(NAMES, ())}

    def before(self, end: int) -> list[Span]:
        """The names of an enumeration that ends before token `end`, past "of Norway" after each and ranks before."""
        doc, i = self._doc, end
        found: list[Span] = []
        while i > 0:
            span = name_ending(doc, i, self._taken) or self.before_complement(i)[0]
            if span is None:
                break
            found.insert(0, span)
            i = self._titles.before_prefixes(doc, span.start)
            if i == 0 or doc[i - 1].lower_ not in LINKS:
                break
            while i > 0 and doc[i - 1].lower_ in LINKS:
                i -= 1
        return found

    def before_complement(self, end: int) -> tuple[Span | None, Thing | None]:
        """The name before "of Brazil"."""
        doc = self._doc
        complement = next((s for s in self._names.values() if s.end == end), None)
        if complement is None or complement.start < 2:
            return self._before_service(end), None
        at = complement.start - 1
        at -= doc[at].lower_ == "the"
        if doc[at].lower_ != "of":
            return None, None
        return name_ending(doc, at, self._taken), complement._.thing

    def _before_service(self, end: int) -> Span | None:
        """The name before "of the Royal Australian Navy" or "of U.S. Central Command"."""
        doc, i = self._doc, end - 1
        while i > 0 and end - i < 6 and doc[i].text[0].isupper() and doc[i].lower_ != "of":
            i -= 1
        i -= doc[i].lower_ == "the"
        service = (
            doc[end - 1].lower_ in rules()["units"]["words"] or doc[end - 1].lower_ in rules()["units"]["services"]
        )
        if i < 1 or i == end - 1 or doc[i].lower_ != "of" or not service:
            return None
        return name_ending(doc, i, self._taken)

    def complement(self, i: int) -> Thing | None:
        """What "of Mexico" or "(Norway)" after a name names."""
        doc = self._doc
        if i + 2 < len(doc) and doc[i].text == "(" and i + 1 in self._names:
            inside = self._names[i + 1]
            return inside._.thing if doc[inside.end : inside.end + 1].text == ")" else None
        if i + 1 >= len(doc) or doc[i].lower_ != "of":
            return None
        i += 1
        i += doc[i].lower_ == "the" and i not in self._names
        thing: Thing | None = self._names[i]._.thing if i in self._names else None
        return thing

    def following(self, phrase: Phrase) -> list[tuple[Span, Thing | None]]:
        """The names after a title of several, each with what follows it: "Presidents X of A and Y of B"."""
        doc, i = self._doc, phrase.end
        if i < len(doc) and doc[i].text in {",", ":", "("} and phrase.definite:
            i += 1
        found = self._row(i)
        if len(found) > 1 or (found and found[0][1] is not None):
            return [*found, *self._further(found[-1][0].end)]
        included = self._included(i) if phrase.office in rules()["owners"]["nations"] else []
        return [*included, *self._further(included[-1][0].end)] if included else found

    def sharing(self, end: int) -> list[tuple[Span, Thing | None]]:
        """Those who share the title of the first of a row: "President X of A, Y of B and Z of C"."""
        doc = self._doc
        if end >= len(doc) or doc[end].lower_ not in LINKS:
            return []
        found = self._row(self._past_links(end), owned=True)
        return found if len(found) > 1 else []

    def _row(self, i: int, *, owned: bool = False) -> list[tuple[Span, Thing | None]]:
        """The names from `i` on that commas and "and" join; with `owned`, only those whose nation is told."""
        doc, found = self._doc, list[tuple[Span, Thing | None]]()
        while i < len(doc):
            of, start = self._owner(i)
            j = self._titles.skip_prefixes(doc, start, after_title=not found)
            titled = (not found and not owned) or j > i
            span = name_at(doc, j, self._taken, titled=titled)
            if span is None or (owned and j == start > i and not self._is_whole(span)):
                break
            own, end = self.told(span.end)
            of = own or of
            if owned and of is None:
                break
            found.append((span, of))
            i = self._past_links(end)
            if i == end:
                break
        return found

    def _past_links(self, i: int) -> int:
        while i < len(self._doc) and self._doc[i].lower_ in _ROW_LINKS and not self._doc[i].is_sent_start:
            i += 1
        return i

    def _is_whole(self, span: Span) -> bool:
        """Whether what stands behind "Senegal's" is a name of a person by itself: more than one word, and closed."""
        after = self._doc[span.end : span.end + 1]
        return len(span) > 1 and (not len(after) or after[0].is_punct or after[0].lower_ in LINKS or after[0].is_space)

    def _owner(self, i: int) -> tuple[Thing | None, int]:
        """The nation before a name, and where the name starts: "Senegal's X"."""
        span = self._names.get(i + (i < len(self._doc) and self._doc[i].lower_ == "the"))
        if span is None or span.label_ != "NATION" or span.end >= len(self._doc):
            return None, i
        possessive = self._doc[span.end].tag_ == "POS" or self._doc[span.end].text in {"'s", "’s", "’"}
        return (span._.thing, span.end + 1) if possessive else (None, i)

    def told(self, i: int) -> tuple[Thing | None, int]:
        """What "of Mexico", "(Norway)", "from Rwanda" or ", Rwanda," after a name names, and where that ends."""
        doc = self._doc
        of = self.complement(i)
        if of is not None:
            end = next(s.end for s in self._names.values() if s.start > i)
            return of, end + (end < len(doc) and doc[end].text == ")")
        j = i + 1
        j += j < len(doc) and doc[j].lower_ == "the" and j not in self._names
        span = self._names.get(j)
        if span is None or span.label_ != "NATION" or span._.sort != "name" or doc[i].lower_ not in {"from", ","}:
            return None, i
        end = span.end + 3 * (doc[span.end : span.end + 1].text == "(" and doc[span.end + 2 : span.end + 3].text == ")")
        closed = (
            doc[i].text != "," or doc[end : end + 2].text.lower() in {", and", "and"} or doc[end : end + 1].text == ")"
        )
        return (span._.thing, end) if closed else (None, i)

    def _included(self, i: int) -> list[tuple[Span, Thing | None]]:
        """The row in "Presidents who came included X of A, Y of B and C's Z", where each one's nation is told."""
        doc = self._doc
        for token in doc[i : i + _GAP]:
            if token.is_sent_start and token.i > i:
                break
            if token.lower_ in _INCLUDING:
                found = self._row(token.i + 1, owned=True)
                if len(found) > 1:
                    return found
        return []

    def _further(self, i: int) -> list[tuple[Span, Thing | None]]:
        """The row that goes on in "Others are X of A and Y of B"."""
        doc = self._doc
        for token in doc[i : i + _GAP]:
            if token.lower_ == "others" and token.is_sent_start:
                return self._included(token.i + 1)
        return []

    def preceding(self, phrase: Phrase, claimed: set[int]) -> list[tuple[Span, Thing | None]]:
        """The names before a title of several, none of those that start at `claimed`: "X and Y, the ministers of"."""
        doc, i = self._doc, phrase.start - 1
        if i < 1 or doc[i].text not in OPENERS:
            return []
        people = [span for span in self.before(i) if span.start not in claimed]
        return [(span, None) for span in people] if len(people) > 1 else []

    def respective(self, phrase: Phrase) -> tuple[Thing, ...]:
        """The nations before "respectively" in the sentence."""
        doc = self._doc
        for token in doc[phrase.end : phrase.end + 40]:
            if token.is_sent_start and token.i > phrase.end + 1:
                break
            if token.lower_ == "respectively":
                return self._run_before(token.i)
        return ()

    def _run_before(self, i: int) -> tuple[Thing, ...]:
        doc = self._doc
        ends = {span.end: span for span in self._names.values()}
        found: list[Thing] = []
        while i > 0 and (i in ends or doc[i - 1].lower_ in {",", "and", "the"}):
            if i in ends:
                found.insert(0, ends[i]._.thing)
                i = ends[i].start
            else:
                i -= 1
        return tuple(found)

    def counted(self, phrase: Phrase, count: int) -> tuple[Thing, ...]:
        """ "the two countries' ministers": as many nations as there are names, in the order they are named in."""
        if phrase.clue not in {"countries", "nations", "states", "their", "country", "nation"} or not count:
            return ()
        found: list[Thing] = []
        for start in sorted((s for s in self._names if s < phrase.start), reverse=True):
            thing = self._names[start]._.thing
            if thing.kind == "nation" and thing not in found and self._names[start]._.sort == "name":
                found.insert(0, thing)
            if len(found) == count:
                return tuple(found)
        return ()
