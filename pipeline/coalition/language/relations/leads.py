"""Who leads a coalition, mission or organisation, and which office a person holds by leading it."""

from collections.abc import Iterator

from spacy.tokens import Token

from coalition.language.clauses import child, conjuncts, is_negated, is_verb, objects_of, subject
from coalition.language.relations.cast import (
    Cast,
    agents,
    is_passive_form,
    is_unreal,
    patients,
    words,
)
from coalition.language.relations.posts import command, handed, leaders, led_by, succeeds, takes_over
from coalition.language.relations.titled import is_qualified, paired, titles
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Statement, Thing

_BE = frozenset(
    (
        "is",
        "was",
        "are",
        "were",
        "be",
        "been",
        "being",
        "'s",
        "’s",
        "become",
        "becomes",
        "became",
        "remains",
        "remain",
        "remained",
        "serves",
        "served",
        "stays",
    )
)


def leads(cast: Cast) -> Iterator[Statement]:
    """Everyone an article tells to lead, head, command or chair a body."""
    for token in cast.doc:
        word = cast.words[token.i]
        if word in words("leads", "verbs") and (is_verb(token) or token.dep_ == "relcl" or _is_joint(token)):
            if (
                token.i
                and cast.words[token.i - 1] in {"-", "–"}
                and token.tag_ != "VB"
                and cast.words[token.i - 2] != "co"
            ):
                yield from _attributive(cast, token)
            else:
                yield from _verb(cast, token)
        elif word in words("leads", "command-nouns") and _is_abstract(token):
            yield from command(cast, token)
        elif word in words("leads", "nouns") or (word in words("leads", "qualified-nouns") and _is_leading(token)):
            yield from _noun(cast, token)
        elif is_verb(token):
            if word in words("leads", "hand-verbs"):
                yield from handed(cast, token)
            if word in words("leads", "taking-verbs"):
                yield from takes_over(cast, token)
            if word in words("leads", "succeed-verbs"):
                yield from succeeds(cast, token)
    yield from titles(cast)


def _is_joint(token: Token) -> bool:
    """Whether "co-chair" with an object is a verb, which a tagger may take for a noun."""
    return token.lower_.startswith("co-") and token.dep_ == "ROOT" and child(token, "dobj") is not None


def _is_abstract(noun: Token) -> bool:
    """Whether "head", "chair" or "lead" is the post and not its holder: "at its head", "took the chair of"."""
    if noun.lower_ not in words("leads", "nouns"):
        return True
    head = noun.head
    return (noun.dep_ == "pobj" and head.lower_ in words("leads", "posts")) or (
        noun.dep_ == "dobj"
        and head.lower_ in words("leads", "take-verbs") | words("leads", "hand-verbs")
        and head.lower_ not in {"has", "have", "had"}
    )


def _is_leading(noun: Token) -> bool:
    """ "framework nation", "lead nation", "commanding general"."""
    return any(c.lower_ in words("leads", "qualifying") for c in noun.lefts)


def _verb(cast: Cast, verb: Token) -> Iterator[Statement]:
    """ "Kenya leads it", "the force, to be led by France", "the mission that X commands"."""
    if is_unreal(verb) or _chairs_meeting(cast, verb):
        return
    led = [thing for token in patients(verb) for thing in cast.bodies.fresh(token)] or _after(cast, verb)
    passive = is_passive_form(verb)
    if not led and passive and verb.i == verb.sent.start and verb.dep_ == "ROOT" and verb.tag_ == "VBN":
        # "Led by Egypt." below the name of a force
        above = cast.bodies.before(verb.i)
        led = [above] if above is not None and above.kind == "coalition" else []
    if not led and passive and verb.i and verb.nbor(-1).text == "," and not _is_meeting(cast, verb):
        led = cast.bodies.nearest(verb)
    if not led:
        led = [
            t
            for token in patients(verb)
            if token.lower_ in words("leads", "qualified-nouns")
            for o in objects_of(token, "of")
            for t in cast.bodies.of(o)
        ]
    who = (_by(cast, verb) if passive else []) or (_between(cast, verb) if not is_verb(verb) else [])
    who = who or [t for t in led_by(cast, agents(verb)) if t not in led] or _between(cast, verb)
    if (aim := _sent_to(cast, verb)) is not None:
        who = aim
    if verb.lower_ in words("leads", "joint-verbs"):
        partners = [o for source in (verb, *patients(verb)) for o in objects_of(source, "with")]
        who = list(dict.fromkeys([*who, *leaders(cast, partners)]))
    rule = "leads.passive" if passive else "leads.verb"
    yield from cast.tell("leads", who, led, verb, rule)
    if who and led:
        yield from _gapped(cast, verb, passive=passive)


def _sent_to(cast: Cast, verb: Token) -> list[Thing] | None:
    """Who is named behind "a general to lead it": the officer leads, and not who sends him."""
    to = verb.i - 1
    if to < 1 or cast.words[to] != "to" or not {cast.words[to - 1], f"{cast.words[to - 1]}s"} & vocabulary().ranks:
        return None
    return cast.people.mentions.scanned(verb.i + 1, verb.sent.end)[:1]


