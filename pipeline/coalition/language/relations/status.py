"""The status that the governors of a capability amount to, innermost first."""

from spacy.tokens import Token

from coalition.language.clauses import child, cue, is_conditional, is_negated, is_verb, tense
from coalition.language.relations.chains import Chain
from coalition.language.relations.phases import under_way
from coalition.language.relations.pledgewords import words
from coalition.language.relations.stances import declines

_VERDICTS = frozenset(("decision", "decisions"))


def status_of(chain: Chain) -> str | None:
    """The status that a chain amounts to; None where nothing is pledged."""
    status: str | None = None
    below = ""
    offered = asked = False
    conditional = False
    deed: Token | None = None
    for token, name in chain.links:
        if is_verb(token) and any(c.dep_ == "mark" and c.lower_ == "whether" for c in token.children):
            return "considered"
        if token.dep_ == "pcomp" and token.head.lower_ == "without":
            return "refused" if name == "give" and not is_negated(chain.links[-1][0]) else None
        conditional = conditional or (is_verb(token) and is_conditional(token))
        if asked:
            answer = _answer(token, name)
            if answer is None or is_negated(token):
                return None
            asked, status, below = False, answer, name
            continue
        if name == "call":
            asked = token.lower_ in words().requests and token.i != chain.links[-1][0].i
            if asked:
                continue
            return None
        if name == "talk" and below == "carry":
            return None
        if offered and name in {"consider", "talk", "refuse"}:
            return None if name == "refuse" else status
        offered = token.lower_ in words().offers and token.tag_.startswith("NN")
        phase = under_way(deed, token) if deed is not None and below == "give" else None
        status, below, deed = phase or _after(status, token, name), name, token
        if status == "none":
            return None
    conditional = conditional or (bool(chain.links) and _on_condition(chain.links[-1][0]))
    hedged = any(is_verb(t) and tense(t) == "possible" for t, _ in chain.links)
    return "conditional" if conditional and (status == "pledged" or (status == "considered" and not hedged)) else status


def _answer(token: Token, name: str) -> str | None:
    """What becomes of a request: "agreed to a request for tents", "a request for tents was turned down"."""
    if not is_verb(token):
        return None
    if token.lower_ in words().meeting:
        return "pledged"
    return {"refuse": "refused", "consider": "considered"}.get(name)


def _on_condition(token: Token) -> bool:
    """Conditions that the parse often misses: "as soon as", "provided that", "should parliament agree"."""
    sentence = token.sent
    if sentence[0].text == "Should":
        return True
    following = sentence.doc[token.i + 1 : sentence.end].text.lower()
    return any(phrase in following for phrase in cue("condition-phrases"))


def _after(status: str | None, token: Token, name: str) -> str | None:
    """The status once a further governor is taken into account."""
    negated = is_negated(token)
    if name in {"refuse", "end"}:
        return _refused(status, token, name, negated)
    if name in {"consider", "talk"}:
        if negated:
            return "refused"
        if name == "talk" and status == "pledged":
            return status
        return status if status == "refused" else ("considered" if name == "consider" or status else "none")
    if negated and not is_verb(token) and token.lower_ in _VERDICTS:
        return "considered"
    if status == "refused" and name == "carry" and is_verb(token) and child(token, "neg") is not None:
        return "considered"
    if negated and status != "refused":
        return "considered" if _is_open(status, token) else _denied(token, name)
    if status in {"refused", "considered"} or name in {"carry", "include", "thank", "receive"}:
        return _carried(status, token, name)
    return _plain(status, token, name)


def _is_open(status: str | None, token: Token) -> bool:
    """As in "has not decided on sending", "has made no decision to send", "had not made up its mind about sending"."""
    if not is_verb(token) or tense(token) != "done":
        return False
    return token.lower_ in cue("deciding") or status == "considered" or child(token, "dobj") in _verdicts(token)


def _verdicts(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.lower_ in _VERDICTS | {"mind", "minds"}]


def _refused(status: str | None, token: Token, name: str, negated: bool) -> str:
    if negated:
        return "delivered" if name == "end" else ("considered" if status is not None else "none")
    if name == "end" and is_verb(token) and tense(token) == "possible":
        return "considered"
    return "refused" if status != "refused" else "none"


def _carried(status: str | None, token: Token, name: str) -> str | None:
    if status is None and name in {"thank", "receive"}:
        return "delivered"
    if status == "delivered" and name == "carry" and is_verb(token):
        return {"future": "pledged", "possible": "considered"}.get(tense(token), status)
    return status


def _denied(token: Token, name: str) -> str:
    if not is_verb(token):
        return "refused" if name in {"give", "commit"} else "none"
    if name == "commit":
        return "refused" if declines(token) else "none"
    return "refused" if tense(token) in {"future", "intended", "ongoing", "possible"} else "none"


def _plain(status: str | None, token: Token, name: str) -> str:
    if not is_verb(token):
        return "pledged" if name == "commit" else status or "delivered"
    mood = tense(token)
    if mood == "possible":
        return "considered"
    if name == "commit" or mood == "future":
        return "pledged"
    if mood == "intended":
        return status or "pledged"
    return status if status == "pledged" else "delivered"
