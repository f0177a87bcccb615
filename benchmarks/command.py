"""The command line, as a process of its own."""

import subprocess
import sys
from pathlib import Path

COMMAND = str(Path(sys.executable).with_name("coalition"))


def coalition(*arguments: str | Path, taken: bool = False) -> str:
    """What `coalition ARGUMENTS…` prints.

    Args:
        arguments: as on the command line.
        taken: an article that was set aside is no failure.

    Raises:
        SystemExit: if the command fails, with what it says.
    """
    done = subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode and not (taken and done.returncode == 1):
        sys.exit(f"`coalition {' '.join(map(str, arguments))}` failed:\n{done.stderr or done.stdout}")
    return done.stdout
