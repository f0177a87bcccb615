"""Of whom a figure is stated, worked out from the words around it."""

from functools import lru_cache
from typing import Any

from spacy.tokens import Span, Token

from coalition.language.clauses import child, is_passive, is_verb, objects_of, subject
from coalition.language.extensions import BODIES
from coalition.language.morphology import plural, verb_forms
from coalition.language.relations.context import Context, rules
from coalition.language.relations.referents import Referents
from coalition.language.relations.shares import respective
from coalition.statements.statement import Thing

_NEAR = 60
_DEEP = 4
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_MODIFIERS = frozenset(("amod", "compound", "nmod", "nn"))
_BODY_KINDS = frozenset(("coalition", "organisation", "group"))
_HEADS = frozenset(("nations", "people", "member"))
# What a figure hangs on its holder by: "a force of 300", "Germany, with 300", "our team, 63 strong".
_HOLDING = frozenset(("of", "with"))
_HELD = frozenset(("prep", "appos", "nummod", "npadvmod", "amod", "acl", "dep"))
_VERBAL = frozenset(("acl", "relcl", "advcl", "xcomp", "ccomp", "conj", "pcomp", "dep", "prep", "parataxis"))

Owned = tuple[list[Thing], str]
_NOBODY: Owned = ([], "")


@lru_cache(maxsize=1)
def _rules() -> dict[str, frozenset[str]]:
    data: dict[str, Any] = rules("figure-owners.toml")
    verbs = {name: frozenset(f for verb in words for f in verb_forms(verb)) for name, words in data["verbs"].items()}
    nouns = {name: frozenset(f for noun in words for f in (noun, plural(noun))) for name, words in data["nouns"].items()}
    return verbs | nouns


