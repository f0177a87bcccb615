"""Of whom a figure is stated, worked out from the words around it."""

from spacy.tokens import Span, Token

from coalition.language.clauses import child, conjuncts, cue, is_passive, is_verb, objects_of, subject
from coalition.language.extensions import BODIES
from coalition.language.relations.context import Context, is_channel, saying
from coalition.language.relations.nobodys import are_helped, governing, is_nobodys, owner_words
from coalition.language.relations.numberlines import explaining, opens_line
from coalition.language.relations.referents import Referents
from coalition.statements.statement import Thing

_NEAR = 60
_DEEP = 4
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_MODIFIERS = frozenset(("amod", "compound", "nmod", "nn"))
_BODY_KINDS = frozenset(("coalition", "organisation", "group"))
_HEADS = frozenset(("nations", "people", "member"))
_AFTER_LABEL = frozenset(("–", "—", "-", "--", ":"))
_HYPHENS = frozenset(("-", "‑"))
_OPENING = frozenset(("and", "but", "while", "the"))
# What a figure hangs on its holder by: "a force of 300", "Germany, with 300", "our team, 63 strong".
_HOLDING = frozenset(("of", "with"))
_WHERE = frozenset(("to", "in", "for", "across", "into", "throughout", "around", "over"))
_HELD = frozenset(("prep", "appos", "nummod", "npadvmod", "amod", "acl", "dep"))
_VERBAL = frozenset(("acl", "relcl", "advcl", "xcomp", "ccomp", "conj", "pcomp", "dep", "prep", "parataxis"))

