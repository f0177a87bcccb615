"""What a thing is when it is handed over, and what when it is deployed: frigates given are vessels, sent on duty a navy."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from coalition.language.clauses import auxiliaries, cue, is_verb
from coalition.language.extensions import CAPABILITIES
from coalition.language.morphology import plural, verb_forms
from coalition.language.relations.chains import Chain
from coalition.language.relations.context import Lexicon, rules
from coalition.language.relations.exercises import EXERCISE, is_drilled
from coalition.language.relations.given import Given
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing


@lru_cache(maxsize=1)
def _verbs() -> Lexicon:
    return Lexicon(rules("pledges.toml")["handing"])


@lru_cache(maxsize=1)
def _nouns() -> Lexicon:
    return Lexicon(rules("pledges.toml")["handing-nouns"], nouns=True)


@lru_cache(maxsize=1)
def _handed() -> dict[str, frozenset[str]]:
    data = rules("pledges.toml")["handed"]
    return {name: frozenset(form for noun in group for form in (noun, plural(noun))) for name, group in data.items()}


@dataclass(frozen=True, slots=True)
class _OwnFlag:
    capabilities: frozenset[str]
    nouns: frozenset[str]
    receiving: frozenset[str]


@lru_cache(maxsize=1)
def _own_flag() -> _OwnFlag:
    data = rules("pledges.toml")["own-flag"]
    nouns = frozenset(form for noun in data["nouns"] for form in (noun, plural(noun)))
    return _OwnFlag(frozenset(data["capabilities"]), nouns, frozenset(data["receiving"]))


@dataclass(frozen=True, slots=True)
class _Purposes:
    things: frozenset[str]
    sent: frozenset[str]
    own: frozenset[str]
    deeds: frozenset[str]
    kinds: tuple[tuple[str, frozenset[str], frozenset[str]], ...]


@lru_cache(maxsize=1)
def _purposes() -> _Purposes:
    data = rules("pledges.toml")["purposes"]
    kinds = tuple(
        (name, frozenset(kind["things"]), frozenset(form for verb in kind["verbs"] for form in verb_forms(verb)))
        for name, kind in data.items()
        if isinstance(kind, dict)
    )
    sent = frozenset(data["things"])
    every = sent.union(*(things for _, things, _ in kinds))
    return _Purposes(every, sent, frozenset(data["own"]), frozenset(data["deeds"]), kinds)


@lru_cache(maxsize=1)
def _staff() -> frozenset[str]:
    return frozenset(rules("pledges.toml")["staff"]["words"])


def meant(given: Given, chain: Chain, recipients: list[Thing]) -> Thing:
    """The capability that something is in the deed that is told of it.

    Args:
        given: what is given, as its words alone tell.
        chain: its governors.
        recipients: to whom it is given.
    """
    one = given.thing.id
    if given.sort == "weak" and one == "police" and any(t.lower_ in _staff() for t in given.root.sent):
        return _capability("command")
    if is_drilled(chain, one):
        return EXERCISE
    how = _how(chain, recipients) or ("deploy" if _is_own(chain, given, recipients) else None)
    if how == "hand":
        if one in _handed()["kinds"] and (name := _carrier(given.root)) is not None:
            return _capability(name)
    elif (purpose := _purpose(given, chain)) is not None:
        return _capability(purpose)
    handed, deployed = vocabulary().given_as.get(one), vocabulary().deployed_as.get(one)
    name = handed if how == "hand" else deployed if how == "deploy" else None
    return _capability(name) if name is not None else given.thing


def _capability(name: str) -> Thing:
    return Thing("capability", name, name)


def _carrier(noun: Token) -> str | None:
    """Which kind of carrier a noun is, if it is one."""
    return next((kind for kind in ("aircraft", "vessels") if noun.lower_ in _handed()[kind]), None)


def _purpose(given: Given, chain: Chain) -> str | None:
    """What carriers and observers are sent for: "helicopters to carry food" are transport."""
    one, rules_ = given.thing.id, _purposes()
    if one not in rules_.things:
        return None
    for verb in _purposes_of(given.root, chain):
        deed = next((s for s in verb.doc.spans[CAPABILITIES] if s.start == verb.i and s._.sort == "action"), None)
        if deed is not None and deed.kb_id_ in rules_.own and one in rules_.sent:
            return str(deed.kb_id_)
        if deed is not None and deed.kb_id_ not in rules_.deeds:
            continue
        for name, things, verbs in rules_.kinds:
            if one in things and verb.lower_ in verbs:
                return name
        if deed is not None and one in rules_.sent:
            return str(deed.kb_id_)
    return None


def _purposes_of(root: Token, chain: Chain) -> Iterator[Token]:
    """The verbs that tell to what end something is sent, those that they help with too: "to help reach"."""
    told = {token.i for token, _ in chain.links}
    for token in (root, *(token for token, _ in chain.links)):
        for c in token.children:
            if (
                is_verb(c)
                and c.i not in told
                and c.dep_ in {"advcl", "xcomp", "relcl", "acl"}
                and "to" in auxiliaries(c)
            ):
                yield c
                yield from (
                    inner for inner in c.children if is_verb(inner) and inner.dep_ in {"xcomp", "ccomp", "conj"}
                )


def _how(chain: Chain, recipients: list[Thing]) -> str | None:
    """Whether something is handed over or deployed, by the innermost governor that tells."""
    for token, name in chain.links:
        if name == "serve" or token.lower_ in cue("have"):
            return "deploy"
        how = _verbs().of(token) if is_verb(token) else _nouns().of(token)
        if how == "hand" and token.lower_ in _relocating()["verbs"] and not recipients and _is_place(token):
            how = "deploy"
        if how == "provide":
            how = "hand" if recipients else None
        if how == "send":
            how = None if recipients else _for_a_purpose(token)
        if how is not None:
            return how
    return None


def _is_own(chain: Chain, given: Given, recipients: list[Thing]) -> bool:
    """Whether something serves its own nation, being sent or offered to nobody: "offers a patrol ship"."""
    if recipients or given.thing.id not in _own_flag().capabilities or given.root.lower_ not in _own_flag().nouns:
        return False
    verb = next((token for token, _ in chain.links if is_verb(token)), None)
    if verb is None or _verbs().of(verb) not in {"send", "provide"} or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        return False
    told = (c for token in (given.root, *(t for t, _ in chain.links)) for c in token.children)
    return not any(c.dep_ == "dative" or (c.dep_ == "prep" and c.lower_ in _own_flag().receiving) for c in told)


def _for_a_purpose(verb: Token) -> str | None:
    """As in "sent a patrol ship to watch the coast"."""
    purposes = [c for c in verb.children if is_verb(c) and c.dep_ in {"advcl", "xcomp"} and "to" in auxiliaries(c)]
    return "deploy" if purposes else None


def _is_place(verb: Token) -> bool:
    """Whether a thing is moved to a sea or region and to nobody: "transferred a frigate to the Red Sea"."""
    goals = (o for t in verb.subtree if t.lower_ == "to" and t.dep_ in {"prep", "dative"} for o in t.children)
    return any(o.dep_ == "pobj" and o.lower_ in _relocating()["places"] for o in goals)


@lru_cache(maxsize=1)
def _relocating() -> dict[str, frozenset[str]]:
    data = rules("pledges.toml")["relocating"]
    verbs = frozenset(form for verb in data["verbs"] for form in verb_forms(verb))
    return {"verbs": verbs, "places": frozenset(data["places"])}
