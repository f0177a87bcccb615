"""What stands between a name and the title that is said of it: adverbs, an age, another description."""

from spacy.tokens import Doc, Token

from coalition.language.clauses import child
from coalition.language.enumerations import OPENERS


def past_adverbs(doc: Doc, i: int) -> int:
    """Left past "formerly", "now" or "till last month" between a comma and a title."""
    start = i
    while i > 0 and start - i < 4 and doc[i].text not in OPENERS:
        if not (doc[i].tag_ in {"RB", "IN", "JJ", "CD"} or doc[i].lower_ in {"month", "year", "week", "late"}):
            break
        i -= 1
    return i if i >= 0 and doc[i].text in OPENERS else start


def past_parenthesis(doc: Doc, end: int) -> int:
    """Left past ", 54," or ", retired," after a name; `end` is the opener of the apposition."""
    for i in range(end - 1, max(0, end - 4), -1):
        if doc[i].text in OPENERS and end - i > 1:
            inner = doc[i + 1 : end]
            if all(t.like_num or t.tag_ in {"VBN", "VBD", "CD", "JJ", "RB"} for t in inner):
                return i
            break
        if doc[i].text[0].isupper():
            break
    return end


def said_of(pronoun: Token) -> int | None:
    """Where the subject ends of which a noun before "who" is said: "X is a veteran who served as"."""
    clause = pronoun.head
    noun = clause.head if clause.dep_ == "relcl" else None
    if noun is None or noun.dep_ != "attr" or (who := child(noun.head, "nsubj")) is None:
        return None
    return who.i
