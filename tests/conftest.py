"""What tests share: an article, read by hand, the corpus, read by the pipeline, and servers for stores."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from tests.servers import STARTING, Server

from coalition.articles.article import Article
from coalition.statements.scoring.judging import Verdict, judge
from coalition.statements.scoring.labels import read_labels
from coalition.statements.statement import Figure, Passage, Reading, Statement, Thing

Read = tuple[Article, Reading]

TEXT = """Leaders meet in Paris

French President Emmanuel Macron hosted the volunteer coalition in Paris on Thursday.
Poland's Donald Tusk also attended the talks in Paris.
The United Kingdom pledged 3,000 troops to Ukraine, Prime Minister Keir Starmer said.
Norway will clear mines if a ceasefire holds, and delivered 2.5 billion euros in March 2025.
Poland ruled out sending troops.
The coalition of about 30 nations has its headquarters in Paris and is led by the United Kingdom.
Denmark joined the volunteer coalition; the European Union still imports gas from Russia.
"""

GBR = Thing("nation", "GBR", "United Kingdom")
FRA = Thing("nation", "FRA", "France")
NOR = Thing("nation", "NOR", "Norway")
POL = Thing("nation", "POL", "Poland")
UKR = Thing("nation", "UKR", "Ukraine")
DNK = Thing("nation", "DNK", "Denmark")
RUS = Thing("nation", "RUS", "Russia")
EU = Thing("organisation", "EU", "European Union")
MACRON = Thing("person", "Emmanuel Macron", "Emmanuel Macron")
STARMER = Thing("person", "Keir Starmer", "Keir Starmer")
TUSK = Thing("person", "Donald Tusk", "Donald Tusk")
PARIS = Thing("city", "Paris", "Paris")
VOLUNTEERS = Thing("coalition", "volunteer coalition", "volunteer coalition")
COALITION = Thing("coalition", "coalition", "coalition")
TROOPS = Thing("capability", "troops", "troops")
DEMINING = Thing("capability", "demining", "demining")
MONEY = Thing("capability", "financial-aid", "financial aid")
THREE_THOUSAND = Figure(3000, "troops")
BILLIONS = Figure(2.5e9, "EUR")
THIRTY = Figure(30, "nations", "about")


def _line(start: str) -> Passage:
    first = TEXT.index(start)
    return Passage(first, TEXT.index("\n", first))


def _statements() -> tuple[Statement, ...]:
    host, guest, british, norwegian, refusal, seat, last = (
        _line(start) for start in ("French", "Poland's", "The U", "Norway", "Poland ruled", "The coal", "Denmark")
    )
    president, premier = Thing("office", "president", "President"), Thing("office", "prime-minister", "PM")
    return (
        Statement("holds_office", MACRON, president, host, "office.title", 0.95, "current", of=FRA),
        Statement("hosts", MACRON, PARIS, host, "host.verb", 0.9),
        Statement("attends", TUSK, PARIS, guest, "attend.verb", 0.9),
        Statement(
            *("pledges", GBR, TROOPS, british, "pledge.verb", 0.9, "pledged", THREE_THOUSAND),
            recipient=UKR,
            attributed_to=STARMER,
        ),
        Statement("figure", GBR, None, british, "figure.of", 0.8, figure=THREE_THOUSAND),
        Statement("holds_office", STARMER, premier, british, "office.title", 0.95, "current"),
        Statement("pledges", NOR, DEMINING, norwegian, "pledge.verb", 0.7, "conditional"),
        Statement("pledges", NOR, MONEY, norwegian, "pledge.verb", 1.0, "delivered", BILLIONS, "2025-03"),
        Statement("pledges", POL, TROOPS, refusal, "pledge.refuse", 0.85, "refused"),
        Statement("figure", COALITION, None, seat, "figure.of", 0.8, figure=THIRTY),
        Statement("headquartered_in", COALITION, PARIS, seat, "seat.verb", 0.9),
        Statement("leads", GBR, COALITION, seat, "lead.passive", 0.9),
        Statement("member_of", DNK, VOLUNTEERS, last, "member.verb", 0.9),
        Statement(
            *("imports", EU, Thing("commodity", "gas", "gas"), last, "import.verb", 0.75, "current"),
            source=RUS,
        ),
    )


@pytest.fixture(scope="session")
def summit() -> Read:
    """An article that makes a statement of each of the nine relations."""
    article = Article(
        "summit", TEXT, "Leaders meet", "2025-03-07", "https://news.example/summit", "The Paper", "summit.txt"
    )
    nations = (GBR, FRA, NOR, POL, UKR, DNK, RUS)
    figures = (THREE_THOUSAND, BILLIONS, THIRTY)
    return article, Reading(_statements(), nations, (MACRON, STARMER), (PARIS,), figures)


@pytest.fixture(scope="session")
def pledge() -> Callable[..., Read]:
    """Makes small articles: one nation pledges a number of troops, in one sentence."""

    def make(article_id: str, troops: float = 500, nation: Thing = GBR, status: str = "pledged") -> Read:
        text = f"{nation.name} pledged {troops:g} troops."
        statement = Statement(
            *("pledges", nation, TROOPS, Passage(0, len(text)), "pledge.verb", 0.9, status),
            Figure(troops, "troops"),
        )
        article = Article(article_id, text, f"On {nation.name}", "2025-03-07", source=f"{article_id}.txt")
        return article, Reading((statement,), (nation,), (), (), (Figure(troops, "troops"),))

    return make


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Server]]:
    """SPARQL servers by their kind, started when they are first asked for."""
    started: dict[str, Server] = {}
    with ExitStack() as running:

        def server(kind: str) -> Server:
            if kind not in started:
                started[kind] = running.enter_context(STARTING[kind](tmp_path_factory.mktemp(kind) / "data"))
            return started[kind]

        yield server


@pytest.fixture(scope="session")
def corpus_readings() -> dict[str, list[Read]]:
    """What the pipeline reads in the corpus, by set."""
    # Here, not at the top: most tests go without spaCy.
    from benchmarks.corpus import places  # noqa: PLC0415 - see the line above
    from benchmarks.places import docs  # noqa: PLC0415 - see the line above

    import coalition  # noqa: PLC0415 - see the line above
    from coalition.articles.read import read as read_articles  # noqa: PLC0415 - see the line above
    from coalition.language.reading import read as read_language  # noqa: PLC0415 - see the line above

    nlp = coalition.load()
    return {
        name: list(read_language(nlp, (one for one in read_articles([str(docs(place))]) if isinstance(one, Article))))
        for name, place in places().items()
    }


@pytest.fixture(scope="session")
def corpus_verdicts(corpus_readings: dict[str, list[Read]]) -> list[Verdict]:
    """The same, judged by the labels."""
    from benchmarks.corpus import places  # noqa: PLC0415 - as in corpus_readings
    from benchmarks.places import gold  # noqa: PLC0415 - as in corpus_readings

    found = []
    for name, place in places().items():
        labels = read_labels(gold(place))
        found += [judge(labels[article.id], reading, article.text) for article, reading in corpus_readings[name]]
    return found
