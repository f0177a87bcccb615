"""Parts of a government or union that act for whom an article speaks for: "the Department", "our parliament"."""

import tomllib
from functools import lru_cache

from spacy.tokens import Token

from coalition.language.clauses import child
from coalition.language.rules import text
from coalition.language.voice import Voice
from coalition.statements.statement import Thing

# With one of these before it a government needs no capital.
_OWN = frozenset(("this", "our", "my"))


@lru_cache(maxsize=1)
def _institutions() -> dict[str, frozenset[str]]:
    sorts = tomllib.loads(text("coreference.toml"))["institutions"]
    return {sort: frozenset(words) for sort, words in sorts.items()}


def is_institution(token: Token) -> bool:
    """Whether a noun with a capital is such a part."""
    return token.text[0].isupper() and any(token.lower_ in words for words in _institutions().values())


def institution(token: Token, voice: Voice) -> list[Thing]:
    """Whom such a part acts for: "the Department of State", "the Treasury", "the Council".

    Args:
        token: its noun.
        voice: in whose name the article is written.
    """
    leading = child(token, "det", "poss")
    own = leading is not None and leading.lower_ in _OWN
    named = is_institution(token) and (leading is not None or token.dep_ == "compound")
    speaker = voice.speaker(token) if own or named else []
    sort = "national" if len(speaker) == 1 and speaker[0].kind == "nation" else "union"
    return speaker if len(speaker) == 1 and token.lower_ in _institutions()[sort] else []
