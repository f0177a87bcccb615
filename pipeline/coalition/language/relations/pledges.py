"""Pledges: who gives, promises, considers or refuses what."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Span, Token

from coalition.language.clauses import child, conjuncts, is_verb, objects_of, subject
from coalition.language.relations.chains import Chain, climb, status_of, words
from coalition.language.relations.context import Context, rules
from coalition.language.relations.ellipsis import elliptic
from coalition.language.relations.figures import respective
from coalition.language.relations.presence import present
from coalition.language.relations.topic import purpose
from coalition.statements.statement import Figure, Passage, Statement, Thing

_FIGURE_ROLES = frozenset(
    (
        "nummod",
        "dobj",
        "pobj",
        "quantmod",
        "nmod",
        "compound",
        "npadvmod",
        "nsubjpass",
        "appos",
        "amod",
        "attr",
    )
)
_GIVING = frozenset(("refuse", "consider", "commit", "give", "end", "talk", "carry"))


@dataclass(frozen=True, slots=True)
class Given:
    """What may be given: a capability mention, or a sum whose purpose is not told.

    Attributes:
        root: the head of its phrase.
        span: its phrase.
        thing: the capability.
        sort: `name`, `action`, `weak` or `money`.
    """

    root: Token
    span: Span
    thing: Thing
    sort: str


@dataclass(slots=True)
class Last:
    """Who pledged last and how, for what is told of "the package" after it was announced."""

    givers: list[Thing] = field(default_factory=list)
    status: str | None = None
    passage: Passage | None = None


def pledges(context: Context) -> Iterator[Statement]:
    """The pledges of an article's running text: named capabilities first, then weak words, then bare sums.

    A weaker mention gives way to a stronger one under the same verb: "C$6 million to train police" is training.
    """
    last = Last()
    told: dict[int, list[Token]] = {}
    emitted: list[Statement] = []
    mentions = [Given(s.root, s, s._.thing, s._.sort) for s in context.capabilities]
    strong = [g for g in mentions if g.sort != "weak"]
    weak = [g for g in mentions if g.sort == "weak"]
    sums = [
        Given(s.root, s, purpose(context.doc, sentence=s.root.sent), "money")
        for s in context.figures
        if s.label_ == "MONEY"
    ]
    climbed = [(g, climb(g.root, sort=g.sort, concept=g.thing.id)) for g in (*strong, *weak, *sums)]
    holding = {t.i for _, chain in climbed if chain.blocked is None for t, _ in chain.links if t.tag_.startswith("NN")}
    accepted: list[tuple[Given, Chain]] = []
    for given, chain in climbed:
        if chain.blocked is not None or (given.root.i in holding and given.sort != "action") or _asks(given.root):
            continue
        if given.sort in {"weak", "money"} and (_outdone(given, chain, told) or _lacks_sum(context, given)):
            continue
        for token, _ in chain.links:
            told.setdefault(token.i, []).append(given.root)
        accepted.append((given, chain))
    for given, chain in sorted(accepted, key=lambda pair: pair[0].root.i):
        found = list(_of(context, given, chain, last))
        emitted.extend(found)
        yield from found
    for given, chain in climbed:
        if chain.blocked is not None and not _asks(given.root):
            found = list(present(context, given.span, given.thing))
            emitted.extend(found)
            yield from found
    busy = set(told) | {
        t.i
        for g in mentions
        for t in (g.root, g.root.head, *g.root.head.ancestors)
        if t.sent == g.root.sent and _governs(t, g.root)
    }
    yield from elliptic(context, emitted, busy)


@lru_cache(maxsize=1)
def _sum_words() -> frozenset[str]:
    return frozenset(rules("pledges.toml")["sums"]["words"])


def _lacks_sum(context: Context, given: Given) -> bool:
    """Whether a word such as "contribution" stands there without a sum, so that anything may be meant."""
    if given.span.text.lower() not in _sum_words():
        return False
    figure = figure_of(context, given)
    return figure is None or figure.label_ != "MONEY"


def _asks(token: Token) -> bool:
    """Whether a token stands in a question."""
    sentence = token.sent
    return any(t.text == "?" for t in sentence[-2:])


def _governs(token: Token, root: Token) -> bool:
    """Whether a verb has a capability among its objects, so that nothing is left out there."""
    return is_verb(token) and any(a.i == token.i for a in root.ancestors)


def _outdone(given: Given, chain: Chain, told: dict[int, list[Token]]) -> bool:
    """Whether a stronger mention hangs on the same verb, and the weak one is not coordinated with it."""
    rivals = [root for token, name in chain.links if name != "carry" for root in told.get(token.i, [])]
    return any(root.i not in _coordinated(given.root) for root in rivals)


def _coordinated(token: Token) -> set[int]:
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return {t.i for t in conjuncts(token)}


def _of(context: Context, given: Given, chain: Chain, last: Last) -> Iterator[Statement]:
    included = bool(chain.links) and chain.links[-1][1] == "include"
    status = status_of(chain)
    givers, rule = _givers(context, given, chain, last)
    if included or (rule == "pledge.package" and status == "delivered"):
        status = last.status or "pledged"
    givers = _respective(given, givers) or _speaking(context, chain)
    if givers and status is not None:
        last.givers, last.status, last.passage = givers, status, context.passage(given.root)
        yield from _statements(context, given, chain, givers, status, rule)


def _speaking(context: Context, chain: Chain) -> list[Thing]:
    """The nation that tells of a deed without a doer: "Two planes had been sent, the minister said"."""
    top = chain.links[-1][0]
    if not is_verb(top) or subject(top) is not None or objects_of(top, "by"):
        return []
    speaker = context.speaker(top)
    if speaker is None:
        return []
    nation = context.chains.nation_of(speaker) if speaker.kind == "person" else speaker
    return [nation] if nation is not None and nation.kind != "coalition" else []


def _respective(given: Given, givers: list[Thing]) -> list[Thing]:
    """The giver of one of several things in a sentence with "respectively"."""
    words = {t.lower_ for t in given.root.sent}
    if len(givers) < 2 or not (words & {"respectively"} or {"that", "order"} <= words):
        return givers
    for token in (given.root, *given.root.ancestors):
        group = sorted(_coordinated(token))
        if len(group) == len(givers):
            return [givers[group.index(token.i)]]
        if is_verb(token):
            break
    return givers


def _givers(context: Context, given: Given, chain: Chain, last: Last) -> tuple[list[Thing], str]:
    """Who gives, and by which rule: the subject or owner of the outermost governor that has one."""
    gapped = context.beside(_left_edge(context, given))
    if gapped and last.givers and last.passage == context.passage(given.root):
        return gapped, "pledge.gapped"
    for token, name in reversed(chain.links):
        if name == "thank":
            found = context.actors(child(token, "dobj"))
            if found and is_verb(token):
                return found, "pledge.thanked"
        elif name == "receive":
            return [t for o in objects_of(token, "from") for t in context.actors(o)], "pledge.received"
        elif name == "include":
            return list(last.givers), "pledge.included"
        elif name == "serve" or (name == "end" and token.head.i != token.i and given.root.head.i == token.i):
            return _owners(context, given.root), "pledge.serving"
        elif name in _GIVING and not (name == "carry" and token.tag_.startswith("NN")):
            found = _subjects(context, token) if not token.tag_.startswith("NN") else _owners(context, token)
            if not found and _is_package(token):
                return list(last.givers), "pledge.package"
            if found:
                part = "noun" if token.tag_.startswith("NN") else "verb"
                return found, f"pledge.{part}.{name}"
    return _owners(context, given.root), "pledge.owner"


def _subjects(context: Context, token: Token) -> list[Thing]:
    verb = token
    while not is_verb(verb) and verb.head.i != verb.i:
        verb = verb.head
    if not is_verb(verb):
        return []
    found = context.actors(subject(verb))
    return [*found, *(t for t in _partners(context, verb) if t not in found)] if found else []


def _partners(context: Context, verb: Token) -> list[Thing]:
    """As in "together with the G7, we are lending", "alongside Kenya, Uganda will send"."""
    found: list[Token] = []
    for c in verb.children:
        if c.lower_ in {"together", "along", "jointly"}:
            found += objects_of(c, "with")
        elif c.lower_ == "alongside":
            found += [o for o in c.children if o.dep_ == "pobj"]
    return [t for o in found for t in context.actors(o)]


def _left_edge(context: Context, given: Given) -> int:
    """Where the phrase of what is given starts, its figure included."""
    figure = context.figure_at(given.root)
    start = min(given.span.start, figure.start if figure is not None else given.span.start)
    while start and context.doc[start - 1].tag_ in {"DT", "JJ", "CD", "PRP$"}:
        start -= 1
    return start


def _is_package(token: Token) -> bool:
    """Whether a verb's subject is what was pledged before: "this funding will repair"."""
    who = subject(token) if is_verb(token) else None
    if who is None or child(who, "det") is None:
        return False
    return words().nouns.of(who) == "give"


