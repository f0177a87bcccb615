"""Clauses: who does what, in which tense and mood, worked out from the dependency parse.

Dependency labels are ClearNLP's, as spaCy's English pipelines use them.
"""

import tomllib
from functools import cache, lru_cache
from itertools import islice

from spacy.tokens import Span, Token

from coalition.language.rules import text

_MISTAKEN = frozenset(("advmod", "npadvmod", "amod", "nmod", "compound", "dep", "intj"))
_PREPOSITIONAL = {"prep", "agent", "dative"}


FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
"""Tags of the verbs that tell a sentence; with none of them a line is a label, a heading or a note."""


@lru_cache(maxsize=1)
def _cues() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in tomllib.loads(text("mood.toml")).items()}


@cache
def cue(name: str) -> frozenset[str]:
    """The words of one list of rules/mood.toml."""
    return _cues()[name]


def is_verb(token: Token) -> bool:
    """Whether a token is a verb form (a modal is not)."""
    return token.tag_.startswith("VB")


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of these dependency labels."""
    return next((c for c in token.children if c.dep_ in labels), None)


def objects_of(token: Token, *prepositions: str) -> list[Token]:
    """The objects of a word's prepositions, all of them or only those named."""
    return [
        o
        for p in token.children
        if p.dep_ in _PREPOSITIONAL and (not prepositions or p.lower_ in prepositions)
        for o in p.children
        if o.dep_ in {"pobj", "pcomp"}
    ]


def conjuncts(token: Token) -> list[Token]:
    """A word and what is coordinated with it or stands in apposition to it in a list, in order."""
    found = [token]
    for c in token.children:
        if c.dep_ == "conj":
            found.extend(conjuncts(c))
    return found


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive voice: "was sent", "sent by", "followed by", "being sent"."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    participle = verb.dep_ in {"acl", "relcl", "amod"} or (verb.dep_ == "advcl" and child(verb, "agent") is not None)
    return (
        verb.tag_ == "VBN"
        and participle
        and not any(c.dep_ == "aux" and c.lower_ in {"has", "have", "had"} for c in verb.children)
    )


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Who does it: the subject, the agent of a passive, or what control and coordination supply.

    "Norway agreed to send", "Norway, which sent", "sent by Norway", "Norway came and sent".
    """
    if depth > 6:
        return None
    if is_passive(verb):
        agents = objects_of(verb, "by")
        if agents:
            return agents[0]
        if verb.dep_ == "conj" and child(verb, "nsubjpass") is None and is_verb(verb.head):
            return subject(verb.head, depth + 1)
        return None
    own = _own_subject(verb) or stolen_subject(verb)
    if own is not None:
        if own.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
            return affirmed(verb.head)
        if own.tag_ == "WDT" and verb.dep_ == "ccomp" and (named := child(verb.head, "attr")) is not None:
            return named  # "It is Canada that will send"
        return own
    head = verb.head
    if verb.dep_ == "relcl" and child(verb, "mark") is None:
        return head if not any(c.dep_ == "nsubj" for c in verb.children) else None
    if verb.dep_ == "acl":
        return _controller_of_noun(verb, depth)
    if verb.dep_ in {"xcomp", "ccomp", "advcl", "conj", "dep", "pcomp", "parataxis"}:
        return _inherited(verb, head, depth)
    return _mislabelled(verb)


def _mislabelled(verb: Token) -> Token | None:
    """The name before a verb that has no subject, whatever the parse takes it for: "USAID is providing wheat"."""
    before = [c for c in verb.lefts if c.dep_ in _MISTAKEN and c.text[0].isupper() and c.tag_ != "RB"]
    return before[-1] if before else _apposed(verb) or _interrupted(verb)


def _interrupted(verb: Token) -> Token | None:
    """The subject that the parse gives to a participle between commas: "Peru, asked for tanks, said no"."""
    for clause in verb.lefts:
        who = child(clause, "nsubj", "nsubjpass")
        aside = who is not None and (who.lower_.endswith("self") or clause.tag_ == "VBZ")
        if aside:
            who = next((c for c in clause.lefts if c.dep_ == "npadvmod" and c.tag_ == "NNP"), None)
        if (
            clause.dep_ in {"ccomp", "parataxis", "advcl"}
            and (aside or clause.tag_ in {"VBN", "VBD"})
            and who is not None
            and not any(c.dep_ in {"aux", "auxpass", "mark"} for c in clause.children)
            and who.nbor().text == ","
            and "," in {clause.right_edge.text, clause.right_edge.nbor().text}
        ):
            return who
    return None


def _apposed(verb: Token) -> Token | None:
    """The subject that the parse takes for an apposition of the place before it: "In Nassau, the minister, X, met"."""
    if verb.dep_ not in {"ROOT", "ccomp"} or verb.tag_ not in {"VBD", "VBZ", "VBP"} or not verb.i:
        return None
    word = verb.doc[verb.i - 1]
    if word.text == "," and word.i:
        word = verb.doc[word.i - 1]
    while word.dep_ in {"pobj", "prep", "compound", "conj"} and word.head.i != word.i and word.i > verb.sent.start:
        word = word.head
    return word if word.dep_ == "appos" and word.i < verb.i and word.head.dep_ == "pobj" else None


def is_ruled_out(noun: Token) -> bool:
    """Whether a noun is named only to say that another is meant: "Peru, not Chile"."""
    start = noun.left_edge.i
    if noun.dep_ == "attr" and any(c.dep_ == "neg" for c in noun.head.children):
        return any(c.dep_ == "cc" and c.lower_ == "but" for c in noun.children)  # "It is not Peru but Chile"
    return noun.dep_ in {"appos", "conj"} and start > 0 and noun.doc[start - 1].lower_ == "not"


def affirmed(noun: Token) -> Token:
    """A noun, or the one that is meant instead of it: of "It was Peru, not Chile, that" Peru.

    Of "Peru is among those who" it is Peru too.
    """
    if is_ruled_out(noun):
        return noun.head if noun.dep_ != "attr" else child(noun, "conj") or noun
    if noun.lower_ in cue("those") and noun.head.lower_ in {"among", "of"}:
        verb = noun.head.head.head if noun.head.head.lower_ == "one" else noun.head.head
        who = child(verb, "nsubj") if verb.lower_ in cue("be") else None
        return who if who is not None else noun
    return noun


def _own_subject(verb: Token) -> Token | None:
    """The subject of a verb or its auxiliary: not what labels a sentence, as in "Spokesman: Norway gave"."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if not subjects:
        return next((own for c in verb.lefts if c.dep_ == "aux" and (own := child(c, "nsubj")) is not None), None)
    own = subjects[0]
    for other in subjects[1:]:
        if own.is_punct or (own.nbor().is_punct and own.nbor().text != ","):
            own = other
    return own


