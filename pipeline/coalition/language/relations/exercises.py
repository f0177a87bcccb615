"""Who takes part in an exercise: "held with troops from Oman", "between Peru and Chile", "in which Thai marines took part"."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Span, Token

from coalition.language.clauses import is_negated, is_verb, objects_of, tense
from coalition.language.extensions import NAMES
from coalition.language.morphology import plural, verb_forms
from coalition.language.relations.chains import Chain
from coalition.language.relations.context import Context, rules
from coalition.language.relations.pledgewords import words
from coalition.statements.statement import Statement, Thing

_UPWARD = frozenset(("amod", "compound", "nmod", "poss", "conj", "appos", "pobj", "prep", "nummod", "pcomp"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_STATUS = {"future": "pledged", "intended": "pledged", "possible": "considered"}
EXERCISE = Thing("capability", "joint-exercises", "joint-exercises")


@lru_cache(maxsize=1)
def _rules() -> dict[str, frozenset[str]]:
    data: dict[str, Any] = rules("exercises.toml")
    return {
        "nouns": frozenset(form for noun in data["nouns"] for form in (noun, plural(noun))),
        "participating": frozenset(form for verb in data["participating"] for form in verb_forms(verb)),
        "holding": frozenset(form for verb in data["holding"] for form in verb_forms(verb)),
        "partners": frozenset(data["partners"]),
        "parties": frozenset(data["parties"]),
        "drilled": frozenset(data["drilled"]),
        "together": frozenset(form for verb in data["together"] for form in verb_forms(verb)),
        "jointly": frozenset(data["jointly"]),
        "participants": frozenset(plural(noun) for noun in data["participants"]),
    }


def exercises(context: Context, emitted: list[Statement]) -> Iterator[Statement]:
    """The nations that take part in the exercises of an article, where no other pledge tells it.

    Args:
        context: the article.
        emitted: the pledges found so far.
    """
    told = {(s.passage, s.subject) for s in emitted if s.object == EXERCISE}
    nouns = [s[-1] if s._.sort == "action" else s.root for s in context.capabilities if s.kb_id_ == EXERCISE.id]
    sentences = {noun.sent.start: noun.sent for noun in nouns}
    listings = {t.sent.start: t for t in context.doc if t.lower_ in _rules()["participants"]} if nouns else {}
    sentences |= {start: t.sent for start, t in listings.items() if any(noun.i < t.i for noun in nouns)}
    for start, sentence in sentences.items():
        heads = {_named(noun).i for noun in nouns if noun.sent.start == start}
        heads |= {listings[start].i} if start in listings else set()
        for name in context.doc.spans[NAMES]:
            if name.label_ != "NATION" or not sentence.start <= name.start < sentence.end:
                continue
            verb = _taking_part(name, heads)
            if verb is None or (context.passage(name.root), name._.thing) in told:
                continue
            yield Statement(
                "pledges",
                name._.thing,
                EXERCISE,
                context.passage(name.root),
                "pledge.exercise",
                0.7,
                status=_STATUS.get(tense(verb), "delivered"),
                date=context.date(verb),
            )


def is_drilled(chain: Chain, concept: str) -> bool:
    """Whether those who are sent are sent to an exercise: "is sending a platoon to the drill", "trained together".

    Args:
        chain: what governs those who are sent.
        concept: id of the capability that they are.
    """
    if concept not in _rules()["drilled"]:
        return False
    verbs = [token for token, _ in chain.links if is_verb(token)]
    parts = [part for verb in verbs for part in (verb, *(c for c in verb.children if c.lower_ == "part"))]
    places = [o for part in parts for o in objects_of(part, "in", "to", "for", "at")]
    places += [o for verb in verbs if words().verbs.of(verb) == "carry" for o in verb.children if o.dep_ == "dobj"]
    places += [verb.head for verb in verbs if verb.dep_ == "relcl"]
    if any(t.lower_ in _rules()["nouns"] for place in places for t in (place, *place.children)):
        return True
    return any(
        verb.lower_ in _rules()["together"] and any(c.lower_ in _rules()["jointly"] for c in verb.children)
        for verb in verbs
    ) or any(_goes_on(verb) for verb in verbs)


def _goes_on(verb: Token) -> bool:
    """As in "will each take part with one frigate", told right after an exercise."""
    start = verb.sent.start
    if not start or verb.lower_ not in _rules()["participating"] or not any(c.lower_ == "with" for c in verb.children):
        return False
    if any(objects_of(part, "in", "at") for part in (verb, *verb.children)):
        return False
    return any(t.lower_ in _rules()["nouns"] for t in verb.doc[start - 1].sent)


def _named(root: Token) -> Token:
    """The head of an exercise's phrase: of "Exercise Desert Falcon" the name."""
    while root.dep_ in {"compound", "amod"} and root.head.tag_ in {"NNP", "NNPS", "NN"}:
        root = root.head
    return root


def _taking_part(name: Span, heads: set[int]) -> Token | None:
    """The verb of taking part that a name is under, or the exercise that it is a party to."""
    token, led = name.root, False
    while token.head.i != token.i:
        head, led = token.head, led or token.lower_ in _rules()["partners"]
        if is_verb(head):
            return head if _joins(token, head, heads, led=led) else None
        if head.i in heads:
            return _held(head) if led or token.lower_ in _rules()["parties"] else None
        if token.dep_ not in _UPWARD:
            return None
        token = head
    return None


def _held(exercise: Token) -> Token | None:
    """What is told of an exercise of named parties, if it is not asked for, denied or only spoken of."""
    verb = next((a for a in exercise.ancestors if is_verb(a)), None)
    if verb is None:
        return exercise
    return None if _is_doubtful(verb) else verb


def _is_doubtful(verb: Token) -> bool:
    return is_negated(verb) or any(words().verbs.of(a) in {"call", "refuse"} for a in (verb, *verb.ancestors))


def _joins(token: Token, verb: Token, heads: set[int], *, led: bool) -> bool:
    if _is_doubtful(verb):
        return False
    if any(c.dep_ == "nsubj" and c.i in heads and c.lower_ in _rules()["participants"] for c in verb.children):
        return token.dep_ not in _SUBJECTS
    about = any(t.i in heads for t in verb.subtree) or verb.dep_ in {"relcl", "acl", "pcomp"}
    if token.dep_ in _SUBJECTS:
        return about and verb.lower_ in _rules()["participating"] and not any(t.i in heads for t in token.subtree)
    return about and led and verb.lower_ in _rules()["participating"] | _rules()["holding"]
