"""Units of armed forces that no list names: "62nd Medical Group", and "62nd MSW" for one named elsewhere."""

from spacy.tokens import Doc, Span, Token

from coalition.language.titles import rules
from coalition.statements.statement import Thing


def unit_before(title: Span) -> Thing | None:
    """A unit of armed forces that the ontology does not name: "62nd Medical Group"."""
    doc, first = title.doc, title.start
    while first > 0 and (doc[first - 1].text[0].isupper() or doc[first - 1].text[0].isdigit()):
        first -= 1
    words = doc[first : title.start]
    if len(words) < 2 or not words[0].text[0].isdigit():
        return None
    name = words.text if words[-1].lower_ in rules()["units"]["words"] else _spelt_out(doc, words)
    return Thing("organisation", name, name) if name else None


def _spelt_out(doc: Doc, words: Span) -> str | None:
    """What an abbreviated unit is called in full elsewhere: "62nd MSW" is the "62nd Mission Support Wing"."""
    initials = [letter.lower() for token in words[1:] for letter in token.text if token.text.isupper()]
    for token in doc:
        if token.text == words[0].text and token.i != words.start and initials:
            full = doc[token.i : token.i + 1 + len(initials)]
            if [t.text[0].lower() for t in full[1:]] == initials and all(_capital(t) for t in full[1:]):
                return full.text
    return None


def _capital(token: Token) -> bool:
    return bool(token.text[0].isupper())
