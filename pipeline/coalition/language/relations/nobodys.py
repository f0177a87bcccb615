"""Figures that are nobody's: victims, needs, what was taken; and the words by which owners are told."""

from functools import lru_cache
from typing import Any

from spacy.tokens import Span, Token

from coalition.language.clauses import is_verb
from coalition.language.morphology import plural, verb_forms
from coalition.language.numbersurroundings import is_toll
from coalition.language.relations.context import rules, saying

_PLACING = frozenset(("in", "across", "throughout", "around", "for"))


@lru_cache(maxsize=1)
def owner_words() -> dict[str, frozenset[str]]:
    """The words of rules/figure-owners.toml by class, in all their forms."""
    data: dict[str, Any] = rules("figure-owners.toml")
    verbs = {name: frozenset(f for verb in words for f in verb_forms(verb)) for name, words in data["verbs"].items()}
    nouns = {
        name: frozenset(f for noun in words for f in (noun, plural(noun))) for name, words in data["nouns"].items()
    }
    return verbs | nouns


def is_nobodys(figure: Span) -> bool:
    """Whether a figure counts victims, needs, what was taken, or those who are quoted."""
    words, governor = owner_words(), governing(figure.root)
    if figure._.figure.unit == "people" and is_toll(figure.doc, figure):
        return True
    if {t.lower_ for t in figure} & words["sufferers"]:
        return True
    if governor is None:
        return False
    if any(c.dep_ in {"acl", "relcl"} and c.lower_ in words["victims"] for c in figure.root.children):
        return True
    speaks = figure.root.dep_ == "nsubj" and figure.label_ == "COUNT" and governor.lower_ in saying()
    return speaks or governor.lower_ in words["victims"] | words["sought"] | words["taken"]


def are_helped(nations: Token) -> bool:
    """Whether so many nations are no members, but get something or tell where it is: "will assist 25 countries"."""
    head, words = nations.head, owner_words()
    if nations.dep_ == "dobj":
        return head.lower_ in words["helping"]
    placed = nations.dep_ == "pobj" and head.lower_ in _PLACING
    return placed and head.head.lower_ not in words["belonging"] | words["groups"]


def governing(token: Token) -> Token | None:
    """The verb that a phrase depends on."""
    while token.head.i != token.i and not is_verb(token):
        token = token.head
    return token if is_verb(token) else None
