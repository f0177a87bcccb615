"""The way from a capability up the parse: the words that govern it and say whether it is given."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from coalition.language.clauses import (
    auxiliaries,
    child,
    cue,
    is_negated,
    is_passive,
    is_told_before,
    is_verb,
    objects_of,
    stolen_subject,
)
from coalition.language.relations.owndeeds import own_deed
from coalition.language.relations.pledgewords import words
from coalition.language.relations.predicates import (
    bears_cost,
    changes_amount,
    has_somewhere,
    predicated,
    said_by_be,
    serves,
    takes_part,
)
from coalition.language.relations.stances import (
    is_asked,
    is_disbelieved,
    is_only_due,
    is_supposed,
    is_telegraphic,
    lapses,
    stance,
    told_of_object,
)
from coalition.language.relations.turns import buys, gets, is_buying, keeps, turn, wants

_CONTENT = frozenset(("give", "commit", "consider", "refuse", "end", "receive", "include", "serve", "talk", "thank"))
_NAMING = frozenset(("prep", "appos", "nummod", "quantmod", "npadvmod", "dep"))
_MODIFIES = frozenset(("compound", "amod", "nmod"))
_PURPOSE = frozenset(("advcl", "relcl", "acl", "xcomp", "conj", "pcomp"))


@dataclass(slots=True)
class Chain:
    """The governors of a capability, innermost first, each with its class.

    Attributes:
        links: governor and class.
        blocked: why nothing is pledged here; None if something may be.
    """

    links: list[tuple[Token, str]] = field(default_factory=list)
    blocked: str | None = None

    def content(self) -> list[tuple[Token, str]]:
        """The links that say something themselves."""
        return [link for link in self.links if link[1] in _CONTENT]


def climb(root: Token, *, sort: str, concept: str) -> Chain:
    """The chain of governors of a capability.

    Args:
        root: the head of its phrase.
        sort: `name`, `action`, `weak` or `money`.
        concept: id of the capability.
    """
    chain = Chain()
    root = promoted(root)
    if sort == "action":
        name = words().verbs.of(root)
        stops = name in {"end", "refuse"} and concept not in words().imposed
        chain.links.append((root, str(name) if stops else "give"))
    token = root.head if _is_whatever(root) else root
    while token.head.i != token.i and chain.blocked is None:
        if not _step(chain, token, root, concept):
            break
        token = token.head
    if chain.blocked is None and not chain.content():
        chain.blocked = "no governor"
    if sort == "action" and chain.blocked is None and any(name == "include" for _, name in chain.links):
        chain.blocked = "purpose of a part"
    if sort == "action" and chain.blocked is None:
        chain.blocked = own_deed(root, concept, promised=any(name == "commit" for _, name in chain.links))
    if chain.blocked is None and _is_unreal(chain):
        chain.blocked = "doubted"
    if chain.blocked is None and _is_used(chain, root, concept):
        chain.blocked = "used"
    if chain.blocked is None and _is_replaced(root):
        chain.blocked = "preposition of"
    if sort in {"weak", "money"} and chain.blocked is None:
        _support_weak(chain, root)
    return chain


def _is_replaced(root: Token) -> bool:
    """As in "instead of tanks": what is not given."""
    above = root.head
    return above.lower_ == "of" and above.i > 0 and above.nbor(-1).lower_ == "instead"


def _is_unreal(chain: Chain) -> bool:
    """Whether a deed is called untrue, or only said to be due."""
    if not chain.links:
        return False
    top, name = chain.links[-1]
    supposed = any(is_supposed(token) for token, _ in chain.links)
    due = is_verb(top) and name in {"give", "commit", "serve"} and is_only_due(top) and not is_negated(top)
    return (
        supposed
        or due
        or any(is_disbelieved(t) or is_asked(t) for link, _ in chain.links if is_verb(link) for t in (link, link.head))
    )


def _is_used(chain: Chain, root: Token, concept: str) -> bool:
    """Whether weapons are used and not given, or only those who use them are spoken of."""
    things, nouns = words().users
    if concept in things and root.dep_ in _MODIFIES and root.head.lower_ in nouns:
        return True
    using = words().using
    verbs = {token.lower_ for token, _ in chain.links}
    if concept not in using["things"] or not verbs & using["verbs"]:
        return False
    innermost = next((token.lower_ for token, _ in chain.links if is_verb(token)), "")
    return innermost in using["always"] or any(t.lower_ in using["words"] for t in root.sent)


def promoted(root: Token) -> Token:
    """The head of a name that a capability introduces: "the frigate Resolute"."""
    head = root.head
    if root.dep_ in _MODIFIES and head.i > root.i and head.tag_ in {"NNP", "NNPS"} and head.text[0].isupper():
        return head
    return root


def _is_whatever(noun: Token) -> bool:
    """As in "is ready to send whatever aid is needed": the clause is what is given."""
    first = noun.left_edge
    what = first if first.tag_ == "WDT" else first.nbor(-1) if first.i else first
    asked = what.tag_ == "WDT" and noun.dep_ == "nsubjpass" and noun.head.dep_ in {"ccomp", "dobj"}
    return asked and words().verbs.of(noun.head) == "call" and is_verb(noun.head.head)


def _step(chain: Chain, token: Token, root: Token, concept: str) -> bool:
    """Go from a token to its head; False where the way ends."""
    head, dep = token.head, token.dep_
    if head.lower_ in words().carriers and _is_cargo(token):
        chain.links.append((head, "carry"))
        return True
    if is_verb(token) and dep == "conj" and is_verb(head) and chain.content():
        return child(token, "nsubj", "nsubjpass", "expl") is None and stolen_subject(token) is None
    if is_verb(head):
        return not _is_brought(chain, token) and _to_verb(chain, token, head, concept)
    if dep in {"pobj", "pcomp"} and not head.tag_.startswith("NN"):
        return True
    if dep == "prep" and not _through_preposition(chain, token, root, concept):
        return False
    if dep == "poss":
        chain.blocked = "possessor"
        return False
    if dep == "relcl" and chain.content() and "to" not in auxiliaries(token):
        return False
    if dep == "conj":
        return not (chain.content() and child(token, "poss") is not None and words().nouns.of(token) is not None)
    name = words().of(head) or ("consider" if _negotiates(head) else None)
    if token.lower_ == "on" and head.lower_ in words().decisions:
        name = "consider"
    if name == "end" and head.lower_ in words().stocks and concept not in words().prepositions["people"]:
        name = "give"
    if name is not None:
        chain.links.append((head, name))
        return True
    return _to_noun(chain, token, root)


def _is_cargo(token: Token) -> bool:
    """Whether what stands above says that it carries a thing: "a plane carrying tents", "ships with grain"."""
    return (token.dep_ == "acl" and token.lower_ in words().loading) or (
        token.dep_ == "prep" and token.lower_ == "with"
    )


def _is_brought(chain: Chain, token: Token) -> bool:
    """Whether another's promise goes along with who moves: "came home with a promise from Romania"."""
    return token.lower_ == "with" and bool(chain.content()) and bool(objects_of(chain.links[-1][0], "from"))


