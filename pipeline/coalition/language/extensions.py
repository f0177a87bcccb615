"""What the components leave on a Doc beside its span groups; registered once, whichever component comes first."""

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
    for owner, attributes in ((Doc, _DOC), (Span, _SPAN)):
        for name, default in attributes.items():
            if not owner.has_extension(name):
                owner.set_extension(name, default=default)


def mark(doc: Doc, start: int, end: int, label: str, **attributes: object) -> Span:
    """A span of tokens with our attributes on it; its `kb_id_` is the id of the thing it names."""
    thing = attributes.get("thing")
    span = Span(doc, start, end, label=label, kb_id=getattr(thing, "id", ""))
    for name, value in attributes.items():
        span._.set(name, value)
    return span
