"""How somebody stands to a deed by the words around it: votes on it, decides against it, has none to spare, should do it."""

from functools import lru_cache

from spacy.tokens import Token

from coalition.language.clauses import auxiliaries, child, cue, is_negated, is_passive, is_verb, tense
from coalition.language.morphology import verb_forms
from coalition.language.relations.context import rules, saying


@lru_cache(maxsize=1)
def _rules() -> dict[str, frozenset[str]]:
    data = rules("stances.toml")
    verbs = ("asking", "against", "on", "deciding", "sparing", "lapsing", "intending", "persuading", "limiting")
    return {
        name: frozenset(form for word in words for form in verb_forms(word)) if name in verbs else frozenset(words)
        for name, words in data.items()
    }


def stance(verb: Token, token: Token) -> str | None:
    """The class of a verb by what leads to a deed: "voted against sending", "was persuaded to send"."""
    if token.dep_ == "xcomp" and "to" in auxiliaries(token) and verb.lower_ in _rules()["persuading"]:
        return "commit" if is_passive(verb) else None
    if token.dep_ != "prep":
        return None
    if token.lower_ == "against" and verb.lower_ in _rules()["against"]:
        return "refuse"
    if token.lower_ == "to" and verb.lower_ in _rules()["limiting"] and _is_own_help(child(verb, "dobj")):
        return "give"
    if token.lower_ in {"on", "over"}:
        if verb.lower_ in _rules()["on"]:
            return "consider"
        if verb.lower_ in _rules()["deciding"] and tense(verb) in {"future", "intended"}:
            return "consider"
    return None


def _is_own_help(thing: Token | None) -> bool:
    """As in "limited itself to tents", "confined its help to tents"."""
    return thing is not None and (thing.lower_.endswith(("self", "selves")) or child(thing, "poss") is not None)


def _spares_none(noun: Token) -> Token | None:
    """The verb that tells it in "has no tanks to spare", "had no ships left to send"."""
    if not any(c.lower_ == "no" for c in noun.children):
        return None
    for c in noun.children:
        inner = c if c.dep_ in {"relcl", "acl"} else None
        if c.lower_ == "left":
            inner = child(c, "xcomp", "advcl")
        if inner is not None and inner.lower_ in _rules()["sparing"]:
            return inner
    return None


def _is_there(verb: Token) -> bool:
    """Whether a verb only tells that something will be: "There will be no tanks"."""
    return verb.lower_ in cue("be") and child(verb, "expl") is not None and tense(verb) == "future"


def _spares_some(noun: Token, verb: Token) -> Token | None:
    """The verb that tells it in "has four tanks to spare"."""
    counted = any(c.dep_ == "nummod" or c.lower_ in {"some", "several"} for c in noun.children)
    inner = child(noun, "relcl", "acl")
    told = counted and inner is not None and inner.lower_ == "spare" and verb.lower_ in cue("have")
    return inner if told else None


def told_of_object(token: Token, verb: Token) -> list[tuple[Token, str]]:
    """As in "has no tanks to spare", "has four to spare", "there will be no tanks"."""
    if (some := _spares_some(token, verb)) is not None:
        return [(some, "consider"), (verb, "carry")]
    if (spared := _spares_none(token)) is not None:
        return [(spared, "refuse"), (verb, "carry")]
    return [(verb, "give")] if _is_there(verb) else []


def is_telegraphic(subject: Token, verb: Token) -> bool:
    """Whether a headline has left out the "is" or "are": "£35 million announced for schools", "40 trucks handed over"."""
    counted = subject.tag_ in {"CD", "$"} or any(c.dep_ == "nummod" or c.tag_ == "$" for c in subject.children)
    objects = any(c.dep_ in {"dobj", "ccomp", "xcomp", "dative", "aux", "attr"} for c in verb.children)
    return counted and verb.tag_ in {"VBD", "VBN"} and verb.dep_ == "ROOT" and not objects


def lapses(verb: Token) -> bool:
    """Whether a subject comes to nothing: "the offer lapsed", "deliveries have stopped"."""
    return verb.lower_ in _rules()["lapsing"] and child(verb, "dobj", "xcomp", "ccomp") is None


def declines(verb: Token) -> bool:
    """Whether a denied verb refuses and not only denies: "does not plan to send", "would not agree to send"."""
    return verb.lower_ in _rules()["intending"] or tense(verb) == "future"


def is_only_due(verb: Token) -> bool:
    """As in "Peru should send": what ought to be done is not promised."""
    return bool(auxiliaries(verb) & _rules()["owing"])


def is_supposed(verb: Token) -> bool:
    """Whether a deed is only a condition of another: "if Peru sends tanks, Chile will be angry"."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for c in verb.children)


def is_asked(clause: Token) -> bool:
    """As in "asked whether Peru would send", "wondered if Peru had sent": that is not told."""
    asks = clause.head.lower_ in _rules()["asking"] and clause.dep_ in {"ccomp", "advcl"}
    return asks and any(c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in clause.children)


def is_disbelieved(clause: Token) -> bool:
    """Whether a clause is called untrue: "reports that Peru sent are false", "it is not true that", "nobody expects"."""
    governor = clause.head
    if clause.dep_ in {"acl", "relcl", "ccomp"} and governor.lower_ in _rules()["reports"]:
        verb = governor.head
        said = child(verb, "acomp", "attr", "oprd") if is_verb(verb) else None
        return verb.lower_ in _rules()["dismissing"] or (
            said is not None and (said.lower_ in _rules()["untrue"] or (said.lower_ == "true" and is_negated(verb)))
        )
    if clause.dep_ not in {"ccomp", "advcl"} or not is_verb(governor):
        return False
    said = child(governor, "acomp")
    if said is not None and said.lower_ in _rules()["untrue"]:
        return True
    believed = governor.lower_ in _rules()["believing"] or (said is not None and said.lower_ == "true")
    return believed and is_negated(governor) and governor.lower_ not in saying()
