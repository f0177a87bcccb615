"""Where a publisher is at home, by its name: "Windhoek Herald", "Port of Spain Comet", "The Fijian Sun"."""

from collections.abc import Iterator

from spacy.tokens import Doc

from coalition.language.extensions import NAMES
from coalition.language.gazetteer import cities, folded, starts
from coalition.language.vocabulary import vocabulary
from coalition.statements.statement import Thing

_TOWN = 50_000
"""Inhabitants from which on a town that shares its name with words is taken for the home of a paper."""


def homes(doc: Doc) -> list[Thing]:
    """The nations and bodies that the name of an article's publisher tells, nations of its towns last.

    Args:
        doc: the article; `doc._.masthead` holds the publisher's name, its nations and bodies found.
    """
    masthead = doc._.masthead
    if masthead is None:
        return []
    towns = list(_towns(masthead))
    inside = {i for start, end, _ in towns if end - start > 1 for i in range(start, end)}
    named = [s._.thing for s in masthead.spans.get(NAMES, ()) if inside.isdisjoint(range(s.start, s.end))]
    return list(dict.fromkeys([*named, *(nation for _, _, nation in towns)]))


def home(doc: Doc) -> Thing | None:
    """The nation that the name of an article's publisher tells, if it tells one."""
    return next((thing for thing in homes(doc) if thing.kind == "nation"), None)


def _towns(masthead: Doc) -> Iterator[tuple[int, int, Thing]]:
    """Towns of a publisher's name: first token, token behind, and the nation they lie in."""
    i = 0
    while i < len(masthead):
        end, nation = _town(masthead, i) if masthead[i].text[0].isupper() else (i, None)
        if nation is not None:
            yield i, end, nation
        i = end if nation is not None else i + 1


def _town(masthead: Doc, i: int) -> tuple[int, Thing | None]:
    """The longest name of a town at a token."""
    things = vocabulary().things
    for end in range(min(len(masthead), i + starts().get(folded(masthead[i].text), 0)), i, -1):
        city = cities().get(folded(masthead[i:end].text), (None,))[0]
        if city is not None and city.nation in things and (city.capital or city.population > _TOWN):
            return end, things[city.nation]
    return i, None
