"""Component `coalition_persons`: titles of office, the persons who bear them, and their later mentions."""

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from coalition.language.deeds import Deed, Deeds
from coalition.language.extensions import BODIES, DATES, NAMES, OFFICES, PERSONS, mark, register
from coalition.language.holdings import Holding
from coalition.language.joins import Join, Joins
from coalition.language.others import Other, Others
from coalition.language.personnames import Registry, name_at
from coalition.language.phrases import Phrase, Phrases
from coalition.language.titles import Titles, rules
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing

_PRONOUNS = frozenset(("he", "she"))


@Language.factory("coalition_persons", assigns=["doc.spans", "doc._.holdings"], requires=["token.tag", "token.dep"])
def create(nlp: Language, name: str) -> "Persons":  # noqa: ARG001 - the signature is spaCy's
    """Make the component; it stands after `coalition_names`, `coalition_bodies` and `coalition_dates`."""
    return Persons(nlp)


class Persons:
    """Fills `doc.spans["persons"]`, `doc.spans["offices"]` and `doc._.holdings`.

    A person is a name beside a title, a rank or an honorific, or a later mention of such a name; each PERSON span's
    thing carries the fullest form of the name in the article and its headline.
    """

    def __init__(self, nlp: Language) -> None:
        register()
        self._titles = Titles(nlp)
        self._openers = frozenset(
            word.split()[0].split("-")[0] for word in vocabulary().ranks | vocabulary().honorifics
        )

    def __call__(self, doc: Doc) -> Doc:
        """Find the titles, persons and holdings of a text."""
        titles = self._titles.spans(doc)
        if BODIES in doc.spans:
            doc.spans[BODIES] = [body for s in doc.spans[BODIES] for body in _without_titles(s, titles)]
        phrases = Phrases(doc, self._titles).all()
        taken = self._taken(doc, titles)
        joins = list(Joins(doc, self._titles, phrases, taken).all())
        deeds = list(Deeds(doc, self._titles, taken).all())
        others = list(Others(doc, self._titles, taken).all())
        bearers = [*(j.person for j in joins), *(d.person for d in deeds), *(o.person for o in others)]
        named = [person for person in bearers if not _stands_for_another(person)]
        named.extend(self._ranked(doc, taken))
        mentions = self._mentions(doc, named, taken)
        doc.spans[PERSONS] = list(mentions.values())
        doc.spans[OFFICES] = [phrase.span() for phrase in phrases]
        doc._.holdings = tuple(_holdings(_Bearers(doc, mentions), phrases, joins, deeds, others))
        return doc

    @staticmethod
    def _taken(doc: Doc, titles: list[Span]) -> set[int]:
        groups = [titles, *(doc.spans[name] for name in (NAMES, BODIES, DATES) if name in doc.spans)]
        return {token.i for group in groups for span in group for token in span}

    def _ranked(self, doc: Doc, taken: set[int]) -> Iterator[Span]:
        """Names after a rank or an honorific: "Major General X", "Ms X"."""
        for token in doc:
            if token.lower_ not in self._openers or token.i in taken:
                continue
            i = self._titles.skip_prefixes(doc, token.i)
            span = name_at(doc, i, taken, titled=True) if i > token.i else None
            if span is not None and (token.text[0].isupper() or len(span) > 1):
                yield span

    @staticmethod
    def _mentions(doc: Doc, named: list[Span], taken: set[int]) -> dict[int, Span]:
        registry = Registry(span.text for span in named)
        headline = doc._.headline
        if headline is not None and PERSONS in headline.spans:
            registry.add(span._.thing.name for span in headline.spans[PERSONS])
        places = {(span.start, span.end) for span in named} | set(registry.mentions(doc, taken))
        found: dict[int, Span] = {}
        covered = 0
        for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
            if start >= covered:
                full = registry.full(doc[start:end].text)
                found[start] = mark(doc, start, end, "PERSON", thing=Thing("person", full, full), sort="name")
                covered = end
        return found


def _without_titles(body: Span, titles: list[Span]) -> Iterator[Span]:
    """A body's name; where it holds a title ("Force Commander of KFOR", "Council President X"), the acronym in it."""
    cut = next((t for t in titles if body.start < t.start < body.end < t.end), None)
    if cut is None and not any(_holds(body, title) for title in titles):
        yield body
        return
    # of "EU Force Commander" the Union has its own name
    named = {name.start for name in body.doc.spans.get(NAMES, ())}
    for token in body[: cut.start - body.start] if cut is not None else body:
        if token.is_upper and token.is_alpha and len(token) > 2 and token.i not in named:
            thing = Thing("coalition", token.text, token.text)
            yield mark(body.doc, token.i, token.i + 1, "COALITION", thing=thing, sort="name")


def _holds(body: Span, title: Span) -> bool:
    """Whether what looks like a body's name opens or ends with a title of one, or runs on into a name."""
    if title.start < body.start or title.end > body.end or len(title) == len(body):
        return False
    if title.text.lower().endswith("s"):
        return False
    opens = title.start == body.start and body.doc[title.end].lower_ == "of"
    return opens or title.end == body.end or body.doc[title.end].text[0].isupper()