def _negotiates(noun: Token) -> bool:
    """As in "is in talks on another million"; what is only talked of is not weighed."""
    return noun.lower_ in words().negotiations and noun.head.lower_ == "in"


def _to_noun(chain: Chain, token: Token, root: Token) -> bool:
    """Go on to a noun of no class: what measures or names the thing lets the way go on, any other noun ends it."""
    head, dep, told = token.head, token.dep_, bool(chain.content())
    stops = not told and not head.tag_.startswith(("CD", "$")) and not _measures(head)
    if dep == "prep" and (stops or head.lower_ in words().negotiations):
        chain.blocked = f"under {head.lower_}"
        return False
    if (
        dep in _NAMING
        or head.tag_ in {"CD", "$"}
        or (dep in _MODIFIES and not told and token.i == root.i and _measures(head))
    ):
        return True
    if told:
        return dep in {"acl", "relcl"} and token.tag_ == "VB"
    if dep in _MODIFIES:
        chain.blocked = "modifier"
    elif dep not in _PURPOSE:
        chain.blocked = f"under {head.lower_}"
    return False


def _measures(noun: Token) -> bool:
    """Whether a noun is counted or plural, so that it holds what stands under it: "six crates of", "loads of"."""
    return noun.tag_ in {"NNS", "DT", "PDT", "PRP", "WDT"} or any(c.dep_ == "nummod" for c in noun.children)


