"""Words that are spelt otherwise on either side of the Atlantic."""

import re
import tomllib
from functools import lru_cache

from coalition.language.morphology import plural
from coalition.language.rules import text


@lru_cache(maxsize=1)
def _other() -> tuple[dict[str, str], dict[str, str]]:
    singulars: dict[str, str] = tomllib.loads(text("spellings.toml"))
    american = singulars | {plural(a): plural(b) for a, b in singulars.items()}
    return american, {b: a for a, b in american.items()}


def spellings(phrase: str) -> set[str]:
    """A phrase in lower case as it stands, in British and in American spelling.

    >>> sorted(spellings("chief of defence staff")), sorted(spellings("defense centers"))
    (['chief of defence staff', 'chief of defense staff'], ['defence centres', 'defense centers'])
    """
    return {phrase, *(_spelt(phrase, other) for other in _other())}


def _spelt(phrase: str, other: dict[str, str]) -> str:
    return re.sub(r"[^\W\d_]+", lambda word: other.get(word[0], word[0]), phrase)
