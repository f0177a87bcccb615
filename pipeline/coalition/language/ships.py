"""Ships of navies by name: "HMS Kent", and the nation that the letters before a name tell."""

import tomllib
from functools import lru_cache

from spacy.tokens import Doc, Token

from coalition.language.rules import text
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing

_LONGEST = 3
"""Words of a name."""


@lru_cache(maxsize=1)
def prefixes() -> dict[str, Thing]:
    """The letters before the names of ships, each with its nation."""
    return {letters: vocabulary().things[nation] for letters, nation in tomllib.loads(text("ships.toml")).items()}


def end_of_ship(doc: Doc, i: int) -> int | None:
    """Where the name ends of the ship whose letters stand at a token; None if no name follows."""
    end = i + 1
    while end < len(doc) and end - i <= _LONGEST and doc[end].text[0].isupper() and doc[end].is_alpha:
        if doc[end].is_sent_start:
            break
        end += 1
    return end if end > i + 1 else None


def navy_of(noun: Token) -> Thing | None:
    """The nation whose ship a noun names: "Kent" of "HMS Kent", "HMS Kent, a frigate"."""
    near = [noun, *(c for c in noun.children if c.dep_ in {"appos", "compound", "nmod"})]
    near += [noun.head] if noun.dep_ == "appos" else []
    letters = (t.text for word in near for t in (word, *word.children))
    return next((prefixes()[one] for one in letters if one in prefixes()), None)