def _stands_for_another(words: Span) -> bool:
    """Whether words that bear an office are a pronoun or a demonym ("The Norwegian took command") and no name."""
    return words.text.lower() in _PRONOUNS or words.label_ == "NATION"


class _Bearers:
    """The person that a name or pronoun of an article stands for."""

    def __init__(self, doc: Doc, mentions: dict[int, Span]) -> None:
        self.doc = doc
        self._mentions = mentions
        self._at = {token.i: span for span in mentions.values() for token in span}

    def of(self, words: Span) -> Span | None:
        """The mention that has these words, or the last one before a pronoun."""
        if not _stands_for_another(words):
            return self._at.get(words.start)
        before = [span for span in self._mentions.values() if span.end <= words.start]
        subjects = [s for s in before[-4:] if s.root.dep_ in {"nsubj", "nsubjpass"}]
        return subjects[-1] if subjects else before[-1] if before else None


def _holdings(
    bearers: _Bearers, phrases: list[Phrase], joins: Iterable[Join], deeds: Iterable[Deed], others: Iterable[Other]
) -> Iterator[Holding]:
    found: list[Holding] = []
    for join in joins:
        person = bearers.of(join.person)
        if person is not None:
            found.append(_joined(join, person))
    for deed in deeds:
        person = bearers.of(deed.person)
        if person is not None and not _governs(found, person):
            status = "former" if deed.past else "current"
            found.append(Holding(person, deed.verb, deed.office, deed.of, status, "office.deed", deed.clue or None))
    found.sort(key=lambda h: h.person.start)
    for other in others:
        holding = _as_other(found, phrases, bearers, other)
        if holding is not None:
            found.append(holding)
    yield from sorted(found, key=lambda h: h.person.start)


def _joined(join: Join, person: Span) -> Holding:
    phrase = join.phrase
    own = join.of if phrase.title.text.lower() not in rules()["seconded"] else None
    of = own or (phrase.of[0] if phrase.of else None)
    return Holding(
        person, phrase.title, phrase.office, of, join.status or phrase.status, join.rule, phrase.clue, phrase.usual
    )


def _governs(found: list[Holding], person: Span) -> bool:
    """Whether a person holds an office of state, so that leading a coalition is no further office."""
    return any(
        h.person.kb_id_ == person.kb_id_ and h.office in rules()["owners"]["nations"] and h.status == "current"
        for h in found
    )


def _as_other(found: list[Holding], phrases: list[Phrase], bearers: _Bearers, other: Other) -> Holding | None:
    person = bearers.of(other.person)
    if person is None or (other.kind == "same" and any(_says_office(h, person) for h in found)):
        return None
    sentence = other.word.sent if bearers.doc.has_annotation("SENT_START") else bearers.doc[:]
    before = [h for h in found if h.person.start < other.word.start and h.person.kb_id_ != person.kb_id_]
    near = [h for h in before if sentence.start <= h.person.start]
    if other.kind == "same" and not near:
        near = [
            h for h in found if other.word.end <= h.person.start < sentence.end and h.person.kb_id_ != person.kb_id_
        ]
    model = (near or before)[-1] if near or before else None
    if other.kind == "same" and "my" in {
        t.lower_ for t in bearers.doc[max(0, other.word.start - 3) : other.word.start]
    }:
        # the author of a speech is named before others
        model = next((h for h in before if _of_state(h.office)), model)
    elif other.kind == "same":
        said = [p for p in phrases if sentence.start <= p.start and p.end <= other.word.start and _of_state(p.office)]
        if said and not near:
            return Holding(person, said[-1].title, said[-1].office, other.of, "current", "office.counterpart")
        stately = [h for h in near or before if _of_state(h.office)]
        model = stately[-1] if stately else model
    if model is None:
        return None
    if other.kind == "former":
        # of several posts of whoever succeeds, the one in a body that is told first is the new one
        own = [h for h in before if h.person.kb_id_ == model.person.kb_id_ and h.status != "former"]
        model = next((h for h in own if h.of is not None and h.of.kind in {"coalition", "organisation"}), model)
    if other.kind == "same":
        return Holding(person, other.word, model.office, other.of, "current", "office.counterpart")
    status = "former" if other.kind == "former" else "current"
    return Holding(
        person, other.word, model.office, model.of, status, "office.succession", model.clue, like=model.person.kb_id_
    )


def _says_office(holding: Holding, person: Span) -> bool:
    """Whether a holding tells a person's office, which a bare "Minister X" does not."""
    bare = holding.office in {"minister", "official"} and holding.of is None and len(holding.title) == 1
    return holding.person.kb_id_ == person.kb_id_ and not bare


def _of_state(office: str) -> bool:
    return office in rules()["owners"]["nations"] or office == "ambassador"
