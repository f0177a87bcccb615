"""The built wheel does the main job in an empty environment, away from the checkout."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
ARTICLE = CHECKOUT / "examples" / "articles" / "contributions.md"

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Installation:
    """An environment with the wheel, and an empty folder to work in."""

    bin: Path
    home: Path

    def run(self, *command: str | Path) -> str:
        """What a program of the environment prints, run in the empty folder."""
        program, *arguments = map(str, command)
        done = subprocess.run(
            [str(self.bin / program), *arguments],
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
            # Nothing of the caller's environment but what finds a shell and the network.
            env={"PATH": "/usr/bin:/bin", "HOME": str(self.home), "LANG": "C.UTF-8"},
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    place = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(place),
        str(CHECKOUT),
    ]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = place.glob("coalition-*.whl")
    subprocess.run([sys.executable, "-m", "venv", str(place / "venv")], check=True)
    pip = [
        str(place / "venv" / "bin" / "python"),
        "-m",
        "pip",
        "--quiet",
        "--disable-pip-version-check",
        "install",
    ]
    pins = ["--constraint", str(CHECKOUT / "constraints.txt")]
    subprocess.run([*pip, *pins, "--upgrade", "pip"], check=True)
    subprocess.run([*pip, *pins, str(wheel)], check=True)
    home = place / "elsewhere"
    home.mkdir()
    return Installation(place / "venv" / "bin", home)


@pytest.mark.parametrize("name", ["ontology", "shapes", "queries"])
def test_the_data_folders_come_from_inside_the_wheel(installed: Installation, name: str) -> None:
    found = installed.run("python", "-c", f"from coalition.resources import folder; print(folder({name!r}).resolve())")
    inside = Path(found.strip())
    assert inside.is_relative_to(installed.bin.parent.resolve())
    shipped = {path.name for path in inside.iterdir()}
    assert shipped == {path.name for path in (CHECKOUT / name).iterdir() if path.is_file()}


def test_an_article_is_taken_in_and_asked_about(installed: Installation) -> None:
    installed.run("coalition", "ingest", ARTICLE, "--store", "store")
    answer = installed.run(
        *("coalition", "ask", "nations-pledging", "--capability", "demining"),
        *("--format", "json", "--store", "store"),
    )
    rows = json.loads(answer)["results"]["bindings"]
    assert {row["nation"]["value"].rpartition("/")[2] for row in rows} == {"CZE", "GBR", "NLD"}
    text = ARTICLE.read_text(encoding="utf-8")
    assert all(row["quote"]["value"] in text for row in rows)


def test_the_bare_installation_has_no_tool_of_development(installed: Installation) -> None:
    found = json.loads(installed.run("python", "-m", "pip", "list", "--format", "json"))
    assert not {"pytest", "mypy", "ruff", "pycountry", "pyarrow", "scikit-learn"} & {
        package["name"].lower() for package in found
    }


def test_statements_are_as_sure_as_the_weights_inside_the_wheel_make_them(installed: Installation) -> None:
    learnt = "from coalition.language.confidence import ANY, weights; print(len(weights().of[ANY]))"
    assert int(installed.run("python", "-c", learnt)) > 100
    rows = installed.run("coalition", "explain", ARTICLE)
    assert "; for it: " in rows
