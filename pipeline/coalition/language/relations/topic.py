"""What an article or a part of it is about: what a sum is for that names no purpose itself."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Span, Token

from coalition.articles.layout import Block
from coalition.language.content import content
from coalition.language.extensions import CAPABILITIES
from coalition.language.morphology import singular
from coalition.language.relations.pledgewords import words
from coalition.language.rules import text
from coalition.statements.statement import Thing

_OPENING = 3
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    return tomllib.loads(text("topics.toml"))


def purpose(doc: Doc, block: Block | None = None, amount: Token | None = None) -> Thing:
    """What money is for: what its sentence, what governs it, the headline or the opening speak of.

    Args:
        doc: the article.
        block: the item or row the sum stands in, for the sentence and headings that govern it.
        amount: the head of the sum, for what its clause and its sentence speak of.
    """
    for said, spans in _levels(doc, block, amount):
        named = [s for s in spans if s._.sort != "weak" and s.kb_id_ in _rules()["purposes"]]
        if named:
            return _capability(named[0].kb_id_)
        if (told := _told(said)) is not None:
            return told
    return _capability(_commonest(doc) or _rules()["default"])


def asked(doc: Doc, block: Block) -> Thing | None:
    """What an item such as "Peru: undecided" is about: what governs it names it, or the headline or what stands above."""
    for said, spans in (*_levels(doc, block, None), *_opening(doc, block)):
        named = [s for s in spans if s._.sort != "weak"]
        told = named[0]._.thing if named else _told(said) or (spans[0]._.thing if spans else None)
        if told is not None:
            thing: Thing = told
            return thing
    return None


def _told(said: str) -> Thing | None:
    """What a text in lower case is about, by the signs of a theme, else by single words."""
    padded = _padded(said)
    signs = (
        t["money"] for t in _rules()["themes"] if "money" in t and any(f" {sign} " in padded for sign in t["signs"])
    )
    theme = next(signs, None)
    return _capability(theme) if theme is not None else named_purpose(said)


def _padded(said: str) -> str:
    return f" {re.sub(r'[^a-z-]+', ' ', said)} "


def meanings(doc: Doc, block: Block) -> dict[str, Thing]:
    """What things are for in a list, by their names in the singular: in one of air defence, launchers are for that."""
    found: dict[str, Thing] = {}
    above = [(False, *level) for level in _levels(doc, block, None)]
    for is_opening, said, spans in (*above, *((True, *level) for level in _opening(doc, block))):
        named = {s.kb_id_ for s in spans if s._.sort != "weak"}
        padded = _padded(said)
        for theme in _rules()["themes"]:
            if named.isdisjoint(theme["capabilities"]) and not any(f" {sign} " in padded for sign in theme["signs"]):
                continue
            # A paragraph that speaks of other things as well tells no theme.
            if is_opening and not named <= set(theme["capabilities"]):
                continue
            for capability, names in theme["things"].items():
                for name in names:
                    found.setdefault(name, _capability(capability))
    return found


def meant(span: Span, known: dict[str, Thing]) -> Thing | None:
    """What a phrase is for, among the meanings of its list; "radar posts" are no radars."""
    words = [t.lower_ for t in span]
    if span.root.dep_ == "compound":
        return None
    return known.get(" ".join([*words[:-1], singular(words[-1])]))


def named_purpose(phrase: str) -> Thing | None:
    """The capability that a word of a phrase in lower case stands for."""
    return next((_capability(one) for word, one in _rules()["words"].items() if word in phrase), None)


def _commonest(doc: Doc) -> str | None:
    """What the whole article speaks of most, if it does so more than once."""
    words = content(doc).lower()
    counts: dict[str, int] = {}
    for word, capability in _rules()["words"].items():
        counts[capability] = counts.get(capability, 0) + words.count(word)
    best = max(counts, key=lambda name: (counts[name], name))
    return best if counts[best] > 1 else None


def _capability(name: str) -> Thing:
    return Thing("capability", name, name)


def _clause(token: Token) -> int:
    """The verb with a subject of its own that a word stands under."""
    while token.head.i != token.i and not any(c.dep_ in _SUBJECTS for c in token.children):
        token = token.head
    return token.i


def _levels(doc: Doc, block: Block | None, amount: Token | None) -> list[tuple[str, list[Span]]]:
    """Texts that may tell, nearest first, each with its capabilities."""
    found: list[tuple[str, list[Span]]] = []
    spans = list(doc.spans.get(CAPABILITIES, ()))
    if amount is not None:
        sentence, clause = amount.sent, _clause(amount)
        near = [(s, _clause(s.root)) for s in spans if sentence.start <= s.start < sentence.end]
        beside = [s for s, verb in near if verb == clause]
        free = [s for s, verb in near if words().verbs.of(doc[verb]) in {None, "carry"}]
        found.append((sentence.text.lower(), beside or free))
    for start, end in governors(doc, block):
        found.append((content(doc)[start:end].lower(), [s for s in spans if start <= s.start_char < end]))
    headline = doc._.headline
    if headline is not None:
        found.append((headline.text.lower(), list(headline.spans.get(CAPABILITIES, ()))))
    if doc._.blocks and block is None:
        first = doc._.blocks[0]
        found.append((content(doc)[first.start : first.end].lower(), []))
    return found


def _opening(doc: Doc, block: Block) -> Iterator[tuple[str, list[Span]]]:
    """The first paragraphs of an article, where they stand above a block."""
    spans = list(doc.spans.get(CAPABILITIES, ()))
    above = [b for b in doc._.blocks[:_OPENING] if b.kind == "paragraph" and b.end <= block.start]
    for other in above:
        inside = [s for s in spans if other.start <= s.start_char < other.end]
        yield content(doc)[other.start : other.end].lower(), inside


def governors(doc: Doc, block: Block | None) -> list[tuple[int, int]]:
    """Characters of what governs a block, nearest first: its lead-in, then the headings above."""
    blocks: tuple[Block, ...] = doc._.blocks
    found: list[tuple[int, int]] = []
    pending = [block.governor, block.heading] if block is not None else []
    while pending and len(found) < 6:
        index = pending.pop(0)
        if index is not None and (blocks[index].start, blocks[index].end) not in found:
            found.append((blocks[index].start, blocks[index].end))
            pending += [blocks[index].governor, blocks[index].heading]
    return found
