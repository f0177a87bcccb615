"""The cast of an article: its parties and bodies, and the making of statements about them."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from spacy.tokens import Doc, Token

from coalition.language.clauses import (
    auxiliaries,
    child,
    cue,
    is_negated,
    is_passive,
    is_told_before,
    is_verb,
    objects_of,
    subject,
)
from coalition.language.morphology import compound_verb_forms, plural
from coalition.language.relations.context import Context, rules
from coalition.language.relations.people import People
from coalition.language.relations.referents import Referents
from coalition.statements.statement import Passage, Relation, Statement, Thing

# Before a participle these leave its subject to the clause: "followed through by convening".
_BY = frozenset(("by", "after", "before"))
# How sure a statement is before coalition.language.confidence says how often its rule was right.
UNMEASURED = 0.7


class Cast:
    """What the relations between parties and bodies need of one article.

    Attributes:
        context: the article.
        doc: its tokens.
        words: its tokens in lower case, so that a rule can look before it parses.
        people: who its noun phrases stand for, persons before nations.
        bodies: which coalition or organisation its noun phrases stand for.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.doc: Doc = context.doc
        self.words: list[str] = [token.lower_ for token in context.doc]
        self.people = People(context)
        self.bodies = Referents(context)

    def tell(
        self,
        relation: Relation,
        who: Iterable[Thing],
        what: Iterable[Thing],
        at: Token,
        rule: str,
        passage: Passage | None = None,
    ) -> Iterator[Statement]:
        """A statement for each pair of two different things."""
        objects = list(what)
        for subject_ in who:
            for object_ in objects:
                if subject_ != object_:
                    yield Statement(
                        relation,
                        subject_,
                        object_,
                        passage or self.context.passage(at),
                        rule,
                        UNMEASURED,
                        date=self.context.date(at),
                    )


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, frozenset[str]]]:
    data = rules("relations.toml")
    made: dict[str, dict[str, frozenset[str]]] = {}
    for relation, lists in data.items():
        made[relation] = {
            name: frozenset(form for word in words for form in _forms(name, word)) for name, words in lists.items()
        }
    return made


def _forms(name: str, word: str) -> Iterable[str]:
    if name.endswith("verbs"):
        return compound_verb_forms(word)
    if name.endswith("nouns"):
        return (word, plural(word))
    return (word,)


@cache
def words(relation: str, name: str) -> frozenset[str]:
    """A list of rules/relations.toml: `…verbs` in all their forms, `…nouns` with their plurals, others as they are."""
    return _words()[relation][name]


def is_unreal(verb: Token, depth: int = 0) -> bool:
    """Whether a deed is denied, only possible, asked for or hoped for: "may join", "asked to lead", "refused to meet"."""
    helpers = auxiliaries(verb)
    if helpers & {"would", "'d", "’d"} and verb.dep_ == "ccomp" and verb.head.lower_ in words("mood", "reporting"):
        # "said that it would join": a future told in the past
        helpers = set()
    if is_negated(verb) or helpers & (cue("possible") | {"would", "should", "'d", "’d"}):
        return True
    if depth == 0 and verb.sent[-1].text == "?":
        return True
    if depth > 3:
        return False
    head = verb.head
    if is_told_before(verb):
        return False
    if verb.dep_ in {"xcomp", "ccomp", "acl", "advcl", "pcomp"} and head.i != verb.i:
        if head.lower_ in words("mood", "unreal") and (verb.dep_ != "advcl" or verb.tag_ == "VB"):
            return True
        if verb.dep_ == "advcl" and any(
            c.lower_ in {"if", "unless", "whether"} for c in verb.children if c.dep_ == "mark"
        ):
            return True
        # "before seeking to host it", "sought the agreement of Peru to host it"
        outer = verb.dep_ == "pcomp" or (verb.dep_ == "acl" and head.dep_ == "dobj")
        if outer and head.head.lower_ in words("mood", "unreal"):
            return True
        if verb.dep_ in {"xcomp", "acl"} and verb.tag_ in {"VB", "VBG"}:
            return is_verb(head) and is_unreal(head, depth + 1)
    if verb.dep_ == "conj" and is_verb(head) and child(verb, "nsubj", "nsubjpass") is None:
        return not auxiliaries(verb) - auxiliaries(head) and is_negated(head)
    return False


