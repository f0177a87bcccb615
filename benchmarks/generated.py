"""Articles without end, and a reading of each that needs no language model: what stores are tried with.

An article has a number; its text says nothing true, and the same number always gives the same text.
"""

from collections.abc import Iterable, Iterator
from random import Random

from coalition.articles.article import Article
from coalition.statements.statement import Figure, Passage, Reading, Statement, Thing

SAID = 8
"""How many statements an article makes if nothing else is said; with their passages and figures about 190 quads."""

_GIVERS = tuple(
    Thing("nation", *nation.split(" ", 1))
    for nation in ("GBR United Kingdom", "NOR Norway", "POL Poland", "JPN Japan", "KEN Kenya", "CHL Chile")
)
_GIVEN = tuple(Thing("capability", name, name) for name in ("troops", "demining", "training", "medical"))
_RECIPIENT = Thing("nation", "UKR", "Ukraine")
_SYLLABLES = (
    "ba",
    "cor",
    "del",
    "fin",
    "gra",
    "hol",
    "jun",
    "kel",
    "lo",
    "mar",
    "nim",
    "os",
    "per",
    "rud",
    "sta",
    "ven",
)
_WORDS = 120
"""How many words of prose each has, so that two articles are no near-duplicates of each other."""


def article(number: int, edition: int = 0, said: int = SAID) -> Article:
    """The article of a number, in its first edition or a corrected one, with so many statements."""
    chance = Random(number)  # noqa: S311 - words to fill a text with
    lines = [f"Edition {edition} of report {number}. {' '.join(_word(chance) for _ in range(_WORDS))}."]
    for place in range(said):
        giver = _GIVERS[(number + place) % len(_GIVERS)]
        given = _GIVEN[place % len(_GIVEN)]
        lines.append(f"{giver.name} pledged {_amount(number, place, edition)} for {given.id} at {_word(chance)}.")
    url = f"https://example.org/{number}"
    return Article(f"g{number}", "\n".join(lines), f"Report {number}", "2026-01-05", url, "The Generator")


def read(articles: Iterable[Article]) -> Iterator[tuple[Article, Reading]]:
    """The reading of each: a pledge with its figure a line. One number in a hundred breaks a shape."""
    for one in articles:
        number, edition = int(one.id[1:]), int(one.text.split()[1])
        status = "maybe" if number % 100 == 6 else "pledged"
        statements, start = [], one.text.index("\n") + 1
        for place, line in enumerate(one.text[start:].split("\n")):
            figure = Figure(_amount(number, place, edition), "troops")
            who, what = _GIVERS[(number + place) % len(_GIVERS)], _GIVEN[place % len(_GIVEN)]
            passage = Passage(start, start + len(line))
            said = Statement("pledges", who, what, passage, "generated", 0.9, status, figure, recipient=_RECIPIENT)
            statements.append(said)
            start += len(line) + 1
        named = tuple(dict.fromkeys(one.subject for one in statements))
        yield (
            one,
            Reading(tuple(statements), (*named, _RECIPIENT), (), (), tuple(s.figure for s in statements if s.figure)),
        )


def editions(count: int, said: int = SAID) -> Iterator[Article]:
    """So many articles as they first come, then a correction of every third."""
    yield from (article(number, 0, said) for number in range(count))
    yield from (article(number, 1, said) for number in range(0, count, 3))


def _amount(number: int, place: int, edition: int) -> int:
    return 10 + (number * 31 + place * 7 + edition) % 9000


def _word(chance: Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))
