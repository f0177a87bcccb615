"""Who speaks: the "we" of a joint statement or of a publisher's government, and who is quoted."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Span, Token

from coalition.language.clauses import child, is_verb, subject
from coalition.language.content import content
from coalition.language.extensions import BODIES, NAMES, OFFICES, PERSONS
from coalition.language.masthead import home
from coalition.language.rules import text
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing

_FEWEST = 3
_DASHES = frozenset(("-", "–", "—", ":"))


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    return tomllib.loads(text("voices.toml"))


@dataclass(slots=True)
class Voice:
    """Who "we" and "I" are in an article.

    Attributes:
        doc: the article.
        authors: nations and bodies in whose name it is written; none for a newspaper.
        person: the author of a speech or statement.
        quotes: start and end tokens of each quotation, with its speaker.
        since: token from which on the authors speak: after the opening of an interview.
        home: the nation of a newspaper, of which its letters and leaders say "our" outside quotations.
    """

    doc: Doc
    authors: list[Thing] = field(default_factory=list)
    person: Thing | None = None
    quotes: list[tuple[int, int, Thing | None]] = field(default_factory=list)
    since: int = 0
    home: Thing | None = None

    def speaker(self, token: Token) -> list[Thing]:
        """The nations and bodies that a "we" at `token` stands for."""
        for start, end, person in self.quotes:
            if start <= token.i < end and person is not None:
                nation = next(
                    (h.of for h in self.doc._.holdings if h.person.kb_id_ == person.id and h.of),
                    None,
                )
                return [nation] if nation is not None else [person] if person.kind != "person" else []
        if self.authors:
            return self.authors if token.i >= self.since else []
        quoted = any(start <= token.i < end for start, end, _ in self.quotes)
        return [self.home] if self.home is not None and token.lower_ in {"our", "ours"} and not quoted else []


def voice(doc: Doc) -> Voice:
    """Work out who speaks in an article."""
    found = Voice(doc)
    found.quotes = [(start, end, _speaker(doc, start, end)) for start, end in _quotations(doc)]
    found.person = _author(doc)
    found.authors = _signatories(doc) or _government(doc) or _of_author(doc, found.person) or _of_office(doc)
    if not found.authors:
        found.authors, found.since = _interviewee(doc)
    found.home = home(doc)
    return found


def _interviewee(doc: Doc) -> tuple[list[Thing], int]:
    """In an interview, the nation or body of whose minister or official is asked, and where the questions start."""
    text = content(doc)
    asked = [block for block in doc._.blocks if _is_question(text[block.start : block.end])]
    if len(asked) < _FEWEST:
        return [], 0
    first = next(t.i for t in doc if t.idx >= asked[0].start)
    holdings = sorted(doc._.holdings, key=lambda holding: int(holding.person.start))
    opening = [h.of for h in holdings if h.of is not None and h.person.start < first]
    return opening[:1], first


def _is_question(words: str) -> bool:
    return words.startswith(("Q:", "Q.", "Question:")) or words.split("\n", 1)[0].rstrip().endswith("?")


def _signatories(doc: Doc) -> list[Thing]:
    """As in "We, the leaders of Japan and Korea": the nations named there, or in a joint headline."""
    for token in doc[: min(len(doc), 400)]:
        if token.lower_ == "we" and token.i + 1 < len(doc) and token.nbor().text == ",":
            end = next((t.i for t in doc[token.i + 1 : token.i + 90] if t.is_sent_start or _meets(t)), token.i + 90)
            named = _nations(doc.spans.get(NAMES, ()), token.i, end)
            if len(named) > 1:
                return named
    headline = doc._.headline
    if headline is not None and any(t.lower_ in _rules()["joint"] for t in headline):
        subjects = _subjects(headline)
        named = [t for t in _nations(headline.spans.get(NAMES, ()), 0, len(headline)) if t not in subjects]
        officials = [h.of for h in headline._.holdings if h.of is not None and h.of not in subjects]
        named = list(dict.fromkeys((*officials, *named)))
        if len(named) > 1:
            return named
        if any(one.kind != "nation" for one in _government(doc)):
            return named
        opening = [t for t in _nations(doc.spans.get(NAMES, ()), 0, min(len(doc), 80)) if t not in subjects]
        return opening if len(opening) > 1 else named
    return []


def _meets(token: Token) -> bool:
    """Whether a verb ends the list of those who sign: "We, the ministers of Peru and Chile, met in Bolivia"."""
    return token.tag_ in {"VBD", "VBP", "VBZ", "MD"} or token.lower_ in _rules()["meeting"]


def _subjects(headline: Doc) -> set[Thing]:
    """What a joint statement is about and who does not sign it: "Joint statement by the ministers on Chad"."""
    found: set[Thing] = set()
    for span in headline.spans.get(NAMES, ()):
        led = next((t.lower_ for t in reversed(headline[: span.start]) if t.lower_ in _rules()["leading"]), "by")
        heads = span.start == 0 and headline[span.end : span.end + 1].text in _DASHES
        if led in _rules()["about"] or heads:
            found.add(span._.thing)
    return found


def _nations(spans: list[Span], start: int, end: int) -> list[Thing]:
    found: list[Thing] = []
    for span in spans:
        if (
            start <= span.start < end
            and span._.thing not in found
            and span._.thing.kind in {"nation", "organisation"}
            and span._.sort != "demonym"
        ):
            found.append(span._.thing)
    return found


@lru_cache(maxsize=1)
def _publishers() -> list[tuple[str, str]]:
    """Publishers whose names do not say whose they are, the longest first: "federal foreign office"."""
    publishers: dict[str, str] = _rules()["publishers"]
    return sorted(publishers.items(), key=lambda item: -len(item[0]))


def _government(doc: Doc) -> list[Thing]:
    """The nation or body whose office publishes the article: named by the publisher, else first in the headline."""
    publisher, masthead, headline = doc._.publisher, doc._.masthead, doc._.headline
    if not publisher or masthead is None:
        return []
    folded = publisher.lower()
    nations = (span for span in masthead.spans[NAMES] if span._.thing.kind == "nation" and span._.sort != "seat")
    home = next((span._.thing for span in nations), None)
    for phrase, identifier in _publishers():
        if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", folded):
            thing = home if home is not None and phrase in _rules()["generic"] else vocabulary().things.get(identifier)
            return [thing] if thing else []
    if any(re.search(rf"\b{word}", folded) for word in _rules()["official"]):
        named = list(masthead.spans[NAMES]) or (list(headline.spans.get(NAMES, ())) if headline is not None else [])
        # "European Affairs" tells of no Europe.
        own = [s for s in named if s._.sort != "demonym" or (s.doc is masthead and s._.thing.kind != "group")]
        return [span._.thing for span in own][:1]
    bodies = [span for span in masthead.spans[NAMES] if span._.thing.kind == "organisation"]
    named_in = {t.i for span in bodies for t in span}
    if bodies and all(t.i in named_in or t.lower_ in _rules()["desks"] for t in masthead):
        return [bodies[0]._.thing]
    return []


def _author(doc: Doc) -> Thing | None:
    headline = doc._.headline
    if headline is None or not any(t.lower_ in _rules()["speeches"] for t in headline):
        return None
    persons = headline.spans.get(PERSONS, ())
    return persons[0]._.thing if persons else None


def _of_author(doc: Doc, person: Thing | None) -> list[Thing]:
    if person is None:
        return []
    holdings = (*doc._.holdings, *(doc._.headline._.holdings if doc._.headline is not None else ()))
    return [h.of for h in holdings if h.person.kb_id_ == person.id and h.of is not None][:1]


def _of_office(doc: Doc) -> list[Thing]:
    """Whose officer speaks, where only the office is told: "Speech by the President of Estonia to the cadets"."""
    headline = doc._.headline
    if headline is None or not any(t.lower_ in _rules()["speeches"] for t in headline):
        return []
    by = next((t.i for t in headline if t.lower_ == "by"), len(headline))
    end = next((t.i for t in headline[by + 1 :] if t.lower_ in {"to", "at", "on", "before", "in"}), len(headline))
    return _nations(headline.spans.get(NAMES, ()), by, end)[:1]


def _quotations(doc: Doc) -> list[tuple[int, int]]:
    """Stretches between quotation marks, each within one paragraph."""
    found, start = [], None
    for token in doc:
        if "\n" in token.text or "\n" in token.whitespace_:
            start = None
        elif token.text in {"“", "``"} or (token.text == '"' and start is None):
            start = token.i
        elif token.text in {"”", "''", '"'} and start is not None:
            if token.i - start > 2:
                found.append((start, token.i + 1))
            start = None
    return found


def _speaker(doc: Doc, start: int, end: int) -> Thing | None:
    """The subject of the verb of saying nearest to a quotation, in its sentence or the ones around it."""
    first, last = doc[start].sent, doc[end - 1].sent
    verbs = [
        t
        for t in doc[max(0, first.start - 25) : min(len(doc), last.end + 25)]
        if is_verb(t) and t.lower_ in _rules()["saying"] and not start <= t.i < end
    ]
    for verb in sorted(verbs, key=lambda t: min(abs(t.i - start), abs(t.i - end))):
        who = subject(verb) or child(verb, "nsubj")
        if who is None:
            continue
        for group in (PERSONS, NAMES, BODIES):
            for span in doc.spans.get(group, ()):
                if span.start <= who.i < span.end or (group == PERSONS and span.root.head.i == who.i):
                    thing: Thing = span._.thing
                    return thing
        holder = _holder(doc, who)
        if holder is not None:
            return holder
        if who.lower_ in {"he", "she"}:
            before = [s for s in doc.spans.get(PERSONS, ()) if s.end <= who.i]
            if before:
                person: Thing = before[-1]._.thing
                return person
    return None


def _holder(doc: Doc, title: Token) -> Thing | None:
    """The person last named with an office, for "the minister"."""
    office = next((span.kb_id_ for span in doc.spans.get(OFFICES, ()) if span.start <= title.i < span.end), None)
    found = [h for h in doc._.holdings if h.office == office and h.person.start < title.i]
    person: Thing | None = found[-1].person._.thing if found else None
    return person
