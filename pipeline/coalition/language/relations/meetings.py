"""Meetings: who hosts them, who attends, and where they are."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from coalition.language.clauses import is_verb
from coalition.language.relations.cast import Cast, is_unreal, words
from coalition.language.relations.company import Company
from coalition.language.relations.encounters import Encounters
from coalition.language.relations.gatherings import Gatherings, one_place
from coalition.language.relations.hostings import Hostings
from coalition.language.relations.livereports import live
from coalition.language.relations.presences import Presences
from coalition.language.relations.rollcalls import roll_calls
from coalition.statements.statement import Statement

_FRAMES = (
    "meet",
    "talk",
    "join",
    "host",
    "receive",
    "attend",
    "travel",
    "call",
    "bring",
    "sign",
    "agree",
    "tell",
    "seat",
)


def meetings(cast: Cast) -> Iterator[Statement]:
    """Hosts and attendees of the meetings an article tells of; contests of sport are none."""
    yield from one_place(_told(cast), cast)


def _told(cast: Cast) -> Iterator[Statement]:
    gatherings = Gatherings(cast)
    encounters, hostings = Encounters(cast, gatherings), Hostings(cast, gatherings)
    presences, company = Presences(cast, gatherings), Company(cast, gatherings)
    frames = {
        "meet": encounters.meet,
        "talk": encounters.talk,
        "join": presences.join,
        "host": hostings.host,
        "receive": hostings.receive,
        "attend": presences.attend,
        "travel": encounters.travel,
        "call": encounters.call,
        "bring": hostings.bring,
        "sign": encounters.sign,
        "agree": encounters.agree,
        "tell": encounters.say,
        "seat": company.seats,
    }
    for token in cast.doc:
        word = cast.words[token.i]
        if word in _triggers() and (is_verb(token) or token.dep_ == "relcl") and not presences.opens(token):
            if is_unreal(token) or gatherings.is_contest(token) or gatherings.is_off(token):
                continue
            for name in _frames_of(word):
                yield from frames[name](token)
        elif word in words("meetings", "nouns"):
            yield from gatherings.noun(token)
        elif word in words("meetings", "lines"):
            yield from gatherings.line(token)
        if word in words("meetings", "meals"):
            yield from company.at_table(token)
        if gatherings.is_told or word in words("meetings", "invitation"):
            if word in words("meetings", "chair-words"):
                yield from hostings.chair(token)
            else:
                yield from _signs(token, word, presences, company)
    yield from roll_calls(cast, gatherings)
    yield from live(cast, gatherings)


def _signs(token: Token, word: str, presences: Presences, company: Company) -> Iterator[Statement]:
    """Whom a word that tells no meeting itself tells to have been at one."""
    if word in {"so", "as"}:
        yield from company.likewise(token)
        return
    yield from presences.sign(token)
    if word in words("meetings", "presence"):
        yield from company.inverted(token)
    elif word in words("meetings", "sent"):
        yield from company.leaves(token)


@lru_cache(maxsize=1)
def _triggers() -> frozenset[str]:
    return frozenset().union(*(words("meetings", f"{name}-verbs") for name in _FRAMES))


@lru_cache(maxsize=256)
def _frames_of(word: str) -> tuple[str, ...]:
    return tuple(name for name in _FRAMES if word in words("meetings", f"{name}-verbs"))