def _owners(context: Context, noun: Token) -> list[Thing]:
    """Whose a deed or thing is: "Norway's", "Norwegian", "by Norway", "from Norway"."""
    for c in noun.children:
        if c.dep_ in {"poss", "amod", "compound", "nmod"}:
            found = context.actors(c)
            if found:
                return found
    return [t for o in objects_of(noun, "by", "from") for t in context.actors(o)]


def _statements(
    context: Context, given: Given, chain: Chain, givers: list[Thing], status: str, rule: str
) -> Iterator[Statement]:
    top = chain.links[-1][0]
    span = figure_of(context, given)
    figure: Figure | None = span._.figure if span is not None else None
    recipients = _recipients(context, chain)
    for giver in givers if len(givers) == 1 else [g for g in givers if g not in recipients]:
        yield Statement(
            relation="pledges",
            subject=giver,
            object=given.thing,
            passage=context.passage(given.root),
            rule=rule if given.sort != "money" else "pledge.money",
            confidence=0.7,
            status=status,
            figure=figure if span is None or giver in respective(span, givers) else None,
            date=context.date(top),
            recipient=next((r for r in recipients if r != giver), None),
            attributed_to=context.speaker(top),
        )


def figure_of(context: Context, given: Given) -> Span | None:
    """The figure stated for what is given: in its phrase, of what it hangs on, or beside it as object."""
    for token in given.span:
        span = context.figure_at(token)
        if span is not None:
            return span
    token = given.root
    while True:
        for c in (token, *token.children):
            span = context.figure_at(c)
            if span is not None and c.dep_ in _FIGURE_ROLES and not (c.i != token.i and _counts_other(c, given.root)):
                return span
        if is_verb(token) or token.head.i == token.i:
            return None
        while token.dep_ == "conj" and not is_verb(token.head):
            token = token.head
        token = token.head


def _counts_other(figure: Token, root: Token) -> bool:
    """Whether a verb's object with a figure is another thing than what is given: "40 tanks and a bridge"."""
    return figure.dep_ in {"dobj", "pobj", "nsubjpass", "attr"} and any(
        t.i == root.i or t.is_ancestor(root) for t in conjuncts(figure)[1:]
    )


def _recipients(context: Context, chain: Chain) -> list[Thing]:
    found: list[Thing] = []
    for token, _ in chain.links:
        datives = [c for c in token.children if c.dep_ in {"dative", "iobj"}]
        for o in (*objects_of(token, "to", "for"), *datives):
            found.extend(context.actors(o))
    return found
