"""Figures that an article does not state: asked for, taken back ("an earlier version said") or only rumoured."""

from functools import lru_cache

from spacy.tokens import Span

from coalition.language.relations.context import Context, rules


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[str, ...]]:
    return {name: tuple(phrases) for name, phrases in rules("figure-owners.toml")["retracted"].items()}


def is_retracted(context: Context, figure: Span) -> bool:
    """Whether an article asks about a figure, calls it wrong, or says that others told of it."""
    sentence = figure.root.sent
    if any(t.text == "?" for t in sentence[-2:]):
        return True
    words = sentence.text.lower()
    if any(phrase in words for phrase in _phrases()["anywhere"]):
        return True
    before = context.text[sentence.start_char : figure.start_char].lower()
    if any(phrase in before for phrase in _phrases()["before"]):
        return True
    return before.rstrip().endswith(_phrases()["against"])
