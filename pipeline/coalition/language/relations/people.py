"""Who takes part in what an article tells: persons by name, and nations and bodies where no person is named for them."""

from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Span, Token

from coalition.language.clauses import child, conjuncts, is_verb
from coalition.language.extensions import BODIES, NAMES, OFFICES, PERSONS
from coalition.language.morphology import plural
from coalition.language.personnames import name_at
from coalition.language.relations.context import Context, rules
from coalition.language.relations.lists import Lists
from coalition.statements.statement import Thing

_THIRD = frozenset(("he", "she", "him", "her", "his"))
_FIRST = frozenset(("i", "me", "my", "myself"))
_RELATIVE = frozenset(("who", "whom", "whose", "that", "which"))
_NAMING = frozenset(("compound", "appos", "nmod", "flat", "amod", "nn"))
_SUBORDINATE = frozenset(("relcl", "acl", "advcl", "ccomp", "parataxis"))
_VERBAL = frozenset(("conj", "dep", "pcomp", "appos", "prep"))
# Rules of offices that supply the nation from elsewhere in the article.
_GUESSED = ("-inferred", ".context")
_LED = frozenset(("led", "headed"))
_SIDES = frozenset(("nation", "group", "organisation", "coalition"))
_FREE_AFTER = frozenset(
    (
        ",",
        "and",
        "&",
        "the",
        "both",
        "with",
        "by",
        "between",
        "among",
        "or",
        "plus",
        ";",
        ":",
        "–",
        "—",
        "-",
        "alongside",
        "to",
        "on",
    )
)
_PREPOSITIONS = frozenset(("of", "from", "for"))


@lru_cache(maxsize=1)
def _delegates() -> frozenset[str]:

    nouns = rules("relations.toml")["delegates"]["nouns"]
    return frozenset(form for noun in nouns for form in (noun, plural(noun)))


