"""Live reports of meetings, entry by entry: who speaks there was there."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from coalition.language.relations.cast import Cast, is_unreal, words
from coalition.language.relations.context import saying
from coalition.language.relations.gatherings import Gatherings
from coalition.statements.statement import Statement

_TIME = re.compile(r"\d{1,2}[:.h]\d{2}\b")
# So many characters before a block's text its time may stand.
_MARKER = 12
_FEWEST = 3
_REACH = 14


def live(cast: Cast, gatherings: Gatherings) -> Iterator[Statement]:
    """Persons in office who act or speak, in the present tense, in a report whose lines open with times.

    Args:
        cast: the article.
        gatherings: its meetings; a live report of anything else tells of no presence.
    """
    if not gatherings.is_told or not _is_live(cast):
        return
    for holding in cast.doc._.holdings:
        person = holding.person
        if person.doc is not cast.doc or holding.status != "current" or holding.office == "spokesperson":
            continue  # spokespersons speak at home
        above = [person.root, person.root.head, person.root.head.head]
        verb = next((t.head for t in above if _acts(cast, t) and abs(t.head.i - person.start) <= _REACH), None)
        verb = verb or next((t for t in cast.doc[person.end : person.end + 2] if _says(cast, t)), None)
        if verb is not None:
            yield from gatherings.tell("attends", [person._.thing], verb, "meeting.live")


def _is_live(cast: Cast) -> bool:
    """Whether at least three lines open with a time, and the headline tells of an assembly or of those assembled."""
    text = cast.context.text
    timed = [b for b in cast.doc._.blocks if _TIME.search(text[max(0, b.start - _MARKER) : b.start + _MARKER])]
    headline = cast.doc._.headline
    told = [t.lower_ for t in headline] if headline is not None else []
    about = not (words("meetings", "assemblies") | words("meetings", "assembled")).isdisjoint(told)
    return len(timed) >= _FEWEST and about


def _acts(cast: Cast, who: Token) -> bool:
    """Whether somebody is the subject of a deed in the present tense that does not say he is absent."""
    verb = who.head
    if (
        (who.dep_ != "nsubj" and cast.words[verb.i] not in saying())
        or verb.tag_ not in {"VBZ", "VBP"}
        or is_unreal(verb)
    ):
        return False
    return cast.words[verb.i] not in words("meetings", "off-verbs") | words("meetings", "calling-off")


def _says(cast: Cast, word: Token) -> bool:
    """Whether a word right behind a name is a verb of saying, which a tagger may take for a noun."""
    return word.tag_ in {"VBZ", "NNS"} and cast.words[word.i] in saying()
