"""Posts of command, and how they pass: "took command of", "under Kenyan command", "handed over to"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from coalition.language.clauses import child, is_verb, objects_of, subject
from coalition.language.extensions import BODIES
from coalition.language.relations.cast import Cast, agents, is_unreal, patients, words
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Statement, Thing

# So many tokens before its sentence a post is still spoken of.
_BEFORE = 20
_INDEFINITE = frozenset(("a", "an"))
_LEADERS = frozenset(("person", "nation", "group", "organisation", "coalition"))


def led_by(cast: Cast, tokens: Iterable[Token]) -> list[Thing]:
    """All who are named in some noun phrases and may lead."""
    told = [_said_of(cast, token) for token in tokens]
    return _named_by_name([(t, thing) for t in told for thing in cast.people.parties(t) if thing.kind in _LEADERS])


def leaders(cast: Cast, tokens: Iterable[Token]) -> list[Thing]:
    """Those whom some nouns and what is coordinated with them name, and who may lead."""
    return _named_by_name([(t, thing) for t in tokens for thing in cast.people.bearers(t) if thing.kind in _LEADERS])


def _said_of(cast: Cast, token: Token) -> Token:
    """Of whom a noun is said: X in "X became the first Dane to command"."""
    who = child(token.head, "nsubj") if token.dep_ == "attr" else None
    return who if who is not None and cast.people.persons_at(who) else token


def _named_by_name(found: list[tuple[Token, Thing]]) -> list[Thing]:
    """Each once; of "a Czech, General X" the person and not his nation, and of "a Danish general" nobody."""
    persons = {token.i for token, thing in found if thing.kind == "person"}
    told = [
        thing
        for token, thing in found
        if thing.kind == "person"
        or token.left_edge.lower_ not in _INDEFINITE
        or not (token.i in persons or token.lower_ in vocabulary().ranks)
    ]
    return list(dict.fromkeys(told))


def succeeds(cast: Cast, verb: Token) -> Iterator[Statement]:
    """ "General X succeeds Brigadier Y", where command of a coalition is spoken of: both lead it, one after the other."""
    if is_unreal(verb) or not _tells_leading(verb):
        return
    body = cast.bodies.before(verb.i)
    who = [t for t in leaders(cast, agents(verb)) if t.kind == "person"]
    former = [t for t in leaders(cast, patients(verb)) if t.kind == "person"]
    if body is not None and body.kind == "coalition" and who and former:
        yield from cast.tell("leads", [*who, *former], [body], verb, "leads.succeeds")


def command(cast: Cast, noun: Token) -> Iterator[Statement]:
    """ "took command of", "under Kenyan command", "in charge of", "Kenya's leadership of"."""
    head = noun.head
    if noun.dep_ == "dobj" and is_verb(head) and head.lower_ in words("leads", "take-verbs") and not is_unreal(head):
        who = subject(head)
        led = _object(cast, noun, head)
        yield from cast.tell("leads", led_by(cast, [who] if who else []), led, noun, "leads.takes")
        givers = [o for source in (head, noun, *objects_of(noun, "of")) for o in objects_of(source, "from")]
        yield from cast.tell("leads", leaders(cast, givers), led, noun, "leads.handed-by")
    elif noun.dep_ == "pobj" and head.lower_ == "under" and head.head.lower_ not in words("meetings", "meet-verbs"):
        named = [t for o in objects_of(noun, "of") for t in led_by(cast, [o])]
        named = named or [
            t for c in noun.children if c.dep_ in {"amod", "poss", "compound"} for t in leaders(cast, [c])
        ]
        yield from cast.tell("leads", named, _governed(cast, head), noun, "leads.under")
    elif noun.dep_ == "pobj" and head.lower_ in words("leads", "posts") and _is_post(noun):
        yield from _in_post(cast, noun)
    elif noun.dep_ == "nsubj" and head.lower_ in words("leads", "resting") and not is_unreal(head):
        led = _object(cast, noun, head) or [t for o in objects_of(noun, "of") for t in cast.bodies.fresh(o)]
        yield from cast.tell("leads", led_by(cast, objects_of(head, "with")), led, noun, "leads.post")
    elif noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in words("leads", "hand-nouns"):
        yield from _passed(cast, noun, head.head)
    elif (owner := child(noun, "poss")) is not None and objects_of(noun, "of"):
        led = [t for o in objects_of(noun, "of") for t in cast.bodies.of(o)]
        yield from cast.tell("leads", _owners(cast, owner, noun), led, noun, "leads.owner")


def _passed(cast: Cast, noun: Token, act: Token) -> Iterator[Statement]:
    """ "the transfer of command of the force from X to Y": Y leads it, and X did."""
    led = _object(cast, noun, act)
    for preposition, rule in (("to", "leads.handed-to"), ("from", "leads.handed-by")):
        # the parse hangs them on the command, on its body, or on one another
        words_ = (t for t in cast.doc[noun.i : noun.sent.end] if t.lower_ == preposition)
        who = [t for word in words_ for t in leaders(cast, (o for o in word.children if o.dep_ == "pobj"))]
        yield from cast.tell("leads", [t for t in who[:1] if t not in led], led, noun, rule)


def _owners(cast: Cast, owner: Token, noun: Token) -> list[Thing]:
    """Whose leadership it is; "thanked X for his leadership" means X and not who thanks."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else None
    thanked = child(verb, "dobj") if verb is not None and owner.tag_ == "PRP$" else None
    return (led_by(cast, [thanked]) if thanked is not None else []) or leaders(cast, [owner])