def agents(verb: Token) -> list[Token]:
    """Who does it: the subject of an active verb, the agent of a passive one wherever "by" was attached."""
    if is_passive_form(verb):
        found = objects_of(verb, "by")
        more = [c for by in verb.children if by.lower_ == "by" for c in by.children if c.lower_ == "by"]
        found += [o for by in more for o in by.children if o.dep_ == "pobj"]
        return found or _by_after(verb)
    own = [c for c in verb.children if c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"}]
    if len(own) > 1:
        return own
    if (done_to := _thanked(verb)) is not None:
        return [done_to]
    if verb.dep_ == "pcomp" and verb.head.lower_ in _BY:
        above = next((a for a in verb.head.ancestors if is_verb(a)), None)
        return agents(above) if above is not None else []
    if not is_verb(verb):
        found = [c for c in verb.children if c.dep_ in {"compound", "nmod", "nsubj"}]
        return found or [verb.nbor(-1)] if verb.i else []
    who = subject(verb)
    if who is not None and who.tag_ == "PRP$" and (done_to := _thanked(who.head)) is not None:
        return [done_to]
    return [who] if who is not None else []


def _thanked(word: Token) -> Token | None:
    """Whose deed it is: "thanked X for joining", "for agreeing to host", "for its plan to host"."""
    while word.dep_ == "xcomp" and is_verb(word.head):
        word = word.head
    if word.dep_ not in {"pcomp", "pobj"} or word.head.lower_ != "for":
        return None
    return child(word.head.head, "dobj")


def patients(verb: Token) -> list[Token]:
    """What it is done to: the object of an active verb, the subject of a passive one, the noun a participle is about."""
    if is_passive_form(verb):
        return subjects_of_passive(verb)
    found = [c for c in verb.children if c.dep_ == "dobj" and not c.tag_.startswith("RB")]
    found = found or [c for c in verb.children if c.dep_ == "npadvmod" and not c.tag_.startswith("RB")]
    relative = [c for c in found if c.tag_ in {"WDT", "WP", "IN"}]
    if relative and verb.dep_ != "relcl" and relative[0].i > verb.sent.start:
        return [relative[0].nbor(-2 if relative[0].nbor(-1).text == "," else -1)]
    if relative or (not found and verb.dep_ == "relcl"):
        who = child(verb, "nsubj")
        return [verb.head] if who is None or who.tag_ not in {"WDT", "WP"} else []
    if not found and verb.dep_ == "conj" and is_verb(verb.head) and not any(True for _ in verb.rights):
        return patients(verb.head)
    return found


def subjects_of_passive(verb: Token) -> list[Token]:
    """What a passive or a participle is about: "is headquartered", "the coalition led by X and headquartered in Y"."""
    own = child(verb, "nsubjpass", "nsubj")
    if own is not None:
        return [verb.head] if own.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else [own]
    return _about(verb)


def is_passive_form(verb: Token) -> bool:
    """Whether a verb is a passive, or a participle that is used like one: "led by", "is to be chaired by"."""
    if is_passive(verb):
        return True
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    if any(c.dep_ == "auxpass" for c in verb.children):
        return True
    if verb.tag_ == "VBD":
        return verb.dep_ in {"acl", "amod"} and child(verb, "nsubj", "dobj") is None
    return child(verb, "nsubj", "dobj") is None and not auxiliaries(verb) & {"has", "have", "had", "'ve", "having"}


def _by_after(verb: Token) -> list[Token]:
    for token in verb.doc[verb.i + 1 : verb.i + 8]:
        if token.lower_ == "by":
            return [c for c in token.children if c.dep_ in {"pobj", "pcomp"}]
        if is_verb(token) or token.is_sent_start or token.text in {",", ";"}:
            break
    return []


def _about(verb: Token) -> list[Token]:
    """The noun that a participle is about: "a force led by X", "Led by X, the force", "the force, run by X, has"."""
    head = verb.head
    if head.i == verb.i:
        return []
    if verb.dep_ in {"acl", "relcl", "amod", "appos"} and not is_verb(head):
        return [head]
    if is_verb(head):
        if verb.dep_ == "conj" and is_passive_form(head):
            return patients(head)
        who = child(head, "nsubj", "nsubjpass") or subject(head)
        if who is not None and who.tag_ in {"WDT", "WP"} and head.dep_ == "relcl":
            return [head.head]
        return [who] if who is not None else []
    return [head] if head.dep_ not in {"prep", "pobj"} or verb.dep_ == "advcl" else []
