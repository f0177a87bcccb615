"""The text of an article, worked out once: spaCy joins it anew from the tokens at each `doc.text`."""

from spacy.tokens import Doc

_KEY = "coalition_text"


def content(doc: Doc) -> str:
    """What `doc.text` is.

    >>> from spacy.tokens import Doc
    >>> from spacy.vocab import Vocab
    >>> content(Doc(Vocab(), words=["Two", "ships", "."], spaces=[True, False, False]))
    'Two ships.'
    """
    known = doc.user_data.get(_KEY)
    if known is None:
        known = doc.user_data[_KEY] = doc.text
    return str(known)
