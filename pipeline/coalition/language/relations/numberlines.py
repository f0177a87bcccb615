"""Lines that open with a figure: "6,400 – flats that Germany has built", "$40 million – a World Bank credit"."""

from collections.abc import Set as AbstractSet

from spacy.tokens import Span, Token

from coalition.language.relations.context import Context

_DASHES = frozenset(("–", "—"))
_BULLETS = frozenset(("*", "•", "-"))


def opens_line(figure: Span) -> bool:
    """Whether a figure stands first in its line, and a dash leads on to what it counts."""
    doc = figure.doc
    before = doc[figure.start - 1] if figure.start else None
    if before is not None and "\n" not in before.text and before.text not in _BULLETS:
        return False
    return any(t.text in _DASHES for t in doc[figure.start : figure.end + 1])


def explaining(context: Context, figure: Span, gifts: AbstractSet[str]) -> Token | None:
    """The name whose figure it is by what follows the dash: "that Germany has built", "released by the Commission"."""
    doc = context.doc
    for token in doc[figure.start + 1 :]:
        if "\n" in token.text:
            break
        span = context.chains.span(token)
        if span is None or span.start != token.i:
            continue
        after = doc[span.end] if span.end < len(doc) else token
        before = doc[span.start - 1 - (doc[span.start - 1].lower_ == "the")].lower_
        if span.root.dep_ in {"nsubj", "nsubjpass", "poss"} or after.tag_ == "POS":
            return span.root
        if before in {"by", "from"} or after.lower_ in gifts:
            return span.root
    return None
