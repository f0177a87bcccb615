"""What the words around a number without a noun tell of it."""

from spacy.tokens import Doc, Span, Token

_TOLLS = frozenset(("toll", "deaths", "fatalities", "casualties"))
_TOLL_NEAR = 6


def is_toll(doc: Doc, span: Span) -> bool:
    """ "raised the death toll to 1,744"."""
    near = doc[max(span.sent.start, span.start - _TOLL_NEAR) : span.start]
    return any(t.lower_ in _TOLLS for t in near)


def is_conversion(doc: Doc, sum_: Span) -> bool:
    """Whether a sum stands in brackets behind another: "5 billion crowns ($700 million)"."""
    return sum_.end < len(doc) and doc[sum_.end].text in {")", "]"}


def after_from(doc: Doc, span: Span) -> bool:
    """ "1,100 soldiers from Kenya and 200 from Chad"."""
    return span.end + 1 < len(doc) and doc[span.end].lower_ == "from" and doc[span.end + 1].tag_ in {"NNP", "DT"}


def number_is_many(span: Span) -> bool:
    """Whether a sentence-initial number is no mere "one" or "two"."""
    return span.text.lower() not in {"one", "two"}


def is_transitive(token: Token) -> bool:
    """Whether a number is the object of a verb."""
    head = token.head
    while head.dep_ in {"prep", "conj", "nummod", "appos"} and head.head.i != head.i:
        head = head.head
    return head.tag_.startswith("VB")


def split_off(doc: Doc, span: Span) -> bool:
    """ "nine in all", "twelve in number", "four and six respectively"."""
    after = doc[span.end : span.end + 4].text.lower()
    return after.startswith(("in all", "in total", "altogether", "in number")) or "respectively" in after
