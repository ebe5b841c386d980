"""Measures everything and prints it as Markdown: `make bench`, from the top of the repository.

`--rounds 31` measures start-up more often.
"""

import os
from argparse import ArgumentParser
from pathlib import Path

import batching
import bulk
import compiling
import deciding
import growing
import papers
import proving
import reading
import starting


def main() -> None:
    """Prints each table as soon as it is known."""
    options = ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=15)
    rounds = options.parse_args().rounds
    os.chdir(Path(__file__).parents[1])
    print("### Start-up\n")
    for line in starting.table(rounds):
        print(line)
    print("\n### Growth\n")
    for line in growing.table():
        print(line, flush=True)
    print(f"\n{growing.parsing_ratio(300)}")
    print("\n### Decisions\n")
    parts = (
        deciding.table,
        deciding.others,
        batching.batch,
        batching.processes,
        batching.session,
        compiling.table,
    )
    for part in parts:
        for line in part():
            print(line, flush=True)
        print()
    print("### Files\n")
    for line in reading.table():
        print(line, flush=True)
    print("\n### Tables\n")
    for line in bulk.table():
        print(line, flush=True)
    print("\n### Proofs\n")
    for line in proving.table():
        print(line, flush=True)
    print("\n### Papers\n")
    for part in (papers.bulletins(rounds), papers.districts()):
        for line in part:
            print(line, flush=True)
        print()


if __name__ == "__main__":
    main()
