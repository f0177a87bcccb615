"""Of whom a body is made up: "comprises A and B", "a force of A and B", "soldiers from A, B and C", "A among them"."""

from collections.abc import Iterator

from spacy.tokens import Token

from coalition.language.clauses import child, is_negated, is_verb, objects_of, subject
from coalition.language.extensions import BODIES, NAMES
from coalition.language.relations.cast import Cast, subjects_of_passive, words
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Statement, Thing


def compositions(cast: Cast) -> Iterator[Statement]:
    """Every membership that an article tells of a whole and its parts."""
    for token in cast.doc:
        word = cast.words[token.i]
        if word in words("member_of", "whole"):
            yield from _whole(cast, token, token.i + 1)
        elif word in words("member_of", "made"):
            yield from _made(cast, token)
        elif word == "together" and token.i and token.head.lower_ in words("member_of", "bringing"):
            yield from _whole(cast, token.head, token.i + 1)
        elif word == "(":
            yield from _bracketed(cast, token)
        elif word in {"under", "through", "in"} and token.i == token.sent.start:
            yield from _under(cast, token)
        elif word == "them" and token.i and cast.words[token.i - 1] == "among":
            yield from _among(cast, token)
        elif word in words("member_of", "people"):
            yield from _from(cast, token)
    for name in (BODIES, NAMES):
        for span in cast.doc.spans[name]:
            if span.label_ in {"COALITION", "ORGANISATION"} or span.text.isupper():
                yield from _behind(cast, span.end, cast.bodies.at(span.start) or span._.thing, span.root)


def _whole(cast: Cast, token: Token, i: int) -> Iterator[Statement]:
    """ "a mission comprising A, B and C", "the group, which includes A and B", "led by A and including B and C"."""
    if is_verb(token) and is_negated(token):
        return
    members = cast.people.listed(_past(cast, i))
    if members:
        body = [b for b in _body(cast, token) if b.id not in words("delegates", "regions")]
        yield from cast.tell("member_of", members, [b for b in body if b not in members], token, "member.includes")


def _past(cast: Cast, i: int) -> int:
    """Past "soldiers from", "such nations as", "namely"."""
    skipped = words("member_of", "namely")
    while i < len(cast.words) and (
        cast.words[i] in skipped or cast.words[i] in words("member_of", "people") or cast.doc[i].tag_ == "CD"
    ):
        i += 1
    return i


def _made(cast: Cast, verb: Token) -> Iterator[Statement]:
    """ "is made up of A and B", "consists of", "composed of", "founded by A and B"."""
    tokens, i = cast.words, verb.i + 1
    while i < len(tokens) and tokens[i] in {"up", "jointly", "largely", "mainly", "in", "2023", "chiefly"}:
        i += 1
    if i >= len(tokens) or tokens[i] not in {"of", "by", "from"} or (is_verb(verb) and is_negated(verb)):
        return
    members = cast.people.listed(_past(cast, i + 1))
    if len(members) > 1:
        body = _body(cast, verb)
        yield from cast.tell("member_of", members, [b for b in body if b not in members], verb, "member.made-of")


def _body(cast: Cast, token: Token) -> list[Thing]:
    """The whole that a verb or participle speaks of."""
    if is_verb(token) and token.dep_ != "prep":
        who = child(token, "nsubj", "nsubjpass") or subject(token)
        things = [who] if who is not None else subjects_of_passive(token)
        for thing in things:
            found = cast.bodies.of(thing) or _of_members(cast, thing)
            if found:
                return found
    head = token.head
    for _ in range(4):
        if is_verb(head) or head.head.i == head.i:
            break
        found = cast.bodies.of(head) or _of_members(cast, head)
        if found:
            return found
        head = head.head
    found = cast.bodies.of(head.head) if head.tag_ == "VBN" and head.dep_ in {"acl", "relcl"} else []
    close = token.i and token.nbor(-1).lower_ in {",", "and", "–", "—", "("}
    return found or (cast.bodies.nearest(token) if close else [])


def _of_members(cast: Cast, noun: Token) -> list[Thing]:
    """The body in "its nine members, including"; of several nations nobody is told what they belong to."""
    if noun.lower_ not in words("member_of", "nouns"):
        return []
    found = [t for o in objects_of(noun, "of", "to", "in") for t in cast.bodies.of(o)]
    return found or [t for c in noun.children if c.dep_ in {"poss", "compound"} for t in cast.bodies.of(c)]


