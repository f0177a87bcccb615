"""Questions and their answers, as in "Who runs it? Greece", in explainers and interviews."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from coalition.language.clauses import is_verb
from coalition.language.extensions import CITIES
from coalition.language.relations.cast import Cast, words
from coalition.statements.statement import Statement, Thing

_REACH = 3


def answers(cast: Cast) -> Iterator[Statement]:
    """What an article says by answering its own questions."""
    if "?" not in cast.words:
        return
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
                yield from _answered(cast, sentence, asked, replies)


def _answered(cast: Cast, question: Span, asked: set[str], replies: list[Span]) -> Iterator[Statement]:
    if "where" in asked:
        yield from _seat(cast, question, asked, replies[0])
    elif asked & words("questions", "lead-verbs") and "who" in asked | {"which" if "which" in asked else ""}:
        fragment = _fragment(replies[0])
        led = _asked_body(cast, question)
        if fragment is not None and led:
            who = cast.people.parties(fragment)
            yield from cast.tell("leads", who, led, fragment, "leads.answer")
    elif asked & words("questions", "member-words"):
        yield from _members(cast, question, replies)


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
        yield from cast.tell("headquartered_in", _asked_body(cast, question), [city._.thing], city[0], "seat.answer")


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
