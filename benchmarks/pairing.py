"""Pairing: the evidence about whether somebody in a sentence gives what is told there; benchmarks.proposals weighs it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Token

from coalition.language.clauses import is_negated, is_verb, subject, tense
from coalition.language.evidence import about, layout, said, telling
from coalition.language.relations.chains import Chain, climb
from coalition.language.relations.context import Context
from coalition.language.relations.given import Given
from coalition.language.relations.pledgewords import words
from coalition.language.relations.status import status_of
from coalition.language.salience import ACTORS
from coalition.statements.statement import Statement, Thing

_CLAUSES = frozenset(("ccomp", "relcl", "advcl", "acl"))
_ACTING = frozenset(("nsubj", "nsubjpass", "poss"))
_PRONOUNS = ("PRP", "WP", "WDT")
_LONGEST = 4
"""Steps of a way through the parse that are told one by one."""


class Actor(NamedTuple):
    """A word that stands for a nation, a group or a body."""

    token: Token
    thing: Thing
    how: str


def actors(context: Context, sentence: Iterable[Token]) -> list[Actor]:
    """Who may give in a sentence: by name, by pronoun, or as a subject or owner that is described."""
    found: list[Actor] = []
    for token in sentence:
        span = context.chains.span(token)
        if span is not None and span.root.i == token.i:
            thing = context.chains.nation_of(span._.thing) if span._.thing.kind == "person" else span._.thing
            found += [Actor(token, thing, str(span._.sort))] if thing is not None and thing.kind in ACTORS else []
        elif span is None and (token.tag_.startswith(_PRONOUNS) or (token.tag_[:2] == "NN" and token.dep_ in _ACTING)):
            how = "description" if token.tag_[:2] == "NN" else "pronoun"
            found += [Actor(token, one, how) for one in context.actors(token)]
    return found


@dataclass(frozen=True, slots=True)
class Stated:
    """What rules state, as proposals need it.

    Attributes:
        here: the pledges of a passage.
        pledges: all pledges of the article.
    """

    here: list[Statement]
    pledges: list[Statement]


class Offer:
    """What may be given, with the evidence that is the same whoever gives it.

    Attributes:
        given: the capability or sum.
        passage: where it is told.
        status: the status that its way up, or else the verb above it, amounts to.
        evidence: what speaks for or against anybody's giving it.
        company: the same, of what rules state.
    """

    def __init__(self, context: Context, given: Given, stated: Stated) -> None:
        self._context = context
        self._stated = stated
        self.given = given
        self.passage = context.passage(given.root)
        self._above = [given.root, *given.root.ancestors]
        self._steps = {token.i: steps for steps, token in enumerate(self._above)}
        chain = climb(given.root, sort=given.sort, concept=given.thing.id)
        told = status_of(chain) if chain.blocked is None else None
        self.status = told or _mood(self._above)
        self._alike = [one for one in stated.here if one.object == given.thing]
        self._subjects = [who for verb in self._above if is_verb(verb) and (who := subject(verb)) is not None]
        self._acting = [set(context.chains.actors(who)) for who in self._subjects]
        self.evidence = [*self._words(), *_way(chain, told), *self._surroundings()]
        self.company = list(self._company())

    def _words(self) -> Iterator[str]:
        root = self.given.root
        yield f"given by {self.given.sort}"
        yield f"gives {self.given.thing.id}"
        yield f"given as {root.dep_}"
        yield f"given under {root.head.lower_}"
        yield f"given under tag {root.head.tag_}"
        if any(self._context.figure_at(token) is not None for token in (*self.given.span, *root.children)):
            yield "has a figure"

    def _surroundings(self) -> Iterator[str]:
        yield from telling(said(self._context.text[self.passage.start : self.passage.end]))
        yield from layout(self._context.doc, self.passage.start)

    def _company(self) -> Iterator[str]:
        if self._stated.here:
            yield "pledges in the passage"
        if self._alike:
            yield "capability pledged in the passage"
        if any(one.object == self.given.thing for one in self._stated.pledges):
            yield "capability pledged in the article"

    def by(self, giver: Actor, others: Sequence[Actor]) -> Iterator[str]:
        """What speaks for or against one who may give it, beside what counts for all.

        Args:
            giver: who.
            others: all who may give in the sentence.
        """
        yield from _named(giver)
        yield f"{min(len({one.thing for one in others}), 5)} who may give"
        yield from self._apart(giver, others)
        yield from self._path(giver.token)
        yield from self._governing(giver)

    def company_of(self, thing: Thing) -> Iterator[str]:
        """What rules state of one who may give and of others."""
        if any(one.subject == thing for one in self._stated.pledges):
            yield "giver pledges in the article"
        if any(one.subject == thing for one in self._stated.here):
            yield "giver pledges in the passage"
        if any(one.subject != thing for one in self._alike):
            yield "another gives it"
        if any(one.recipient == thing for one in self._stated.here):
            yield "giver receives in the passage"

    def _apart(self, giver: Actor, others: Sequence[Actor]) -> Iterator[str]:
        first, last = sorted((giver.token.i, self.given.root.i))
        yield f"{about(last - first)} words apart"
        yield "giver before" if giver.token.i == first else "giver behind"
        yield f"{min(len({one.thing for one in others if first < one.token.i < last}), 3)} between"

    def _path(self, token: Token) -> Iterator[str]:
        """The way through the parse from giver to capability, by dependencies and by the words passed."""
        up: list[Token] = []
        while token.i not in self._steps:
            up.append(token)
            if token.head.i == token.i:
                return
            token = token.head
        down = self._above[: self._steps[token.i]][::-1]
        rises, falls = ">".join(one.dep_ for one in up[:_LONGEST]), ">".join(one.dep_ for one in down[:_LONGEST])
        yield f"path {rises}|{'V' if is_verb(token) else token.tag_[:2]}|{falls}"
        yield f"path up {'>'.join(one.dep_ for one in up[: _LONGEST - 1])}"
        yield f"path down {falls}"
        yield f"path over {token.lower_}"
        yield f"path over class {words().of(token)}"
        yield f"{min(len(up) + len(down), 8)} steps"
        yield f"{min(sum(one.dep_ in _CLAUSES for one in down), 3)} clauses down"
        if is_verb(token):
            yield f"path over {tense(token)} verb"
            if is_negated(token):
                yield "path over negation"
        yield from dict.fromkeys(piece for one in down[:-1] for piece in _passed(one))

    def _governing(self, giver: Actor) -> Iterator[str]:
        """Whether the giver does what the verbs above the capability tell."""
        if not self._subjects:
            return
        if self._subjects[0].i == giver.token.i:
            yield "giver is the nearest subject"
        if any(who.i == giver.token.i for who in self._subjects):
            yield "giver is a subject above"
        if giver.thing in self._acting[0]:
            yield "nearest subject means the giver"
        if any(giver.thing in things for things in self._acting):
            yield "a subject above means the giver"


def _named(giver: Actor) -> Iterator[str]:
    token = giver.token
    yield f"giver by {giver.how}"
    yield f"giver is {giver.thing.kind}"
    yield f"giver as {token.dep_}"
    yield f"giver under {token.head.lower_}"
    if token.dep_ == "pobj":
        yield f"giver after {token.head.lower_}"


def _passed(token: Token) -> Iterator[str]:
    yield f"path through class {words().of(token)}"
    if is_verb(token):
        yield f"path through {tense(token)} verb"
        yield f"path through {token.lower_}"


def _way(chain: Chain, status: str | None) -> Iterator[str]:
    """The way up the parse from the capability, as rules go it."""
    yield f"way blocked by {chain.blocked.split()[0]}" if chain.blocked is not None else "way open"
    yield f"status {status}"
    yield f"way {' '.join(name for _, name in chain.links[:_LONGEST])}"
    yield from dict.fromkeys(f"way through {token.lower_}" for token, _ in chain.links)
    yield from dict.fromkeys(f"way by {name}" for _, name in chain.links)
    yield from dict.fromkeys(f"way {tense(token)}" for token, _ in chain.links if is_verb(token))
    if any(is_negated(token) for token, _ in chain.links):
        yield "way negated"
    if chain.links:
        yield f"way ends in {chain.links[-1][1]}"
        yield f"way ends in {chain.links[-1][0].lower_}"


def _mood(above: Sequence[Token]) -> str:
    """The status that the nearest verb above a capability suggests."""
    verbs = [token for token in above if is_verb(token)]
    if any(is_negated(verb) for verb in verbs[:2]):
        return "refused"
    moods = {"possible": "considered", "future": "pledged", "intended": "pledged"}
    return moods.get(tense(verbs[0]), "delivered") if verbs else "delivered"
