"""Leaders by their titles, and the offices that follow from leading: who commands is a commander."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from coalition.language.clauses import child, conjuncts, is_verb
from coalition.language.relations.cast import UNMEASURED, Cast, words
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Statement, Thing


def titles(cast: Cast) -> Iterator[Statement]:
    """Persons whose title says that they lead a body: "General X, commander of the mission"."""
    for holding in cast.doc._.holdings:
        title = holding.title
        if holding.of is None or holding.of.kind not in {"coalition", "organisation"} or title.doc is not cast.doc:
            continue
        last = title[-1].lower_
        if last not in words("leads", "nouns") or any(t.lower_ in words("leads", "lesser") for t in title):
            continue
        if any(organ in holding.of.name.lower() for organ in words("leads", "organs")):
            continue
        if _is_others(title, holding.person):
            continue
        if holding.status == "former" or is_qualified(title[0]) or holding.of.id in vocabulary().things:
            continue
        yield from cast.tell("leads", [holding.person._.thing], [holding.of], title[0], "leads.title")


def _is_others(title: Span, person: Span) -> bool:
    """Whether a title in a list of titles is, in that order, another's than the person's."""
    first = title.root
    if first.dep_ not in {"attr", "oprd"} or not is_verb(first.head):
        return False
    who = child(first.head, "nsubjpass", "nsubj")
    bearers = paired(first, who) if who is not None else []
    return bool(bearers) and not person.start <= bearers[0].i < person.end


def commands(cast: Cast, told: Iterable[Statement]) -> Iterator[Statement]:
    """The offices that follow from leading: who bears a rank and leads a body is its commander.

    Args:
        cast: the article.
        told: its statements about who leads what; persons whose office the article names otherwise are left out.
    """
    held = {(h.person._.thing, h.of) for h in cast.doc._.holdings}
    ranked = {h.person._.thing for h in cast.doc._.holdings if h.office == "commander"}
    for statement in told:
        person, body = statement.subject, statement.object
        if person.kind != "person" or body is None or (person, body) in held:
            continue
        held.add((person, body))
        if person in ranked or _is_ranked(cast, person):
            yield Statement(
                "holds_office",
                person,
                Thing("office", "commander", "commander"),
                statement.passage,
                "office.commands",
                UNMEASURED,
                status="current",
                of=body,
            )


def _is_ranked(cast: Cast, person: Thing) -> bool:
    """Whether a rank stands before a mention of a person."""
    ranks = vocabulary().ranks
    for span in cast.people.mentions.of_person(person):
        before = cast.words[max(0, span.start - 3) : span.start]
        if before[-1:] == [","]:
            before = before[:-1]  # "an Italian rear admiral, X"
            before = [*before, " ".join(before[-2:])]
        if any(word in ranks or word.rstrip(".") in ranks for word in before):
            return True
    return False


def is_qualified(noun: Token) -> bool:
    """Whether a word of lesser rank, or a nation's service, stands before a title: "deputy commander", "air force chief"."""
    before = [*noun.lefts, *noun.doc[max(0, noun.i - 1) : noun.i]]
    service = noun.doc[max(0, noun.i - 2) : noun.i].text.lower()
    return any(t.lower_ in words("leads", "lesser") for t in before) or service in words("leads", "services")


def paired(noun: Token, who: Token) -> list[Token]:
    """The one of several to whom one of as many titles belongs: "X and Y were named commander and chief of staff"."""
    titles, bearers = conjuncts(noun), conjuncts(who)
    return bearers if 1 < len(titles) == len(bearers) else []
