"""What the components leave on a Doc beside its span groups; registered once, whichever component comes first."""

from functools import partial
from typing import Any

from spacy.tokens import Doc, Span

NAMES = "names"
CITIES = "cities"
FIGURES = "figures"
DATES = "dates"
PERSONS = "persons"
OFFICES = "offices"
BODIES = "bodies"
CAPABILITIES = "capabilities"

_DOC = {
    "blocks": (),  # the layout: coalition.articles.layout.Block
    "published": None,  # date of publication, ISO 8601
    "headline": None,  # the article's title, read as a Doc of its own
    "publisher": None,  # who published it
    "masthead": None,  # the publisher's name, read as a Doc of its own
    "holdings": (),  # who holds which office: coalition.language.persons.Holding
    "chains": None,  # who pronouns and descriptions stand for: coalition.language.coreference.Chains
    "reading": None,  # the statements and entities: coalition.statements.statement.Reading
}
_SPAN = {
    "thing": None,  # the Thing it names
    "sort": None,  # in which way: name, demonym, capital, seat, description, action, weak
    "figure": None,  # a Figure
    "date": None,  # ISO 8601, with the precision of the text
}


def register() -> None:
    """Make the attributes known to spaCy; a second call changes nothing."""
    for name, default in _DOC.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    for name, default in _SPAN.items():
        if not Span.has_extension(name):
            Span.set_extension(name, getter=partial(_get, name, default), setter=partial(_set, name))


def _get(name: str, default: object, span: Span) -> object:
    kept: dict[Any, object] = span.doc.user_data
    return kept.get((name, span.start_char, span.end_char, span.label), default)


def _set(name: str, span: Span, value: object) -> None:
    # spaCy keeps attributes by characters alone, so that "training mission" the body and the capability would share
    # theirs; the label keeps them apart.
    kept: dict[Any, object] = span.doc.user_data
    kept[name, span.start_char, span.end_char, span.label] = value


def mark(doc: Doc, start: int, end: int, label: str, **attributes: object) -> Span:
    """A span of tokens with our attributes on it; its `kb_id_` is the id of the thing it names."""
    thing = attributes.get("thing")
    span = Span(doc, start, end, label=label, kb_id=getattr(thing, "id", ""))
    for name, value in attributes.items():
        span._.set(name, value)
    return span
