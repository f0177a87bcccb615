"""The words that tell of giving, promising, weighing and refusing, as rules/pledges.toml has them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from coalition.language.clauses import is_verb
from coalition.language.morphology import plural, verb_forms
from coalition.language.relations.context import Lexicon, rules


@dataclass(frozen=True, slots=True)
class Words:
    """The trigger words of rules/pledges.toml."""

    verbs: Lexicon
    nouns: Lexicon
    adjectives: dict[str, str]
    prepositions: dict[str, frozenset[str]]
    serving: Lexicon
    arriving: frozenset[str]
    back: frozenset[str]
    placed: frozenset[str]
    there: frozenset[str]
    duty: frozenset[str]
    stationed: frozenset[str]
    own: dict[str, frozenset[str]]
    doubting: frozenset[str]
    own_only: frozenset[str]
    aiding: frozenset[str]
    means: frozenset[str]
    aims: frozenset[str]
    packages: frozenset[str]
    making: frozenset[str]
    joining: frozenset[str]
    coming: frozenset[str]
    partners: dict[str, frozenset[str]]
    finishes: frozenset[str]
    stocks: frozenset[str]
    offers: frozenset[str]
    negotiations: frozenset[str]
    requests: frozenset[str]
    decisions: frozenset[str]
    meeting: frozenset[str]
    carriers: frozenset[str]
    loading: frozenset[str]
    users: tuple[frozenset[str], frozenset[str]]
    using: dict[str, frozenset[str]]
    taking_part: Lexicon
    sharing: frozenset[str]
    shares: frozenset[str]
    imposed: frozenset[str]
    bearing: Lexicon
    costs: frozenset[str]

    def of(self, token: Token) -> str | None:
        """The class of a token as verb, noun or adjective."""
        if is_verb(token):
            return self.verbs.of(token) or self.adjectives.get(token.lower_)
        if token.tag_.startswith("NN"):
            return self.nouns.of(token)
        if token.tag_.startswith(("JJ", "RB")):
            return self.adjectives.get(token.lower_)
        return None


@lru_cache(maxsize=1)
def words() -> Words:
    """The trigger words, read once."""
    data: dict[str, Any] = rules("pledges.toml")
    return Words(
        Lexicon(data["verbs"]),
        Lexicon(data["nouns"], nouns=True),
        {word: name for name, group in data["adjectives"].items() for word in group},
        {name: frozenset(group) for name, group in data["prepositions"].items()},
        Lexicon({"serve": data["serving"]["verbs"], "end": data["serving"]["leaving"]}),
        frozenset(form for verb in data["serving"]["arriving"] for form in verb_forms(verb)),
        frozenset(data["serving"]["back"]),
        frozenset(data["serving"]["placed"]),
        frozenset(data["serving"]["there"]),
        frozenset(data["serving"]["duty"]),
        frozenset(data["serving"]["stationed"]),
        {name: frozenset(f for verb in verbs for f in verb_forms(verb)) for name, verbs in data["own"].items()},
        frozenset(form for verb in data["doubting"]["verbs"] for form in verb_forms(verb)),
        frozenset(data["for-others"]["capabilities"]),
        frozenset(form for verb in data["aiding"]["verbs"] for form in verb_forms(verb)),
        frozenset(data["aiding"]["means"]),
        frozenset(data["aims"]["words"]),
        frozenset(data["packages"]["words"]),
        verb_forms("make"),
        verb_forms("join"),
        frozenset(form for verb in data["partners"]["coming"] for form in verb_forms(verb)),
        {name: frozenset(data["partners"][name]) for name in ("with", "alone")},
        frozenset(data["finishing"]["nouns"]),
        frozenset(data["stocks"]["nouns"]),
        frozenset(data["offers"]["nouns"]),
        frozenset(data["negotiations"]["nouns"]),
        frozenset(data["requests"]["nouns"]),
        frozenset(data["requests"]["decisions"]),
        frozenset(form for verb in data["requests"]["met"] for form in verb_forms(verb)),
        frozenset(f for noun in data["cargo"]["carriers"] for f in (noun, plural(noun))),
        frozenset(form for verb in data["cargo"]["verbs"] for form in verb_forms(verb)) | {"laden"},
        (
            frozenset(data["users"]["things"]),
            frozenset(f for noun in data["users"]["nouns"] for f in (noun, plural(noun))),
        ),
        {name: frozenset(words) for name, words in data["using"].items() if name in {"things", "words"}}
        | {
            name: frozenset(form for verb in data["using"][name] for form in verb_forms(verb))
            for name in ("verbs", "always")
        },
        Lexicon({name: data["taking-part"][name] for name in ("give", "answer", "commit")}),
        frozenset(form for verb in data["taking-part"]["sharing"] for form in verb_forms(verb)),
        frozenset(data["taking-part"]["shares"]),
        frozenset(data["imposed"]["capabilities"]),
        Lexicon({"give": data["costs"]["verbs"]}),
        frozenset(data["costs"]["nouns"]),
    )


@lru_cache(maxsize=1)
def sum_words() -> frozenset[str]:
    """Words for money that count only beside a sum."""
    return frozenset(rules("pledges.toml")["sums"]["words"])


@lru_cache(maxsize=1)
def flights() -> frozenset[str]:
    """Words for planes that bring relief where an article is about relief."""
    return frozenset(rules("pledges.toml")["cargo"]["flights"])
