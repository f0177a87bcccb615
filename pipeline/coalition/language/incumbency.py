"""Of what an office is, where its title does not say: from the rest of the article, its publisher, or common knowledge."""

import tomllib
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Span

from coalition.language.extensions import NAMES
from coalition.language.holdings import Holding
from coalition.language.rules import text
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing

_GENERIC = {"minister", "secretary"}
_POSSESSIVES = {"its", "his", "her", "their", "our"}


@lru_cache(maxsize=1)
def _leaders() -> dict[tuple[str, str], str]:
    data: dict[str, dict[str, list[str]]] = tomllib.loads(text("leaders.toml"))
    return {
        (office, name.lower()): identifier
        for office, holders in data.items()
        for identifier, names in holders.items()
        for name in names
    }


def completed(doc: Doc, holdings: tuple[Holding, ...], authors: list[Thing]) -> tuple[Holding, ...]:
    """The holdings with `of` filled in, and bare "Minister" and "Secretary" made the office the article is about.

    Args:
        doc: the article, its names found.
        holdings: what `coalition_persons` found.
        authors: in whose name the article is written, from `coalition.language.voice`.
    """
    known = {(h.person.kb_id_, h.office): h.of for h in holdings if h.of is not None}
    anywhere = {h.person.kb_id_: h.of for h in reversed(holdings) if h.of is not None}
    topic = _topic_office(doc)
    found = []
    for holding in holdings:
        office = topic if topic and holding.title.text.lower() in _GENERIC else holding.office
        of = (
            holding.of
            or known.get((holding.person.kb_id_, holding.office))
            or anywhere.get(holding.person.kb_id_)
            or _known(holding)
            or _context(doc, holding, authors)
        )
        found.append(replace(holding, office=office, of=of))
    return tuple(found)


def _topic_office(doc: Doc) -> str | None:
    """The office in "defence ministers met": what bare ministers of that article are."""
    for source in (doc._.headline, doc):
        if source is None:
            continue
        for span in source.spans.get("offices", ()):
            if (
                span.text.lower().endswith((" ministers", " secretaries", " chiefs"))
                and span.kb_id_ != "minister"
            ):
                return str(span.kb_id_)
    return None


def _known(holding: Holding) -> Thing | None:
    name = holding.person.kb_id_.lower()
    words = name.split()
    for size in range(1, min(4, len(words) + 1)):
        identifier = _leaders().get((holding.office, " ".join(words[-size:])))
        if identifier is not None:
            return vocabulary().things.get(identifier)
    return None


def _context(doc: Doc, holding: Holding, authors: list[Thing]) -> Thing | None:
    """The nation spoken of: "its", one named before in the sentence, the author's own, the article's commonest."""
    names = [s for s in doc.spans.get(NAMES, ()) if s.label_ in {"NATION", "ORGANISATION"}]
    start = min(holding.title.start, holding.person.start)
    sentence = doc[start].sent if doc.has_annotation("SENT_START") else doc[:]
    if doc[max(0, holding.title.start - 1)].lower_ in _POSSESSIVES:
        return _nearest(names, start)
    before = [
        s for s in names if sentence.start <= s.start < start and s.label_ == "NATION" and not _is_object(s)
    ]
    if before:
        subjects = [s for s in before if s.root.dep_ in {"nsubj", "nsubjpass", "poss"}]
        thing: Thing = (subjects or before)[0]._.thing
        return thing
    if authors:
        return authors[0]
    after = [s for s in names if start < s.start < sentence.end and s.root.dep_ in {"nsubj", "nsubjpass"}]
    if after:
        later: Thing = after[0]._.thing
        return later
    return _nearest(
        [s for s in names if s.label_ == "NATION" and s.root.dep_ in {"nsubj", "nsubjpass", "poss"}], start
    ) or _commonest(names)


def _is_object(span: Span) -> bool:
    return span.root.dep_ in {"pobj", "dobj"} and span.root.head.lower_ in {
        "to",
        "in",
        "at",
        "from",
        "for",
        "against",
        "with",
        "on",
    }


def _nearest(names: list[Span], start: int) -> Thing | None:
    before = [s for s in names if s.end <= start]
    thing: Thing | None = before[-1]._.thing if before else None
    return thing


def _commonest(names: list[Span]) -> Thing | None:
    counts: dict[Thing, int] = {}
    for span in names:
        counts[span._.thing] = counts.get(span._.thing, 0) + 1
    return max(counts, key=lambda thing: counts[thing]) if counts else None