def stolen_subject(verb: Token) -> Token | None:
    """The subject that the parse has coordinated with an object before: "sent doctors and Chile will send tents".

    A relative clause may stand between: "lent nine million, and Japan, which has no army, has paid six".
    """
    finite = verb.tag_ not in {"VB", "VBG", "VBN"} or any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts)
    if verb.dep_ != "conj" or not finite or not verb.left_edge.i:
        return None
    before = verb.left_edge.i - 1
    word = verb.doc[before]
    if word.text == ",":
        word = word.head.head if word.head.dep_ == "relcl" else word.head
    if word.dep_ != "conj" or word.tag_ not in {"NNP", "NNPS"} or is_verb(word.head) or word.head.i <= verb.head.i:
        return None
    return word


def _is_predicate(verb: Token) -> bool:
    """Whether what the parse takes for a participle is the verb of its sentence: "Peru, which has tents, offered to go"."""
    told = verb.tag_ == "VBN" and child(verb, "xcomp", "ccomp", "advcl", "dobj") is not None
    return verb.nbor(-1).text == "," and (verb.tag_ == "VBD" or told)


def _controller_of_noun(verb: Token, depth: int) -> Token | None:
    """As in "Norway's decision to send": the possessor; "made a promise to send": of the governing verb."""
    noun = verb.head
    if verb.tag_ == "VBG" or (noun.dep_ == "ROOT" and _is_predicate(verb)):
        return noun
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    deciders = objects_of(noun, "of") if noun.lower_ in cue("decisions") else []
    if deciders and verb.tag_ == "VB":
        return deciders[0]
    if verb.tag_ == "VB":
        governor = noun.head
        while governor.head.i != governor.i and not is_verb(governor):
            governor = governor.head
        return subject(governor, depth + 1) if is_verb(governor) else None
    return None


