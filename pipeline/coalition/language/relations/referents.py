"""Which coalition, mission or organisation a word of an article stands for."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Span, Token

from coalition.language.bodynames import body_words
from coalition.language.clauses import child, conjuncts, is_verb
from coalition.language.extensions import BODIES, NAMES
from coalition.language.relations.context import Context
from coalition.language.relations.identities import identities, is_own
from coalition.statements.statement import Thing

_KINDS = frozenset(("coalition", "organisation", "group"))
_RELATIVE = frozenset(("which", "that", "who", "whom", "whose"))
_PRONOUNS = frozenset(("it", "its", "itself", "they", "their", "them", "this", "that", "one", "both"))
_DEFINITE = frozenset(("the", "this", "that", "its", "their", "our", "his", "her", "such", "whose", "these"))
_BLOCS = frozenset(("alliance", "bloc", "union", "organisation", "organization", "grouping"))
# A phrase with one of these may stand before the subject that it speaks of.
_OPENING = frozenset(("from", "in", "at", "with", "through", "under"))
_KNOWN = frozenset(("known", "called", "named", "dubbed"))
_REACH = 3


class _Mention(NamedTuple):
    start: int
    end: int
    thing: Thing
    named: bool
    subject: bool


class Referents:
    """The bodies of one article, and what "it", "the mission" and "the Group" mean in it."""

    def __init__(self, context: Context) -> None:
        self._doc = context.doc
        spans = [s for name in (NAMES, BODIES) for s in context.doc.spans[name] if s._.thing.kind in _KINDS]
        owned = [s for s in spans if _names_mission(s)]
        spans = [s for s in spans if not _names_mission(s)]
        coalitions = any(s.label_ == "COALITION" and s._.thing.name[0].isupper() for s in spans)
        self._same = same = identities(context.doc, spans)
        found = [*(_mention(s, same) for s in spans), *(_mission(s) for s in owned if not coalitions)]
        self._mentions = sorted(found, key=lambda m: m.start)
        self._at = {i: m for m in self._mentions for i in range(m.start, m.end)}
        self._bodies = [m for m in self._mentions if m.named]
        self._headline = _headline_body(context, same)
        self._busy: set[int] = set()
        self._organisations = {s.end - 1: s.start for s in context.doc.spans[NAMES] if s.label_ == "ORGANISATION"}

    def __bool__(self) -> bool:
        """Whether the article names any body."""
        return bool(self._mentions) or self._headline is not None

    @property
    def topic(self) -> Thing | None:
        """The body that the article is about: the one in its headline, else the one it names most often."""
        if self._headline is not None:
            return self._headline
        counts: dict[Thing, int] = {}
        for mention in self._bodies:
            counts[mention.thing] = counts.get(mention.thing, 0) + 1
        return max(counts, key=lambda thing: counts[thing]) if counts else None

    def at(self, i: int) -> Thing | None:
        """The body named at a token."""
        mention = self._at.get(i)
        return mention.thing if mention is not None else None

    def called(self, thing: Thing) -> Thing:
        """The body under the name that the article gives it in full."""
        return self._same.get(thing, thing)

    def is_named_before(self, thing: Thing, i: int) -> bool:
        """Whether the headline, or the text up to a token, has named a body."""
        return thing == self._headline or any(m.thing == thing and m.start <= i for m in self._mentions)

    def named_between(self, start: int, end: int) -> list[Thing]:
        """The bodies of the article's own, not the well-known organisations, named among some tokens, in order."""
        return [m.thing for m in self._bodies if start <= m.start < end]

    def of(self, token: Token | None) -> list[Thing]:
        """The bodies that a noun or pronoun and what is coordinated with it stand for."""
        if token is None:
            return []
        found: list[Thing] = []
        for word in conjuncts(token):
            found.extend(thing for thing in self._one(word) if thing not in found)
        return found

    def before(self, i: int, *, other_than: Iterable[Thing] = ()) -> Thing | None:
        """The body spoken of before a token: the subject of its sentence or the one before, else the last named."""
        sentence = self._doc[i].sent
        excluded = set(other_than)
        near = [m for m in self._mentions if m.end <= i and m.thing not in excluded]
        inside = [m for m in near if m.start >= sentence.start]
        for pool in (inside, near):
            own = [m for m in pool if m.named]
            recent = [m for m in pool if m.start >= self._back(sentence, _REACH)]
            subjects = [m for m in recent if m.subject]
            if subjects and (subjects[-1].named or not own):
                return subjects[-1].thing
            if own:
                return own[-1].thing
        if self._headline is not None and self._headline not in excluded:
            return self._headline
        later = [m for m in self._bodies if m.start > i and m.thing not in excluded]
        return near[-1].thing if near else later[0].thing if len({m.thing for m in later}) == 1 else None

    def _back(self, sentence: Span, count: int) -> int:
        """Where the `count`-th sentence before a sentence starts."""
        start = sentence.start
        for _ in range(count):
            if start == 0:
                break
            start = self._doc[start - 1].sent.start
        return start

    def _one(self, token: Token) -> list[Thing]:
        if token.i in self._busy:
            return []
        self._busy.add(token.i)
        try:
            named = self._at.get(token.i)
            if named is not None:
                return [named.thing]
            return self._pronoun(token) or self._apposition(token) or self._noun(token)
        finally:
            self._busy.discard(token.i)

    def _pronoun(self, token: Token) -> list[Thing]:
        word = token.lower_
        if word in _RELATIVE and token.tag_ in {"WDT", "WP", "WP$", "IN"}:
            noun = _antecedent(token)
            return self._one(noun) if noun is not None else []
        if word == "its" and (ahead := self._ahead(token)) is not None:
            return [ahead]
        if word in {"its", "their"} and (own := self._of_clause(token)):
            return own
        if word not in _PRONOUNS or (token.tag_ == "DT" and word == "this" and child(token, "prep")):
            return []
        if word == "both":
            last = list(dict.fromkeys(m.thing for m in reversed(self._bodies) if m.end <= token.i))[:2]
            return last if len(last) == 2 else []
        found = self.before(token.i)
        return [found] if found is not None else []

    def _of_clause(self, token: Token) -> list[Thing]:
        """The subject of the clause that "its" stands in, where a noun means a body: "The guard has its base in Y"."""
        verb = next((a for a in token.ancestors if is_verb(a)), None)
        who = child(verb, "nsubj", "nsubjpass") if verb is not None else None
        if who is None or who.i > token.i or who.tag_ != "NN" or who.lower_ not in _nouns():
            return []
        return self._one(who)

    def _ahead(self, token: Token) -> Thing | None:
        """The subject that "its" looks forward to: "From its headquarters in Y, the Union"."""
        verb = next((a for a in token.ancestors if is_verb(a)), None)
        who = child(verb, "nsubj", "nsubjpass") if verb is not None else None
        inside = self._doc[token.sent.start : token.i]
        if who is None or who.i < token.i or inside[0:1].text.lower() not in _OPENING:
            return None
        return self.at(who.i)

    def _apposition(self, token: Token) -> list[Thing]:
        """ "their mission, EUMA,"; "Long Arm, a group that"; "the force, known as EUMA"."""
        known = (o for c in token.children if c.lower_ in _KNOWN and c.dep_ == "acl" for o in _named_as(c))
        for o in known:
            if o.i in self._at:
                return [self._at[o.i].thing]
        for c in token.children:
            if c.dep_ == "appos" and c.i in self._at:
                return [self._at[c.i].thing]
        if token.dep_ == "appos" and token.head.i in self._at:
            return [self._at[token.head.i].thing]
        return []

    def _noun(self, token: Token) -> list[Thing]:
        """ "the mission", "the Group", "the club": the body so called that was named last, else the next one."""
        word = token.lower_
        if word not in _nouns():
            return []
        compound = self._at.get(token.i - 1)
        if compound is not None and compound.named and self._doc[token.i - 1].head.i == token.i:
            return [compound.thing]  # "the MONUSCO force"
        called = [m for m in self._bodies if word in m.thing.name.lower().replace("-", " ").split()]
        if not (token.text[0].isupper() or _definite(token)):
            told = token.dep_ in {"nsubj", "nsubjpass"} and child(token, "amod", "compound") is None
            return [called[0].thing] if told and called and called[0].start > token.i else []
        owner = child(token, "poss")
        if owner is not None and owner.tag_ == "NNP" and not called:
            return []
        pool = called or [m for m in self._bodies if _fits(word, m.thing) and m.end <= token.i]
        before = [m for m in pool if m.end <= token.i]
        if before:
            return [before[-1].thing]
        if self._headline is not None and (word in self._headline.name.lower().split() or not pool):
            return [self._headline]
        if pool:
            return [pool[0].thing]
        known = [m for m in self._mentions if not m.named] if word in _BLOCS else []
        if known:
            return [([m for m in known if m.end <= token.i] or known[:1])[-1].thing]
        name = token.text
        start = self._organisations.get(token.i - 1)
        if start is not None:
            name = self._doc[start : token.i + 1].text
        return [Thing("coalition", name, name)] if word in body_words().described else []

    def nearest(self, token: Token) -> list[Thing]:
        """The body that a noun before a token in its sentence stands for, the nearest one."""
        for word in reversed(self._doc[token.sent.start : token.i]):
            if word.tag_.startswith("NN") and (found := self._one(word)):
                return found
        return []

    def fresh(self, token: Token) -> list[Thing]:
        """The body that a noun names by describing it: "an air bridge", "the Union's border programme"."""
        found = self.of(token)
        if found or token.tag_ not in {"NN", "NNP"}:
            return found
        words = body_words()
        pair = f"{token.nbor(-1).lower_} {token.lower_}" if token.i else ""
        kind = words.generic.get(pair) or words.generic.get(token.lower_)
        if kind is None:
            return []
        start = token.i
        while start and start > token.left_edge.i and self._doc[start - 1].tag_ in {"NN", "NNP", "HYPH", "JJ"}:
            start -= 1
        while start < token.i and self._doc[start].tag_ in {"JJ", "HYPH"}:
            start += 1
        owner = child(token, "poss")
        if owner is not None and owner.i in self._at:
            start = self._at[owner.i].start
        end = token.i + 1
        purpose = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "on" and c.i == end), None)
        if purpose is not None:
            end = purpose.right_edge.i + 1
        if end - start < 2 and token.lower_ not in words.described:
            return []
        name = " ".join(self._doc[start:end].text.split())
        return [Thing("organisation" if kind == "organisation" else "coalition", name, name)]


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    words = body_words()
    return frozenset(words.generic) | frozenset(words.heads)


