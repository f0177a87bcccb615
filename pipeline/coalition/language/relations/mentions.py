"""Which person a word of an article stands for: by name, by title, in apposition, by a pronoun."""

from collections.abc import Iterable

from spacy.tokens import Span, Token

from coalition.language.clauses import child, is_verb
from coalition.language.extensions import BODIES, CITIES, DATES, OFFICES, PERSONS
from coalition.language.holdings import Holding
from coalition.language.personnames import name_at
from coalition.language.relations.context import Context
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing

THIRD = frozenset(("he", "she", "him", "her", "his"))
FIRST = frozenset(("i", "me", "my", "myself"))
# Clauses that may stand before the subject of a sentence.
_FRONTED = frozenset(("advcl", "relcl", "csubj", "pcomp", "acl"))
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr."))
_NAMING = frozenset(("compound", "appos", "nmod", "flat", "amod", "nn"))
# Rules of offices that supply the nation from elsewhere in the article.
_GUESSED = ("-inferred", ".context")


class PersonMentions:
    """The mentions of persons in one article.

    Attributes:
        at: the mention that a token belongs to, by its index.
        titled: the person who bears the title that a token belongs to, by its index.
    """

    def __init__(self, context: Context, names: dict[int, Span]) -> None:
        self._context = context
        self._doc = context.doc
        self._names = names
        self._offices = {s.end - 1 for s in context.doc.spans[OFFICES]}
        self._spans = list(context.doc.spans[PERSONS])
        others = [s for name in (BODIES, CITIES, DATES, OFFICES) for s in context.doc.spans[name]]
        self._taken = {i for s in others for i in range(s.start, s.end)} | set(names)
        self.at: dict[int, Span] = {i: span for span in self._spans for i in range(span.start, span.end)}
        holdings = [h for h in context.doc._.holdings if h.person.doc is context.doc]
        own = [h for h in holdings if not h.rule.startswith("office.counterpart") or not self._offices & set(_range(h))]
        self.titled: dict[int, Span] = {t.i: h.person for h in own for t in h.title}
        headline = context.doc._.headline
        self._outside = list(headline._.holdings) if headline is not None else []

    def of_person(self, person: Thing) -> list[Span]:
        """Where a person is named."""
        return [span for span in self._spans if span._.thing == person]

    def among(self, tokens: Iterable[Token]) -> list[Thing]:
        """The persons named among some tokens."""
        return list(dict.fromkeys(thing_of(self.at[t.i]) for t in tokens if t.i in self.at))

    def scanned(self, start: int, end: int) -> list[Thing]:
        """The persons named in a stretch of text, also those whom nothing but a name of two words tells."""
        found: list[Thing] = []
        i = start
        while i < end:
            span = self.at.get(i) or self.unannounced(i)
            if span is not None:
                found.append(thing_of(span) if i in self.at else named(span))
            i = max(span.end, i + 1) if span is not None else i + 1
        return list(dict.fromkeys(found))

    def person(self, word: Token) -> Thing | None:
        """The person that a word names, by name, title, apposition or pronoun."""
        if word.i in self.at:
            return thing_of(self.at[word.i])
        lower = word.lower_
        if lower in _SUFFIXES and word.i - 1 in self.at:
            return thing_of(self.at[word.i - 1])
        if lower in THIRD:
            return self.spoken_of(word)
        if lower in FIRST:
            return self._speaker(word)
        return self.described(word) or self.beside(word) or self._titleholder(word)

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

    def described(self, word: Token) -> Thing | None:
        """A person told of in apposition or by his people's name: "Admiral X, the Pole who", "The Romanian took"."""
        if word.dep_ == "appos":
            return thing_of(self.at[word.head.i]) if word.head.i in self.at else self._loose(word.head)
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
        return thing_of(before[-1]) if before else None

    def beside(self, word: Token) -> Thing | None:
        """The name in a noun's phrase: "the Foreign Secretary, X", "his counterpart X", "Kenya's X"."""
        if word.i in self.titled and abs(self.titled[word.i].start - word.i) < 16:
            return thing_of(self.titled[word.i])
        for c in word.children:
            if c.i in self.at and c.dep_ in _NAMING:
                return thing_of(self.at[c.i])
        loose = (self._loose(c) for c in word.children if c.dep_ == "appos")
        return next((person for person in loose if person is not None), None) or self._loose(word)

    def _loose(self, word: Token) -> Thing | None:
        """A person whom nothing but a capitalised name of two words or more tells: "Paraguay's Rubén Ayala"."""
        if word.tag_ != "NNP" or word.i in self._taken or self._context.chains.span(word) is not None:
            return None
        start = word.i
        while start and self._doc[start - 1].tag_ == "NNP" and self._doc[start - 1].text[0].isupper():
            if start - 1 in self._taken:
                break
            start -= 1
        span = name_at(self._doc, start, self._taken)
        ranks = vocabulary().ranks
        if span is None or len(span) < 2 or any(t.lower_.rstrip(".") in ranks or t.lower_ in ranks for t in span):
            return None
        if not span.start <= word.i < span.end:
            return None
        name = " ".join(span.text.split())
        return Thing("person", name, name)

    def unannounced(self, i: int) -> Span | None:
        """A name of two words or more that starts at a token, with nothing that tells it a person's but its place."""
        word = self._doc[i]
        if word.tag_ != "NNP" or i in self._taken or not word.text[0].isupper():
            return None
        span = name_at(self._doc, i, self._taken)
        return span if span is not None and len(span) > 1 else None

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
            if holding.title[-1].lower_ == lower and (holding.office != "spokesperson" or lower.startswith("spokes")):
                thing: Thing = holding.person._.thing
                return thing
        return None

    def spoken_of(self, pronoun: Token) -> Thing | None:
        """Whom "he" or "her" means: the last person who was a subject, but not the subject of its own clause."""
        praised = self._praised(pronoun)
        if praised is not None:
            return praised
        own = self._clause_subject(pronoun) if pronoun.dep_ not in {"nsubj", "nsubjpass"} else set()
        if (office := self._office_before(pronoun)) is not None:
            return self._titleholder(office)
        if (ahead := self._ahead(pronoun)) is not None:
            return ahead
        before = [s for s in self._spans if s.end <= pronoun.i and s.start not in own and not self._is_label(s)]
        recent = before[-4:]
        sentence = pronoun.sent
        inside = [s for s in recent if s.start >= sentence.start]
        for pool in (inside, recent):
            subjects = [s for s in pool if _heads(s).dep_ in {"nsubj", "nsubjpass"}]
            if subjects:
                return thing_of(subjects[-1])
        return thing_of(recent[-1]) if recent else None

    def _ahead(self, pronoun: Token) -> Thing | None:
        """The subject that "she" looks forward to: "Speaking in Rome, where she met Y, Minister X said"."""
        root = pronoun.sent.root
        if not is_verb(root) or root.i < pronoun.i or pronoun.dep_ not in {"nsubj", "nsubjpass"}:
            return None
        clause = next((a for a in pronoun.ancestors if a.dep_ in _FRONTED), None)
        who = child(root, "nsubj")
        if clause is None or who is None or who.i < pronoun.i or who.i not in self.at:
            return None
        inside = any(s.start >= pronoun.sent.start and s.end <= pronoun.i for s in self._spans)
        return None if inside else thing_of(self.at[who.i])

    def _is_label(self, span: Span) -> bool:
        """Whether a name only tells who speaks in a transcript: "MS. COLE: He did"."""
        return span.end < len(self._doc) and self._doc[span.end].text == ":" and span[0].is_upper

    def _office_before(self, pronoun: Token) -> Token | None:
        """An office without a name that is the subject before a pronoun: "The Secretary is in Rome, where he meets"."""
        for token in self._doc[pronoun.sent.start : pronoun.i]:
            if token.dep_ in {"nsubj", "nsubjpass"} and token.i in self._offices and token.i not in self.titled:
                before, after = token.left_edge, self._doc[token.i + 1 : token.i + 3]
                named = any(t.i in self.at for t in (*token.subtree, *after))
                return token if before.lower_ == "the" and not named else None
        return None

    def _praised(self, pronoun: Token) -> Thing | None:
        """Whom "his" means in "thanked X for his leadership"."""
        noun = pronoun.head
        if pronoun.dep_ != "poss" or noun.dep_ != "pobj" or noun.head.lower_ not in {"for", "on"}:
            return None
        done_to = child(noun.head.head, "dobj") if is_verb(noun.head.head) else None
        return thing_of(self.at[done_to.i]) if done_to is not None and done_to.i in self.at else None

    def _clause_subject(self, token: Token) -> set[int]:
        """Where the persons in the subject of a token's clause are named."""
        verb = token
        while verb.head.i != verb.i and not is_verb(verb):
            verb = verb.head
        subject = child(verb, "nsubj", "nsubjpass")
        if subject is None:
            return set()
        return {self.at[t.i].start for t in subject.subtree if t.i in self.at}

    def has_official(self, nation: Thing) -> bool:
        """Whether the article names anybody who holds office of a nation."""
        return any(h.of == nation for h in self._doc._.holdings)

    def named_for(self, nation: Thing, persons: Iterable[Thing]) -> bool:
        """Whether the article says of one of some persons that he holds office of a nation."""
        stated = {h.person._.thing for h in self._doc._.holdings if h.of == nation and not h.rule.endswith(_GUESSED)}
        return not stated.isdisjoint(persons)


def _range(holding: Holding) -> range:
    return range(holding.title.start, holding.title.end)


def named(span: Span) -> Thing:
    """The person whom a name alone tells."""
    name = " ".join(span.text.split())
    return Thing("person", name, name)


def thing_of(span: Span) -> Thing:
    """What a span of an article stands for."""
    thing: Thing = span._.thing
    return thing


def _heads(span: Span) -> Token:
    """The head of the phrase that a name stands in apposition or coordination in."""
    root = span.root
    while root.dep_ in {"appos", "conj", "compound"} and root.head.i != root.i:
        root = root.head
    return root
