"""One work however often, under whatever name and at whatever address it comes; one set of statements for one text."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coalition.articles import identity
from coalition.articles.article import Article
from coalition.graph import ids
from coalition.graph.mapping import quads
from coalition.ingest import Outcome, ingest
from coalition.questions.answer import Answer, ask
from coalition.questions.catalogue import Catalogue
from coalition.statements.statement import Reading
from coalition.store.catalogue import Run
from coalition.store.opening import open_store
from coalition.store.store import Store
from coalition.validation.gate import Gate

Read = tuple[Article, Reading]
Pledge = Callable[..., Read]
RUN = Run.start("test 1")
GATE = Gate()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store") as opened:
        yield opened


def long(article_id: str, ending: str, url: str | None = None) -> Article:
    middle = " ".join(f"Minister {name} spoke of the plan for {name}." for name in "ABCDEFGHIJKLMNOP")
    return Article(article_id, f"Leaders met in Paris to speak of the force. {middle} {ending}", url=url)


def take_in(store: Store, *articles: Article) -> list[Outcome]:
    return list(ingest(articles, lambda some: ((one, Reading()) for one in some), store, GATE, RUN))


def put(store: Store, read: Read) -> str:
    return store.put(read[0], quads(*read), RUN)


def graphs(store: Store) -> list[str]:
    return [str(quad) for quad in store.quads()]


def fates(store: Store) -> list[tuple[str, str]]:
    return [(entry.article, entry.fate) for entry in store.catalogue()]


# --- addresses


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/2025/summit",
        "HTTP://WWW.EXAMPLE.ORG:80/2025/summit/",
        "https://example.org:443/2025/summit?utm_source=feed&utm_medium=rss&fbclid=x#top",
        "https://example.org/2025//summit?ref=home",
    ],
)
def test_an_address_has_one_form_however_it_is_written(url: str) -> None:
    assert identity.address(url) == "example.org/2025/summit"


def test_parameters_that_may_name_an_article_are_kept_in_any_order() -> None:
    one, other = ("https://example.org/story?id=1&cid=2", "https://example.org/story?cid=2&id=1")
    assert identity.address(one) == identity.address(other) == "example.org/story?cid=2&id=1"
    assert identity.address("https://example.org/story?id=2") != identity.address("https://example.org/story?id=1")


@pytest.mark.parametrize("url", [None, "https://example.org", "https://example.org/?utm_source=x", "http://[", "x"])
def test_what_names_no_article_is_no_address_of_one(url: str | None) -> None:
    assert identity.address(url) is None


@pytest.mark.parametrize("in_one_run", [True, False])
def test_a_page_under_another_name_with_the_same_address_is_a_new_version(store: Store, *, in_one_run: bool) -> None:
    first = long("a1", "It was good.", "https://example.org/a?utm_source=feed")
    second = long("page-2", "It was bad.", "http://www.example.org/a/#top")
    outcomes = take_in(store, first, second) if in_one_run else take_in(store, first) + take_in(store, second)
    assert [(one.article, one.fate) for one in outcomes] == [("a1", "kept"), ("a1", "replaced")]
    assert fates(store) == [("a1", "replaced"), ("a1", "kept")]
    assert [one.fate for one in take_in(store, second)] == ["unchanged"]


def test_an_id_that_is_known_decides_before_an_address(store: Store) -> None:
    take_in(store, long("a1", "One.", "https://example.org/a"), long("a2", "Two.", "https://example.org/b"))
    take_in(store, replace(long("a2", "Three.", "https://example.org/a")))
    assert fates(store) == [("a1", "kept"), ("a2", "replaced"), ("a2", "kept")]


def test_articles_at_the_front_page_of_a_site_stay_apart(store: Store) -> None:
    take_in(store, *(long(f"a{number}", f"Day {number}.", "https://example.org/") for number in range(3)))
    assert [fate for _, fate in fates(store)] == ["kept"] * 3


# --- the same text


def same(first: str, second: str) -> tuple[Article, Article]:
    one = long(first, "It ended late.", f"https://example.org/{first}")
    return one, replace(one, id=second, url=f"https://example.net/{second}")


@pytest.mark.parametrize("in_one_run", [True, False])
@pytest.mark.parametrize("names", [("a1", "b1"), ("b1", "a1")])
def test_the_same_text_counts_once_whichever_comes_first(
    store: Store, names: tuple[str, str], *, in_one_run: bool
) -> None:
    first, second = same(*names)
    outcomes = take_in(store, first, second) if in_one_run else take_in(store, first) + take_in(store, second)
    assert [(one.fate, one.original) for one in outcomes] == [("kept", None), ("duplicate", first.id)]
    assert fates(store) == [("a1", "kept"), ("b1", "duplicate")]
    assert {str(quad.graph_name) for quad in store.quads()} >= {
        str(ids.version(min(first, second, key=lambda one: one.id)))
    }
    assert not store.graph(ids.version(max(first, second, key=lambda one: one.id)))
    assert [one.fate for one in take_in(store, first, second)] == ["unchanged", "unchanged"]


def test_the_order_in_which_the_same_text_comes_makes_no_difference(tmp_path: Path) -> None:
    one, two = same("b1", "a1")
    articles = [one, two, replace(one, id="c1", url=None), long("d1", "Other.")]
    exports = []
    for name, order in (("one", articles), ("other", articles[::-1])):
        with open_store(tmp_path / name) as store:
            take_in(store, *order)
            exports.append(graphs(store))
    assert exports[0] == exports[1]


def test_a_corrected_duplicate_counts_for_itself(store: Store) -> None:
    first, second = same("a1", "b1")
    take_in(store, first, second)
    assert [one.fate for one in take_in(store, long("b1", "It ended early."))] == ["kept"]
    assert sorted(fates(store)) == [("a1", "kept"), ("b1", "duplicate"), ("b1", "kept")]


def test_a_duplicate_of_what_was_corrected_counts_when_it_comes_again(store: Store) -> None:
    first, second = same("a1", "b1")
    take_in(store, first, second, replace(first, text="The report was withdrawn by the agency."))
    assert ("b1", "duplicate") in fates(store)
    assert [one.fate for one in take_in(store, second)] == ["kept"]
    assert ("b1", "kept") in fates(store)


def test_an_article_that_takes_on_anothers_text_leaves_its_own(store: Store) -> None:
    first, second = same("a1", "b1")
    take_in(store, first, replace(second, text="Something else was said here before that."))
    assert [one.fate for one in take_in(store, second)] == ["duplicate"]
    assert sorted(fates(store)) == [("a1", "kept"), ("b1", "duplicate"), ("b1", "replaced")]
    assert len([name for name in store.current.names() if "/article/" in name.value]) == 1


def test_a_text_of_a_few_words_makes_no_two_articles_one(store: Store) -> None:
    take_in(store, Article("a1", "Breaking news."), Article("a2", "Breaking news."))
    assert fates(store) == [("a1", "kept"), ("a2", "kept")]


# --- nearly the same text


@pytest.mark.parametrize("in_one_run", [True, False])
def test_near_duplicates_are_linked_both_ways_and_both_count(store: Store, *, in_one_run: bool) -> None:
    first, second = long("a1", "It ended late."), long("b1", "Nobody knows yet when.")
    other = Article("c1", " ".join(f"Of number {number} nothing is known." for number in range(40)))
    given = (first, other, second)
    outcomes = take_in(store, *given) if in_one_run else [one for article in given for one in take_in(store, article)]
    ((article, similarity),) = outcomes[2].near
    assert (article, outcomes[0].near, outcomes[1].near) == ("a1", (), ())
    assert similarity == round(identity.likeness(identity.shingles(first.text), identity.shingles(second.text)), 2)
    links = store.select("SELECT ?a ?b { ?a coal:nearDuplicateOf ?b } ORDER BY ?a").rows
    versions = [ids.version(first), ids.version(second)]
    assert list(links) == [tuple(versions), tuple(versions[::-1])]
    assert [fate for _, fate in fates(store)] == ["kept"] * 3
    listed = ask(Catalogue().question("near-duplicates"), {}, store)
    assert isinstance(listed, Answer)
    assert [(str(row[0]), row[1], row[-1]) for row in listed.rows] == [
        (f'"{similarity:.2f}"^^<http://www.w3.org/2001/XMLSchema#decimal>', ids.article("b1"), ids.article("a1"))
    ]


def test_a_version_that_is_replaced_loses_its_links(store: Store) -> None:
    take_in(store, long("a1", "It ended late."), long("b1", "Nobody knows yet when."))
    take_in(store, Article("a1", "All of it was withdrawn."))
    assert not store.query("ASK { { ?a coal:nearDuplicateOf ?b } UNION { ?a coal:similarity ?n } }")


def test_of_a_text_that_comes_everywhere_only_some_are_linked(store: Store) -> None:
    outcomes = take_in(store, *(long(f"a{number:02}", f"Number {number}.") for number in range(40)))
    assert max(len(one.near) for one in outcomes) <= 8