def _chairs_meeting(cast: Cast, verb: Token) -> bool:
    """ "X chaired it", of a meeting told right before."""
    if verb.lower_ not in words("meetings", "presiding") or not any(t.lower_ == "it" for t in patients(verb)):
        return False
    return not words("meetings", "nouns").isdisjoint(cast.words[max(0, verb.sent.start - 30) : verb.i])


def _by(cast: Cast, verb: Token) -> list[Thing]:
    """The nations listed behind "by"; "the demining coalition by Lithuania" after them is a clause of its own."""
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 5)]:
        if token.lower_ == "by":
            listed, end = cast.people.lists.read(token.i + 1)
            named = end < len(verb.doc) and end > token.i + 1 and verb.doc[end].tag_ == "NNP"
            return [] if named else listed
        if token.dep_ not in {"advmod", "prep", "npadvmod"}:
            break
    return []


def _gapped(cast: Cast, verb: Token, *, passive: bool) -> Iterator[Statement]:
    """ "A leads the drone coalition, B the demining coalition", "X is led by A, Y by B": clauses without their verb."""
    i, end = verb.i + 1, verb.sent.end
    while i < end:
        if passive:
            body = cast.bodies.at(i)
            stop = next((j for j in range(i, end) if cast.bodies.at(j) != body), end) if body is not None else i
            listed = (
                cast.people.listed(stop + 1) if body is not None and stop < end and cast.words[stop] == "by" else []
            )
            named = [body] if body is not None else []
        else:
            listed, stop = cast.people.lists.read(i) if cast.words[i - 1] in {",", "and", ";"} else ([], i)
            j = next((j for j in range(stop, min(end, stop + 2)) if cast.bodies.at(j) is not None), None)
            body = cast.bodies.at(j) if j is not None else None
            named = [body] if listed and body is not None else []
        if listed and named:
            yield from cast.tell("leads", listed, named, verb, "leads.gapped")
        i = max(i + 1, stop)


def _is_meeting(cast: Cast, verb: Token) -> bool:
    """Whether what was "chaired by" somebody is a meeting told right before."""
    return not words("meetings", "nouns").isdisjoint(cast.words[max(0, verb.i - 8) : verb.i])


def _after(cast: Cast, verb: Token) -> list[Thing]:
    """The body named right behind a verb, whatever the parse makes of it."""
    i = verb.i + 1
    while i < len(cast.doc) and cast.doc[i].tag_ in {"DT", "JJ", "PRP$"}:
        i += 1
    found = cast.bodies.at(i) if i < len(cast.doc) and not is_passive_form(verb) else None
    return [found] if found is not None else []


def _between(cast: Cast, verb: Token) -> list[Thing]:
    """The nations between a relative pronoun and its verb: "which Finland and Estonia chair"."""
    listed = cast.people.listed_before(verb.i)
    return listed if verb.dep_ == "relcl" and not is_passive_form(verb) else []


def _attributive(cast: Cast, participle: Token) -> Iterator[Statement]:
    """ "the Kenya-led mission", "a US-led coalition", "the Czech-led ammunition initiative"."""
    i = participle.i
    if i < 2 or cast.doc[i - 1].text not in {"-", "–"}:
        return
    who = cast.people.nations(cast.doc[i - 2]) or cast.context.actors(cast.doc[i - 2])
    noun = participle.head if not is_verb(participle.head) else None
    for token in ([noun] if noun is not None else []) + list(cast.doc[i + 1 : i + 6]):
        led = [_unnamed(thing, token, participle) for thing in _called(cast, token)]
        if led:
            yield from cast.tell("leads", who, led, participle, "leads.attributive")
            return
        if token.tag_ in {"IN", "VBD", "VBZ", "VB", "VBP", "CC"} and token is not noun:
            return


def _called(cast: Cast, noun: Token) -> list[Thing]:
    """The bodies that a noun for one names or is a part of the name of: "the US-led coalition" is no "Border Force"."""
    found = cast.bodies.of(noun)
    if cast.bodies.at(noun.i) is not None or not found or noun.lower_ != "coalition":
        return found
    named = [t for t in found if noun.lower_ in t.name.lower()]
    return named or [Thing("coalition", noun.lower_, noun.lower_)]


def _unnamed(thing: Thing, noun: Token, participle: Token) -> Thing:
    """A coalition without a name is called by its leader: "US-led coalition"."""
    if thing.name.lower() != noun.lower_:
        return thing
    name = " ".join(noun.doc[participle.i - 2 : noun.i + 1].text.split())
    return Thing(thing.kind, name, name)


def _noun(cast: Cast, noun: Token) -> Iterator[Statement]:
    """ "X is the head of the mission", "its commander, X", "KFOR commander X", "appointed commander of"."""
    if is_qualified(noun):
        return
    led = _whose(cast, noun)
    if noun.lower_ in words("leads", "commanders"):
        # "EU Force Commander": nobody commands the Union
        led = [t for t in led if t.kind == "coalition" or t.id not in vocabulary().things] or _force(cast, noun)
    led = [t for t in led if not _is_of_state(t)]
    if noun.lower_ in words("leads", "coordinators"):
        led = [t for t in led if t.kind == "coalition" or t.id not in vocabulary().things]
    if led:
        yield from cast.tell("leads", [t for t in _borne(cast, noun) if t not in led], led, noun, "leads.noun")