Owned = tuple[list[Thing], str]
_NOBODY: Owned = ([], "")


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
        found = self._inside(figure) or self._behind(figure) or self._gift(figure)
        return (found, "figure.possessor") if found else _NOBODY

    def of(self, figure: Span) -> Owned | None:
        """Whose a figure is, and by which rule; None where it counts victims, needs or what was taken."""
        if is_nobodys(figure):
            return None
        if figure._.figure.unit == "nations":
            return self._of_nations(figure), "figure.members"
        found, rule = self.own_phrase(figure)
        if found:
            return found, rule
        if opens_line(figure):
            owner = explaining(self._context, figure, owner_words()["gifts"])
            return self._actors(owner) if owner is not None else [], "figure.headed"
        token = below = figure.root
        while token.head.i != token.i and not is_verb(token):
            found = self._holder(token, below, figure) if token.lower_ not in owner_words()["wishes"] else []
            if found:
                return found, "figure.possessor"
            if token.lower_ in owner_words()["sufferers"] | owner_words()["wishes"]:
                return None
            if token.dep_ in _SUBJECTS:
                break
            token, below = token.head, token
        verb = token if is_verb(token) else token.head
        if not is_verb(verb):
            return self._official(figure)
        if token.dep_ in _SUBJECTS:
            found, rule = self._of_subject(figure, token, verb)
        else:
            found, rule = self._of_verb(verb, below if token.i == verb.i else token)
        if found:
            return found, rule
        found = self._named_before(figure)
        return (found, "figure.named-before") if found else _NOBODY

    def _named_before(self, figure: Span) -> list[Thing]:
        """The name that opens a clause before a figure, where the parse lost that it is the subject."""
        doc, start = self._context.doc, figure.root.sent.start
        for token in reversed(doc[start : figure.start]):
            span = self._context.chains.span(token)
            if token.dep_ in _SUBJECTS and (span is None or token.i == span.root.i):
                return self._actor(token) if span is not None and span._.sort != "demonym" else []
            if span is not None and span.start == token.i and self._opens_clause(span, start):
                return self._actor(span.root)
        return []

    def _opens_clause(self, span: Span, start: int) -> bool:
        """Whether a name is the first word of a clause, and neither a dateline nor a label."""
        doc, root = self._context.doc, span.root
        if span._.sort == "demonym" or doc[span.end].text in _AFTER_LABEL or not is_verb(root.head):
            return False
        before = doc[span.start - 1] if span.start else None
        opens = span.start == start or before is None or before.is_punct or before.lower_ in _OPENING
        return opens and root.dep_ not in {"pobj", "conj", "appos", "poss", "dobj"}

    def _official(self, figure: Span) -> Owned:
        """The government in whose text a sum stands that nobody else is named for."""
        if figure.label_ != "MONEY" or self._quoted(figure) or not self._authors:
            return _NOBODY
        return self._authors, "figure.publisher"

    def _inside(self, figure: Span) -> list[Thing]:
        """A possessor or demonym in the figure's own phrase: "300 Norwegian trucks", "Norway's 300 trucks"."""
        owner = child(figure.root, "poss")
        if owner is not None and owner.tag_ != "PRP$" and (found := self._actors(owner)):
            return found
        for token in figure if figure._.figure.unit != "people" else ():
            span = self._context.chains.span(token)
            if span is not None and self._is_modifier(span, figure):
                return [] if self._is_received(figure) else self._context.actors(token)
        return []

    @staticmethod
    def _is_modifier(span: Span, figure: Span) -> bool:
        """Whether a nation's name stands before what is counted, and not before where it was made: "Finnish-built"."""
        inside = figure.start < span.start and span.end < figure.end
        return inside and span._.thing.kind == "nation" and span.doc[span.end].text not in _HYPHENS

    def _is_received(self, figure: Span) -> bool:
        """Whether people or things of a nation are what another nation teaches, pays or bars."""
        verb = governing(figure.root)
        if verb is None:
            return False
        if verb.lower_ in owner_words()["teaching"] | owner_words()["receiving"] | owner_words()["completing"]:
            return True
        phrase = figure.root
        while phrase.head.i != verb.i:
            phrase = phrase.head
        return phrase.dep_ == "dobj" and any(t.kind == "nation" for t in self._doers(verb))

    def _gift(self, figure: Span) -> list[Thing]:
        """Whose the noun before "of" is: "Ankara's gift of two drones", "$12 million in Dutch aid"."""
        kinds = [o for o in objects_of(figure.root, "in", "of", "worth") if o.lower_ in owner_words()["gifts"]]
        own = figure.root.dep_ in _SUBJECTS
        found = [t for o in kinds for t in (self._possessors(o) if own else []) or self._named_aid(o)]
        if found:
            return found
        link = figure.root.head
        if figure.root.dep_ != "pobj" or link.lower_ != "of":
            return []
        owner = child(link.head, "poss")
        return self._actors(owner) if owner is not None and owner.tag_ != "PRP$" else []

    def _named_aid(self, noun: Token) -> list[Thing]:
        """Whose an aid with a name of its own is: "in Irish Aid funding"."""
        return [t for c in noun.lefts if c.dep_ == "compound" for t in self._possessors(c)]

    def _behind(self, figure: Span) -> list[Thing]:
        """Who follows a figure after "from", where heads or money come from them: "200 from Chad"."""
        doc, end = self._context.doc, figure.end
        if figure._.figure.unit == "people" or end + 1 >= len(doc) or doc[end].lower_ != "from":
            return []
        if any(t.lower_ in owner_words()["teaching"] for t in figure.root.ancestors) or self._is_removed(figure.root):
            return []
        objects = [c for c in doc[end].children if c.dep_ == "pobj"]
        return [t for o in objects for t in self._actors(o)]

    def _is_removed(self, counted: Token) -> bool:
        """Whether those counted are moved by somebody, so that "from" says whence: "pulled 300 soldiers from Mali"."""
        verb = governing(counted)
        if verb is None or verb.lower_ not in owner_words()["removing"] or counted.dep_ not in {"dobj", "nsubjpass"}:
            return False
        return is_passive(verb) or bool(self._doers(verb))

    def _holder(self, token: Token, below: Token, figure: Span) -> list[Thing]:
        """Whose a noun is that a figure hangs on: "Norway's gift of", "a force of", "Germany, with 300 million"."""
        if not figure.start <= token.i < figure.end and (below.dep_ != "prep" or below.lower_ in _HOLDING):
            if below.dep_ == "appos" and (is_channel(token) or (token.dep_ == "pobj" and token.head.lower_ in _WHERE)):
                return []
            found = self._strong(token) if below.lower_ == "of" else self._actor(token) if below.dep_ in _HELD else []
            if found:
                return found
        if below.lower_ == "for" and self._is_thanked(token):
            return self._actor(token)
        return self._possessors(token, figure)

    def _strong(self, noun: Token) -> list[Thing]:
        """A coalition of so many; not "a standby force" that somebody has."""
        verb = governing(noun)
        unnamed = child(noun, "det") is not None and noun.left_edge.lower_ in {"a", "an"} and noun.text.islower()
        if unnamed and verb is not None and verb.lower_ in owner_words()["having"]:
            return []
        return [t for t in self._bodies.of(noun) if t.kind == "coalition"]

    @staticmethod
    def _is_thanked(token: Token) -> bool:
        verb = governing(token)
        return verb is not None and verb.lower_ in owner_words()["thanking"] and token.dep_ in {"dobj", "conj"}

    def _possessors(self, token: Token, figure: Span | None = None) -> list[Thing]:
        """As in "Norway's trucks", "Norwegian funding", "a loan from the EU"."""
        for c in token.children:
            inside = figure is not None and figure.start <= c.i < figure.end
            if c.dep_ == "poss" or (c.dep_ in _MODIFIERS and not inside):
                found = self._actors(c)
                if found and not self._is_sent_as(found, token):
                    return found
        if figure is not None and figure._.figure.unit == "people":
            return []
        return [t for o in objects_of(token, "from", "by") for t in self._actors(o)]

    def _is_sent_as(self, named: list[Thing], noun: Token) -> bool:
        """Whether a nation sends what goes by a mission's name: "Peru sent a 30-member Operation Dawn team"."""
        verb = governing(noun) if all(t.kind == "coalition" for t in named) else None
        return verb is not None and noun.dep_ == "dobj" and any(t.kind == "nation" for t in self._doers(verb))

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
        words = owner_words()
        participles = [c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBN"]
        found = [t for o in objects_of(verb, "from", "by") for t in self._actors(o)]
        found = found or [t for c in participles for o in objects_of(c, "by") for t in self._actors(o)]
        if found:
            return found, "figure.agent"
        if verb.lower_ not in words["giving"] or figure._.figure.unit in _HEADS:
            return _NOBODY
        found = self._reporter(verb) if token.dep_ == "nsubjpass" else []
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
        if verb.dep_ not in {"ccomp", "parataxis"} or head.lower_ not in owner_words()["announcing"]:
            return []
        return self._actors(subject(head))

    def _of_verb(self, verb: Token, token: Token) -> Owned:
        """A figure under a verb: its subject's, up through the clauses that leave theirs out."""
        words = owner_words()
        for _ in range(_DEEP):
            if verb.lower_ in words["victims"] | words["sought"] | words["taken"]:
                return _NOBODY
            told = self._of_class(verb, token)
            if told is not None:
                return told
            found = self._total(verb, token) or self._doers(verb)
            if found:
                return found, "figure.subject"
            who = subject(verb)
            missing = who is None or who.i == verb.head.i
            if verb.dep_ not in _VERBAL or not missing or verb.head.lower_ in words["sufferers"]:
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

    def _of_class(self, verb: Token, token: Token) -> Owned | None:
        """The owner under a verb of thanking or receiving, or in the passive; None under any other."""
        words = owner_words()
        if verb.lower_ in words["thanking"]:
            return self._thanked(verb, token), "figure.thanked"
        agents = objects_of(verb, "by") if verb.tag_ == "VBN" else []
        found = [t for agent in agents for t in self._actors(agent)]
        if found:
            return found, "figure.agent"
        if verb.lower_ in words["receiving"]:
            return self._received(verb), "figure.source"
        if is_passive(verb) and all(self._measures(o) for o in objects_of(verb, "by")):
            return self._of_passive(verb)
        return None

    def _received(self, verb: Token) -> list[Thing]:
        """Who gives what is received: whom it comes from, else who writes of a sum, else who has it then."""
        found = [t for o in objects_of(verb, "from") for t in self._actors(o)]
        if found:
            return found
        sums = [f for c in verb.children if (f := self._context.figure_at(c)) is not None and f.label_ == "MONEY"]
        own = self._authors if sums and not self._quoted_other(verb) else []
        return own or self._actors(subject(verb))

    def _measures(self, by: Token) -> bool:
        """Whether "by" tells by how much and not by whom: "has been increased by more than 1 billion"."""
        return any(self._context.figure_at(t) is not None for t in by.subtree)

    def _quoted_other(self, token: Token) -> bool:
        """Whether somebody is quoted who does not speak for whom the article is written."""
        speaker = self._context.speaker(token)
        return speaker is not None and self._context.chains.nation_of(speaker) not in self._authors

    def _total(self, verb: Token, token: Token) -> list[Thing]:
        """Whose a sum is that grows: "brings the UK's total support to 12 billion"."""
        grown = child(verb, "dobj")
        if token.lower_ != "to" or grown is None or verb.lower_ not in owner_words()["totalling"]:
            return []
        return self._possessors(grown)

    def _thanked(self, verb: Token, token: Token) -> list[Thing]:
        """Who is thanked: the object, or one coordinated with it that stands right before its own "for"."""
        thanked = child(verb, "dobj")
        if token.lower_ == "for":
            beside = self._context.chains.span(token.nbor(-1))
            if beside is not None and (thanked is None or beside.root.i not in {t.i for t in conjuncts(thanked)}):
                return self._actor(beside.root)
        return self._actors(thanked)

    def _of_passive(self, verb: Token) -> Owned:
        """ "The mission was promised 2,500 people", "has been backed with £3 million"."""
        who = child(verb, "nsubjpass")
        if who is not None and verb.lower_ in owner_words()["giving"]:
            found = [t for t in self._actors(who) if t.kind in _BODY_KINDS]
            if found:
                return found, "figure.receiver"
        found = self._possessors(who) if who is not None else []
        if found:
            return found, "figure.possessor"
        if (
            who is not None
            and who.lower_ in owner_words()["gifts"]
            and self._authors
            and not self._context.speaker(verb)
        ):
            return self._authors, "figure.publisher"
        found = self._reporter(verb)
        return (found, "figure.reporter") if found else _NOBODY

    def _doers(self, verb: Token) -> list[Thing]:
        """Who a verb's figure is of: its subject, or whose its subject is ("the mission's budget", "U.S. funding")."""
        who = subject(verb)
        if who is None:
            return []
        strange = who.lower_ in owner_words()["strangers"]
        found = self._actors(who) or ([] if strange else self._possessors(who))
        if found:
            return found
        if who.i == verb.head.i:
            return []
        if (who.lower_ in owner_words()["gifts"] or who.tag_ == "DT") and not self._context.speaker(verb):
            return self._authors
        named = child(verb, "attr") if verb.lower_ in cue("be") else None
        return self._actors(named)

    def _of_nations(self, figure: Span) -> list[Thing]:
        """The coalition whose members are counted: named in the same sentence, else the one spoken of."""
        context, root = self._context, figure.root
        governor = root.head
        if are_helped(root):
            return []
        while governor.head.i != governor.i and not is_verb(governor):
            found = [t for t in self._actors(governor) if t.kind in _BODY_KINDS]
            if found and governor.text.islower() and not self._bodies.is_named_before(found[0], governor.i):
                found = (
                    [Thing("coalition", governor.lower_, governor.lower_)] if governor.lower_ == "coalition" else found
                )
            if found:
                return found
            governor = governor.head
        if is_verb(governor):
            who = subject(governor)
            of = [governor.head if who is not None and who.tag_ in {"WDT", "WP"} else who]
            if governor.lower_ in owner_words()["belonging"]:
                of += [*objects_of(governor, "to", "in", "of"), child(governor, "dobj")]
            found = [t for o in of for t in self._actors(o) if t.kind in {"coalition", "organisation"}]
            if found:
                return found
        where = root.dep_ == "pobj" and root.head.lower_ in _WHERE
        if where and governor.lower_ not in owner_words()["totalling"]:
            return []  # "gave vaccines to 49 nations"
        for token in root.sent:
            if (
                token.lower_ in owner_words()["groups"]
                and token.head.lower_ not in saying()
                and child(token, "det", "poss") is not None
            ):
                found = [t for t in self._actors(token) if t.kind in {"coalition", "organisation"}]
                if found:
                    return found
        before = [s for s in context.doc.spans[BODIES] if s.label_ == "COALITION" and 0 < figure.start - s.end < _NEAR]
        return [before[-1]._.thing] if before else []
