"""`python docs/generate_cli.py [--check]`: write docs/cli.md from the commands themselves.

With --check nothing is written, and a stale page makes it fail.
"""

import argparse
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
PAGE = CHECKOUT / "docs" / "cli.md"
INTRODUCTION = """\
# The command line

Generated from the commands by `docs/generate_cli.py`: change those instead. The questions that `coalition
ask` knows are on [a page of their own](questions.md), and so are the columns of
[the statement table](statements.md).

Standard output holds what was asked for and nothing else; errors, progress and what was set aside go to
standard error. Progress and colours are shown on a terminal only. A table is fitted to the terminal; in a
pipe each row is one line. Files are written wholly or not at all.

## Exit codes

| code | when |
| --- | --- |
| 0 | All went well; that there is no answer is an answer too. |
| 1 | `ingest`, `read`: articles were set aside, the others read. `validate`: something does not conform. \
`refresh`: an article was refused or not read. `doctor`: something is wrong. \
`export`, `read`, `backup`: the file cannot be written. |
| 2 | What was asked for does not exist or does not fit: a command, an option, a question, a value, a file, \
a model. `validate`: a shape has a fault. |
| 3 | `validate`: a shape asks for what the validator does not know. `evaluate`, `explain`: an article cannot be read. |
| 4 | There is no store, it cannot be opened, or it is another program's. |
| 5 | The query has a syntax error, or cannot be answered. |
| 70 | The program has a fault; `COALITION_TRACEBACK=1` in the environment shows where. |

"""


def main() -> int:
    """Write or check the page; 1 if it is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the page is stale")
    check = parser.parse_args().check
    content = page()
    fresh = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == content
    if not fresh:
        if not check:
            PAGE.write_text(content, encoding="utf-8")
        sys.stdout.write(f"{'stale' if check else 'written'}: {PAGE.relative_to(CHECKOUT)}\n")
    return 1 if check and not fresh else 0


def page() -> str:
    """The page: what goes for all commands, and each command as typer documents it."""
    return INTRODUCTION + commands()


def commands() -> str:
    """Every command with its arguments and options, each a level below the page's own heading."""
    command = [sys.executable, "-m", "typer", "coalition.cli", "utils", "docs", "--name", "coalition"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=CHECKOUT)  # noqa: S603 - ours
    written = done.stdout.strip().splitlines()
    return "\n".join("#" + text if text.startswith("#") else text for text in written) + "\n"


if __name__ == "__main__":
    sys.exit(main())