def _is_of_state(thing: Thing) -> bool:
    """Whether a body is an organ of one nation, which its own officials head: "State Committee for National Security"."""
    return any(words_ in thing.name.lower() for words_ in words("leads", "organs"))


def _whose(cast: Cast, noun: Token) -> list[Thing]:
    """Of which body: "of the mission", "the mission's", "its", "KFOR commander", "the force commander"."""
    found = [t for o in objects_of(noun, "of", "for", "in") for t in cast.bodies.of(o)]
    for c in noun.children:
        if not found and c.dep_ in {"poss", "compound", "nmod", "amod"}:
            found = cast.bodies.of(c) or (_force(cast, c) if c.dep_ == "compound" else [])
    if not found and any(c.dep_ == "conj" for c in noun.children):
        later = [t for c in conjuncts(noun)[1:] for t in c.subtree if t.dep_ == "pobj" and t.head.lower_ == "of"]
        found = [thing for t in later for thing in cast.bodies.of(t)]
    if not found and noun.dep_ == "dobj" and noun.head.lower_ in {"has", "have", "had", "gets", "got"}:
        who = subject(noun.head)
        found = cast.bodies.of(who) if who is not None else []
    return found


def _force(cast: Cast, word: Token) -> list[Thing]:
    """The article's own force in "the Force Commander", "the operation commander"."""
    if word.lower_ not in words("leads", "force"):
        return []
    found = cast.bodies.before(word.i)
    return [found] if found is not None and found.kind == "coalition" else []


def _borne(cast: Cast, noun: Token) -> list[Thing]:
    """Of whom a noun is said: by "is", in apposition, by appointment, or by a name beside it."""
    head = noun.head
    if noun.dep_ in {"attr", "oprd"} and is_verb(head):
        who = child(head, "nsubj", "nsubjpass") or subject(head)
        if who is None or is_unreal(head):
            return []
        return leaders(cast, [who]) if not paired(noun, who) else cast.people.persons_at(paired(noun, who)[0])
    named = [t for c in noun.children if c.dep_ == "appos" for t in leaders(cast, [c]) if t.kind == "person"]
    if noun.dep_ in {"nsubj", "nsubjpass"} and head.lower_ in _BE and named:
        return named  # "Its chief, General X, is a Colombian"
    if noun.dep_ in {"nsubj", "nsubjpass"} and head.lower_ in _BE and not is_negated(head):
        said = child(head, "attr")
        if said is not None:
            return leaders(cast, [said])
    if noun.dep_ == "pobj" and head.lower_ == "as" and head.head.tag_.startswith("NN"):
        return leaders(cast, [head.head])
    if noun.dep_ == "pobj" and head.lower_ == "as":
        return _appointed(cast, head.head if is_verb(head.head) else head.head.head, head)
    if noun.dep_ == "dobj" and head.lower_ in words("leads", "provide-verbs") and not is_unreal(head):
        return led_by(cast, agents(head))
    beside = [t for t in cast.people.bearers(noun) if t.kind == "person"]
    return beside or _apposed(cast, noun) or _following(cast, noun)


def _following(cast: Cast, noun: Token) -> list[Thing]:
    """ "ASEAN chair Malaysia": the nation right behind a title that stands behind a body."""
    if noun.i and cast.bodies.at(noun.i - 1) is not None and noun.lower_ in words("leads", "state-nouns"):
        return cast.people.listed(noun.i + 1)[:1]
    return []


def _appointed(cast: Cast, verb: Token, preposition: Token) -> list[Thing]:
    """Who is "named as commander", "took over as commander"."""
    if not is_verb(verb) or is_unreal(verb):
        return []
    if preposition.i < verb.i:
        # "Malaysia, as chair of ASEAN, sent": of the subject
        return leaders(cast, [who] if (who := subject(verb)) is not None else [])
    replaced = verb.lower_ in words("leads", "succeed-verbs")
    by = objects_of(verb, "by") if replaced else []
    who = (
        (by[0] if by else subject(verb))
        if replaced
        else child(verb, "nsubjpass") or child(verb, "dobj") or subject(verb)
    )
    return leaders(cast, [who] if who is not None else [])


def _apposed(cast: Cast, noun: Token) -> list[Thing]:
    """ "X, the leader of", "the leader, X", "has a new commander: X"."""
    if noun.dep_ == "dobj":
        return leaders(cast, [c for c in noun.children if c.dep_ == "appos"])
    if noun.dep_ == "appos" and noun.head.dep_ == "pobj" and noun.head.head.head.i in cast.people.mentions.at:
        # "Commodore X of the Navy, commander of"
        return leaders(cast, [noun.head.head.head])
    if noun.dep_ in {"appos", "compound", "nmod"} and noun.head.i != noun.i:
        return leaders(cast, [noun.head])
    return leaders(cast, [c for c in noun.children if c.dep_ == "appos"])