def _among(cast: Cast, token: Token) -> Iterator[Statement]:
    """ "nine member states, Grenada and Dominica among them"."""
    members = cast.people.listed_before(token.i - 1) or cast.people.listed(token.i + 1)
    verb = token.head
    while verb.head.i != verb.i and not is_verb(verb):
        verb = verb.head
    before = {t.lower_ for t in cast.doc[token.sent.start : token.i]}
    if members and before & words("member_of", "counted-nouns"):
        who = child(verb, "nsubj", "nsubjpass") if is_verb(verb) else None
        body = (cast.bodies.of(who) if who is not None else []) or _counting(cast, token)
        if not body and before & words("member_of", "nouns"):
            last = cast.bodies.before(token.i)
            body = [last] if last is not None and last.kind == "coalition" else []
        yield from cast.tell("member_of", members, body, token, "member.among")


def _counting(cast: Cast, token: Token) -> list[Thing]:
    """The body right before a noun for nations: "Seven CARICOM states, among them"."""
    for i in range(token.i - 2, max(token.sent.start, token.i - 6), -1):
        if cast.words[i] in words("member_of", "counted-nouns") and (body := cast.bodies.at(i - 1)) is not None:
            return [body]
    return []


def _from(cast: Cast, noun: Token) -> Iterator[Statement]:
    """ "The mission has soldiers from A and B", "soldiers from A serve in the force"."""
    verb = noun.head
    if not is_verb(verb) or is_negated(verb):
        return
    sources = objects_of(noun, "from") + (objects_of(verb, "from") if noun.dep_ in {"dobj", "nsubj"} else [])
    members = [t for o in sources for t in cast.people.listed(o.left_edge.i)]
    if members and noun.dep_ == "nsubj" and verb.lower_ in words("member_of", "coming"):
        whole = [c for c in noun.children if c.dep_ == "poss"] + objects_of(noun, "of", "in")
        body = [b for c in whole for b in cast.bodies.of(c) if b.kind == "coalition"]
        yield from cast.tell("member_of", members, body, noun, "member.soldiers")
    if not members or noun.dep_ != "dobj":
        return
    who = subject(verb)
    body = cast.bodies.of(who) if who is not None and verb.lower_ in words("member_of", "having") else []
    yield from cast.tell("member_of", members, [b for b in body if b.kind == "coalition"], noun, "member.soldiers")


def _behind(cast: Cast, i: int, body: Thing, at: Token) -> Iterator[Statement]:
    """ "the Drone Coalition (A, B and C)", "a coalition of A and B"."""
    if i + 1 >= len(cast.words) or cast.words[i] not in {"(", "of", "–", "—"}:
        return
    members = cast.people.listed(_past(cast, i + 1))
    if len(members) > 1:
        yield from cast.tell("member_of", members, [body], at, "member.behind")


def _bracketed(cast: Cast, token: Token) -> Iterator[Statement]:
    """ "The seven-nation initiative (Poland, Malta and Spain)"."""
    noun = token.nbor(-1) if token.i else token
    if noun.tag_ not in {"NN", "NNP"} or cast.bodies.at(noun.i) is not None:
        return
    members = cast.people.listed(token.i + 1)
    if len(members) > 1:
        body = [b for b in cast.bodies.of(noun) if b.kind != "organisation"]
        yield from cast.tell("member_of", members, body, token, "member.behind")


def _under(cast: Cast, token: Token) -> Iterator[Statement]:
    """ "Under AUKUS, Australia and the United States will": a pact, and those who are known to be in it."""
    verb, body = token.head, [b for o in token.children if (b := cast.bodies.at(o.i)) is not None]
    if not body or not is_verb(verb):
        return
    known = vocabulary().members.get(body[0].id, ())
    who = child(verb, "nsubj")
    members = cast.people.listed(who.left_edge.i) if who is not None else cast.people.listed(token.i + 2)
    if len(members) > 1 and all(m in known for m in members):
        yield from cast.tell("member_of", members, body[:1], token, "member.under")