class People:
    """The persons of one article as its relations need them."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc
        self._spans = list(context.doc.spans[PERSONS])
        self._at = {i: span for span in self._spans for i in range(span.start, span.end)}
        inside = {i for s in context.doc.spans[BODIES] for i in range(s.start, s.end)}
        names = [s for s in context.doc.spans[NAMES] if s.start not in inside]
        self._names = {i: s for s in names for i in range(s.start, s.end)}
        self.lists = Lists(context.doc, self._names)
        self._titled = {t.i: h.person for h in context.doc._.holdings if h.person.doc is context.doc for t in h.title}
        self._titles = {t.i for s in context.doc.spans[OFFICES] for t in s}
        headline = context.doc._.headline
        self._outside = list(headline._.holdings) if headline is not None else []

    def parties(self, token: Token | None) -> list[Thing]:
        """The persons, or else the nations and bodies, that a noun phrase names, coordinated ones too."""
        if token is None:
            return []
        if token.lower_ in _RELATIVE and token.tag_ in {"WP", "WDT", "WP$"}:
            above = _antecedent(token)
            return self.parties(above) if above is not None else []
        if token.i in self._names or token.dep_ == "appos":
            person = self._described(token)
            if person is not None:
                return [person]
        return self._within(token) or self.bearers(token)

    def bearers(self, token: Token) -> list[Thing]:
        """As `parties`, but only of a noun and those coordinated with it, not of all that its phrase holds."""
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
        return word.lower_ in _delegates() and word.i not in self._names

    def listed(self, i: int) -> list[Thing]:
        """The nations that stand in a list from a token on."""
        return self.lists.after(i)

    def listed_before(self, i: int) -> list[Thing]:
        """The nations that stand in a list up to a token."""
        return self.lists.before(i)

    def mentions(self, person: Thing) -> list[Span]:
        """Where a person is named."""
        return [span for span in self._spans if span._.thing == person]

    def mentioned(self, tokens: Iterable[Token]) -> list[Thing]:
        """The persons named among some tokens."""
        return list(dict.fromkeys(_thing(self._at[t.i]) for t in tokens if t.i in self._at))

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
            elif span is not None:
                found.append(_thing(span))
                i = self._after_person(span.end)
            elif word.lower_ in _THIRD and word.dep_ != "poss":
                person = self._spoken_of(word)
                found.extend([person] if person is not None else [])
                i += 1
            elif i in self._names:
                name = self._names[i]
                if self._is_free(name, token):
                    found.append(name._.thing)
                i = max(name.end, i + 1)
            else:
                found.extend(self._delegation(word, end))
                i += 1
        return list(dict.fromkeys(found))

    def _end(self, token: Token) -> int:
        """Where a phrase ends: behind further persons and nations that the parse did not see are coordinated with it."""
        end = int(token.right_edge.i) + 1
        i, sentence_end = end, token.sent.end
        joined = False
        while i < sentence_end:
            word = self._doc[i]
            if word.lower_ in {",", "and"}:
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
                or (word.tag_ == "IN" and word.lower_ not in _PREPOSITIONS)
            ):
                break
            i += 1
        return end

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
            if t.i != token.i and (t.dep_ in _SUBORDINATE or (t.dep_ in _VERBAL and is_verb(t)))
        ]
        return {t.i for clause in inner for t in clause.subtree}

    def _after_person(self, i: int) -> int:
        """Past "of Cyprus" and ", the president of Cyprus," behind a name."""
        if i + 1 < len(self._doc) and self._doc[i].lower_ in _PREPOSITIONS:
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
        if name.root.dep_ in {"compound", "amod", "poss", "nmod"} and name.root.head.i >= name.end:
            return False
        before = self._doc[name.start - 1] if name.start > phrase.left_edge.i else None
        if before is None or before.lower_ in _FREE_AFTER:
            return not self._is_of_list(name, phrase.left_edge.i)
        return before.lower_ in _delegates() and before.i + 1 == name.start and before.i not in self._titled

    def _is_of_list(self, name: Span, start: int) -> bool:
        """Whether a list in which a nation stands hangs on "of": "presidents of Kenya, Uganda and Rwanda"."""
        i = self.lists.start(name.start)
        return i - 1 >= start and self._doc[i - 1].lower_ in _PREPOSITIONS

    def _delegation(self, word: Token, end: int) -> list[Thing]:
        """The nations whose delegates a noun means, where they are not named: "envoys of Egypt and Jordan"."""
        if not self.is_delegate(word) or word.i in self._titled:
            return []
        near = range(word.i + 1, min(end, word.i + 3))
        if any(i in self._at for i in near):
            return []
        heads = [t for c in word.children if c.dep_ == "acl" and c.lower_ in _LED for t in self._led_by(c)]
        return heads or self._sides(word)

    def _led_by(self, participle: Token) -> list[Thing]:
        """ "a delegation led by X"."""
        return [t for p in participle.children if p.lower_ == "by" for o in p.children for t in self._within(o)]

    def _sides(self, word: Token) -> list[Thing]:
        """Whose a delegate is: "the ministers of Denmark and Norway", "Norwegian and Canadian officials"."""
        if not self.is_delegate(word):
            return []
        i = word.i + 1
        for _ in range(3):
            if i + 1 >= len(self._doc) or self._doc[i].lower_ not in _PREPOSITIONS:
                break
            listed = self.lists.after(i + 1)
            if listed:
                return listed
            if self._doc[i + 1].lower_ in {"state", "government", "foreign", "defence", "defense", "the"}:
                i = next(
                    (j for j in range(i + 1, min(len(self._doc), i + 7)) if self._doc[j].lower_ in _PREPOSITIONS),
                    len(self._doc),
                )
            else:
                break
        return self._allied(word) or self._owners(word)

    def _allied(self, word: Token) -> list[Thing]:
        """ "fellow leaders from our NATO Allies": the body whose members they are."""
        for o in (o for p in word.children if p.lower_ in _PREPOSITIONS for o in p.children if o.dep_ == "pobj"):
            span = next(
                (self._names[c.i] for c in o.children if c.i in self._names and c.dep_ in {"compound", "amod"}), None
            )
            if span is not None and o.lower_ in _delegates():
                return [span._.thing]
        return []

    def _owners(self, word: Token) -> list[Thing]:
        owners = [c for c in word.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
        found: list[Thing] = []
        for c in owners:
            if c.lower_ == "whose":
                above = _antecedent(c)
                found.extend(t for t in (self.parties(above) if above is not None else []) if t.kind == "nation")
            for w in conjuncts(c):
                span = self._names.get(w.i)
                if span is not None and span.label_ == "NATION":
                    found.append(span._.thing)
        return list(dict.fromkeys(found))

    def _owner(self, word: Token) -> list[Thing]:
        """The nation of "a Georgian platoon", "two of Italy's ships"."""
        spans = [self._names[c.i] for c in word.children if c.i in self._names and c.dep_ in {"amod", "poss"}]
        return [s._.thing for s in spans if s.label_ == "NATION"]

    def _one(self, word: Token) -> list[Thing]:
        person = self._person(word)
        if person is not None:
            return [person]
        sides = self._sides(word)
        named = (
            word.i in self._names or self._context.chains.span(word) is not None or word.tag_.startswith(("PRP", "W"))
        )
        kinds = _SIDES if named or word.lower_ not in _delegates() else {"nation"}
        return sides or [t for t in self._context.chains.actors(word) if t.kind in kinds]

    def _person(self, word: Token) -> Thing | None:
        """The person that a word names, by name, title, apposition or pronoun."""
        if word.i in self._at:
            return _thing(self._at[word.i])
        lower = word.lower_
        if lower in _THIRD:
            return self._spoken_of(word)
        if lower in _FIRST:
            return self._speaker(word)
        return self._described(word) or self._beside(word) or self._titleholder(word)

    def _speaker(self, word: Token) -> Thing | None:
        """Who "I" is: the author of a speech, or who is quoted."""
        author = next((t for t in self._context.chains.parties(word) if t.kind == "person"), None)
        if author is not None:
            return author
        for verb in (t for t in word.ancestors if is_verb(t)):
            speaker = self._context.speaker(verb)
            if speaker is not None:
                return speaker if speaker.kind == "person" else None
        return None

    def _described(self, word: Token) -> Thing | None:
        """A person told of in apposition or by his people's name: "Admiral X, the Pole who", "The Romanian took"."""
        if word.dep_ == "appos":
            return _thing(self._at[word.head.i]) if word.head.i in self._at else self._loose(word.head)
        return self._compatriot(word)

    def _compatriot(self, word: Token) -> Thing | None:
        """ "The Romanian took command": a person spoken of before, by his people's name."""
        span = self._names.get(word.i)
        if (
            span is None
            or len(span) > 1
            or word.tag_.endswith("S")
            or word.dep_ not in {"nsubj", "nsubjpass", "pobj", "dobj"}
        ):
            return None
        article = child(word, "det")
        if (
            article is None
            or article.lower_ != "the"
            or span._.sort == "capital"
            or span.text.lower().startswith("the")
        ):
            return None
        if word.lower_.endswith(("ish", "ch", "ese", "s")):
            return None
        before = [s for s in self._spans if s.end <= word.i and s.end > word.i - 60]
        return _thing(before[-1]) if before else None

    def _beside(self, word: Token) -> Thing | None:
        """The name in a noun's phrase: "the Foreign Secretary, X", "his counterpart X", "Kenya's X"."""
        if word.i in self._titled and abs(self._titled[word.i].start - word.i) < 16:
            return _thing(self._titled[word.i])
        for c in word.children:
            if c.i in self._at and c.dep_ in _NAMING:
                return _thing(self._at[c.i])
        return self._loose(word)

    def _loose(self, word: Token) -> Thing | None:
        """A person whom nothing but a capitalised name of two words or more tells: "Paraguay's Rubén Ayala"."""
        if word.tag_ != "NNP" or word.i in self._names or self._context.chains.span(word) is not None:
            return None
        start = word.i
        while start and self._doc[start - 1].tag_ == "NNP" and self._doc[start - 1].text[0].isupper():
            if start - 1 in self._names:
                break
            start -= 1
        span = name_at(self._doc, start, set(self._names))
        if span is None or len(span) < 2 or not span.start <= word.i < span.end:
            return None
        name = " ".join(span.text.split())
        return Thing("person", name, name)

    def _titleholder(self, word: Token) -> Thing | None:
        """ "the minister": who was last named with that title."""
        if word.i in self._names or word.tag_ not in {"NN", "NNP"}:
            return None
        owner = child(word, "poss")
        if child(word, "det") is None and (owner is None or owner.lower_ not in {"its", "our", "my"}):
            return None
        if any(c.dep_ in {"prep", "appos"} for c in word.rights):
            return None
        lower = word.lower_
        before = [h for h in self._doc._.holdings if h.title.end <= word.i and h.title[-1].lower_ == lower]
        for holding in (*reversed(before), *self._outside):
            if holding.title[-1].lower_ == lower:
                thing: Thing = holding.person._.thing
                return thing
        return None

    def _spoken_of(self, pronoun: Token) -> Thing | None:
        """Whom "he" or "her" means: the last person who was a subject, but not the subject of its own clause."""
        own = self._clause_subject(pronoun) if pronoun.dep_ not in {"nsubj", "nsubjpass"} else set()
        before = [s for s in self._spans if s.end <= pronoun.i and s.start not in own]
        recent = before[-4:]
        sentence = pronoun.sent
        inside = [s for s in recent if s.start >= sentence.start]
        for pool in (inside, recent):
            subjects = [s for s in pool if _heads(s).dep_ in {"nsubj", "nsubjpass"}]
            if subjects:
                return _thing(subjects[-1])
        return _thing(recent[-1]) if recent else None

    def _clause_subject(self, token: Token) -> set[int]:
        """Where the persons in the subject of a token's clause are named."""
        verb = token
        while verb.head.i != verb.i and not is_verb(verb):
            verb = verb.head
        subject = child(verb, "nsubj", "nsubjpass")
        if subject is None:
            return set()
        return {self._at[t.i].start for t in subject.subtree if t.i in self._at}

    def named_for(self, nation: Thing, persons: Iterable[Thing]) -> bool:
        """Whether the article says of one of some persons that he holds office of a nation."""
        stated = {h.person._.thing for h in self._doc._.holdings if h.of == nation and not h.rule.endswith(_GUESSED)}
        return not stated.isdisjoint(persons)


def _heads(span: Span) -> Token:
    """The head of the phrase that a name stands in apposition or coordination in."""
    root = span.root
    while root.dep_ in {"appos", "conj", "compound"} and root.head.i != root.i:
        root = root.head
    return root


def _thing(span: Span) -> Thing:
    thing: Thing = span._.thing
    return thing


def _antecedent(token: Token) -> Token | None:
    """The noun that a relative clause is about."""
    for word in (token, *token.ancestors):
        if word.dep_ == "relcl":
            return word.head
    return None
