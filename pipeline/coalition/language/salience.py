"""What a text is speaking of where a pronoun stands: who was a subject last, and whom the sentence before was about."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from coalition.language.clauses import child, conjuncts, is_verb
from coalition.statements.statement import Thing

ACTORS = frozenset(("nation", "group", "organisation", "coalition"))
# So many tokens before its sentence a subject is still spoken of.
REACH = 90
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_OWNERS = frozenset(("poss", "amod", "compound"))
_ORIGINS = frozenset(("of", "from"))


def last_subjects(
    token: Token, order: Sequence[Span], at: Mapping[int, Span], section: tuple[Thing, int] | None = None
) -> list[Thing]:
    """The nations, organisations or coalitions named last before a token, subjects first.

    In a part of an article that is about one nation it is this one, but for whom the same sentence has as its subject.

    Args:
        token: a pronoun, or a noun that stands for one.
        order: the names of the article, in order.
        at: the same by token.
        section: the nation that the part of the article is about, and where that part starts.
    """
    earliest = max(0, token.sent.start - REACH) if section is None else max(token.sent.start, section[1])
    near = [
        s for s in order if earliest <= s.start and s.end <= token.i and s._.thing.kind in ACTORS and not _is_people(s)
    ]
    roots = [_first(span, at) for span in reversed(near)]
    subjects = (root for root in roots if root.dep_ in _SUBJECTS and is_verb(root.head))
    owners = (root for root in roots if _is_owner(root))
    chosen = next(subjects, None) or next(owners, None)
    if chosen is None:
        return [s._.thing for s in near[-1:]] if section is None else [section[0]]
    return [t for w in conjuncts(chosen) if w.i in at and (t := at[w.i]._.thing).kind in ACTORS]


def _first(span: Span, at: Mapping[int, Span]) -> Token:
    """The first word of what a name is coordinated with."""
    root = span.root
    while root.dep_ == "conj" and root.head.i in at:
        root = root.head
    return root


def _is_owner(root: Token) -> bool:
    """Whether a subject is somebody's: "Norway's ministers met", "the ministers of Kenya met", "doctors from Cuba came"."""
    if root.dep_ == "pobj" and root.head.lower_ in _ORIGINS:
        return root.head.head.dep_ in _SUBJECTS
    return root.dep_ in _OWNERS and root.head.dep_ in _SUBJECTS


def topic_before(doc: Doc, start: int, at: Mapping[int, Span]) -> Token | None:
    """The subject of the sentence before one, where it is "it" or a noun with an article and no name.

    Args:
        doc: the article.
        start: where the sentence starts.
        at: the names of the article by token.
    """
    i = start - 1
    while i >= 0 and doc[i].is_space:
        i -= 1
    root = doc[i].sent.root if i >= 0 else None
    who = child(root, *_SUBJECTS) if root is not None and is_verb(root) else None
    if who is None or who.i in at:
        return None
    described = who.tag_ == "NN" and (article := child(who, "det")) is not None and article.lower_ == "the"
    return who if who.lower_ == "it" or described else None


def leads_sentence(token: Token) -> bool:
    """Whether a pronoun is the subject of its sentence, or whose that subject is."""
    word = token.head if token.dep_ == "poss" else token
    return word.dep_ in _SUBJECTS and word.head.i == token.sent.root.i and child(word, "prep") is None


def _is_people(span: Span) -> bool:
    """Whether a demonym stands for people and not for their nation: "510,000 Venezuelans"."""
    return bool(span._.sort == "demonym" and span.root.tag_ in {"NNS", "NNPS"})
