"""Parts of a government or union that act for whom an article speaks for: "the Department", "our parliament"."""

import tomllib
from functools import lru_cache

from spacy.tokens import Span, Token

from coalition.language.clauses import child, objects_of
from coalition.language.rules import text
from coalition.language.voice import Voice
from coalition.statements.statement import Thing

# With one of these before it a government needs no capital.
_OWN = frozenset(("this", "our", "my"))


@lru_cache(maxsize=1)
def _institutions() -> dict[str, frozenset[str]]:
    sorts = tomllib.loads(text("coreference.toml"))["institutions"]
    return {sort: frozenset(words) for sort, words in sorts.items()}


def assembled(token: Token, voice: Voice) -> list[Thing]:
    """The body in whose own text its leaders decide: "The Heads of Government agreed", "Leaders noted"."""
    words = _institutions()
    if not token.text[0].isupper() or token.lower_ not in words["assembled"] or len(voice.authors) != 1:
        return []
    whose = [*objects_of(token, "of", "from"), *(c for c in token.children if c.dep_ in {"poss", "amod", "compound"})]
    speaker = voice.speaker(token)
    own = len(speaker) == 1 and speaker[0].kind in {"organisation", "group"}
    return speaker if own and all(o.lower_ in words["ranks"] for o in whose) else []


def is_institution(token: Token) -> bool:
    """Whether a noun with a capital is such a part."""
    return token.text[0].isupper() and any(token.lower_ in _institutions()[sort] for sort in ("national", "union"))


def ministry_behind(name: Span) -> Token | None:
    """The ministry that a name is of: "the Crisis Centre (CC) of the Ministry of Trade"."""
    doc, i = name.doc, name.end
    if doc[i : i + 1].text == "(" and doc[i + 2 : i + 3].text == ")":
        i += 3
    if i + 2 >= len(doc) or doc[i].lower_ not in {"of", "at", "in", "within"}:
        return None
    ministry = doc[i + 1 + (doc[i + 1].lower_ in {"the", "our", "its"})]
    return ministry if is_institution(ministry) and ministry.lower_ in _institutions()["national"] else None


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
