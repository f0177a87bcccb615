"""Deputies of those who command: "his deputy is Brigadier X", "with Colonel Y as her deputy"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from coalition.language.clauses import child, is_negated, is_verb, objects_of
from coalition.language.relations.cast import UNMEASURED, Cast, words
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Statement, Thing

_THEIRS = frozenset(("his", "her", "its", "their"))


def deputies(cast: Cast, led: Iterable[Statement]) -> Iterator[Statement]:
    """The posts of deputies whom an article names, in the body that the one spoken of before leads.

    Args:
        cast: the article.
        led: its statements about who leads what.
    """
    if not words("leads", "deputies").intersection(cast.words):
        return
    posts = sorted(_posts(cast, led))
    for token in cast.doc:
        if cast.words[token.i] not in words("leads", "deputies") or token.dep_ in {"compound", "amod"}:
            continue
        owner = child(token, "poss")
        person = _bearer(cast, token)
        if owner is None or person is None:
            continue
        if owner.lower_ in _THEIRS:
            start = cast.context.passage(token).end
            body = next((post[1] for post in reversed(posts) if post[0] < start and post[2] != person), None)
        else:
            body = next(iter(cast.bodies.of(owner)), None)
        if body is not None:
            yield _post(cast, person, body, token)


def _posts(cast: Cast, led: Iterable[Statement]) -> Iterator[tuple[int, Thing, Thing]]:
    """Who is told to lead or command a body, and where."""
    for statement in led:
        if statement.subject.kind == "person" and statement.object is not None:
            yield statement.passage.start, statement.object, statement.subject
    for holding in cast.doc._.holdings:
        if holding.of is not None and holding.of.kind in {"coalition", "organisation"}:
            where = cast.context.passage(holding.title[0]).start
            yield where, cast.bodies.called(holding.of), holding.person._.thing


def _bearer(cast: Cast, noun: Token) -> Thing | None:
    """Who is named as a deputy: by "is", in apposition, or behind "as"."""
    head = noun.head
    told: list[Token | None] = [c for c in noun.children if c.dep_ == "appos"]
    if noun.dep_ == "nsubj" and head.lower_ in words("leads", "be") and not is_negated(head):
        said = child(head, "attr")
        told += [said, *(c for c in (said.children if said is not None else ()) if c.dep_ == "appos")]
    elif noun.dep_ == "attr" and is_verb(head) and not is_negated(head):
        told.append(child(head, "nsubj"))
    elif noun.dep_ == "appos":
        told.append(head)
    elif noun.dep_ == "pobj" and head.lower_ == "as":
        verb = head.head
        told += [*objects_of(verb, "with"), child(verb, "dobj")] if is_verb(verb) else [verb]
    persons = [p for t in reversed(told) if t is not None for p in cast.people.persons_at(t)]
    return persons[0] if persons else None


def _post(cast: Cast, person: Thing, body: Thing, at: Token) -> Statement:
    ranks = vocabulary().ranks
    ranked = any(
        {word, word.rstrip(".")} & ranks
        for span in cast.people.mentions.of_person(person)
        for word in cast.words[max(0, span.start - 3) : span.start]
    )
    office = "commander" if ranked or body.kind == "coalition" else "official"
    return Statement(
        "holds_office",
        person,
        Thing("office", office, office),
        cast.context.passage(at),
        "office.deputy",
        UNMEASURED,
        status="current",
        of=body,
    )
