"""What is said of a thing in a clause of its own: "tents sent by Greece", "the planes that Oman has lent"."""

from spacy.tokens import Token

from coalition.language.clauses import child, cue, is_passive, is_verb, objects_of
from coalition.language.relations.chains import Chain
from coalition.language.relations.context import saying
from coalition.language.relations.pledgewords import words
from coalition.language.relations.predicates import has_somewhere

_RELATIVE = frozenset(("that", "which", "who", "whom"))
_DEEDS = frozenset(("give", "commit", "consider", "refuse", "end"))
_WHOLES = frozenset(("all", "thing", "things", "everything", "something", "anything", "contribution"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def described(root: Token, concept: str) -> Chain | None:
    """The chain of governors below a thing, in a relative or participial clause that names who gives it.

    Args:
        root: the head of the phrase of what may be given.
        concept: id of its capability.
    """
    for clause in root.children:
        if clause.dep_ == "appos" and (name := _gift(clause)) is not None and objects_of(clause, "from", "of", "by"):
            return Chain([(clause, name)])
        if clause.dep_ in {"relcl", "acl"} and is_verb(clause):
            links = _deeds(clause, concept)
            if links and (_is_by_another(clause) or _lacks_object(clause)):
                return Chain(links)
    return None


def cleft(root: Token, concept: str) -> Chain | None:
    """The chain of governors of what a clause is said to be about: "what Oman shares is intelligence".

    Args:
        root: the head of the phrase of what may be given.
        concept: id of its capability.
    """
    token = root
    while token.dep_ in {"conj", "pobj", "prep"} and not is_verb(token.head):
        token = token.head
    verb = token.head
    if token.dep_ not in {"attr", "nsubj"} or verb.lower_ not in cue("be"):
        return None
    for c in verb.children:
        if c.i == token.i or c.dep_ not in {"csubj", "nsubj", "ccomp", "advcl"}:
            continue
        clause = c if is_verb(c) else child(c, "relcl") if c.lower_ in _WHOLES else None
        if clause is None and c.dep_ == "nsubj" and (name := _gift(c)) is not None:
            return Chain([(c, name)])
        if clause is not None and (clause.i != c.i or any(t.lower_ == "what" for t in clause.lefts)):
            links = _deeds(clause, concept)
            return Chain(links) if links else None
    return None


def _gift(noun: Token) -> str | None:
    """The class of a noun that stands for what one gives: "Italy's share is 40 lorries"."""
    name = "give" if noun.lower_ in words().shares else words().nouns.of(noun)
    return name if name in {"give", "commit"} else None


def _deeds(clause: Token, concept: str) -> list[tuple[Token, str]]:
    """The verbs of a clause that tell of the deed, innermost first; empty where one of them does not."""
    found: list[tuple[Token, str]] = []
    verb: Token | None = clause
    while verb is not None:
        name = words().verbs.of(verb)
        inner = child(verb, "xcomp", "ccomp")
        inner = inner if inner is not None and is_verb(inner) else None
        if name is None and (inner is None or verb.lower_ not in saying()):
            return []
        if name in {"give", "carry"} and any(c.lower_ in words().back for c in verb.children):
            name = "end"
        if has_somewhere(verb, concept):
            name = "give"
        if name is not None:
            found.insert(0, (verb, name))
        verb = inner
    return found if any(name in _DEEDS for _, name in found) else []


def _is_by_another(clause: Token) -> bool:
    """As in "sent by Greece", "which were sent by Greece"."""
    return is_passive(clause) and bool(objects_of(clause, "by"))


def _lacks_object(clause: Token) -> bool:
    """As in "that Oman has lent", "Japan has undertaken to repair": the thing itself is the object."""
    who = child(clause, "nsubj")
    if clause.dep_ != "relcl" or who is None or who.lower_ in _RELATIVE or is_passive(clause):
        return False
    innermost = clause
    while (inner := child(innermost, "xcomp", "ccomp")) is not None and is_verb(inner):
        innermost = inner
    what = child(innermost, "dobj")
    return what is None or what.lower_ in _RELATIVE