def _fits(word: str, thing: Thing) -> bool:
    """Whether a body may be called by a noun of another's: a coalition a "mission", an organisation an "agency"."""
    kind = body_words().generic.get(word) or body_words().heads.get(word)
    if word != "forces" and thing.name.lower().endswith(" forces"):
        return False
    return kind == thing.kind or (kind == "organisation" and word in {"group", "body", "team"})


def _definite(token: Token) -> bool:
    return any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in token.lefts)


def _antecedent(token: Token) -> Token | None:
    """The noun that a relative clause is about: of "which", "whose members", "to which"."""
    word = token
    for _ in range(6):
        if word.dep_ in {"relcl", "acl"}:
            return word.head
        if word.head.i == word.i:
            break
        word = word.head
    sentence = token.sent
    if token.i - 1 > sentence.start and token.nbor(-1).text == ",":
        return token.nbor(-2)
    return None


def _names_mission(span: Span) -> bool:
    """Whether an organisation's name only tells whose a mission is: "the ECOWAS mission"."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if after is None or span.label_ != "ORGANISATION" or is_own(span):
        return False
    return after.lower_ in {"mission", "force"} and span.root.dep_ in {"compound", "nmod"}


def _named_as(participle: Token) -> list[Token]:
    """The names in "known as X", "called X"."""
    named = [c for c in participle.children if c.dep_ in {"oprd", "attr", "dobj"}]
    return named + [o for c in participle.children if c.lower_ == "as" for o in c.children]


def _mission(span: Span) -> _Mention:
    """The mission in "the ECOWAS mission", which is called so where the article names none."""
    noun = span.doc[span.end]
    name = " ".join(span.doc[span.start : span.end + 1].text.split())
    subject = noun.dep_ in {"nsubj", "nsubjpass"} and is_verb(noun.head)
    return _Mention(span.start, span.end + 1, Thing("coalition", name, name), True, subject)


def _mention(span: Span, same: dict[Thing, Thing]) -> _Mention:
    root = span.root
    while root.dep_ in {"conj", "appos"} and root.head.i != root.i:
        root = root.head
    subject = root.dep_ in {"nsubj", "nsubjpass"} and is_verb(root.head)
    thing: Thing = span._.thing
    return _Mention(span.start, span.end, same.get(thing, thing), span.label_ == "COALITION" or is_own(span), subject)


def _headline_body(context: Context, same: dict[Thing, Thing]) -> Thing | None:
    headline = context.doc._.headline
    if headline is None:
        return None
    for span in headline.spans.get(BODIES, ()):
        thing: Thing = span._.thing
        return same.get(thing, thing)
    return None
