"""Nouns for those who belong to a body: "a member of NATO", "NATO ally X", "the founding nations – A, B and C –"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from coalition.language.clauses import child, is_negated, is_verb, objects_of, subject
from coalition.language.extensions import NAMES
from coalition.language.relations.cast import Cast, is_unreal, words
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Statement, Thing

_STANDING = frozenset(("permanent", "non-permanent", "nonpermanent"))
_PUNCTUATION = frozenset((",", ":", "–", "—", "-", "("))


def fellows(cast: Cast, noun: Token) -> Iterator[Statement]:
    """What a noun such as "member", "ally" or "contributor" tells."""
    if _is_denied(noun) or (noun.lower_ in words("member_of", "loose") and objects_of(noun, "of")):
        return
    own = _named_with(cast, noun)
    if own is None and any(s.start <= noun.i < s.end for s in cast.doc.spans[NAMES]):
        return
    body = [own] if own is not None else _of_council(noun) or _body_of(cast, noun)
    who = _who(cast, noun)
    if not body and who and _is_own(noun) and not _is_of_else(noun):
        found = cast.bodies.before(noun.i)
        body = [found] if found is not None and found.kind != "group" else []
    if body and who:
        yield from cast.tell("member_of", who, [b for b in body if b not in who], noun, "member.noun")


def _of_council(noun: Token) -> list[Thing]:
    """The Security Council, which alone has "permanent" and "non-permanent" members."""
    if noun.lower_ not in {"member", "members"} or not any(
        t.lower_ in _STANDING for t in noun.doc[max(noun.sent.start, noun.i - 2) : noun.i]
    ):
        return []
    return [vocabulary().things["UN Security Council"]]


def _is_denied(noun: Token) -> bool:
    """ "not a member", "no longer a member", "a former member", "non-member"."""
    lefts = {c.lower_ for c in noun.lefts}
    first = noun.left_edge.i
    before = {t.lower_ for t in noun.doc[max(noun.sent.start, first - 2) : noun.i]}
    denials = words("member_of", "denials")
    if _of_council(noun):
        denials = denials - {"non"}
    whole = noun.head if noun.dep_ == "compound" else noun
    leaving = any(
        t.lower_ in words("member_of", "leaving") for c in whole.rights if c.dep_ == "relcl" for t in c.subtree
    )
    prefixed = leaving or (noun.i > 1 and noun.nbor(-1).text == "-" and noun.nbor(-2).lower_ == "non")
    return prefixed or bool(lefts & words("member_of", "not")) or bool(before & denials) or is_negated(noun)


def _named_with(cast: Cast, noun: Token) -> Thing | None:
    """The body in a name that ends with the noun: "EU member states"."""
    span = next((s for s in cast.doc.spans[NAMES] if s.end == noun.i + 1 and s.start < noun.i), None)
    if span is None or span.label_ != "ORGANISATION":
        return None
    thing: Thing = span._.thing
    return thing


def _is_own(noun: Token) -> bool:
    """Nouns that say by themselves that one belongs to the body spoken of: "members", "the founding nations"."""
    return noun.lower_ in words("member_of", "own-nouns") or any(
        c.lower_ in words("member_of", "of-its-own") for c in noun.lefts
    )


def _is_of_else(noun: Token) -> bool:
    return any(c.dep_ == "prep" and c.lower_ in {"of", "to", "in"} for c in noun.children) or any(
        c.dep_ == "poss" and c.lower_ in {"our", "my", "his", "her"} for c in noun.children
    )


def _body_of(cast: Cast, noun: Token) -> list[Thing]:
    """Of which body one is a member: "of the mission", "its", "the centre's", "NATO", "whose", "of which"."""
    found = [t for o in objects_of(noun, "of", "to", "in", "on") for t in cast.bodies.of(o)]
    for c in noun.children:
        if not found and c.dep_ in {"poss", "compound", "nmod"}:
            found = cast.bodies.of(c)
    if not found and noun.dep_ in {"compound", "nmod"} and noun.i and (before := cast.bodies.at(noun.i - 1)):
        found = [before]
    if not found and noun.dep_ in {"attr", "nsubj"} and any(c.lower_ == "of" for c in noun.head.children):
        found = [t for o in objects_of(noun.head, "of") if o.tag_ in {"WDT", "WP"} for t in cast.bodies.of(o)]
    if not found and noun.dep_ == "dobj" and noun.head.lower_ in words("member_of", "having"):
        who = subject(noun.head)
        found = cast.bodies.of(who) if who is not None else []
    return found


def _who(cast: Cast, noun: Token) -> list[Thing]:
    """Of which nations a noun is said: by "is", in apposition, in a list after it, or beside it."""
    head = noun.head
    if noun.dep_ == "pobj" and head.head.lower_ in words("member_of", "portions") | words("member_of", "be"):
        # "one of the members", "is among the members"
        return _who_of_portion(cast, head.head, noun)
    return _said(cast, noun, noun) or _following(cast, noun)


def _who_of_portion(cast: Cast, portion: Token, noun: Token) -> list[Thing]:
    if portion.lower_ in words("member_of", "be"):
        found = _nations(cast, [child(portion, "nsubj")]) or cast.people.listed(portion.i + 1)
        return [] if is_unreal(portion) else found
    return _said(cast, portion, noun)


def _said(cast: Cast, word: Token, noun: Token) -> list[Thing]:
    """The nations of which a word is predicated."""
    head = word.head
    if word.dep_ in {"attr", "oprd"} and is_verb(head):
        if is_unreal(head):
            return []
        found = _nations(cast, [child(head, "nsubj", "nsubjpass") or subject(head)])
        return found + [t for t in _along(cast, head, noun) if t not in found]
    if word.dep_ == "conj" and (own := cast.people.listed(noun.i + 1)):
        return own  # "A, B, and the EFTA countries C and D": A and B are something else
    if word.dep_ == "appos" or (word.dep_ == "conj" and head.dep_ == "appos"):
        found = _nations(cast, [head])
        # "A, B and C, all members of", of which the parse may see but one
        apart = word.left_edge.i and word.doc[word.left_edge.i - 1].text in {",", "–", "—", "("}
        listed = cast.people.listed_before(word.left_edge.i) if word.tag_ == "NNS" and apart else []
        return [*found, *(t for t in listed if t not in found)]
    if word.dep_ in {"compound", "nmod"}:
        # behind "A, B and the EFTA countries" stand the members, before it others
        return cast.people.listed(noun.i + 1) or _nations(cast, [head])
    if word.dep_ == "pobj" and head.lower_ == "as":
        return _as_member(cast, head.head)
    if word.doc[word.left_edge.i - 1].lower_ in {"though", "although"} and word.left_edge.i:
        verb = head if is_verb(head) else head.head
        return [t for c in verb.children if c.dep_ == "nsubj" and c.i < word.i for t in _nations(cast, [c])]
    if word.dep_ == "conj" and _are_fellows(word):
        return cast.people.listed(head.left_edge.i)
    if word.dep_ in {"nsubj", "nsubjpass"} and head.lower_ in words("member_of", "be") and not is_negated(head):
        said = child(head, "attr")
        return cast.people.listed(said.left_edge.i) if said is not None else cast.people.listed(head.i + 1)
    return []


def _as_member(cast: Cast, verb: Token) -> list[Thing]:
    """ "welcomed Senegal as a member", "As a member, Poland"."""
    if not is_verb(verb) or is_unreal(verb):
        return []
    who = subject(verb)
    opens = who is not None and any(c.lower_ == "as" and c.i < who.i for c in verb.lefts)
    welcomed = _nations(cast, [child(verb, "dobj")]) if not opens else []
    return welcomed or _nations(cast, [who])


def _are_fellows(noun: Token) -> bool:
    """ "the United States and our G7 partners", "Poland and other EU member states"."""
    return any(c.dep_ == "poss" or c.lower_ in {"other", "fellow", "several", "some"} for c in noun.lefts)


def _along(cast: Cast, verb: Token, noun: Token) -> list[Thing]:
    """ "is a member along with India and Mauritius"."""
    objects = [
        o
        for source in (verb, noun)
        for c in source.children
        if c.lower_ in words("member_of", "alongside")
        for o in (*c.children, *(g for p in c.children for g in p.children))
    ]
    return _nations(cast, [o for o in objects if o.dep_ == "pobj"])


def _following(cast: Cast, noun: Token) -> list[Thing]:
    """Nations listed after a noun: "members such as A and B", "the other members, namely A", "members: A, B"."""
    doc, i = cast.doc, noun.i + 1
    if any(c.lower_ == "following" for c in noun.lefts):
        return cast.people.listed(next((t.i for t in doc[i : noun.sent.end] if t.text == ":"), i))
    after = next(
        (c for c in noun.children if c.dep_ == "prep" and c.i == i and c.lower_ in {"of", "to", "in", "on"}), None
    )
    if (
        noun.dep_ == "dobj"
        and (colon := next((t.i for t in doc[i : noun.sent.end] if t.text == ":"), None)) is not None
    ):
        return cast.people.listed(colon)
    if after is not None:
        named = [t.i for t in after.subtree if cast.bodies.at(t.i) is not None]
        i = (named[-1] if named else after.right_edge.i) + 1
        listing = i < len(doc) and (doc[i].text in _PUNCTUATION or cast.words[i] in words("member_of", "namely"))
        if not listing:
            return []
    while i < len(doc) and (doc[i].text in _PUNCTUATION or cast.words[i] in words("member_of", "namely")):
        i += 1
    return cast.people.listed(i) if i < len(doc) else []


def _nations(cast: Cast, tokens: Iterable[Token | None]) -> list[Thing]:
    found: list[Thing] = []
    for token in tokens:
        if token is not None and not cast.people.persons_at(token):
            found.extend(t for t in cast.people.nations(token) if t not in found)
    return found
