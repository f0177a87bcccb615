"""The cities of ontology/cities.tsv, by every name they go under."""

import csv
from dataclasses import dataclass
from functools import lru_cache

from coalition.resources import folder


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


@lru_cache(maxsize=1)
def cities() -> dict[str, tuple[City, ...]]:
    """Cities by name in lower case, the most populous first.

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
            names = {
                row["name"].lower(),
                *(name.lower() for name in (row["alternates"] or "").split(";") if name),
            }
            for name in sorted(names):
                found.setdefault(name, []).append(city)
    return {
        name: tuple(sorted(group, key=lambda c: (-c.capital, -c.population, c.nation)))
        for name, group in found.items()
    }


@lru_cache(maxsize=1)
def starts() -> dict[str, int]:
    """The longest number of words, and hyphens, of a city's name by its first word in lower case."""
    longest: dict[str, int] = {}
    for name in cities():
        parts = name.replace("-", " - ").replace("'", " ' ").replace("’", " ’ ").split()
        longest[parts[0]] = max(longest.get(parts[0], 0), len(parts))
    return longest
