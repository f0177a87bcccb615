"""Who takes part in what an article tells: persons by name, and nations and bodies where no person is named for them."""

from functools import lru_cache

from spacy.tokens import Span, Token

from coalition.language.clauses import child, conjuncts, is_verb
from coalition.language.extensions import BODIES, CITIES, NAMES, OFFICES
from coalition.language.lists import Lists
from coalition.language.relations.context import Context, rules
from coalition.language.relations.delegates import PREPOSITIONS, Delegates
from coalition.language.relations.mentions import FIRST, THIRD, PersonMentions, named, thing_of
from coalition.statements.statement import Thing

_RELATIVE = frozenset(("who", "whom", "whose", "that", "which"))
_SUBORDINATE = frozenset(("relcl", "acl", "advcl", "ccomp", "parataxis"))
_VERBAL = frozenset(("conj", "dep", "pcomp", "appos", "prep"))
_LED = frozenset(("led", "headed"))
_SIDES = frozenset(("nation", "group", "organisation", "coalition"))
_PLACING = frozenset(("at", "in", "during", "after", "before", "on", "for"))
_FREE_AFTER = frozenset(
    (",", "and", "&", "the", "both", "with", "by", "between", "among", "or", "plus", ";", ":", "–", "—", "-")
) | frozenset(("alongside", "to", "on"))


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(listed) for name, listed in rules("relations.toml")["parties"].items()}


