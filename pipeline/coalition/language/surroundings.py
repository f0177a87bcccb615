"""Who an article speaks of around a given word, for titles that do not say whose they are."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache

from spacy.tokens import Doc, Span, Token

from coalition.articles.layout import Block
from coalition.language.extensions import BODIES, CITIES, NAMES, OFFICES, PERSONS
from coalition.language.masthead import homes
from coalition.language.morphology import singular
from coalition.language.titles import rules
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
# Below so many names a share of them says little.
_FEW = 8
_LEADING = frozenset(("led", "leads", "headed", "heads", "heading", "leading", "lead", "head"))
_TEAMS = frozenset(("delegation", "team", "side", "delegations", "party"))
_OBLIQUE = frozenset(("to", "in", "at", "from", "for", "against", "with", "on", "over", "into"))
BODY_KINDS = frozenset(("organisation", "coalition"))
NATION_KINDS = frozenset(("nation",))


@lru_cache(maxsize=1)
def _capitals() -> dict[str, Thing]:
    return {name.text.lower(): name.thing for name in vocabulary().names if name.sort == "capital"}


class Surroundings:
    """The nations and bodies of one article by place, role and frequency."""

    def __init__(self, doc: Doc, authors: list[Thing]) -> None:
        self.doc = doc
        masthead = doc._.masthead.spans.get(NAMES, ()) if doc._.masthead is not None else ()
        self.authors = [*authors, *(s._.thing for s in masthead if s._.thing.kind == "organisation")]
        groups = (doc.spans.get(name, ()) for name in (NAMES, BODIES))
        self._mentions: list[Span] = sorted((s for group in groups for s in group), key=lambda s: s.start)

    def subject_before(self, i: int, kinds: Iterable[str], person: Span) -> Thing | None:
        """Whom "its" at token `i` means: the subject of the sentence, or of one before, else the first named in it.

        "The mission" as a subject counts for the body it means; what stands right beside the person ("Kenya's General
        X", "X of Ghana") does not count.
        """
        allowed = frozenset(kinds)
        sentence = self._sentence(i)
        for _ in range(4):
            inside = [
                s
                for s in self._within(sentence)
                if s.end <= i and s._.thing.kind in allowed and not self._beside(s, person)
            ]
            subject = next((s for s in inside if s.root.dep_ in _SUBJECTS), None)
            noun = self._common_subject(sentence, i) if allowed & BODY_KINDS else None
            if noun is not None and (subject is None or noun < subject.start):
                return self.body(self.doc[noun].lower_, noun)
            if inside:
                bodies = [s for s in inside if s._.thing.kind == "coalition"]
                thing: Thing = (subject or (bodies or inside)[0])._.thing
                return thing
            if sentence.start == 0:
                break
            sentence = self._sentence(sentence.start - 1)
        return None

    @staticmethod
    def _beside(span: Span, person: Span) -> bool:
        return person.end <= span.start <= person.end + 2 or person.start - 5 <= span.start < person.start

    def _common_subject(self, sentence: Span, i: int) -> int | None:
        """Where "the mission" or "the mission's seat" is the subject of a sentence, before token `i`."""
        nouns = rules()["nouns"]["body"]
        for token in self.doc[sentence.start : min(i, sentence.end)]:
            if token.lower_ in nouns and token.i and token.nbor(-1).lower_ in {"the", "this"}:
                subject = token.head if token.dep_ == "poss" else token
                if subject.dep_ in _SUBJECTS:
                    return int(token.i)
        return None

    def body(self, noun: str, i: int) -> Thing | None:
        """The organisation, coalition or mission that a common noun at `i` means.

        One with that word in its name; else, for words that fit any, the one named last; else the noun itself.
        """
        own = self.named_body(noun, i)
        if own is not None:
            return own
        bodies = [s for s in self._mentions if s._.thing.kind in BODY_KINDS]
        word = singular(noun.rsplit(maxsplit=1)[-1].lower())
        proper = noun[0].isupper() and not self.doc[i].is_sent_start
        if proper or word not in rules()["nouns"]["any"]:
            return Thing("coalition", noun, noun) if proper or " " in noun or not bodies else self._last(bodies, i)
        coalitions = [s for s in bodies if s._.thing.kind == "coalition"] or bodies
        if coalitions:
            return self._last(coalitions, i)
        headline = self.doc._.headline
        in_headline = [s._.thing for s in headline.spans.get(BODIES, ())] if headline is not None else []
        unnamed = Thing("coalition", noun, noun) if word in rules()["nouns"]["unnamed"] else None
        return in_headline[0] if in_headline else unnamed

    def named_body(self, noun: str, i: int) -> Thing | None:
        """The organisation, coalition or mission with a common noun in its name that was named last before `i`."""
        word = singular(noun.rsplit(maxsplit=1)[-1].lower())
        bodies = (s for s in self._mentions if s._.thing.kind in BODY_KINDS)
        named = [s for s in bodies if word in {singular(w) for w in s.text.lower().replace("-", " ").split()}]
        return self._last(named, i) if named else None

    @staticmethod
    def _last(spans: list[Span], i: int) -> Thing:
        """The one named last before `i`, else the first after it."""
        before = [s for s in spans if s.end <= i]
        thing: Thing = (before[-1] if before else spans[0])._.thing
        return thing

    @cached_property
    def _officers(self) -> set[int]:
        """Tokens of titles and persons whose office is of the authors or is not told."""
        titles = {t.i for s in self.doc.spans.get(OFFICES, ()) for t in s}
        others = [h for h in self.doc._.holdings if h.of is not None and h.of not in self.authors]
        foreign = {t.i for h in others for t in (*h.title, *h.person) if t.doc is self.doc}
        persons = {t.i for s in self.doc.spans.get(PERSONS, ()) for t in s}
        return (titles | persons) - foreign

    def names(self, thing: Thing) -> bool:
        """Whether the article, its headline or its publisher names a nation or body, or a city of it."""
        return thing in self._shares or any(thing in things for things in self._homes.values())

    def city(self) -> Thing | None:
        """The city a mayor is of: the one the article comes from, else the one named most."""
        spans = self.doc.spans.get(CITIES, ())
        if not len(spans):
            return None
        if spans[0].start < 2:
            thing: Thing = spans[0]._.thing
            return thing
        most: Thing = Counter(s._.thing for s in spans).most_common(1)[0][0]
        return most

    def likeliest(
        self, i: int, person: Span, kinds: Iterable[str], usual: Thing | None, held: set[Thing], beside: Thing | None
    ) -> Thing | None:
        """The nation or body for which most speaks, by the weights of rules/offices.toml.

        Args:
            i: first token of the title.
            person: the name.
            kinds: which kinds of things can have such an office.
            usual: whose the title usually is.
            held: those whose office is somebody else's in the article.
            beside: whose the title is that this one is joined to.
        """
        weights = rules()["evidence"]
        scores: Counter[Thing] = Counter()
        met = _is_object(person.root) or _is_object(self.doc[i])
        host = met and self._is_authors(i) and not self._is_introduced(person) and not self._speaks_after(person)
        for thing in self.authors:
            scores[thing] += weights["guest"] if host else weights["author"] / (2 if met else 1)
        if usual is not None:
            scores[usual] += weights["title" if usual.kind == "nation" or usual in self._shares else "defaulted"]
        for kind, things in self._homes.items():
            for thing in things:
                scores[thing] += weights[kind]
        for thing, share in self._shares.items():
            scores[thing] += weights["often"] * share
        self._add_sentence(scores, min(i, person.start))
        if beside is not None:
            scores[beside] += weights["listed"]
        for nation in self._led_delegation(person):
            scores[nation] += weights["delegation"]
        if met or _receives(person.root):
            self._add_destination(scores, self._sentence(i), person.start if met else len(self.doc))
        if host:
            for nation in self._nations_of_cities(person.end, self._sentence(i).end):
                scores[nation] += weights["met"]
        for thing in held:
            scores[thing] += weights["taken"]
        allowed = frozenset(kinds)
        least = weights["least"]
        fitting = [(score, thing) for thing, score in scores.items() if thing.kind in allowed and score >= least]
        return max(fitting, key=lambda pair: (pair[0], pair[1].id))[1] if fitting else None

    @staticmethod
    def _is_introduced(person: Span) -> bool:
        """Whether somebody is named, sent or thanked rather than met."""
        verbs = rules()["verbs"]
        head = person.root
        while head.head.i != head.i and not head.tag_.startswith("VB"):
            head = head.head
        return head.lower_ in verbs["appointing"] or head.lower_ in verbs["introducing"]

    def _speaks_after(self, person: Span) -> bool:
        """Whether what stands before is what the person said: "…, the minister, X, announced"."""
        after = self.doc[person.end : person.end + 2]
        return any(t.tag_ in {"VBD", "VBZ"} for t in after)

    def _is_authors(self, i: int) -> bool:
        """Whether the subject of a sentence is of those in whose name the article is written: "we", "our Minister"."""
        sentence = self._sentence(i)
        for token in sentence:
            if token.i >= i:
                break
            if token.dep_ not in _SUBJECTS:
                continue
            if token.lower_ in {"we", "i"} or token.i in self._officers:
                return True
            return any(s.start <= token.i < s.end and s._.thing in self.authors for s in self._mentions)
        return False

    def _add_sentence(self, scores: "Counter[Thing]", i: int) -> None:
        weights = rules()["evidence"]
        sentence = self._sentence(i)
        subject = True
        seen: set[tuple[str, Thing]] = set()
        for span in self._within(sentence):
            thing: Thing = span._.thing
            role = "before" if span.end <= i else "after"
            if (role, thing) not in seen:
                seen.add((role, thing))
                scores[thing] += weights[role]
            if span.root.dep_ in _SUBJECTS and subject and role == "before":
                scores[thing] += weights["subject"]
                subject = False
            elif thing.kind == "nation" and self._is_oblique(span.root):
                scores[thing] += weights["object"]
        if self.doc[i].dep_ not in _SUBJECTS:
            for nation in self._nations_of_cities(sentence.start, sentence.end):
                scores[nation] += weights["place"]
        for thing in self._paragraph(i, sentence.start):
            scores[thing] += weights["paragraph"]
        label = self._label(i)
        if label is not None:
            scores[label] += weights["label"]
        if sentence.start:
            before = self._within(self._sentence(sentence.start - 1))
            first = next((s for s in before if s.root.dep_ in _SUBJECTS), None)
            if first is not None:
                scores[first._.thing] += weights["previous"]

    def _led_delegation(self, person: Span) -> set[Thing]:
        """Whose delegation a person leads: "the delegation of Qatar was headed by X", "X led the Qatari team"."""
        by = person.root.head
        verb = by.head if by.lower_ == "by" else by
        if verb.lower_ not in _LEADING:
            return set()
        things = [c for c in verb.children if c.dep_ in {"nsubjpass", "dobj"}] + [verb.head]
        teams = [t for t in things if t.lower_ in _TEAMS]
        return {
            s._.thing
            for t in teams
            for s in self._mentions
            if t.left_edge.i <= s.start < t.i + 6 and s.root in t.subtree
        }

    @staticmethod
    def _is_oblique(token: Token) -> bool:
        return token.dep_ == "pobj" and token.head.lower_ in _OBLIQUE and not _is_visited(token)

    def _label(self, i: int) -> Thing | None:
        """The name that an item or a paragraph begins with before a colon: "GHANA: 20 doctors, says the minister"."""
        block = self._block(i)
        first = next((s for s in self._mentions if block is not None and s.start_char >= block.start), None)
        if block is None or first is None or first.end > i or self.doc[first.end].text != ":":
            return None
        opening = self.doc.char_span(block.start, first.end_char, alignment_mode="expand")
        thing: Thing = first._.thing
        return thing if opening is not None and not any(t.is_alpha for t in opening[: -len(first)]) else None

    def _block(self, i: int) -> Block | None:
        at = self.doc[i].idx
        return next((b for b in self.doc._.blocks if b.start <= at < b.end), None)

    def _paragraph(self, i: int, end: int) -> set[Thing]:
        """What the same paragraph names before the sentence at `end`."""
        block = self._block(i)
        if block is None:
            return set()
        return {s._.thing for s in self._mentions if block.start <= s.start_char and s.end <= end}

    def _add_destination(self, scores: "Counter[Thing]", sentence: Span, end: int) -> None:
        """ "flew to Seoul to thank": whom one meets in a place belongs there."""
        visited = self._nations_of_cities(sentence.start, min(end, sentence.end))
        visited |= {s._.thing for s in self._within(sentence) if s.end <= end and _is_visited(s.root)}
        for nation in visited:
            scores[nation] += rules()["evidence"]["visited"]

    def _nations_of_cities(self, start: int, end: int) -> set[Thing]:
        things = vocabulary().things
        return {
            things[s._.sort] for s in self.doc.spans.get(CITIES, ()) if start <= s.start < end and s._.sort in things
        }

    @cached_property
    def _shares(self) -> dict[Thing, float]:
        things = vocabulary().things
        places = (things[s._.sort] for s in self.doc.spans.get(CITIES, ()) if s._.sort in things)
        counts = Counter([*(s._.thing for s in self._mentions), *places])
        total = max(_FEW, sum(counts.values()))
        return {thing: count / total for thing, count in counts.items()}

    @cached_property
    def _homes(self) -> dict[str, list[Thing]]:
        """Whom the masthead, the dateline and the headline name."""
        headline = self.doc._.headline
        told = [s._.thing for s in headline.spans.get(NAMES, ())] if headline is not None else []
        told += [_capitals()[t.lower_] for t in headline or () if t.lower_ in _capitals() and t.text.istitle()]
        opening = [s for s in self.doc.spans.get(CITIES, ()) if s.start < 2][:1]
        things = vocabulary().things
        return {
            "masthead": homes(self.doc),
            "dateline": [things[s._.sort] for s in opening if s._.sort in things],
            "headline": list(dict.fromkeys(told)),
        }

    def _within(self, sentence: Span) -> list[Span]:
        return [s for s in self._mentions if sentence.start <= s.start < sentence.end]

    def _sentence(self, i: int) -> Span:
        return self.doc[i].sent if self.doc.has_annotation("SENT_START") else self.doc[:]


def _is_visited(token: Token) -> bool:
    """Whether one goes to a nation: "traveled to Chad", "visited Jordan", "on a visit to Peru"."""
    going = rules()["verbs"]["going"]
    if token.dep_ == "pobj" and token.head.lower_ in {"to", "in"}:
        return token.head.head.lower_ in going
    return token.dep_ == "dobj" and token.head.lower_ in going


def _receives(token: Token) -> bool:
    """Whether a person is said to receive others, which one does at home."""
    return token.dep_ == "nsubj" and token.head.lower_ in rules()["verbs"]["receiving"]


def _is_object(token: Token) -> bool:
    """Whether a word, or the one it stands in apposition to, is an object: "met X", "talks with the minister, X"."""
    while token.dep_ in {"appos", "compound", "nmod", "conj", "amod"} and token.head.i != token.i:
        token = token.head
    return token.dep_ in {"dobj", "pobj"}
