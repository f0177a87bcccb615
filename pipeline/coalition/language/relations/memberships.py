"""Which nations belong to a coalition, mission or organisation, join it or take part in it."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from coalition.language.clauses import child, conjuncts, is_negated, is_passive, is_verb, objects_of, subject
from coalition.language.extensions import NAMES
from coalition.language.relations.cast import Cast, is_unreal, words
from coalition.statements.statement import Statement, Thing


def memberships(cast: Cast) -> Iterator[Statement]:  # noqa: C901, PLR0912 - one trigger a branch, a table in effect
    """Every membership that an article tells in running text."""
    if not cast.bodies:
        return
    for token in cast.doc:
        word = cast.words[token.i]
        if word in words("member_of", "nouns"):
            yield from _noun(cast, token)
        elif word in words("member_of", "join-verbs"):
            if is_verb(token) or token.dep_ == "ROOT":
                yield from _joins(cast, token)
        elif word in words("member_of", "found-verbs"):
            if is_verb(token):
                yield from _founds(cast, token)
        elif word in words("member_of", "whole"):
            yield from _whole(cast, token)
        elif word == "part" or word in words("member_of", "seats"):
            yield from _part(cast, token)
        elif word in words("member_of", "be"):
            yield from _is_in(cast, token)
            yield from _counted(cast, token)
        elif word == "contributed":
            yield from _contributed(cast, token)
        elif word in words("member_of", "give-nouns"):
            yield from _contribution(cast, token)
        elif word == "among" and token.i + 1 < len(cast.words) and cast.words[token.i + 1] == "them":
            yield from _among(cast, token)


def _nations(cast: Cast, tokens: Iterable[Token | None]) -> list[Thing]:
    found = [t for token in tokens if token is not None for t in cast.people.nations(token)]
    return list(dict.fromkeys(found))


def _named(cast: Cast, tokens: Iterable[Token]) -> list[Thing]:
    return list(dict.fromkeys(t for token in tokens for t in cast.bodies.of(token)))


def _spoken_of(cast: Cast, token: Token) -> list[Thing]:
    """The body that a verb without an object is about: "Ireland has joined", "Turkey takes part"."""
    found = cast.bodies.before(token.i)
    return [found] if found is not None and found.kind != "group" else []


def _joins(cast: Cast, verb: Token) -> Iterator[Statement]:
    """ "X joined Y", "belongs to Y", "takes part in Y", "Chile also takes part", "the 14th nation to join"."""
    if is_unreal(verb) or not _is_entry(verb) or verb.head.lower_ in words("member_of", "expected"):
        return
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.lower_ != "part"]
    objects += objects_of(verb, "in", "to", "up", "into")
    objects += [o for c in verb.children if c.lower_ in {"part", "up"} for o in objects_of(c, "in", "of", "to")]
    if verb.lower_ in words("member_of", "signing"):
        objects = [o for c in objects if c.lower_ in words("member_of", "charters") for o in objects_of(c, "of")]
        if not objects:
            return
    objects = [o for o in objects if o.i > verb.i and o.tag_ != "CD" and o.i not in _dates(cast)]
    if any(o.tag_ == "PRP" and o.lower_ != "it" for o in objects):
        return
    body = _named(cast, objects)
    if not body:
        if objects and not all(o.lower_ in words("member_of", "vague") for o in objects):
            return
        if verb.lower_ in words("member_of", "needs-object"):
            return
        body = _spoken_of(cast, verb)
    who = child(verb, "nsubjpass") or subject(verb)
    members = _nations(cast, [who])
    if not members and who is not None and who.lower_ in words("member_of", "kinds"):
        head = verb.head
        members = _nations(cast, [child(head.head, "nsubj") if head.dep_ == "attr" else child(head, "nsubj")])
    if members:
        members += _likewise(cast, verb)
        rule = "member.takes-part" if verb.lower_ not in words("member_of", "entry-verbs") else "member.joins"
        yield from cast.tell("member_of", members, [b for b in body if b not in members], verb, rule)


def _is_entry(verb: Token) -> bool:
    """Whether a verb is one of membership: "take" only with "part", "join" not in "was joined by"."""
    if verb.lower_ in words("member_of", "taking"):
        return any(c.lower_ == "part" for c in verb.children) or (
            verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "part"
        )
    return not (is_passive(verb) and (objects_of(verb, "by") or verb.lower_ not in words("member_of", "admitting")))


def _likewise(cast: Cast, verb: Token) -> list[Thing]:
    """ "Denmark belongs to it; so does Bahrain"."""
    tokens = cast.words
    for i in range(verb.i + 1, min(len(tokens) - 2, verb.i + 16)):
        if tokens[i] in {"so", "as"} and tokens[i + 1] in words("member_of", "likewise"):
            return cast.people.listed(i + 2)
    return []


def _dates(cast: Cast) -> set[int]:
    return {t.i for s in cast.context.dates for t in s}


def _founds(cast: Cast, verb: Token) -> Iterator[Statement]:
    """ "Nigeria, Ghana and Togo founded the Squadron"."""
    if is_unreal(verb) or is_passive(verb):
        return
    who = _nations(cast, [subject(verb)])
    body = _named(cast, [c for c in verb.children if c.dep_ == "dobj"]) or _after(cast, verb)
    if len(who) > 1:
        yield from cast.tell("member_of", who, body, verb, "member.founds")


def _after(cast: Cast, verb: Token) -> list[Thing]:
    """The body named right behind a verb, whatever the parse makes of it."""
    i = verb.i + 1
    while i < len(cast.doc) and cast.doc[i].tag_ in {"DT", "JJ"} and cast.bodies.at(i) is None:
        i += 1
    found = cast.bodies.at(i) if i < len(cast.doc) else None
    return [found] if found is not None else []


def _noun(cast: Cast, noun: Token) -> Iterator[Statement]:
    """ "a member of NATO", "NATO ally X", "whose members are A and B", "the founding nations – A, B and C –"."""
    if noun.i in _name_tokens(cast) or _is_denied(noun):
        return
    body = _body_of(cast, noun)
    who = _who(cast, noun)
    own = noun.lower_ in words("member_of", "own-nouns") or any(
        c.lower_ in words("member_of", "of-its-own") for c in noun.lefts
    )
    if not body and who and own and not _is_of_else(noun):
        body = _spoken_of(cast, noun)
    if body and who:
        yield from cast.tell("member_of", who, [b for b in body if b not in who], noun, "member.noun")


def _is_denied(noun: Token) -> bool:
    """ "not a member", "a former member", "the largest financial contributor", "non-member"."""
    lefts = {c.lower_ for c in noun.lefts}
    before = {t.lower_ for t in noun.doc[max(noun.sent.start, noun.left_edge.i - 2) : noun.i]}
    return bool(lefts & words("member_of", "not")) or bool(before & {"not", "non", "neither", "nor", "never"})


def _is_of_else(noun: Token) -> bool:
    return any(c.dep_ == "prep" and c.lower_ in {"of", "to", "in"} for c in noun.children) or any(
        c.dep_ == "poss" and c.lower_ in {"our", "my", "his", "her"} for c in noun.children
    )


def _body_of(cast: Cast, noun: Token) -> list[Thing]:
    """Of which body one is a member: "of the mission", "its", "the centre's", "NATO", "whose", "of which"."""
    found = _named(cast, objects_of(noun, "of", "to", "in", "on", "with"))
    for c in noun.children:
        if not found and c.dep_ in {"poss", "compound", "nmod", "amod"}:
            found = cast.bodies.of(c)
    if not found and noun.dep_ in {"attr", "nsubj"} and any(c.lower_ == "of" for c in noun.head.children):
        found = _named(cast, [o for o in objects_of(noun.head, "of") if o.tag_ in {"WDT", "WP"}])
    return found


def _who(cast: Cast, noun: Token) -> list[Thing]:
    """Of which nations a noun is said: by "is", in apposition, in a list after it, or beside it."""
    head, found = noun.head, []
    if noun.dep_ in {"attr", "oprd"} and is_verb(head) and not is_unreal(head):
        found = _nations(cast, [child(head, "nsubj", "nsubjpass") or subject(head)])
        fellows = [
            o
            for source in (head, noun)
            for c in source.children
            if c.lower_ in {"with", "along", "together", "like", "alongside"}
            for o in (*c.children, *(g for p in c.children for g in p.children))
        ]
        found += [t for o in fellows if o.dep_ == "pobj" for t in _nations(cast, [o])]
    elif noun.dep_ == "appos" or (noun.dep_ == "conj" and noun.head.dep_ == "appos"):
        found = _nations(cast, [noun.head])
    elif noun.dep_ in {"pobj", "advcl", "dep", "acl"} and head.lower_ in {"as", "though"}:
        found = _nations(cast, [subject(head.head) if is_verb(head.head) else None])
    elif noun.dep_ in {"compound", "nmod"}:
        found = _nations(cast, [head])
    elif noun.i > 1 and noun.doc[noun.left_edge.i - 1].lower_ == "though":
        verb = head if is_verb(head) else head.head
        found = [t for c in verb.children if c.dep_ == "nsubj" and c.i < noun.i for t in _nations(cast, [c])]
    elif noun.dep_ == "conj" and noun.lower_ in words("member_of", "fellows") and child(noun, "poss") is not None:
        found = cast.people.listed(head.left_edge.i)
    if (
        not found
        and noun.dep_ in {"nsubj", "nsubjpass"}
        and head.lower_ in words("member_of", "be")
        and not is_negated(head)
    ):
        found = [t for w in (child(head, "attr"),) if w is not None for t in cast.people.listed(_first(w))]
    return found or _following(cast, noun)


def _first(token: Token) -> int:
    return int(token.left_edge.i)


def _following(cast: Cast, noun: Token) -> list[Thing]:
    """Nations listed after a noun: "members such as A and B", "the other members, namely A", "members: A, B"."""
    doc, i = cast.doc, noun.i + 1
    if any(c.lower_ == "following" for c in noun.lefts):
        i = next((t.i for t in doc[i : noun.sent.end] if t.text == ":"), i)
        return cast.people.listed(i)
    after = [c for c in noun.children if c.dep_ == "prep" and c.i == i and c.lower_ in {"of", "to", "in", "on"}]
    if after:
        i = after[0].right_edge.i + 1
        i = i if i < len(doc) and doc[i].text in {",", ":", "–", "—", "-", "("} else after[0].i
        if i == after[0].i:
            return []
    while i < len(doc) and (
        doc[i].text in {",", ":", "–", "—", "-", "("} or cast.words[i] in words("member_of", "namely")
    ):
        i += 1
    return cast.people.listed(i) if i < len(doc) else []


def _whole(cast: Cast, token: Token) -> Iterator[Statement]:
    """ "a mission comprising A, B and C", "the group, which includes A and B", "made up of A and B"."""
    i = token.i + 1
    while i < len(cast.words) and cast.words[i] in words("member_of", "namely"):
        i += 1
    members = cast.people.listed(i) if i < len(cast.words) else []
    if len(members) < 1 or (is_verb(token) and is_negated(token)):
        return
    body = _whole_body(cast, token)
    yield from cast.tell("member_of", members, [b for b in body if b not in members], token, "member.includes")


def _whole_body(cast: Cast, token: Token) -> list[Thing]:
    who = subject(token) if is_verb(token) and token.dep_ != "prep" else None
    if who is not None:
        found = cast.bodies.of(who) or _member_body(cast, who)
        if found:
            return found
    head = token.head
    for _ in range(4):
        if is_verb(head) or head.head.i == head.i:
            break
        found = cast.bodies.of(head) or _member_body(cast, head)
        if found:
            return found
        head = head.head
    found = cast.bodies.of(head.head) if head.tag_ == "VBN" and head.dep_ in {"acl", "relcl"} else []
    return found or (cast.bodies.nearest(token) if token.i and token.nbor(-1).lower_ in {",", "and", "–", "—"} else [])


def _member_body(cast: Cast, noun: Token) -> list[Thing]:
    """The body in "its nine members, including"."""
    return _body_of(cast, noun) if noun.lower_ in words("member_of", "nouns") else []


def _part(cast: Cast, token: Token) -> Iterator[Statement]:
    """ "is part of the force", "forces, part of the mission", "has a seat on the Council"."""
    body = _named(cast, objects_of(token, "of", "on", "in"))
    head = token.head
    if not body and token.dep_ == "dobj" and head.lower_ in words("member_of", "hold-verbs"):
        owner = child(token, "poss")
        body = _spoken_of(cast, token) if owner is not None and owner.lower_ == "its" else []
    if not body:
        return
    if token.dep_ in {"attr", "oprd"} and is_verb(head):
        who = None if is_unreal(head) else subject(head)
    elif token.dep_ in {"dobj", "pobj"}:
        verb = head if token.dep_ == "dobj" else head.head
        who = (
            subject(verb)
            if is_verb(verb) and not is_unreal(verb) and verb.lower_ in words("member_of", "hold-verbs")
            else None
        )
    else:
        who = (
            head
            if token.dep_ in {"appos", "amod", "acl", "nmod"}
            else child(token, "poss", "compound") or child(head, "poss")
        )
    members = _nations(cast, [who])
    yield from cast.tell("member_of", members, [b for b in body if b not in members], token, "member.part")


def _is_in(cast: Cast, verb: Token) -> Iterator[Statement]:
    """ "Greece is in both", "Poland is in NATO", "sits on the Security Council"."""
    if is_unreal(verb) or verb.lower_ in {"'s", "’s"}:
        return
    objects = [
        o for o in objects_of(verb, "in", "on", "within") if o.lower_ == "both" or cast.bodies.at(o.i) is not None
    ]
    if not objects or child(verb, "attr", "acomp") is not None:
        return
    who = child(verb, "nsubj")
    if who is None or who.lower_ in {"it", "there"} or (who.i not in _name_tokens(cast) and who.tag_ != "PRP"):
        return
    yield from cast.tell("member_of", _nations(cast, [who]), _named(cast, objects), verb, "member.is-in")


def _counted(cast: Cast, verb: Token) -> Iterator[Statement]:
    """ "Egypt became the ninth", "Portugal is one of them": of those the sentence before has counted."""
    said = child(verb, "attr")
    if said is None or is_unreal(verb) or (child(said, "det") is None and said.lower_ != "one"):
        return
    one_of_them = said.lower_ == "one" and any(o.lower_ in {"them", "these"} for o in objects_of(said, "of"))
    ordinal = (
        said.lower_.endswith(("th", "first", "second", "third"))
        and said.tag_ in {"JJ", "NN"}
        and child(said, "prep") is None
    )
    before = cast.doc[max(0, verb.sent.start - 200) : verb.sent.start]
    if (one_of_them or ordinal) and any(t.lower_ in words("member_of", "counted-nouns") for t in before):
        who = child(verb, "nsubj")
        yield from cast.tell("member_of", _nations(cast, [who]), _spoken_of(cast, verb), verb, "member.counted")


def _contributed(cast: Cast, verb: Token) -> Iterator[Statement]:
    """ "four ships, contributed by Greece and Spain"."""
    members = [t for o in objects_of(verb, "by") for t in _nations(cast, [o])]
    body = [b for b in _named(cast, objects_of(verb, "to")) or _spoken_of(cast, verb) if b.kind == "coalition"]
    yield from cast.tell("member_of", members, body, verb, "member.contributes")


def _name_tokens(cast: Cast) -> set[int]:
    return {t.i for s in cast.doc.spans[NAMES] for t in s}


def _contribution(cast: Cast, noun: Token) -> Iterator[Statement]:
    """ "Germany's contributions to the mission", "its contribution to the force"."""
    body = [b for b in _named(cast, objects_of(noun, "to", "in")) if b.kind == "coalition"]
    if not body:
        return
    who = [c for c in noun.children if c.dep_ in {"poss", "amod", "nmod"}]
    members = _nations(cast, who) or [t for o in objects_of(noun, "of", "by", "from") for t in _nations(cast, [o])]
    yield from cast.tell("member_of", members, body, noun, "member.contributes")


def _among(cast: Cast, token: Token) -> Iterator[Statement]:
    """ "nine member states, Grenada and Dominica among them"."""
    members = cast.people.listed_before(token.i)
    verb = token.head
    while verb.head.i != verb.i and not is_verb(verb):
        verb = verb.head
    before = {t.lower_ for t in cast.doc[token.sent.start : token.i]}
    if members and before & words("member_of", "nouns"):
        body = cast.bodies.of(child(verb, "nsubj", "nsubjpass")) if is_verb(verb) else []
        yield from cast.tell("member_of", members, body or _spoken_of(cast, token), token, "member.among")


def joint(tokens: Iterable[Token]) -> list[Token]:
    """Tokens with what is coordinated with them."""
    return [word for token in tokens for word in conjuncts(token)]
