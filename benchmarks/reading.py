"""`creditpolicy eval` as a whole process, on files of rows."""

import csv
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from make_rows import notice_rows
from measure import exponent, of_process
from starting import POLICY

from creditpolicy.policy.load import check_file

_SIZES = (10_000, 100_000)


def table() -> Iterator[str]:
    """Seconds a process, what a row adds, and the most memory held."""
    yield "| `eval` on | rows | processor s | clock s | µs a row | peak MB | exponent |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    with tempfile.TemporaryDirectory() as folder:
        for name, write in (("JSONL", _write_jsonl), ("CSV", _write_csv)):
            yield from _rows_of(name, write, Path(folder))


def _rows_of(
    name: str, write: Callable[[Path, list[dict[str, str]]], None], folder: Path
) -> Iterator[str]:
    checked = check_file(Path(POLICY)).policy
    assert checked is not None
    before = None
    for count in _SIZES:
        path = folder / f"rows.{name.lower()}"
        write(path, list(notice_rows(count, checked.department_names)))
        cost = of_process(("-m", "creditpolicy", "eval", POLICY, str(path), "--format", "json"))
        grown = "" if before is None else f"{exponent(before, cost.processor):.2f}"
        before = cost.processor
        times = f"{cost.processor:.2f} | {cost.clock:.2f} | {cost.processor / count * 1e6:.1f}"
        yield f"| {name} | {count:,} | {times} | {cost.megabytes:.0f} | {grown} |"


def _write_jsonl(path: Path, rows: list[dict[str, str]]) -> None:
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")


def _write_csv(path: Path, rows: list[dict[str, str]]) -> None:
    columns = dict.fromkeys(column for row in rows for column in row)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, list(columns), restval="")
        table.writeheader()
        table.writerows(rows)
