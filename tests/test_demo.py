"""`make demo` shows what it promises, for the examples and for an article of the reader's own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from coalition.articles.article import Article
from coalition.articles.read import read

CHECKOUT = Path(__file__).parents[1]
EXAMPLES = CHECKOUT / "examples" / "articles"
COMMAND = Path(sys.executable).with_name("coalition")

# Found by reading the examples: who certainly gives demining, and who may besides be said to.
PLEDGING = {"CZE", "GBR", "NLD", "NOR", "JPN", "HRV"}
ARGUABLE = {"BEL", "BGR", "CHE", "ISL", "LTU", "ROU", "TUR"}


def demo(store: Path, **variables: str | Path) -> str:
    """What `make demo` prints, in the environment of the tests, which needs no installing."""
    settings = {"VENV": sys.prefix, "STORE": store, **variables}
    command = ["make", "demo", f"--old-file={sys.prefix}/.run", *(f"{k}={v}" for k, v in settings.items())]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def answer(store: Path) -> list[dict[str, str]]:
    """The rows for the demo's first question."""
    command = [str(COMMAND), "ask", "nations-pledging"]
    options = ["--capability", "demining", "--format", "json", "--store", str(store)]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=True)
    rows = json.loads(done.stdout)["results"]["bindings"]
    return [{key: cell["value"] for key, cell in row.items()} for row in rows]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    store = tmp_path_factory.mktemp("demo") / "store"
    return demo(store), store


def test_the_demo_names_every_nation_that_pledges_demining_and_no_other(shown: tuple[str, Path]) -> None:
    nations = {row["nation"].rpartition("/")[2] for row in answer(shown[1])}
    assert nations - ARGUABLE == PLEDGING


def test_every_passage_stands_at_its_place_in_its_article(shown: tuple[str, Path]) -> None:
    texts = {one.id: one.text for one in read([str(EXAMPLES)]) if isinstance(one, Article)}
    for row in answer(shown[1]):
        text = texts[row["article"].rpartition("/")[2]]
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_the_demo_prints_questions_passages_and_where_to_go_next(shown: tuple[str, Path]) -> None:
    printed = " ".join(shown[0].split())
    assert "coalition ask nations-pledging --capability demining" in printed
    assert "Czech Republic – 400 troops for demining" in printed
    assert "coalition ask --list" in printed


def test_an_article_of_ones_own_is_read_alone(tmp_path: Path) -> None:
    own = tmp_path / "my article.txt"
    own.write_text("Oslo, 3 March 2025\n\nIceland will send two demining teams to Ukraine.\n", encoding="utf-8")
    printed = demo(tmp_path / "store", ARTICLE=own)
    assert "Iceland will send two demining teams to Ukraine." in " ".join(printed.split())
    assert {row["nation"].rpartition("/")[2] for row in answer(tmp_path / "store")} == {"ISL"}


def test_the_answer_in_the_readme_is_the_real_one(tmp_path: Path) -> None:
    demo(tmp_path / "store", ARTICLE=EXAMPLES / "contributions.md")
    question = [str(COMMAND), "ask", "nations-pledging", "--capability", "demining", "--format", "markdown"]
    done = subprocess.run([*question, "--store", str(tmp_path / "store")], capture_output=True, text=True, check=True)
    assert done.stdout in (CHECKOUT / "README.md").read_text(encoding="utf-8")
