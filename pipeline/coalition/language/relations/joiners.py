"""Membership told in passing, of the body spoken of: "has signed up", "Chad left it; Senegal has replaced it", "so is X"."""

from collections.abc import Iterator

from spacy.tokens import Token

from coalition.language.clauses import child, is_negated, is_question, is_verb, question_before, subject
from coalition.language.extensions import NAMES
from coalition.language.relations.cast import Cast, is_unreal, words
from coalition.statements.statement import Statement, Thing

# Behind a verb its particle stands within so many tokens: "put their names down".
_NEAR = 4
_AGREEING = frozenset(("yes", "indeed", "certainly"))


def joiners(cast: Cast) -> Iterator[Statement]:
    """The members that an article tells in passing of the coalition it speaks of."""
    nations = {t.i for s in cast.doc.spans[NAMES] if s.label_ == "NATION" for t in s}
    for token in cast.doc:
        word = cast.words[token.i]
        if word in words("member_of", "entering-verbs") and is_verb(token):
            yield from _enters(cast, token, nations)
        elif word in words("member_of", "stepping-verbs") and is_verb(token):
            yield from _steps_in(cast, token, nations)
        elif word in {"so", "as"} and token.i + 2 < len(cast.words):
            yield from _likewise(cast, token)
        elif word in _AGREEING and (asked := question_before(token)) is not None:
            body = _asked_of(cast, asked.start, asked.end)
            members = cast.people.listed(asked.start + 1) if body else []
            yield from cast.tell("member_of", members, body, token, "member.answer")


def _enters(cast: Cast, verb: Token, nations: set[int]) -> Iterator[Statement]:
    """ "Gambia has signed up", "Mali and Niger have put their names down", "Benin came in last year"."""
    after = [w for w in cast.words[verb.i + 1 : verb.i + 1 + _NEAR] if w not in {"its", "their", "the", "all"}]
    told = any(
        phrase.split()[0] == verb.lower_ and after[: phrase.count(" ")] == phrase.split()[1:]
        for phrase in words("member_of", "entering")
    )
    if not told or is_unreal(verb) or child(verb, "xcomp", "ccomp") is not None:
        return
    if any(c.lower_ in {"for", "as", "under", "to"} and c.dep_ == "prep" for c in verb.children):
        return
    if any(c.lower_ == "in" and child(c, "pobj") is not None for c in verb.children):
        return  # "will come in April"
    yield from cast.tell("member_of", _members(cast, verb, nations), _spoken_of(cast, verb), verb, "member.enters")


def _steps_in(cast: Cast, verb: Token, nations: set[int]) -> Iterator[Statement]:
    """ "Chad left it in May; Senegal has replaced it": who replaces a nation that left is in the body."""
    if is_unreal(verb):
        return
    before = cast.doc[max(0, verb.sent.start - 20) : verb.i]
    left = any(t.lower_ in words("member_of", "parting") and is_verb(t) and not is_negated(t) for t in before)
    replaced = child(verb, "dobj")
    if left and replaced is not None and (replaced.tag_ == "PRP" or replaced.i in nations):
        yield from cast.tell("member_of", _members(cast, verb, nations), _spoken_of(cast, verb), verb, "member.enters")


def _likewise(cast: Cast, word: Token) -> Iterator[Statement]:
    """ "Australia is in, and so is Fiji", "Is Denmark a member? Yes, and so is Norway."."""
    if cast.words[word.i + 1] not in words("member_of", "likewise"):
        return
    stop = next((t.i for t in cast.doc[word.i : word.sent.end] if t.text == ";"), word.sent.end)
    inside = {s._.thing for s in cast.doc.spans[NAMES] if word.i < s.start < stop}
    members = [t for t in cast.people.listed(word.i + 2) if t in inside]
    if not members:
        return
    start = max(word.sent.start, word.i - 12)
    opens = not any(t.is_alpha and t.lower_ not in {"and", *_AGREEING} for t in cast.doc[start : word.i])
    before = cast.doc[start : word.i]
    if opens:
        asked = question_before(word)
        if asked is not None and not any(t.lower_ in _AGREEING for t in before):
            return
        last = next((t for t in reversed(cast.doc[: word.sent.start]) if not t.is_space), None)
        before = last.sent if last is not None else before
    tells = _tells(cast, before.start, before.end)
    denied = any(t.dep_ == "neg" or t.lower_ in {"no", "never"} for t in before) and not is_question(before)
    if tells and not denied:
        yield from cast.tell(
            "member_of",
            members,
            _asked_of(cast, before.start, before.end) or _spoken_of(cast, word),
            word,
            "member.likewise",
        )


def _tells(cast: Cast, start: int, end: int) -> bool:
    """Whether some words say that somebody belongs to a body: "is a member", "belongs", "is in"."""
    told = set(cast.words[start:end])
    if told & words("member_of", "telling"):
        return True
    return any(
        cast.words[i] == "in" and cast.words[i - 1] in words("member_of", "be") and cast.doc[i + 1].is_punct
        for i in range(start + 1, min(end, len(cast.doc) - 1))
    )


def _asked_of(cast: Cast, start: int, end: int) -> list[Thing]:
    """The body of a question whether somebody belongs to it: "Is Denmark a member of the Guard?"."""
    if cast.words[start] not in words("member_of", "be") or not _tells(cast, start, end):
        return []
    named = [t for token in cast.doc[start:end] for t in cast.bodies.of(token) if token.tag_.startswith("NN")]
    return named[:1] or _spoken_of(cast, cast.doc[start])


def _members(cast: Cast, verb: Token, nations: set[int]) -> list[Thing]:
    who = child(verb, "nsubj") or subject(verb)
    if who is None or who.i not in nations:
        return []
    return cast.people.listed(who.left_edge.i) or cast.people.nations(who)


def _spoken_of(cast: Cast, token: Token) -> list[Thing]:
    """The coalition of the article's own that is spoken of."""
    found = cast.bodies.before(token.i)
    return [found] if found is not None and found.kind == "coalition" else []