class People:
    """The persons, nations and bodies of one article as its relations need them.

    Attributes:
        lists: the lists of nations.
        mentions: which person a word stands for.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc
        inside = {i for s in context.doc.spans[BODIES] for i in range(s.start, s.end)}
        names = [s for s in context.doc.spans[NAMES] if s.start not in inside]
        self._names = {i: s for s in names for i in range(s.start, s.end)}
        self.lists = Lists(context.doc, self._names)
        self.mentions = PersonMentions(context, self._names)
        self._delegates = Delegates(context.doc, self._names, self.lists)
        self._at: dict[int, Span] = self.mentions.at
        self._cities = {t.i for s in context.doc.spans[CITIES] for t in s}
        self._titles = {t.i for s in context.doc.spans[OFFICES] for t in s}

    def parties(self, token: Token | None) -> list[Thing]:
        """The persons, or else the nations and bodies, that a noun phrase names, coordinated ones too."""
        if token is None:
            return []
        if _is_relative(token):
            above = _antecedent(token)
            return self.parties(above) if above is not None else []
        if token.lower_ in _words()["kin"] and child(token, "poss") is not None:
            return self._within(token)
        if token.i in self._names or token.dep_ == "appos":
            person = self.mentions.described(token)
            if person is not None:
                return [person]
        return self._within(token) or self.bearers(token)

    def bearers(self, token: Token) -> list[Thing]:
        """As `parties`, but only of a noun and those coordinated with it, not of all that its phrase holds."""
        if _is_relative(token) and (above := _antecedent(token)) is not None:
            return self.bearers(above)
        return list(dict.fromkeys(thing for word in conjuncts(token) for thing in self._one(word)))

    def persons(self, token: Token | None) -> list[Thing]:
        """The persons among the parties."""
        return [thing for thing in self.parties(token) if thing.kind == "person"]

    def persons_at(self, token: Token) -> list[Thing]:
        """The person that one token names, without those coordinated with it."""
        return [thing for thing in self._one(token) if thing.kind == "person"]

    def nations(self, token: Token | None) -> list[Thing]:
        """The nations that a noun phrase stands for; a person stands for his."""
        if token is None:
            return []
        found = [t for t in self._context.actors(token) if t.kind == "nation"]
        found = found or [t for word in conjuncts(token) for t in self._sides(word) if t.kind == "nation"]
        return found or [t for word in conjuncts(token) for t in self._owner(word)]

    def is_delegate(self, word: Token) -> bool:
        """Whether a noun is for people who take part for a nation, and no part of a name: not "United States"."""
        return self._delegates.is_one(word)

    def counted(self, noun: Token) -> list[Thing]:
        """The nations and bodies listed behind a count of them: "a number of countries, including A and B"."""
        counted = noun.lower_ in _words()["counts"] or self.is_delegate(noun)
        return self._delegates.counted(noun.i + 1) if counted else []

    def listed(self, i: int) -> list[Thing]:
        """The nations that stand in a list from a token on."""
        return self.lists.after(i)

    def listed_before(self, i: int) -> list[Thing]:
        """The nations that stand in a list up to a token."""
        return self.lists.before(i)

    def _within(self, token: Token) -> list[Thing]:
        """Everyone whom a noun phrase names, read from left to right, so that no wrong attachment loses one.

        A nation counts where it stands for itself and not for a person: not in "of Cyprus" after a president, and in
        "the ministers of Cyprus and Malta" only where no minister is named.
        """
        found: list[Thing] = []
        i, end = token.left_edge.i, self._end(token)
        skipped = self._subordinate(token)
        while i < end:
            word = self._doc[i]
            span = self._at.get(i)
            if i in skipped:
                i += 1
            elif span is not None and (self._serves_head(span, token) or self._is_kin(span)):
                i = span.end + 1
            elif span is not None and found and self._starts_clause(span, token):
                break
            elif span is not None:
                found.append(thing_of(span))
                i = self._after_person(span.end)
            elif word.lower_ in THIRD and word.dep_ != "poss":
                person = self.mentions.spoken_of(word)
                found.extend([person] if person is not None else [])
                i += 1
            elif i in self._names:
                name = self._names[i]
                if self._is_free(name, token):
                    found.append(name._.thing)
                i = max(name.end, i + 1)
            elif (loose := self._loose(i, token)) is not None:
                found.extend([] if self._is_kin(loose) else [named(loose)])
                i = loose.end
            else:
                found.extend(self._delegation(word, end))
                i += 1
        return list(dict.fromkeys(found))

    def _loose(self, i: int, phrase: Token) -> Span | None:
        """A person by name alone among the heads of a phrase: "Merz, Donald Tusk and others", "Cambodia's Hun Manet"."""
        span = self.mentions.unannounced(i)
        if span is None:
            return None
        root = span.root
        while root.dep_ in {"conj", "appos"} and root.i not in {phrase.i, root.head.i}:
            root = root.head
        return span if root.i == phrase.i else None

    def _end(self, token: Token) -> int:
        """Where a phrase ends: behind further persons and nations that the parse did not see are coordinated with it."""
        end = int(token.right_edge.i) + 1
        i, sentence_end = end, token.sent.end
        joined = False
        while i < sentence_end:
            word = self._doc[i]
            if word.lower_ in {",", "and", ";"}:
                joined = True
            elif i in self._at or (i in self._names and joined):
                if i in self._at:
                    end = self._at[i].end if not self._opens_clause(self._at[i].end) else end
                    if end <= i:
                        break
                    i = self._after_person(end)
                    end = i
                    continue
            elif (
                not joined
                or not (i in self._titles or word.tag_ in {"DT", "POS", "PRP$", "JJ", "NNP", "IN"})
                or (word.tag_ == "IN" and word.lower_ not in PREPOSITIONS)
            ):
                break
            i += 1
        return end

    def _serves_head(self, span: Span, phrase: Token) -> bool:
        """Whether a person only tells whose envoy or minister is meant: "President X's envoy, Y, met"."""
        after = self._doc[span.end : span.end + 2]
        if not len(after) or after[0].tag_ != "POS":
            return False
        return phrase.i > after[0].i or (len(after) > 1 and after[1].i in self._titles)

    def _is_kin(self, span: Span) -> bool:
        """Whether somebody only comes along: "and his wife, X"."""
        i = span.start
        while i > 0 and (
            self._doc[i - 1].i in self._titles or self._doc[i - 1].text[0].isupper() or self._doc[i - 1].text == ","
        ):
            i -= 1
        return i > 1 and self._doc[i - 1].lower_ in _words()["kin"] and self._doc[i - 2].tag_ == "PRP$"

    def _starts_clause(self, span: Span, phrase: Token) -> bool:
        """Whether a name between commas is the subject of a clause of its own: "chaired by X, and the envoy, Y, is"."""
        i = span.end
        apposed = self._doc[span.start - 1].text == "," and self._doc[i : i + 1].text == ","
        verb = self._doc[i + 1 : i + 2]
        who = child(verb[0], "nsubj", "nsubjpass") if apposed and len(verb) and is_verb(verb[0]) else None
        return who is not None and phrase.i < who.i < i and phrase.dep_ in {"pobj", "dobj"}

    def _opens_clause(self, i: int) -> bool:
        """Whether a verb follows, so that the name before it is the subject of a clause of its own."""
        return i < len(self._doc) and (
            self._doc[i].tag_ in {"VBD", "VBZ", "VBP", "MD"}
            or (self._doc[i].lower_ == "of" and self._opens_clause(i + 2))
        )

    def _subordinate(self, token: Token) -> set[int]:
        """The tokens of clauses within a noun phrase: what they name is told of it and not of its deed."""
        inner = [
            t
            for t in token.subtree
            if t.i != token.i
            and t.lower_ not in _words()["holding"]
            and (t.dep_ in _SUBORDINATE or (t.dep_ in _VERBAL and is_verb(t)))
        ]
        return {t.i for clause in inner for t in clause.subtree}

    def _after_person(self, i: int) -> int:
        """Past "of Cyprus" and ", the president of Cyprus," behind a name."""
        if i + 1 < len(self._doc) and self._doc[i].lower_ in PREPOSITIONS:
            j = i + 1 + (self._doc[i + 1].lower_ == "the")
            if j in self._names:
                return int(self._names[j].end)
            if i + 1 in self._names:
                return int(self._names[i + 1].end)
        return i

    def _is_free(self, name: Span, phrase: Token) -> bool:
        """Whether a nation or body stands for itself: not "French", not "France's", not "of France"."""
        thing: Thing = name._.thing
        if thing.kind not in _SIDES or (name._.sort == "demonym" and not name[-1].tag_.endswith("S")):
            return False
        if thing.kind == "group" and name._.sort == "demonym":
            return False
        after = self._doc[name.end] if name.end < len(self._doc) else None
        if after is not None and (after.tag_ == "POS" or after.text == "-"):
            return False
        if self._locates(name):
            return False
        if name.root.dep_ in {"compound", "amod", "poss", "nmod"} and name.root.head.i >= name.end:
            return False
        before = self._doc[name.start - 1] if name.start > phrase.left_edge.i else None
        if before is not None and before.i and before.lower_ == "the" and before.nbor(-1).lower_ in _PLACING:
            return False  # "the Secretary, at the G20 meeting"
        if (
            before is not None
            and before.lower_ == "to"
            and not self._titles.isdisjoint(range(name.start - 6, name.start))
        ):
            return False  # "the ambassador of Cameroon to Chad"
        if before is None or before.lower_ in _FREE_AFTER:
            return not self._is_of_list(name, phrase.left_edge.i)
        return self._delegates.is_one(before) and before.i not in self.mentions.titled

    def _locates(self, name: Span) -> bool:
        """Whether a nation tells where a city lies: "in Munich, Germany"."""
        i = name.start - 1
        return i > 0 and self._doc[i].text == "," and i - 1 in self._cities

    def _is_of_list(self, name: Span, start: int) -> bool:
        """Whether a list in which a nation stands hangs on "of": "presidents of Kenya, Uganda and Rwanda"."""
        i = self.lists.start(name.start)
        return i - 1 >= start and self._doc[i - 1].lower_ in PREPOSITIONS

    def _delegation(self, word: Token, end: int) -> list[Thing]:
        """The nations whose delegates a noun means, where they are not named: "envoys of Egypt and Jordan"."""
        if not self.is_delegate(word) or word.i in self.mentions.titled:
            return []
        near = range(word.i + 1, min(end, word.i + 3))
        if any(i in self._at for i in near) or self.mentions.beside(word) is not None:
            return []
        heads = [t for c in word.children if c.dep_ == "acl" and c.lower_ in _LED for t in self._led_by(c)]
        return heads or self._sides(word)

    def _led_by(self, participle: Token) -> list[Thing]:
        """ "a delegation led by X"."""
        return [t for p in participle.children if p.lower_ == "by" for o in p.children for t in self._within(o)]

    def _sides(self, word: Token) -> list[Thing]:
        """Whose a delegate is: "the ministers of Denmark and Norway", "a nation whose leaders"."""
        if not self.is_delegate(word):
            return []
        if any(c.lower_ == "whose" for c in word.lefts) and (above := _antecedent(word)) is not None:
            return [t for t in self.parties(above) if t.kind == "nation"]
        return self._delegates.sides(word)

    def _owner(self, word: Token) -> list[Thing]:
        """The nation of "a Georgian platoon", "two of Italy's ships"."""
        spans = [self._names[c.i] for c in word.children if c.i in self._names and c.dep_ in {"amod", "poss"}]
        return [s._.thing for s in spans if s.label_ == "NATION"]

    def _signing(self, we: Token) -> list[Thing]:
        """Those who say "we", as the headline names them: "Joint statement by President X and Chancellor Y"."""
        headline = self._doc._.headline if len(self._context.chains.authors) > 1 else None
        held = {h.of: h.person._.thing for h in headline._.holdings} if headline is not None else {}
        return [held.get(side, side) for side in self._context.chains.actors(we)] if held else []

    def _one(self, word: Token) -> list[Thing]:
        person = self.mentions.person(word)
        if person is not None:
            return [person]
        if word.lower_ in FIRST:
            return [t for t in self._context.chains.authors[:1] if not self.mentions.has_official(t)]
        if word.lower_ == "we" and (signing := self._signing(word)):
            return signing
        sides = self._sides(word)
        named = (
            word.i in self._names or self._context.chains.span(word) is not None or word.tag_.startswith(("PRP", "W"))
        )
        kinds = _SIDES if named or not self._delegates.is_one(word) else {"nation"}
        return sides or [t for t in self._context.chains.actors(word) if t.kind in kinds]


def _is_relative(token: Token) -> bool:
    return token.lower_ in _RELATIVE and token.tag_ in {"WP", "WDT", "WP$"}


def _antecedent(token: Token) -> Token | None:
    """The noun that a relative clause is about."""
    for word in (token, *token.ancestors):
        if word.dep_ == "relcl":
            return word.head
    return None
