"""The command line as a whole: its help, its pages, and what goes for every command."""

import inspect
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer import Context
from typer.main import get_command
from typer.testing import CliRunner

from coalition import __version__, errors
from coalition.cli import FAULT, TRACEBACK, app

Run = Callable[..., subprocess.CompletedProcess[str]]
PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
GROUP = get_command(app)
CONTEXT = Context(GROUP)
COMMANDS = {name: GROUP.get_command(CONTEXT, name) for name in GROUP.list_commands(CONTEXT)}  # type: ignore[attr-defined]  # a group, since there are several


def section(name: str) -> str:
    return PAGE.split(f"\n### `coalition {name}`\n", 1)[1].split("\n### ", 1)[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    documented = set(re.findall(r"^\* `([^`]+)`", section(name), re.MULTILINE))
    documented = {word.strip(",") for line in documented for word in line.split()}
    options = {option for parameter in COMMANDS[name].params for option in parameter.opts if "-" in option}
    assert options <= documented


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_explained(name: str) -> None:
    done = CliRunner().invoke(app, [name, "--help"])
    assert done.exit_code == 0
    assert inspect.cleandoc(COMMANDS[name].help).split(".")[0].split()[0] in done.output
    assert all(parameter.help for parameter in COMMANDS[name].params)


def test_every_exit_code_is_documented() -> None:
    kinds = [kind for kind in vars(errors).values() if inspect.isclass(kind)]
    codes = {kind.exit_code for kind in kinds if issubclass(kind, errors.CoalitionError)}
    assert {*codes, FAULT} <= set(map(int, re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)))


def test_the_version_is_told_in_two_ways(coalition: Run) -> None:
    assert coalition("--version").stdout == f"{__version__}\n"
    assert coalition("version").stdout == f"{__version__}\n"


def test_without_arguments_it_shows_what_it_can_do() -> None:
    assert all(name in CliRunner().invoke(app, []).output for name in COMMANDS)


def test_an_unknown_command_is_no_traceback(coalition: Run) -> None:
    done = coalition("answer")
    assert done.returncode == 2
    assert "No such command 'answer'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("asked", ["", "1"])
def test_a_fault_of_the_program_is_one_sentence_unless_the_traceback_is_asked_for(asked: str) -> None:
    program = "from coalition import cli; cli.app.command('faulty')(lambda: {}['x']); cli.main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "faulty"],
        env={**os.environ, TRACEBACK: asked},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (len(done.stderr.splitlines()) > 1, "Traceback" in done.stderr) == (bool(asked), bool(asked))
    assert (done.returncode, done.stdout) == (1 if asked else FAULT, "")


def test_text_that_an_old_encoding_lacks_is_written_all_the_same(coalition: Run, world: Path) -> None:
    done = coalition("ask", "seats", "--store", world, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert "“Its members are Britain" in done.stdout