def _inherited(verb: Token, head: Token, depth: int) -> Token | None:
    if head.dep_ == "prep" and head.head is not head:
        head = head.head
    if head.tag_ == "IN" and verb.dep_ == "xcomp":
        return child(head, "nsubj")  # "Peru and Chile will between them send"
    while head.head.i != head.i and not is_verb(head) and head.tag_ != "MD":
        if head.dep_ == "acomp" or head.tag_.startswith("JJ"):
            head = head.head
        elif head.tag_.startswith("NN"):
            owner = child(head, "poss")
            if owner is not None:
                return owner
            head = head.head
        else:
            head = head.head
    if not is_verb(head) or head.i == verb.i:
        return None
    if verb.dep_ == "xcomp" and head.lower_ in cue("object-control"):
        controlled = child(head, "dobj", "dative")
        if controlled is not None:
            return controlled
    if verb.dep_ == "conj" and is_passive(head) and child(head, "nsubjpass") is not None:
        return child(head, "nsubjpass")
    return (
        child(head, "nsubj")
        if is_passive(head) and child(head, "nsubj")
        else (child(head, "nsubjpass") if is_passive(head) and verb.dep_ == "xcomp" else subject(head, depth + 1))
    )


def is_negated(token: Token) -> bool:
    """Whether a verb or noun is denied: "will not", "no troops", "neither A nor B will", "not one soldier"."""
    for c in token.children:
        if c.dep_ == "neg" or (c.lower_ in cue("negations") and c.dep_ != "prep"):
            return True
        if c.lower_ == "longer" and any(w.lower_ == "no" for w in c.children):
            return True
        if c.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and is_verb(token) and _is_denied_noun(c):
            return True
    return False


def _is_denied_noun(noun: Token) -> bool:
    first = noun.left_edge.lower_
    return first in {"neither", "no", "not", "none"} or noun.lower_ in {"none", "nothing", "nobody"}


def is_question(sentence: Span) -> bool:
    """Whether a sentence ends with a question mark, a closing quotation mark behind it or not."""
    ends = islice((t for t in reversed(sentence) if not t.is_space), 2)
    return any(t.text == "?" for t in ends)


def question_before(token: Token) -> Span | None:
    """The question right before the sentence of a token, past line breaks; None if what stands there asks nothing."""
    before = next((t for t in reversed(token.doc[: token.sent.start]) if not t.is_space), None)
    return before.sent if before is not None and is_question(before.sent) else None


def is_told_before(clause: Token) -> bool:
    """Whether a clause stands for itself before another: "A sent six; B did not", and not "A will send six, B said"."""
    if clause.dep_ != "ccomp" or clause.i > clause.head.i:
        return False
    end = clause.right_edge
    return end.i + 1 < len(clause.doc) and end.nbor().text in {";", ":", "–", "—"}


def auxiliaries(verb: Token) -> set[str]:
    """The auxiliaries of a verb, or of the one it is coordinated with if it has none: "will come and help"."""
    found = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if not found and verb.dep_ == "conj" and is_verb(verb.head) and verb.tag_ == verb.head.tag_:
        return auxiliaries(verb.head)
    return found


def tense(verb: Token) -> str:
    """How a verb presents its deed: `done`, `future`, `possible`, `intended` (an infinitive) or `ongoing`."""
    helpers = auxiliaries(verb)
    if helpers & cue("possible"):
        return "possible"
    if helpers & cue("future"):
        return "future"
    if "to" in helpers:
        head = verb.head
        if verb.dep_ == "ROOT" or (head.lower_ in cue("be") and verb.dep_ == "xcomp"):
            return "future"
        return "intended"
    if verb.tag_ == "VB" and not helpers & {"do", "does", "did"}:
        return "intended"
    if helpers & {"do", "does"}:
        return "ongoing"
    if verb.tag_ in {"VBG", "VBZ", "VBP"} and not helpers & {"has", "have", "had"}:
        return "ongoing"
    return "done"


def is_conditional(verb: Token) -> bool:
    """Whether the deed hangs on something: "if parliament agrees", "once a ceasefire holds", "subject to"."""
    for c in verb.children:
        if c.dep_ == "advcl":
            marker = child(c, "mark", "advmod")
            if marker is not None and marker.lower_ in cue("conditions"):
                return True
            if c.lower_ in {"provided", "providing", "assuming", "supposing"}:
                return True
            inverted = child(c, "aux")
            if inverted is not None and inverted.lower_ == "should" and inverted.i < c.i:
                return True
        if c.dep_ in {"prep", "mark", "pcomp"} and c.lower_ in cue("condition-prepositions"):
            nouns = {t.lower_ for t in c.subtree}
            if c.lower_ in {"subject", "pending", "conditional", "contingent"} or nouns & cue("condition-nouns"):
                return True
        if c.lower_ in {"subject", "conditional", "contingent", "conditionally"} and c.dep_ in {
            "acomp",
            "advmod",
            "amod",
        }:
            return True
    return False
