"""Pledges: who gives, promises, considers or refuses what."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from coalition.language.clauses import (
    auxiliaries,
    is_negated,
    is_question,
    is_told_before,
    is_verb,
    objects_of,
    tense,
)
from coalition.language.relations.amounts import figure_of
from coalition.language.relations.chains import Chain, climb
from coalition.language.relations.context import Context
from coalition.language.relations.contributors import contributors
from coalition.language.relations.deployed import meant
from coalition.language.relations.described import cleft, described
from coalition.language.relations.ellipsis import elliptic
from coalition.language.relations.exercises import exercises
from coalition.language.relations.given import Given, Last
from coalition.language.relations.givers import coordinated, givers, headed, respective_of, speaking
from coalition.language.relations.owned import owned
from coalition.language.relations.pledgewords import flights, sum_words
from coalition.language.relations.presence import present
from coalition.language.relations.presences import are_sent_to_meeting
from coalition.language.relations.recipients import recipients_of
from coalition.language.relations.replies import replies
from coalition.language.relations.series import series
from coalition.language.relations.shares import respective
from coalition.language.relations.status import status_of
from coalition.language.relations.topic import named_purpose, purpose
from coalition.statements.statement import Figure, Statement, Thing

_TAKING_BACK = frozenset(("pledge.ellipsis.refuse", "pledge.ellipsis.idiom"))


def pledges(context: Context) -> Iterator[Statement]:
    """The pledges of an article's running text: named capabilities first, then weak words, then bare sums.

    A weaker mention gives way to a stronger one under the same verb: "C$6 million to train police" is training.
    """
    last = Last()
    told: dict[int, list[Token]] = {}
    found: list[Statement] = []
    mentions = [_mention(context, s) for s in context.capabilities]
    strong = [g for g in mentions if g.sort != "weak"]
    weak = [g for g in mentions if g.sort == "weak"]
    sums = [
        Given(root, s, purpose(context.doc, amount=root), "money")
        for s in context.figures
        if s.label_ == "MONEY"
        for root in [_amount(s)]
    ]
    climbed = [(g, _way(g)) for g in (*strong, *weak, *sums)]
    holding = {
        t.i
        for given, chain in climbed
        if chain.blocked is None
        for t, _ in chain.links
        if t.tag_.startswith("NN") and _holds(given, t)
    }
    accepted: list[tuple[Given, Chain]] = []
    for given, chain in climbed:
        if chain.blocked is not None or (given.root.i in holding and given.sort != "action"):
            continue
        if is_question(given.root.sent) or are_sent_to_meeting(given.root):
            continue
        if given.sort in {"weak", "money"} and (_outdone(given, chain, told) or _lacks_sum(context, given)):
            continue
        for token, _ in chain.links:
            told.setdefault(token.i, []).append(given.root)
        accepted.append((given, chain))
    for given, chain in sorted(accepted, key=lambda pair: pair[0].root.i):
        told_of = list(_of(context, given, chain, last))
        found += told_of or (present(context, given.span, given.thing) if chain.links[-1][1] == "include" else ())
    for given, chain in climbed:
        if chain.blocked is not None and not is_question(given.root.sent):
            found += (*present(context, given.span, given.thing), *owned(context, given))
    for others in (series(context, climbed, found), exercises(context, found), contributors(context, found)):
        found += others
    found += replies(context, climbed)
    busy = set(told) | {i for given in mentions for i in _governors(given.root)}
    found += elliptic(context, found, busy)
    yield from _standing(found)


def _standing(found: list[Statement]) -> Iterator[Statement]:
    """All but what is taken back in the same breath: "had promised a ship and withdrew the offer"."""
    back = {(s.passage, s.subject, s.object) for s in found if s.rule in _TAKING_BACK and s.status == "refused"}
    yield from (s for s in found if s.status != "pledged" or (s.passage, s.subject, s.object) not in back)


def _mention(context: Context, span: Span) -> Given:
    """A capability as its words tell; a contribution to who relieves or shelters people is for that."""
    if span.text.lower() in sum_words():
        for receiver in objects_of(span.root, "to"):
            phrase = context.doc[receiver.left_edge.i : receiver.right_edge.i + 1].text.lower()
            if (named := named_purpose(phrase)) is not None:
                return Given(span.root, span, named, "name")
    if span._.thing.id == "aircraft" and span.text.lower() in flights():
        told = purpose(context.doc, amount=span.root)
        if told.id == "humanitarian-aid":
            return Given(span.root, span, told, span._.sort)
    return Given(span.root, span, span._.thing, span._.sort)


def _amount(sum_: Span) -> Token:
    """The head of a sum: of "EUR 300 million", if the parse takes the currency for a receiver, the number."""
    return next(t for t in reversed(sum_) if not sum_.start <= t.head.i < sum_.end or t.head.i == t.i)


def _holds(given: Given, noun: Token) -> bool:
    """Whether a noun above what is given says no more itself: "a grant of $4 million", and not "radios worth $4 million"."""
    if given.sort == "weak":
        return noun.i == given.root.head.head.i
    return given.sort != "money" or noun.lower_ in sum_words()


def _way(given: Given) -> Chain:
    """The governors of what may be given: those above it, else of the clause that describes it.

    What is declined was another's to give: "declined the frigate that Greece had offered".
    """
    above = climb(given.root, sort=given.sort, concept=given.thing.id)
    if given.sort == "action" or not (above.blocked is not None or above.links[-1][1] in {"refuse", "thank"}):
        return above
    return described(given.root, given.thing.id) or cleft(given.root, given.thing.id) or above


def _lacks_sum(context: Context, given: Given) -> bool:
    """Whether a word such as "contribution" stands there without a sum, so that anything may be meant."""
    if given.span.text.lower() not in sum_words():
        return False
    figure = figure_of(context, given)
    return figure is None or figure.label_ != "MONEY"


def _governors(root: Token) -> Iterator[int]:
    """The verbs that have a capability among their objects, so that nothing is left out there."""
    if is_verb(root):
        yield root.i
    token = root
    while token.head.i != token.i and not _stands_apart(token):
        if is_verb(token.head) and token.dep_ not in {"nsubj", "nsubjpass"}:
            yield token.head.i
        token = token.head


def _stands_apart(clause: Token) -> bool:
    """Whether what is left out may stand in the clause above: "Asked for tanks, Peru said no", "A sent six; B did not"."""
    if clause.dep_ in {"advcl", "parataxis"}:
        return "to" not in auxiliaries(clause)
    if clause.dep_ == "conj" and is_verb(clause) and clause.head.lower_ in {"do", "does", "did"}:
        return True
    return is_told_before(clause)


def _outdone(given: Given, chain: Chain, told: dict[int, list[Token]]) -> bool:
    """Whether a stronger mention hangs on the same verb, and the weak one is not coordinated with it."""
    rivals = [root for token, name in chain.links if name != "carry" for root in told.get(token.i, [])]
    group = coordinated(given.root)
    others = group - {given.root.i}
    return any(
        root.i not in group and not others & {t.i for t in root.ancestors} and not _is_beside(root, given.root)
        for root in rivals
    )


def _is_beside(one: Token, other: Token) -> bool:
    """Whether two stand under the same preposition, said again: "provided them with tanks, with radios and with"."""
    return one.dep_ == other.dep_ == "pobj" and one.head.lower_ == other.head.lower_ == "with"


def _of(context: Context, given: Given, chain: Chain, last: Last) -> Iterator[Statement]:
    included = bool(chain.links) and chain.links[-1][1] == "include"
    status = status_of(chain)
    if _is_denied(given.root):
        status = "refused" if status == "pledged" and not any(is_negated(token) for token, _ in chain.links) else None
    elif status == "refused" and _is_instead(given.root):
        status = "pledged"
    elif status is None and _is_instead(given.root) and any(is_negated(token) for token, _ in chain.links):
        status = "delivered"
    found, rule = givers(context, given, chain, last)
    if not found and (own := described(given.root, given.thing.id)) is not None and own.links != chain.links:
        found, rule = givers(context, given, own, last)
        arrived = status == "delivered" and tense(chain.links[-1][0]) == "done"
        ended = status == "refused" and chain.links[-1][1] == "end"
        chain, status = own, status if arrived or ended else status_of(own)
    if rule == "pledge.discussed":
        status = "pledged" if any(name == "commit" for _, name in chain.links) else "delivered"
    if included or (rule == "pledge.package" and status == "delivered"):
        status = last.status or "pledged"
    found = respective_of(given, found) or speaking(context, chain) or headed(context, chain)
    recipients = recipients_of(context, given.root, chain, found) if rule != "pledge.asked" else []
    others = [g for g in found if g not in recipients]
    if found and not others:
        others, rule = last.near(context.passage(given.root)), "pledge.package"
    found = [g for g in others if g not in recipients]
    if found and status is not None:
        last.givers, last.status, last.passage = found, status, context.passage(given.root)
        yield from _statements(context, given, chain, found, recipients, status, rule)


def _is_denied(root: Token) -> bool:
    """As in "will give money and no soldiers": what is coordinated with a thing that is given may be denied."""
    before = root.doc[root.left_edge.i - 1].lower_ if root.left_edge.i else ""
    denied = before == "not" or any(
        c.dep_ in {"det", "neg"} and c.lower_ in {"no", "neither", "not"} for c in root.children
    )
    return root.dep_ == "conj" and denied


def _is_instead(root: Token) -> bool:
    """As in "is not sending tanks, but trucks"."""
    return root.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "but" for c in root.head.children)


def _statements(
    context: Context,
    given: Given,
    chain: Chain,
    givers: list[Thing],
    recipients: list[Thing],
    status: str,
    rule: str,
) -> Iterator[Statement]:
    top = chain.links[-1][0]
    span = figure_of(context, given)
    figure: Figure | None = span._.figure if span is not None else None
    for giver in givers:
        yield Statement(
            relation="pledges",
            subject=giver,
            object=meant(given, chain, recipients),
            passage=context.passage(given.root),
            rule=rule if given.sort != "money" else "pledge.money",
            confidence=0.7,
            status=status,
            figure=figure if span is None or giver in respective(span, givers) else None,
            date=context.date(top),
            recipient=recipients[0] if recipients else None,
            attributed_to=context.speaker(top),
        )