def _in_post(cast: Cast, noun: Token) -> Iterator[Statement]:
    """ "X is in charge of the mission", "with X at its head", "At its head is X"."""
    for token in reversed(cast.doc[max(noun.sent.start, noun.i - 8) : noun.i]):
        if token.lower_ == "with":
            who = [c for c in token.children if c.dep_ == "pobj"]
            yield from cast.tell("leads", leaders(cast, who), _object(cast, noun, noun), noun, "leads.post")
            return
        if is_verb(token):
            break
    verb = noun.head.head
    if is_verb(verb) and not is_unreal(verb):
        subject_ = child(verb, "nsubj", "nsubjpass", "attr")
        bearers = led_by(cast, [subject_] if subject_ is not None else [])
        yield from cast.tell("leads", bearers, _object(cast, noun, verb), noun, "leads.post")


def takes_over(cast: Cast, verb: Token) -> Iterator[Statement]:
    """ "Guatemala will take over the mission from Kenya"."""
    if is_unreal(verb) or not any(c.lower_ == "over" for c in verb.children):
        return
    led = [thing for token in patients(verb) for thing in cast.bodies.of(token)]
    if child(verb, "dobj") is None and not objects_of(verb, "as") and _tells_leading(verb):
        led = [thing for thing in [cast.bodies.before(verb.i)] if thing is not None and thing.kind != "group"]
    yield from cast.tell("leads", led_by(cast, agents(verb)), led, verb, "leads.takes")
    yield from cast.tell("leads", leaders(cast, objects_of(verb, "from")), led, verb, "leads.handed-by")


def _is_post(noun: Token) -> bool:
    """ "at the helm", "in charge of", "at the head of": not "in command posts", nor "at no charge"."""
    at = {"helm", "head"}
    return (noun.lower_ in at) == (noun.head.lower_ == "at") and not any(
        c.dep_ in {"amod", "compound"} or c.lower_ == "no" for c in noun.children
    )


def _object(cast: Cast, noun: Token, verb: Token) -> list[Thing]:
    """The body that is taken over: named after "of", as whose, or the one spoken of."""
    named = [t for source in (noun, verb) for o in objects_of(source, "of", "over", "for") for t in cast.bodies.of(o)]
    named = named or [t for c in noun.children if c.dep_ in {"poss", "compound"} for t in cast.bodies.of(c)]
    if named or any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children):
        return named
    is_chair = noun.lower_ in words("leads", "meeting-posts") and verb.lower_ not in words("leads", "hand-verbs")
    if is_chair and not _is_of_body(cast, noun):
        return []
    found = cast.bodies.before(verb.i)
    return [found] if found is not None and found.kind != "group" else []


def _is_of_body(cast: Cast, noun: Token) -> bool:
    """Whether a chair is a body's and no meeting's: "Mongolia joined the Circle, and Laos took the chair"."""
    said = range(noun.sent.start, noun.i)
    if not words("meetings", "nouns").isdisjoint(cast.words[noun.sent.start : noun.sent.end]):
        return False
    return any(body.start in said and body.label_ == "COALITION" for body in cast.doc.spans.get(BODIES, ()))


def _governed(cast: Cast, preposition: Token) -> list[Thing]:
    head = preposition.head
    if is_verb(head):
        who = child(head, "nsubjpass", "nsubj")
        return cast.bodies.of(who) if who is not None else []
    return cast.bodies.of(head) or [t for t in [cast.bodies.before(preposition.i)] if t is not None]


def handed(cast: Cast, verb: Token) -> Iterator[Statement]:
    """ "handed command to X", "will hand over to X", "passes the lead to Ghana", "command will pass to X"."""
    if is_unreal(verb):
        return
    receivers = list(objects_of(verb, "to")) + [c for c in verb.children if c.dep_ == "dative"]
    things = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass", "nsubj"}]
    command = next((c for c in things if c.lower_ in words("leads", "command-nouns")), None)
    if command is not None and not receivers:
        receivers = [o for source in (command, *objects_of(command, "of")) for o in objects_of(source, "to")]
    handed = [thing for c in things if c.dep_ != "nsubj" for thing in cast.bodies.of(c)]
    over = any(c.lower_ == "over" for c in verb.children if c.dep_ in {"prt", "advmod"})
    if command is None and not (over and (handed or child(verb, "dobj") is None)):
        return
    led = handed or _object(cast, command if command is not None else verb, verb)
    if command is None and not handed and not _tells_leading(verb):
        return
    who = leaders(cast, receivers)
    giver = subject(verb) if command is None or command.dep_ == "dobj" else next(iter(objects_of(verb, "from")), None)
    yield from cast.tell("leads", who, led, verb, "leads.handed-to")
    if who and giver is not None:
        yield from cast.tell("leads", leaders(cast, [giver]), led, verb, "leads.handed-by")


def _tells_leading(verb: Token) -> bool:
    before = verb.doc[max(0, verb.sent.start - _BEFORE) : verb.sent.start]
    return any(t.lower_ in words("leads", "verbs") or t.lower_ in words("leads", "nouns") for t in verb.sent) or any(
        t.lower_ in words("leads", "command-nouns") for t in before
    )
