"""How a title of office and the name of its bearer stand together in a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from coalition.language.asides import past_adverbs, past_parenthesis, said_of
from coalition.language.enumerations import LINKS, OPENERS, Enumerations
from coalition.language.extensions import NAMES
from coalition.language.gazetteer import cities
from coalition.language.personnames import is_placed, name_at, name_ending, past_suffix
from coalition.language.phrases import Phrase
from coalition.language.titles import Titles, rules
from coalition.statements.statement import Thing

_PRONOUNS = frozenset(("he", "she"))
_NEAR = 9
_CLOSING = frozenset(("of", "and", "who", "as", "on", "in", "at", "to", "not"))


@dataclass(frozen=True, slots=True)
class Join:
    """A title and who bears it.

    Attributes:
        phrase: the title.
        person: the name; for `She was its first head` the pronoun.
        rule: id of the way they stand together.
        status: what the words between them say; None leaves it to the title.
        of: whose office it is, where the words after the name or the order of a list tell.
        start: first token of the name, or of the rank before it.
    """

    phrase: Phrase
    person: Span
    rule: str
    status: str | None = None
    of: Thing | None = None


class Joins:
    """Finds the bearers of the titles of one article."""

    def __init__(self, doc: Doc, titles: Titles, phrases: list[Phrase], taken: set[int]) -> None:
        self._doc = doc
        self._titles = titles
        self._phrases = phrases
        self._taken = taken
        self._claimed: set[int] = set()
        self._titled: set[int] = set()
        self._described_by: set[int] = set()
        self._waiting: Phrase | None = None
        self._last: list[Join] = []
        self._names = {span.start: span for span in doc.spans.get(NAMES, ())}
        self._people = Enumerations(doc, titles, taken)
        self._hollow = frozenset(rules()["verbs"]["hollow"])
        # Titles of one word, which may stand before a name that another title has: "the minister, Senator X".
        self._single = {p.title.start: p.title.end for p in phrases if len(p.title) == 1 and p.start == p.title.start}
        self._verbs = {kind: frozenset(words) for kind, words in rules()["verbs"].items()}

    def all(self) -> Iterator[Join]:
        """Every title with each of its bearers, in the order of the text."""
        for phrase in self._phrases:
            if phrase.title.start in self._described_by or phrase.inner:
                continue
            found = self._several(phrase) if phrase.plural else []
            found = found or self._one(phrase)
            found = [*self._shared(phrase, found), *found] or self._continued(phrase)
            self._titled.update(join.person.start for join in found)
            if not found:
                self._waiting = phrase
            self._last = found
            yield from found

    def _shared(self, phrase: Phrase, found: list[Join]) -> list[Join]:
        """The title before "and": "Prime Minister and Foreign Minister X"."""
        first, self._waiting = self._waiting, None
        if first is None or not found or first.plural or first.end + 1 != phrase.start:
            return []
        if self._doc[first.end].lower_ not in LINKS:
            return []
        if self._doc[first.start].lower_ == "the" and (
            found[0].rule != "office.before-comma" or self._doc[phrase.start].lower_ == "the"
        ):
            return []
        of = first.of or ((first.usual,) if first.usual is not None else phrase.of)
        return [replace(join, phrase=replace(first, of=of)) for join in found]

    def _continued(self, phrase: Phrase) -> list[Join]:
        """The title after "and": "X, Qatar's prime minister and foreign minister,"; "X, Commander, A, Commander, B"."""
        last = self._last
        if not last or last[0].phrase.end + 1 != phrase.start or phrase.plural:
            return []
        link = self._doc[last[0].phrase.end].lower_
        listed = link == "," and phrase.title.text[0].isupper() and phrase.definite
        if not (link == "and" or listed) or last[0].rule not in {"office.after-name", "office.copula"}:
            return []
        of = last[0].of or (last[0].phrase.of[0] if last[0].phrase.of else None)
        ends = self._ends(phrase.end)
        return [replace(join, phrase=phrase, of=None if phrase.of else of) for join in last] if ends else []

    def _one(self, phrase: Phrase) -> list[Join]:
        found = self._right_after(phrase) or self._signed(phrase)
        if found:
            return found
        before = self._before(phrase)
        if before and before[0].rule == "office.after-name" and before[0].person.start in self._titled:
            second = next((p for p in self._phrases if p.start == phrase.end + 1), None)
            on = second and self._doc[phrase.end].text == "and" and self._right_after(second)  # both posts are his
            return self._after_comma(phrase) or ([] if on else before)
        return before or self._after_comma(phrase) or self._is_name(phrase)

    def _right_after(self, phrase: Phrase) -> list[Join]:
        """ "President X", "Malta's minister of health X", "the Pentagon's press secretary, Navy Capt. X"."""
        i = self._titles.skip_prefixes(self._doc, phrase.end, after_title=True)
        taken = self._taken
        if i in taken and self._doc[i].lower_ in rules()["first-names"] and self._doc[i + 1 : i + 2].text.istitle():
            taken = taken - {i}
        span = name_at(self._doc, i, taken, titled=True)
        if span is None or (i and self._doc[i].is_sent_start and self._breaks(i)):
            return []
        if phrase.title.text == "Commander" and not phrase.of and phrase.clue is None:
            return []
        first = Join(phrase, span, "office.before-name", of=self._of_person(phrase, span))
        if first.of is None or phrase.office not in rules()["owners"]["nations"]:
            return [first]
        more = self._people.sharing(self._people.told(span.end)[1])
        return [first, *(Join(phrase, other, "office.list", None, of) for other, of in more)]

    def _breaks(self, i: int) -> bool:
        """Whether the parser's start of a sentence at `i` is one: the point of "Capt." makes none."""
        before = self._doc[i - 1]
        if "\n" in before.text + before.whitespace_:
            return True
        return before.is_punct and self._titles.before_prefixes(self._doc, i) == i

    def _after_comma(self, phrase: Phrase) -> list[Join]:
        """ "the foreign minister, X,", "Its head, the Italian prosecutor X,", "the commander, Major General X"."""
        doc, i = self._doc, phrase.end
        if i >= len(doc) or not self._opens_apposition(phrase, doc[i]):
            return []
        span = self._described(i + 1)
        if span is None or not self._closes(span):
            return []
        self._claimed.add(span.start)
        self._describe(i, span)
        return [Join(phrase, span, "office.before-comma", of=self._of_person(phrase, span))]

    def _opens_apposition(self, phrase: Phrase, mark: Token) -> bool:
        """Whether a name may follow a title after this mark; after a colon only where the title opens a line."""
        if mark.text == ":":
            return bool(phrase.of) and self._doc[phrase.start].is_sent_start is True
        return mark.text in {",", "("} and phrase.definite and not phrase.shy

    def _is_name(self, phrase: Phrase) -> list[Join]:
        """ "The interior secretary is X", "Its commander is an Italian, Rear Admiral X"."""
        doc, i = self._doc, phrase.end
        while i < len(doc) and (doc[i].lower_ in self._verbs["be"] or doc[i].lower_ in {"there", "here", "today"}):
            i += 1
        if i == phrase.end or not any(t.tag_.startswith(("VB", "MD")) or t.text in {"'s"} for t in doc[phrase.end : i]):
            return []
        span = self._described(i)
        if span is None or (span.end < len(doc) and doc[span.end].tag_ == "POS"):
            return []
        self._describe(i, span)
        past = any(t.lower_ in {"was", "were"} for t in doc[phrase.end : i])
        return [Join(phrase, span, "office.copula", "former" if past else None, self._of_person(phrase, span))]

    def _describe(self, i: int, span: Span) -> None:
        """Keep in mind that titles from `i` to a name only describe its bearer: "the Italian prosecutor X"."""
        last = next((n for n in range(span.start - 1, i, -1) if n in self._single), None)
        titled = last is not None and self._doc[last].text[0].isupper() and self._single[last] == span.start
        self._described_by.update(range(i, last if titled and last is not None else span.start))

    def _described(self, i: int) -> Span | None:
        """The name at `i`, past "the Italian prosecutor", "an Italian," or "Kenya's Lt Gen"."""
        doc, start = self._doc, i
        while i < len(doc) and i - start < 8:
            prefixed = self._titles.skip_prefixes(doc, i)
            span = name_at(doc, prefixed, self._taken, titled=prefixed > i)
            if span is not None:
                return span
            token = doc[i]
            inner = self._single.get(i)
            if inner is not None and i > start - 1 and doc[i].text[0].isupper():
                i = inner
            elif i in self._names:
                i = self._names[i].end
            elif prefixed > i:
                i = prefixed
            elif (token.tag_ in {"DT", "JJ", "NN", "VBN", "HYPH", "POS", "CD", "RB"} and not token.is_space) or (
                token.text == "," and i > start and doc[start].tag_ == "DT" and doc[start].lower_ != "the"
            ):
                i += 1
            else:
                return None
        return None

    def _before(self, phrase: Phrase) -> list[Join]:
        """ "X, the Danish prime minister,", "X, who is the head of", "X has been appointed commander", "she was"."""
        doc, i = self._doc, past_adverbs(self._doc, phrase.start - 1)
        if i < 0 or phrase.shy or doc[max(0, i - 1) : phrase.title.start].text.lower().endswith("in the"):
            return []
        if doc[i].text in OPENERS:
            if not self._ends(phrase.end):
                return []
            status = self._titles.status_in(doc, i, phrase.start)
            return self._named(phrase, past_parenthesis(doc, i), "office.after-name", status)
        named = self._appointed_at(phrase)
        if named:
            return named
        words = []
        while i > 0 and self._is_link(doc[i]):
            words.append(doc[i].lower_)
            i -= 1
        said = set(words)
        if "as" in said and doc[i].lower_ == "and" and (again := self._again(phrase, i)):
            return again
        if words == ["as"] and self._appointing(i):
            return self._appointed(phrase, i)
        taking = "as" in said and said & {"took", "takes", "taken"}
        if not taking and not said & (self._verbs["be"] | self._verbs["appoint"]) - self._hollow:
            return []
        if said & {"took", "takes", "taken", "over", "served", "serves"} and "as" not in said:
            return []
        return self._linked(phrase, i, words)

    def _again(self, phrase: Phrase, i: int) -> list[Join]:
        """The second of two posts: "served as foreign minister for years and previously as defence minister"."""
        last = self._last
        if not last or last[0].rule != "office.copula" or not 0 <= i - last[0].phrase.end < _NEAR:
            return []
        if any(t.is_sent_start for t in self._doc[last[0].phrase.end : phrase.start]):
            return []
        return [replace(join, phrase=phrase, of=None if phrase.of else join.of) for join in last]

    def _appointed(self, phrase: Phrase, i: int) -> list[Join]:
        """ "swears in X as", "appointed X as"; of "X replaced Y as" X is in office and Y was."""
        doc = self._doc
        found = self._named(phrase, i + 1, "office.copula", None)
        verb = next((n for n in range(i, max(0, i - 8), -1) if doc[n].lower_ in self._verbs["replacing"]), None)
        if verb is None or not found:
            return found
        after = self._named(phrase, verb, "office.copula", None)
        return [*after, *(replace(join, status="former") for join in found)]

    def _appointed_at(self, phrase: Phrase) -> list[Join]:
        """ "appointed X ambassador to Kenya": the name stands right between the verb and the title."""
        span = name_ending(self._doc, phrase.start, self._taken)
        if span is None or not span.start or phrase.title.text[0].isupper():
            return []
        first = self._titles.before_prefixes(self._doc, span.start)
        verb = self._doc[first - 1] if first else None
        appoints = verb is not None and verb.lower_ in self._verbs["appointing"] - self._verbs["replacing"]
        return [Join(phrase, span, "office.copula")] if appoints else []

    def _signed(self, phrase: Phrase) -> list[Join]:
        """ "Hon Ann Day Minister of Defence", on one line or two, as some governments open what they publish."""
        doc, end = self._doc, phrase.title.start
        if not phrase.title.text[0].isupper():
            return []
        below = end > 0 and doc[end - 1].is_space
        if below and not self._is_line(phrase):
            return []
        if not below and not self._titles.is_prefix(doc, phrase.start):
            return []
        span = name_ending(doc, end - below, self._taken)
        if span is None:
            return []
        first = self._titles.before_prefixes(doc, span.start)
        opens = first == 0 or "\n" in doc[first - 1].text + doc[first - 1].whitespace_
        return [Join(phrase, span, "office.after-name")] if opens and (first < span.start or below) else []

    def _is_line(self, phrase: Phrase) -> bool:
        """Whether a title is all that stands on the line below another."""
        doc = self._doc
        above = doc[phrase.title.start - 1].text
        ends = phrase.end >= len(doc) or "\n" in doc[phrase.end].text
        return above.count("\n") == 1 and phrase.start == phrase.title.start and ends

    def _appointing(self, i: int) -> bool:
        """Whether a verb of appointing stands before the name that ends at `i`: "swears in X as"."""
        words = {t.lower_ for t in self._doc[max(0, i - 7) : i]}
        return bool(words & self._verbs["appointing"])

    def _is_link(self, token: Token) -> bool:
        return any(token.lower_ in self._verbs[kind] for kind in ("be", "appoint", "as", "elect"))

    def _linked(self, phrase: Phrase, i: int, words: list[str]) -> list[Join]:
        doc = self._doc
        status = self._status(words, phrase)
        if doc[i].lower_ in _PRONOUNS:
            return [Join(phrase, doc[i : i + 1], "office.copula", status)]
        paired = self._paired(phrase, i + 1, status)
        if paired:
            return paired
        if doc[i].lower_ == "who":
            if (said := said_of(doc[i])) is not None and (span := name_ending(doc, said + 1, self._taken)) is not None:
                return [Join(phrase, span, "office.copula", status)]
            while i > 0 and doc[i].lower_ in {"who", ","}:
                i -= 1
        return self._named(phrase, i + 1, "office.copula", status)

    def _paired(self, phrase: Phrase, end: int, status: str | None) -> list[Join]:
        """ "X of A and Y of B were named head and deputy head of the force"."""
        doc = self._doc
        second = next((p for p in self._phrases if p.start == phrase.end + 1), None)
        if second is None or doc[phrase.end].lower_ != "and":
            return []
        people = self._people.before(end)
        if len(people) != 2:
            return []
        self._described_by.update(range(phrase.end, second.end))
        first = phrase if phrase.of or phrase.clue else replace(phrase, of=second.of, clue=second.clue)
        return [Join(p, span, "office.list", status) for p, span in zip((first, second), people, strict=True)]

    def _status(self, words: list[str], phrase: Phrase) -> str | None:
        said = set(words)
        if said & self._verbs["appoint"]:
            pending = said & {"will", "to", "designated", "nominated"}
            return "elect" if pending and phrase.status == "current" else None
        if said & self._verbs["past"] and not said & {"has", "have", "is"}:
            return "former" if phrase.status == "current" else None
        return None

    def _named(self, phrase: Phrase, end: int, rule: str, status: str | None) -> list[Join]:
        doc = self._doc
        span = name_ending(doc, end, self._taken)
        of = None
        if span is None:
            span, of = self._people.before_complement(end)
        if span is None and rule == "office.copula":
            span = self._past_apposition(end)
        if span is None or not self._is_person(span, phrase):
            return []
        if span.start in self._claimed and rule == "office.after-name":
            return []
        return [Join(phrase, span, rule, status, of if self._may_be_of(phrase, of) else None)]

    def _past_apposition(self, end: int) -> Span | None:
        """The name before commas that hold an aside: "X, formerly ambassador to India, was appointed"."""
        doc = self._doc
        if end < 1 or doc[end - 1].text not in {",", ")"}:
            return None
        for i in range(end - 2, max(0, end - 30), -1):
            if doc[i].text in {",", "("}:
                span = name_ending(doc, i, self._taken)
                if span is not None and (len(span) > 1 or span.start in self._titled):
                    return span
            if doc[i + 1].is_sent_start:
                break
        return None

    def _is_person(self, span: Span, phrase: Phrase) -> bool:
        if phrase.start - span.end == 1 and self._doc[span.end].is_punct and is_placed(span):
            return False
        if len(span) > 1:
            return span.text.lower() not in cities()
        if self._titles.before_prefixes(self._doc, span.start) < span.start:
            return True
        return span.text.lower() not in cities() and phrase.definite and span[0].tag_ == "NNP"

    def _ends(self, i: int) -> bool:
        """Whether an apposition may end before token `i`: no verb follows whose subject the title is."""
        doc = self._doc
        if i >= len(doc) or doc[i].is_punct or doc[i].is_space or doc[i].is_sent_start:
            return True
        return not doc[i].tag_.startswith(("VBD", "VBZ", "VBP", "MD"))

    def _closes(self, span: Span) -> bool:
        """Whether a name after a comma ends where an apposition can end, and is not the start of something else."""
        doc, i = self._doc, past_suffix(self._doc, span.end)
        if i >= len(doc) or doc[i].is_punct or doc[i].is_space or doc[i].is_sent_start:
            return True
        return doc[i].tag_.startswith(("VB", "MD")) or doc[i].lower_ in _CLOSING

    def _of_person(self, phrase: Phrase, span: Span) -> Thing | None:
        """ "Secretary X of Mexico": whose office it is by the words after the name."""
        thing = self._people.complement(span.end)
        return thing if thing is not None and self._may_be_of(phrase, thing) else None

    @staticmethod
    def _may_be_of(phrase: Phrase, thing: Thing | None) -> bool:
        if thing is None or phrase.of:
            return False
        if phrase.office in rules()["owners"]["served"] and phrase.clue is None:
            return True
        return thing.kind in {"organisation", "coalition"} or phrase.office in rules()["owners"]["nations"]

    def _several(self, phrase: Phrase) -> list[Join]:
        """ "Presidents X of A and Y of B", "X, Y and Z, the defence ministers of A, B and C respectively"."""
        people = self._people.following(phrase) or self._people.preceding(phrase, self._claimed)
        nations = phrase.of or self._people.respective(phrase) or self._people.counted(phrase, len(people))
        joins = []
        for n, (span, own) in enumerate(people):
            of = own or (nations[n] if len(nations) == len(people) else nations[0] if len(nations) == 1 else None)
            joins.append(Join(phrase, span, "office.list", None, of))
        return joins
