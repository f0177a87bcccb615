"""Questions and their answers, as in "Who runs it? Greece", in explainers and interviews."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from coalition.language.clauses import is_verb
from coalition.language.extensions import CITIES, NAMES
from coalition.language.relations.cast import Cast, words
from coalition.language.relations.commodities import Commodities, Commodity
from coalition.language.relations.trade import tell
from coalition.statements.statement import Statement, Thing

_REACH = 3


def answers(cast: Cast) -> Iterator[Statement]:
    """What an article says by answering its own questions."""
    if "?" not in cast.words:
        return
    commodities = Commodities(cast)
    sentences = [sentence for sentence in cast.doc.sents if not sentence.text.isspace()]
    for n, sentence in enumerate(sentences[:-1]):
        asked = {t.lower_ for t in sentence}
        if sentence.text.rstrip().endswith("?") and asked & words("questions", "words"):
            replies = []
            for reply in sentences[n + 1 : n + 1 + _REACH]:
                if reply.text.rstrip().endswith("?"):
                    break
                replies.append(reply)
            if replies:
                yield from _answered(cast, commodities, sentence, asked, replies)


def _answered(
    cast: Cast, commodities: Commodities, question: Span, asked: set[str], replies: list[Span]
) -> Iterator[Statement]:
    if asked & words("questions", "trade-verbs") and (goods := commodities.between(question.start, question.end)):
        yield from _trade(cast, commodities, goods[0], question, replies[0])
    elif "where" in asked:
        yield from _seat(cast, question, asked, replies[0])
    elif asked & words("questions", "lead-verbs") and "who" in asked | {"which" if "which" in asked else ""}:
        fragment = _fragment(replies[0])
        led = _asked_body(cast, question)
        if fragment is not None and led:
            who = cast.people.bearers(fragment)
            yield from cast.tell("leads", who, led, fragment, "leads.answer")
    elif asked & words("questions", "member-words") or _asks_who_is_in(cast, question):
        yield from _members(cast, question, replies)


def _trade(
    cast: Cast, commodities: Commodities, commodity: Commodity, question: Span, reply: Span
) -> Iterator[Statement]:
    """ "Where does Belgium get its gas? From Norway.", "Who still buys Russian oil? India and China."."""
    first = next((t for t in reply if t.lower_ not in {"from", "mostly", "mainly", "chiefly"} and not t.is_space), None)
    named = cast.people.listed(first.i) if first is not None else []
    sources = commodities.origins(commodity) or commodities.sources(commodity.token.i + 1, question.end)[0]
    buyers = [
        s._.thing for s in cast.doc.spans[NAMES] if question.start <= s.start < question.end and s.label_ == "NATION"
    ]
    if sources:
        yield from tell(cast, named, commodity, sources, "current", reply.root, "imports.answer")
    elif len(buyers) == 1:
        yield from tell(cast, buyers, commodity, named, "current", reply.root, "imports.answer")


def _asks_who_is_in(cast: Cast, question: Span) -> bool:
    """ "Who is in the coalition?", "Who is in?"."""
    opening = question[0].lower_ in {"who", "which"} and len(question) < 9
    asked = [t.lower_ for t in question if t.is_alpha]
    if asked in (["who", "is", "in"], ["who", "'s", "in"]):
        return True
    return opening and any(t.lower_ == "in" and any(cast.bodies.of(c) for c in t.children) for t in question)


def _asked_body(cast: Cast, question: Span) -> list[Thing]:
    """The body that a question is about: named in it, meant by "it", or spoken of before."""
    for token in question:
        found = cast.bodies.of(token)
        if found:
            return found[:1]
    last = cast.bodies.before(question.start)
    return [last] if last is not None else []


def _fragment(reply: Span) -> Token | None:
    """The noun of an answer that is no clause: "Greece.", "A Dutchman, Rear Admiral X."."""
    root = reply.root
    return root if not is_verb(root) and root.tag_.startswith(("NN", "PRP")) else None


def _seat(cast: Cast, question: Span, asked: set[str], reply: Span) -> Iterator[Statement]:
    if not asked & words("questions", "seat-words"):
        return
    city = next((s for s in cast.doc.spans[CITIES] if reply.start <= s.start < reply.end), None)
    if city is not None:
        body = [b for b in _asked_body(cast, question) if b.kind != "group"]
        yield from cast.tell("headquartered_in", body, [city._.thing], city[0], "seat.answer")


def _members(cast: Cast, question: Span, replies: list[Span]) -> Iterator[Statement]:
    """ "Which countries take part? Greece and Italy have ships on station. Estonia has sent staff officers."."""
    body = _asked_body(cast, question)
    for n, reply in enumerate(replies):
        first = next((t for t in reply if not t.is_space and not t.is_punct), None)
        if first is None:
            continue
        members = cast.people.listed(first.i)
        finite = next((t for t in reply if t.tag_ in {"VBD", "VBZ", "VBP", "MD"}), None)
        denied = any(t.lower_ in words("questions", "denials") for t in reply)
        if not members or (n and (finite is None or denied)):
            return
        yield from cast.tell("member_of", members, [b for b in body if b not in members], reply.root, "member.answer")
