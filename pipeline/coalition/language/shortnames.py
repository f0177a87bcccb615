"""Short names of bodies: the acronyms they go under, and operations called by their own name alone."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from coalition.language.bodynames import body_words, initials
from coalition.language.extensions import NAMES, mark
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing

_BODY_LABELS = frozenset(("ORGANISATION", "COALITION"))
# An acronym of so many letters is that of the article's own body, whatever else goes by it.
_SURE = 5
# A name of so many words is too long to be called by.
_LONG = 5


def introduced(doc: Doc, spans: list[Span]) -> list[Span]:
    """The bodies, those that brackets behind a name introduce under it: "Combined Task Force 151 (CTF 151)"."""
    starts = {span.start: span for span in spans}
    full: dict[str, Thing] = {}
    known = [s for s in doc.spans.get(NAMES, ()) if s.label_ in _BODY_LABELS and len(s) > 1]
    for span in [*spans, *known]:
        short = starts.get(span.end + 1)
        if short is not None and doc[span.end].text == "(" and doc[short.end : short.end + 1].text == ")":
            full.setdefault(short.text, span._.thing)
    return [
        mark(doc, s.start, s.end, full[s.text].kind.upper(), thing=full[s.text], sort="name") if s.text in full else s
        for s in spans
    ]


def well_known(doc: Doc, spans: list[Span]) -> list[Span]:
    """The bodies, those with a long name under the acronym behind it that everybody knows them by: "(UNIFIL)"."""
    listed = {s.start: s for s in doc.spans.get(NAMES, ()) if s.label_ == "COALITION"}
    found = []
    for span in spans:
        short = _short_after(doc, span.end) if len(span) >= _LONG else None
        if (numbered := _numbered(doc, span)) is not None:
            name = f"{doc[numbered.end - 3].text} {doc[numbered.end - 1].text}"
            thing = Thing("coalition", name, name)
            found.append(mark(doc, numbered.start, numbered.end, "COALITION", thing=thing, sort="name"))
            continue
        known = listed.get(short.start) if short is not None else None
        if known is not None and short is not None and known.end == short.end and short.text.isupper():
            found.append(mark(doc, span.start, span.end, "COALITION", thing=known._.thing, sort="name"))
        else:
            found.append(span)
    return found


def _numbered(doc: Doc, span: Span) -> Span | None:
    """A force whose number stands behind what it is called for short: "Combined Task Force (CTF) 154"."""
    i = span.end
    if i + 3 >= len(doc) or doc[i].text != "(" or doc[i + 2].text != ")" or not doc[i + 3].is_digit:
        return None
    return doc[span.start : i + 4] if doc[i + 1].is_upper and span[-1].lower_ == "force" else None


def acronyms(doc: Doc, spans: list[Span]) -> Iterator[Span]:
    """Mentions of a body by the acronym that follows its name, "(MSS)" or ", EUMA,", or that its words make."""
    known: dict[str, Thing] = {}
    for span in doc.spans.get(NAMES, ()):
        bracketed = len(span) > 1 and span.label_ in _BODY_LABELS and doc[span.end : span.end + 1].text == "("
        short = _short_after(doc, span.end) if bracketed else None
        if short is not None and short.text.isupper():
            known.setdefault(short.text, span._.thing)
    for span in spans:
        short = _short_after(doc, span.end)
        if short is not None:
            known.setdefault(short.text, span._.thing)
        if span[-1].is_digit:
            continue  # "CTF" is no name of "Combined Task Force 151"
        made = initials(span._.thing.name)
        if made not in vocabulary().symbols:
            known.setdefault(made, span._.thing)
    listed = list(doc.spans.get(NAMES, ()))
    taken = {t.i for group in (spans, listed) for span in group for t in span}
    for token in doc:
        if not (token.is_upper and token.is_alpha and len(token) > 2) or token.i in taken:
            continue
        short = _acronym(doc, token.i)
        thing = known.get(short.text)
        if thing is not None:
            yield mark(doc, short.start, short.end, thing.kind.upper(), thing=thing, sort="name")
    for span in listed:
        letters = span.text.replace("-", "")
        if span.label_ in _BODY_LABELS and len(letters) >= _SURE and letters in known:
            thing = known[letters]
            yield mark(doc, span.start, span.end, thing.kind.upper(), thing=thing, sort="name")


def bare(doc: Doc, spans: list[Span]) -> Iterator[Span]:
    """Mentions of an operation by its own name alone: "Lodestar" after "Operation Lodestar" or "EUNAVFOR Lodestar"."""
    named = {s[1].text: s._.thing for s in spans if len(s) == 2 and s[1].text.istitle() and _opens_operation(s[0])}
    if not named:
        return
    taken = {t.i for group in (spans, doc.spans.get(NAMES, ())) for span in group for t in span}
    for token in doc:
        thing = named.get(token.text)
        if thing is None or token.i in taken or token.tag_ not in {"NNP", "NNPS", "NN"} or token.is_sent_start:
            continue
        beside = (doc[token.i - 1], *doc[token.i + 1 : token.i + 2])
        if not any(t.text[0].isupper() and t.tag_ in {"NNP", "NNPS"} for t in beside):
            yield mark(doc, token.i, token.i + 1, thing.kind.upper(), thing=thing, sort="name")


def _opens_operation(word: Token) -> bool:
    return word.lower_ in {"operation", "exercise"} or body_words().known.get(word.text) == "coalition"


def _acronym(doc: Doc, i: int) -> Span:
    """The acronym that starts at a word in capitals, with a second one that a hyphen joins: "CJTF-OIR"."""
    joined = doc[i + 1 : i + 2].text in {"-", "–"} and not doc[i].whitespace_ and not doc[i + 1].whitespace_
    return doc[i : i + 3] if joined and doc[i + 2 : i + 3].text.isupper() else doc[i : i + 1]


def _short_after(doc: Doc, end: int) -> Span | None:
    """What stands for a name right behind it, in brackets or between commas: "(MSS)", ", EUMA,", "(CJTF-OIR)"."""
    if end + 2 >= len(doc) or doc[end].text not in {"(", ","}:
        return None
    short = _acronym(doc, end + 1)
    return short if doc[short.end : short.end + 1].text in {")", ","} else None
