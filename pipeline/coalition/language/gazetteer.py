"""The cities of ontology/cities.tsv, by every name they go under."""

import csv
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from coalition.resources import folder

_APOSTROPHES = str.maketrans(dict.fromkeys("‘’ʻʼ`´", "'"))


@dataclass(frozen=True, slots=True)
class City:
    """A city or town.

    Attributes:
        name: its English name.
        nation: ISO 3166-1 alpha-3 code of the nation it lies in.
        population: inhabitants, as the source has them.
        capital: it is a national capital.
        needs_context: its name is also a word or a person's name, so its surroundings must show that a place is meant.
    """

    name: str
    nation: str
    population: int
    capital: bool
    needs_context: bool


def folded(name: str) -> str:
    """A name in lower case with straight apostrophes, as `cities` and `starts` have it."""
    return name.translate(_APOSTROPHES).lower()


def plain(name: str) -> str:
    """A name without case, marks, hyphens and apostrophes, "Saint" cut to "St".

    >>> plain("Nuku‘alofa"), plain("Saint George's"), plain("Port-au-Prince")
    ('nukualofa', 'st georges', 'port au prince')
    """
    spread = unicodedata.normalize("NFKD", folded(name))
    letters = "".join(c for c in spread if not unicodedata.combining(c)).replace("'", "").replace("-", " ")
    return " ".join("st" if word == "saint" else word for word in letters.split())


@lru_cache(maxsize=1)
def cities() -> dict[str, tuple[City, ...]]:
    """Cities by name in lower case: capitals first, then those whose own name it is, then the most populous.

    >>> cities()["kiev"][0].name
    'Kyiv'
    """
    found: dict[str, list[City]] = {}
    with (folder("ontology") / "cities.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            city = City(
                row["name"],
                row["iso3"],
                int(row["population"] or 0),
                row["capital"] == "1",
                row["needs-context"] == "1",
            )
            for name in _names(row["name"], row["alternates"] or ""):
                found.setdefault(name, []).append(city)
    return {name: tuple(group) if len(group) == 1 else _ranked(name, group) for name, group in found.items()}


def _ranked(name: str, group: list[City]) -> tuple[City, ...]:
    written = plain(name)
    return tuple(sorted(group, key=lambda c: (-c.capital, plain(c.name) != written, -c.population, c.nation)))


def _names(name: str, alternates: str) -> set[str]:
    """The spellings of a name that texts use: with and without marks, hyphens, "Saint" and "City"."""
    given = {folded(n) for n in (name, *alternates.split(";")) if n}
    for spelling in tuple(given):
        if not spelling.isascii():
            bare = unicodedata.normalize("NFKD", spelling)
            given.add("".join(c for c in bare if not unicodedata.combining(c)))
        if spelling.startswith("saint "):
            given |= {"st " + spelling[6:], "st. " + spelling[6:]}
        if spelling.startswith("st. "):
            given.add("st " + spelling[4:])
    return given


def english(city: City, written: str) -> str:
    """The English name of a city that a text calls `written`: as written, where that is the same name spelt otherwise.

    >>> english(cities()["kiev"][0], "Kiev"), english(cities()["cebu"][0], "Cebu")
    ('Kyiv', 'Cebu')
    """
    short, full = plain(written), plain(city.name)
    same = short.replace(" ", "") == full.replace(" ", "") or full == f"{short} city"
    if not same or not written[0].isupper():
        return city.name
    return city.name if written.isupper() else written


@lru_cache(maxsize=1)
def starts() -> dict[str, int]:
    """The longest number of words, hyphens and apostrophes of a city's name by its first word in lower case."""
    longest: dict[str, int] = {}
    for name in cities():
        parts = name.replace("-", " - ").replace("'", " ' ").split()
        for first in {parts[0], name.split()[0]}:
            longest[first] = max(longest.get(first, 0), len(parts))
    return longest
