"""Inflection of the words that rules name by their base form.

A rule file says "send" and means sends, sent and sending. Working the forms out once, when rules are loaded, spares
every article a lemmatizer.
"""

import tomllib
from functools import cache, lru_cache

from coalition.language.rules import text

# Verbs in -ise that are shorter are all spelt in one way.
_LONG = 7
_VOWELS = "aeiou"


@lru_cache(maxsize=1)
def _irregular() -> dict[str, list[str]]:
    verbs: dict[str, list[str]] = tomllib.loads(text("irregular.toml"))["verbs"]
    return verbs


@lru_cache(maxsize=1)
def _irregular_plurals() -> dict[str, str]:
    nouns: dict[str, str] = tomllib.loads(text("irregular.toml"))["nouns"]
    return nouns


def verb_forms(lemma: str) -> frozenset[str]:
    """All forms of a verb.

    >>> sorted(verb_forms("send"))
    ['send', 'sending', 'sends', 'sent']
    >>> sorted(verb_forms("ship"))
    ['ship', 'shipped', 'shipping', 'ships']
    >>> sorted(verb_forms("supply"))
    ['supplied', 'supplies', 'supply', 'supplying']
    >>> sorted(verb_forms("cancel"))
    ['cancel', 'canceled', 'canceling', 'cancelled', 'cancelling', 'cancels']
    >>> "mobilized" in verb_forms("mobilise"), "promized" in verb_forms("promise")
    (True, False)
    """
    return frozenset(form for spelling in _spellings(lemma) for form in _inflected(spelling))


def _inflected(lemma: str) -> set[str]:
    irregular = _irregular().get(lemma)
    past = set(irregular) if irregular else {_past(lemma)}
    forms = {lemma, plural(lemma), _progressive(lemma), *past}
    return forms | {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"} if lemma in _listed("either") else forms


def _spellings(lemma: str) -> tuple[str, ...]:
    """A verb as it is spelt on both sides of the Atlantic: "mobilise" and "mobilize"."""
    if len(lemma) < _LONG or not lemma.endswith(("ise", "ize")) or lemma in _listed("one-spelling"):
        return (lemma,)
    return (lemma[:-3] + "ise", lemma[:-3] + "ize")


def compound_verb_forms(lemma: str) -> frozenset[str]:
    """All forms of a verb that may have a prefix with a hyphen, which is inflected as the verb behind it.

    >>> sorted(compound_verb_forms("co-lead"))
    ['co-lead', 'co-leading', 'co-leads', 'co-led']
    """
    prefix, hyphen, verb = lemma.rpartition("-")
    return frozenset(f"{prefix}{hyphen}{form}" for form in verb_forms(verb))


def plural(noun: str) -> str:
    """The plural of a noun (or the third person of a verb, which is spelt alike).

    >>> plural("ship"), plural("supply"), plural("box"), plural("country")
    ('ships', 'supplies', 'boxes', 'countries')
    """
    for one, many in _irregular_plurals().items():
        if noun == one or noun.endswith(" " + one):
            return noun.removesuffix(one) + many
    if noun.endswith("y") and len(noun) > 1 and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


@lru_cache(maxsize=20_000)
def singular(noun: str) -> str:
    """The singular of a plural noun; a singular is left as it is.

    >>> singular("countries"), singular("ships"), singular("boxes"), singular("buses"), singular("men")
    ('country', 'ship', 'box', 'bus', 'man')
    >>> singular("minibus"), singular("glass")
    ('minibus', 'glass')
    """
    for one, many in _irregular_plurals().items():
        if noun == many or noun.endswith(" " + many):
            return noun.removesuffix(many) + one
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes", "uses", "zzes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def _doubles(lemma: str) -> bool:
    """Whether the last consonant is doubled: ship, stop; a longer verb only if it is listed as such."""
    if len(lemma) < 3 or lemma[-1] in _VOWELS + "wxy" or lemma[-2] not in _VOWELS:
        return False
    if lemma[-3] in _VOWELS and lemma[-4:-2] != "qu":
        return False
    return sum(letter in _VOWELS for letter in lemma) == 1 or lemma in _listed("doubling")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(tomllib.loads(text("irregular.toml"))[name])


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + lemma[-1] + "ed" if _doubles(lemma) else lemma + "ed"


def _progressive(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")):
        return lemma[:-1] + "ing"
    return lemma + lemma[-1] + "ing" if _doubles(lemma) else lemma + "ing"