def _to_verb(chain: Chain, token: Token, verb: Token, concept: str) -> bool:
    dep = token.dep_
    if (dep in {"dative", "iobj"} and token.tag_.startswith("NN")) or _is_aided(chain, token, verb, concept):
        chain.blocked = "receiver"
        return False
    if dep in {"nsubj", "csubj"} and not is_passive(verb):
        return _from_subject(chain, token, verb)
    if not chain.content() and dep in {"dobj", "attr"} and (told := told_of_object(token, verb)):
        chain.links += told
        return False
    receives = token.lower_ in words().prepositions["receiving"] and concept in words().prepositions["people"]
    weighed = child(token, "pcomp") is not None or words().verbs.of(verb) in {"refuse", "consider"}
    deed = dep == "prep" and chain.content() and weighed
    if (
        not deed
        and dep in {"prep", "dative"}
        and (token.lower_ not in words().prepositions["verb"] or (receives and not chain.content()))
    ):
        chain.blocked = None if chain.content() else f"preposition {token.lower_}"
        return False
    if dep in {"ccomp", "parataxis", "advcl", "relcl"} and chain.content() and not _bears(token):
        _reported(chain, token, verb)
        return False
    if is_told_before(token):
        chain.blocked = f"verb {token.lower_}"
        return False
    if verb.lower_ in words().doubting and dep == "xcomp":
        chain.blocked = "doubted"
        return False
    name = _deed(chain, token, verb, concept)
    if name == "end" and token.lower_ == "from" and not chain.content():
        chain.blocked = "preposition from"
        return False
    if name is None:
        if not chain.content():
            chain.blocked = f"verb {verb.lower_}"
        return False
    chain.links.append((verb, name))
    return True


def _is_aided(chain: Chain, token: Token, verb: Token, concept: str) -> bool:
    """Whether people are not given but supported, or act themselves: "will back the army", "was signed by advisers"."""
    if chain.content() or (token.dep_ == "agent" and concept == "training"):
        return not chain.content()
    direct = token.dep_ == "dobj" and concept in words().prepositions["people"]
    return direct and verb.lower_ in words().aiding and child(token, "amod", "compound", "poss", "prep") is not None


def _from_subject(chain: Chain, token: Token, verb: Token) -> bool:
    """On from a subject: a headline's passive, an offer that lapses, a thing off the table, troops that arrive."""
    name = words().verbs.of(verb)
    if name in {"give", "commit"} and is_telegraphic(token, verb):
        chain.links.append((verb, name))
        return False
    said = ("end" if lapses(verb) else said_by_be(verb)) if chain.content() else None
    if said in {"end", "refuse", "consider"}:
        chain.links.append((verb, said))
        return False
    return _as_subject(chain, verb)


