"""Component `coalition_layout`: headings, items and rows as sentence boundaries the parser must respect."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from coalition.articles.layout import blocks
from coalition.language.content import content
from coalition.language.extensions import register


@Language.factory("coalition_layout", assigns=["doc._.blocks", "token.is_sent_start"])
def create(nlp: Language, name: str) -> "Layout":  # noqa: ARG001 - the signature is spaCy's
    """Make the component; it needs nothing and stands before the parser."""
    return Layout()


class Layout:
    """Sets `doc._.blocks`, and starts a sentence where a block, or the marker before it, starts."""

    def __init__(self) -> None:
        register()

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc."""
        found = blocks(content(doc))
        doc._.blocks = found
        starts = iter([0, *(edge for block in found for edge in (block.start, block.end))])
        edge = next(starts, None)
        stop, before = doc.vocab.strings["."], None
        for token in doc:
            # "said.the convoy": where no space follows a stop, the parser sees no end of a sentence.
            boundary = before is not None and before.orth == stop and _is_run_on(token)
            before = token
            while edge is not None and token.idx >= edge:
                boundary, edge = True, next(starts, None)
            if boundary and token.i:
                token.is_sent_start = True
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to keep: the component has no state."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> "Layout":
        """Nothing to restore."""
        return self


def _is_run_on(token: Token) -> bool:
    """Whether the stop before a word stands right between it and another word."""
    stop = token.nbor(-1)
    if stop.i == 0 or stop.whitespace_ or not token.is_alpha:
        return False
    return not stop.nbor(-1).whitespace_ and stop.nbor(-1).is_alpha