class Owners:
    """Tells the owners of one article's figures, in the order of its text."""

    def __init__(self, context: Context, bodies: Referents) -> None:
        self._context = context
        self._bodies = bodies
        authors = context.chains.authors
        self._authors = authors if len(authors) == 1 else []

    def own_phrase(self, figure: Span) -> Owned:
        """Whom the words right beside a figure name: "Togo 500", "500 from Togo", "Togo's 500", "500 Togolese"."""
        beside = self._context.beside(figure.start)
        if beside:
            return beside, "figure.beside"
        found = self._inside(figure) or self._behind(figure)
        return (found, "figure.possessor") if found else _NOBODY

    def of(self, figure: Span) -> Owned | None:
        """Whose a figure is, and by which rule; None where it counts victims, needs or what was taken."""
        words = _rules()
        if {t.lower_ for t in figure} & words["sufferers"]:
            return None
        governor = _governing(figure.root)
        if governor is not None and governor.lower_ in words["victims"] | words["sought"] | words["taken"]:
            return None
        if figure._.figure.unit == "nations":
            return self._of_nations(figure), "figure.members"
        found, rule = self.own_phrase(figure)
        if found:
            return found, rule
        token = below = figure.root
        while token.head.i != token.i and not is_verb(token):
            found = self._holder(token, below, figure)
            if found:
                return found, "figure.possessor"
            if token.lower_ in _rules()["sufferers"]:
                return None
            if token.dep_ in _SUBJECTS:
                break
            token, below = token.head, token
        verb = token if is_verb(token) else token.head
        if not is_verb(verb):
            return _NOBODY
        if token.dep_ in _SUBJECTS:
            return self._of_subject(figure, token, verb)
        return self._of_verb(figure, verb, token)

    def _inside(self, figure: Span) -> list[Thing]:
        """A possessor or demonym in the figure's own phrase: "300 Norwegian trucks", "Norway's 300 trucks"."""
        owner = child(figure.root, "poss")
        if owner is not None and owner.tag_ != "PRP$" and (found := self._actors(owner)):
            return found
        for token in figure:
            span = self._context.chains.span(token)
            if span is not None and span._.thing.kind == "nation" and figure.start < token.i < figure.end - 1:
                return [] if self._is_received(figure) else self._context.actors(token)
        return []

    def _is_received(self, figure: Span) -> bool:
        """Whether people or things of a nation are what another nation teaches, pays or bars."""
        verb = _governing(figure.root)
        if verb is None:
            return False
        if verb.lower_ in _rules()["teaching"] | _rules()["receiving"] | _rules()["completing"]:
            return True
        if not any(t.dep_ == "dobj" for t in (figure.root, *figure.root.ancestors) if not verb.is_ancestor(t) or t.head.i == verb.i):
            return False
        return any(t.kind == "nation" for t in self._doers(verb))

    def _behind(self, figure: Span) -> list[Thing]:
        """Who follows a figure after "from", where heads or money come from them: "200 from Chad"."""
        doc, end = self._context.doc, figure.end
        if figure._.figure.unit == "people" or end + 1 >= len(doc) or doc[end].lower_ != "from":
            return []
        if any(t.lower_ in _rules()["teaching"] for t in figure.root.ancestors):
            return []
        objects = [c for c in doc[end].children if c.dep_ == "pobj"]
        return [t for o in objects for t in self._actors(o)]

    def _holder(self, token: Token, below: Token, figure: Span) -> list[Thing]:
        """Whose a noun is that a figure hangs on: "Norway's gift of", "a force of", "Germany, with 300 million"."""
        if not figure.start <= token.i < figure.end and (below.dep_ != "prep" or below.lower_ in _HOLDING):
            body = [t for t in self._bodies.of(token) if t.kind == "coalition"] if below.lower_ == "of" else []
            found = body or (self._actor(token) if below.dep_ in _HELD else [])
            if found:
                return found
        return self._possessors(token, figure)

    def _possessors(self, token: Token, figure: Span | None = None) -> list[Thing]:
        """As in "Norway's trucks", "Norwegian funding", "a loan from the EU"."""
        for c in token.children:
            inside = figure is not None and figure.start <= c.i < figure.end
            if c.dep_ == "poss" or (c.dep_ in _MODIFIERS and not inside):
                found = self._actors(c)
                if found:
                    return found
        if figure is not None and figure._.figure.unit == "people":
            return []
        return [t for o in objects_of(token, "from", "by") for t in self._actors(o)]

    def _actors(self, token: Token | None) -> list[Thing]:
        """Who a noun stands for; of a coalition, the name it has in the article."""
        found = self._context.actors(token)
        if token is None or any(t.kind == "nation" or " " in t.name or t.name[0].isupper() for t in found):
            return [self._bodies.called(t) for t in found]
        return self._bodies.of(token) or found

    def _actor(self, token: Token) -> list[Thing]:
        """As `_actors`, without those coordinated with it."""
        named = self._context.chains.named(token)
        return [t for t in self._actors(token) if named is None or t == self._bodies.called(named)]

    def _of_subject(self, figure: Span, token: Token, verb: Token) -> Owned:
        """A figure that is a subject: of whom it comes, who gives it in the passive, else who reports or publishes it."""
        words = _rules()
        found = [t for o in objects_of(verb, "from", "by") for t in self._actors(o)]
        if found:
            return found, "figure.agent"
        if token.dep_ != "nsubjpass" or verb.lower_ not in words["giving"] or figure._.figure.unit in _HEADS:
            return _NOBODY
        found = self._reporter(verb)
        if found:
            return found, "figure.reporter"
        return (self._authors, "figure.publisher") if not self._quoted(figure) else _NOBODY

    def _quoted(self, figure: Span) -> bool:
        return self._context.speaker(figure.root) is not None

    def _reporter(self, verb: Token) -> list[Thing]:
        """Who announces what is told without a doer: "she confirmed that 20 trucks would be sent"."""
        head = verb.head
        while head.head.i != head.i and not is_verb(head):
            head = head.head
        if verb.dep_ not in {"ccomp", "parataxis"} or head.lower_ not in _rules()["announcing"]:
            return []
        return self._actors(subject(head))

    def _of_verb(self, figure: Span, verb: Token, token: Token) -> Owned:
        """A figure under a verb: its subject's, up through the clauses that leave theirs out."""
        words = _rules()
        for _ in range(_DEEP):
            if verb.lower_ in words["victims"] | words["sought"] | words["taken"]:
                return _NOBODY
            if verb.lower_ in words["thanking"] and token.dep_ == "prep" and token.lower_ == "for":
                found = self._actors(child(verb, "dobj"))
                return (found, "figure.thanked") if found else _NOBODY
            if verb.lower_ in words["receiving"]:
                found = [t for o in objects_of(verb, "from") for t in self._actors(o)]
                return found or self._actors(subject(verb)), "figure.source"
            if is_passive(verb) and not objects_of(verb, "by"):
                return self._of_passive(figure, verb)
            found = self._doers(verb)
            if found:
                return respective(figure, found), "figure.subject"
            who = subject(verb)
            if verb.dep_ not in _VERBAL or (who is not None and who.i != verb.head.i):
                break
            token, verb = verb, verb.head
            while verb.head.i != verb.i and not is_verb(verb):
                found = self._possessors(verb)
                if found:
                    return found, "figure.possessor"
                token, verb = verb, verb.head
            if not is_verb(verb):
                break
        return _NOBODY

    def _of_passive(self, figure: Span, verb: Token) -> Owned:
        """ "The mission was promised 2,500 people", "has been backed with £3 million"."""
        who = child(verb, "nsubjpass")
        if who is not None and verb.lower_ in _rules()["giving"]:
            found = [t for t in self._actors(who) if t.kind in _BODY_KINDS]
            if found:
                return found, "figure.receiver"
        found = self._possessors(who) if who is not None else []
        if found:
            return found, "figure.possessor"
        found = self._reporter(verb)
        return (found, "figure.reporter") if found else _NOBODY

    def _doers(self, verb: Token) -> list[Thing]:
        """Who a verb's figure is of: its subject, or whose its subject is ("the mission's budget", "U.S. funding")."""
        who = subject(verb)
        if who is None:
            return []
        found = self._actors(who) or self._possessors(who)
        if found:
            return found
        if who.lower_ in _rules()["gifts"] and not self._context.speaker(verb):
            return self._authors
        return []

    def _of_nations(self, figure: Span) -> list[Thing]:
        """The coalition whose members are counted: named in the same sentence, else the one spoken of."""
        context, root = self._context, figure.root
        governor = root.head
        while governor.head.i != governor.i and not is_verb(governor):
            found = [t for t in self._actors(governor) if t.kind in _BODY_KINDS]
            if found:
                return found
            governor = governor.head
        if is_verb(governor):
            found = [t for t in self._actors(subject(governor)) if t.kind in {"coalition", "organisation"}]
            if found:
                return found
        for token in root.sent:
            if token.lower_ in _rules()["groups"] and child(token, "det", "poss") is not None:
                found = [t for t in self._actors(token) if t.kind in {"coalition", "organisation"}]
                if found:
                    return found
        before = [s for s in context.doc.spans[BODIES] if s.label_ == "COALITION" and 0 < figure.start - s.end < _NEAR]
        return [before[-1]._.thing] if before else []


def _governing(token: Token) -> Token | None:
    """The verb that a phrase depends on."""
    while token.head.i != token.i and not is_verb(token):
        token = token.head
    return token if is_verb(token) else None
