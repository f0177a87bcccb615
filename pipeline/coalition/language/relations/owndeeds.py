"""Deeds that give nothing, since they have no object or are done on the doer's own things."""

from spacy.tokens import Token

from coalition.language.clauses import child, conjuncts, is_passive, is_verb, objects_of
from coalition.language.extensions import NAMES
from coalition.language.morphology import verb_forms
from coalition.language.relations.pledgewords import words

_OPENING = verb_forms("open")
_OBJECTS = frozenset(("dobj", "nsubjpass", "pobj", "prep", "dative", "oprd", "xcomp", "ccomp", "advcl"))


def own_deed(root: Token, concept: str, *, promised: bool) -> str | None:
    """A deed without an object, or on the doer's own things, gives nothing: "trained hard", "rebuilt their country".

    Args:
        root: its verb.
        concept: id of the capability.
        promised: it is promised or offered, which nobody does for himself.
    """
    objects = [
        c
        for verb in conjuncts(root)
        for c in verb.children
        if c.dep_ in _OBJECTS or (c.dep_ == "prt" and child(c, "pobj") is not None)
    ]
    passive = (root.dep_ in {"acl", "relcl", "amod"} and is_passive(root)) or _is_promised_in_relative(root)
    nominal = root.dep_ == "pcomp" and root.head.head.tag_.startswith("NN")
    if not objects and not passive and not nominal:
        return "no object"
    own = any(
        c.tag_ == "PRP$" and c.lower_ in {"its", "their", "his", "her"}
        for o in objects
        if o.dep_ == "dobj"
        for c in o.children
    )
    shared = (root.lower_ in _OPENING and bool(objects_of(root, "to"))) or (promised and _is_of_another(root))
    return "own" if own and concept in words().own_only and not shared else None


def _is_of_another(root: Token) -> bool:
    """As in "gave trucks to Peru and offered to train its police"."""
    sentence = root.sent
    named = {s.kb_id_ for s in root.doc.spans[NAMES] if s.label_ == "NATION" and sentence.start <= s.start < root.i}
    return len(named) > 1


def _is_promised_in_relative(verb: Token) -> bool:
    """As in "the road that Peru has undertaken to mend": the object stands before."""
    clause = verb
    while clause.dep_ == "xcomp" and is_verb(clause.head):
        clause = clause.head
    return clause.dep_ == "relcl" and any(c.tag_ == "WDT" and c.dep_ == "dobj" for c in clause.children)