def _deed(chain: Chain, token: Token, verb: Token, concept: str) -> str | None:
    """The class of a verb above a token, as the capability and what else stands with the verb have it."""
    if (stands := stance(verb, token)) is not None:
        return stands
    name = words().verbs.of(verb) or words().adjectives.get(verb.lower_)
    if (turned := turn(verb)) is not None:
        return turned
    if not chain.content():
        name = _innermost(token, verb, concept, name)
    elif name in {None, "carry"} and (said := said_by_be(verb)) is not None:
        name = said
    elif name == "call" and token.dep_ == "xcomp" and wants(verb):
        name = "consider"
    if name in {None, "carry"} and token.lower_ in words().means and verb.lower_ in words().aiding:
        name = "give"
    if name is None and token.lower_ in {"to", *words().requests} and verb.lower_ in words().meeting:
        name = "commit" if _asked(chain) else None
    if name == "carry" and token.lower_ == "available" and verb.lower_ in words().making:
        name = "give"
    if name in {"give", "carry"} and any(o.lower_ in words().finishes for o in objects_of(verb, "to")):
        name = "end"
    if name == "end" and changes_amount(verb):
        name = "give"
    back = any(c.lower_ in words().back and c.dep_ in {"advmod", "npadvmod", "prt"} for c in verb.children)
    if back and name in {"give", "carry"}:
        return "give" if name == "carry" and token.lower_ == "with" else "end"
    return name


def _innermost(token: Token, verb: Token, concept: str, name: str | None) -> str | None:
    """The class of the verb right above what may be given, if another than its words alone have."""
    if name in {None, "carry", "commit"} and verb.lower_ in words().own.get(concept, ()):
        return "give"
    if token.lower_ == "with" and name != "give":
        return takes_part(verb, concept) or name
    if token.dep_ in {"dobj", "nsubjpass"} and is_buying(verb):
        return buys(verb)
    if name == "carry" and token.dep_ == "dobj" and has_somewhere(verb, concept):
        return "give"
    if name == "give" and keeps(verb, concept):
        return None
    if name in {None, "carry"} and bears_cost(token, verb):
        return "give"
    return "give" if gets(token, verb) else name


def _asked(chain: Chain) -> bool:
    return bool(chain.links) and chain.links[-1][0].lower_ in words().requests


def _as_subject(chain: Chain, verb: Token) -> bool:
    """Troops that arrive are given, as is what "is on offer"; of any other subject nothing is said."""
    if chain.content():
        return False
    inner = next((c for c in verb.children if c.dep_ == "xcomp" and is_passive(c)), None)
    if inner is not None and words().verbs.of(inner) is not None:
        chain.links.append((inner, str(words().verbs.of(inner))))
        return False
    if told := predicated(verb):
        chain.links.extend(told)
        return False
    while verb.lower_ in cue("be") and (active := child(verb, "xcomp")) is not None and is_verb(active):
        verb = active
    back = any(c.lower_ in words().back for c in verb.children)
    leaves = words().serving.of(verb) == "end" and not objects_of(verb, "for")
    if leaves or back:
        chain.links.append((verb, "end"))
    elif serves(verb):
        chain.links.append((verb, "serve"))
    else:
        chain.blocked = "subject"
    return False


def _through_preposition(chain: Chain, token: Token, root: Token, concept: str) -> bool:
    allowed = words().prepositions
    if chain.content():
        return True
    receives = concept in allowed["people"] and (
        token.lower_ in allowed["receiving"] or (token.lower_ == "of" and token.head.lower_ in allowed["sustaining"])
    )
    asked = token.lower_ == "for" and token.head.lower_ in words().requests
    if token.lower_ not in allowed["noun"] or (receives and not asked) or root.head.i == root.i:
        chain.blocked = f"preposition {token.lower_}"
        return False
    return True


def _bears(token: Token) -> bool:
    """Whether a clause's governor bears on it: one of purpose is under it, a reported one is not."""
    return token.dep_ == "advcl" and ("to" in auxiliaries(token) or token.tag_ == "VBG")


def _reported(chain: Chain, token: Token, verb: Token) -> None:
    if token.dep_ == "ccomp" and (words().verbs.of(verb) == "call" or verb.lower_ in words().doubting):
        chain.blocked = "reported by a verb of asking or doubting"


def _support_weak(chain: Chain, root: Token) -> None:
    """A weak word counts only as what is given itself, not as a modifier of something else."""
    support = [t for t, name in chain.links if name in {"give", "commit", "consider", "refuse", "end", "serve"}]
    if not support or root.dep_ in _MODIFIES | {"poss"}:
        chain.blocked = "weak"
