"""Parts of a nation's forces and government, which act for it: "the 507th Wing", "the Royal Canadian Mounted Police"."""

import tomllib
from functools import lru_cache
from typing import Any

from coalition.language.rules import text
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing

_KINDS = frozenset(("organisation", "coalition"))
_LONGEST = 3
"""Words of a nation's name that a unit's may begin with."""
_ROYAL = frozenset(("royal", "his", "her", "majesty's"))


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    units: dict[str, Any] = tomllib.loads(text("coreference.toml"))["units"]
    return units


@lru_cache(maxsize=1)
def _nations() -> dict[str, Thing]:
    known = vocabulary()
    found = {n.text.lower(): n.thing for n in known.names if n.sort == "demonym" and n.thing.kind == "nation"}
    return found | {word: known.things[identifier] for word, identifier in _rules()["nations"].items()}


def is_unit(thing: Thing) -> bool:
    """Whether a body is part of a nation's forces or government, so that what it gives its nation gives."""
    name = thing.name.lower()
    if thing.kind not in _KINDS:
        return False
    if name in _rules()["names"] or thing.id.lower() in _rules()["names"]:
        return True
    if thing.id in vocabulary().things:
        return False
    last = name.split()[-1]
    return last in _rules()["words"] or name.startswith(tuple(_rules()["first"])) or bool(nation_in(thing))


def nation_in(unit: Thing) -> list[Thing]:
    """The nation whose a unit is by its name: "US Central Command", "Royal Danish Navy"."""
    for name in (unit.id, unit.name):
        words = name.lower().split()
        if words[-1] not in (*_rules()["words"], *_rules()["national"]):
            continue
        while len(words) > 1 and words[0] in _ROYAL:
            words = words[1:]
        for end in range(min(_LONGEST, len(words) - 1), 0, -1):
            if (found := _nations().get(" ".join(words[:end]))) is not None:
                return [found]
    return []
