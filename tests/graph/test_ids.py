import pytest

from coalition.articles.article import Article
from coalition.graph import ids
from coalition.graph.namespaces import BASE
from coalition.statements.statement import Figure, Thing


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Emmanuel Macron", "emmanuel-macron"),
        ("Côte d'Ivoire", "cote-d-ivoire"),
        ("Władysław Kosiniak-Kamysz", "wladyslaw-kosiniak-kamysz"),
        ("Bodø", "bodo"),
        ("U.S.-led coalition", "u-s-led-coalition"),
        ("Володимир Зеленський", "%D0%92%D0%BE%D0%BB%D0%BE%D0%B4%D0%B8%D0%BC%D0%B8%D1%80%20"),
        ("2+2", "2%2B2"),
    ],
)
def test_a_slug_is_lower_case_ascii_or_else_percent_encoded(name: str, slug: str) -> None:
    assert ids.slug(name).startswith(slug)


@pytest.mark.parametrize("name", ["  ", "a/b", "a?b#c", "..", "\n", "«»", "日本", "a" * 500, '"<>{}|^`\\'])
def test_any_name_makes_an_iri_of_one_segment(name: str) -> None:
    iri = ids.thing(Thing("person", name, name), "a1").value
    assert iri.startswith(BASE + "person/")
    assert "/" not in iri.removeprefix(BASE + "person/")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5000, "5000"),
        (5000.0, "5000"),
        (1.67e11, "167000000000"),
        (5.4e6, "5400000"),
        (2.5, "2.5"),
        (0.0001, "0.0001"),
    ],
)
def test_a_number_is_a_plain_decimal(value: float, text: str) -> None:
    assert ids.number(value) == text


@pytest.mark.parametrize(
    ("figure", "end"),
    [
        (Figure(5000, "troops"), "figure/5000-troops"),
        (Figure(30, "nations", "about"), "figure/30-nations-about"),
        (Figure(2.5e9, "EUR", "at-least"), "figure/2500000000-EUR-at-least"),
        (Figure(2, "battle group"), "figure/2-battle-group"),
    ],
)
def test_a_figure_is_named_by_value_unit_and_qualifier(figure: Figure, end: str) -> None:
    assert ids.figure(figure).value == BASE + end


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("Coalition of the Willing", "coalition/coalition-of-the-willing"),
        ("coalition of the willing", "coalition/coalition-of-the-willing"),
        ("drone coalition", "coalition/drone-coalition"),
        ("KFOR", "coalition/kfor"),
        ("coalition", "coalition/a1/coalition"),
        ("Coalition", "coalition/a1/coalition"),
        ("international force", "coalition/a1/international-force"),
        ("U.S.-led coalition", "coalition/a1/u-s-led-coalition"),
    ],
)
def test_a_coalition_that_is_only_described_is_its_articles_own(name: str, end: str) -> None:
    assert ids.thing(Thing("coalition", name, name), "a1").value == BASE + end


def test_a_nation_is_named_by_its_code_and_a_group_by_its_slug() -> None:
    assert ids.thing(Thing("nation", "GBR", "Britain"), "a1").value == BASE + "nation/GBR"
    assert ids.thing(Thing("group", "Baltic States", "Baltics"), "a1").value == BASE + "organisation/baltic-states"


def test_another_text_is_another_version_of_the_same_article() -> None:
    first, second = Article("a1", "Poland will."), Article("a1", "Poland will not.")
    assert ids.version(first) != ids.version(second)
    assert ids.version(first) == ids.version(Article("a1", "Poland will.", title="Changed", date="2025"))
    assert ids.version(first).value.startswith(ids.article("a1").value + "/")


def test_a_statement_is_named_by_its_version_and_content_in_any_order() -> None:
    version = ids.version(Article("a1", "Poland will."))
    other = ids.version(Article("a2", "Poland will."))
    assert ids.statement(version, ["a 1", "b 2"]) == ids.statement(version, ["b 2", "a 1"])
    assert len({ids.statement(version, ["a 1"]), ids.statement(version, ["a 2"]), ids.statement(other, ["a 1"])}) == 3
