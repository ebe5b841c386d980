"""Measures everything and prints it as Markdown: `make bench`, from the top of the repository.

`--rounds 31` measures start-up more often. What takes microseconds has a process of its own: beside
what other parts leave in memory it takes up to twice as long.
"""

import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path

import growing
import papers
import proving
import reading
import starting

_HERE = Path(__file__).parent


def main() -> None:
    """Prints each table as soon as it is known."""
    options = ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=15)
    rounds = options.parse_args().rounds
    os.chdir(_HERE.parent)
    _show("### Start-up\n", starting.table(rounds))
    _show("\n### Growth\n", growing.table())
    _show("", [growing.parsing_ratio(300)])
    _alone("\n### Decisions\n", "deciding.py", "comparing.py", "batching.py", "compiling.py")
    _show("\n### Files\n", reading.table())
    _alone("\n### Tables\n", "bulk.py")
    _show("\n### Proofs\n", proving.table())
    _show("\n### Papers\n", papers.bulletins(rounds))
    _show("", papers.districts())


def _show(title: str, lines: Iterable[str]) -> None:
    print(title, flush=True)
    for line in lines:
        print(line, flush=True)


def _alone(title: str, *scripts: str) -> None:
    print(title, flush=True)
    for script in scripts:
        subprocess.run((sys.executable, _HERE / script), check=True)


if __name__ == "__main__":
    main()
