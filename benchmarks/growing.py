"""How costs grow: the same work at two sizes, one ten times the other."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from make_policy import departments, policy
from make_rows import notice_rows, plain_rows
from measure import exponent, of_call

from creditpolicy.evaluate.evaluate import evaluate
from creditpolicy.evaluate.run import Run
from creditpolicy.evidence.bind import bind
from creditpolicy.evidence.readers.objects import read_objects
from creditpolicy.policy.check import check
from creditpolicy.policy.load import check_file, check_source
from creditpolicy.policy.policy import Policy
from creditpolicy.source.source import Source
from creditpolicy.syntax.grammar import parser
from creditpolicy.syntax.lines import split
from creditpolicy.syntax.parse import parse

Rows = list[dict[str, str]]


class Case(NamedTuple):
    """Work whose size is `size` of `what`."""

    name: str
    what: str
    size: int
    work: Callable[[int], Callable[[], object]]


def table() -> Iterator[str]:
    """Every case at its size and at ten times that."""
    yield "| work | of | small | large | small ms | large ms | µs each (large) | exponent |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for case in CASES:
        small, large = (of_call(case.work(size)) for size in (case.size, case.size * 10))
        each = large / (case.size * 10) * 1e6
        sizes = f"{case.size:,} | {case.size * 10:,} | {small * 1000:,.1f} | {large * 1000:,.0f}"
        grown = exponent(small, large)
        yield f"| {case.name} | {case.what} | {sizes} | {each:,.1f} | {grown:.2f} |"


def parsing_ratio(items: int) -> str:
    """Our parser, next to Lark alone on the same lines: its trees, and nothing made of them."""
    source = Source("benchmark", policy(items))
    lines = [source.text[line.start : line.end] for line in split(source)[0]]
    ours = of_call(lambda: parse(source))
    larks = of_call(lambda: [parser().parse(line) for line in lines])
    return (
        f"Parsing {len(lines):,} lines: ours {ours * 1000:,.0f} ms, Lark alone"
        f" {larks * 1000:,.0f} ms, ratio {ours / larks:.2f}."
    )


def _parsing(items: int) -> Callable[[], object]:
    source = Source("benchmark", policy(items))
    return lambda: parse(source)


def _checking(items: int) -> Callable[[], object]:
    file, _ = parse(Source("benchmark", policy(items)))
    return lambda: check(file, "")


def _notice() -> Policy:
    return _policy_of(check_file(Path("policies/gaoxin_2018.policy")).policy)


def _policy_of(checked: Policy | None) -> Policy:
    assert checked is not None
    return checked


def _binding(
    change: Callable[[Rows], Rows] = lambda rows: rows,
) -> Callable[[int], Callable[[], object]]:
    def of_size(count: int) -> Callable[[], object]:
        notice = _notice()
        rows = change(list(notice_rows(count, notice.department_names)))
        return lambda: bind(notice, read_objects(rows))

    return of_size


def _evaluating(count: int) -> Callable[[], object]:
    notice = _notice()
    evidence = bind(notice, read_objects(notice_rows(count, notice.department_names)))
    return lambda: evaluate(notice, evidence, Run())


def _assessing(items: int, width: int) -> Callable[[], object]:
    """Scores only: hardly any rows."""
    checked = _policy_of(check_source(Source("benchmark", policy(items, width))).policy)
    evidence = bind(checked, read_objects(plain_rows(200, checked.department_names)))
    return lambda: evaluate(checked, evidence, Run())


def _unknown(rows: Rows) -> Rows:
    return [
        row | {"部门": f"{name}处"} for row, name in zip(rows, departments(len(rows)), strict=True)
    ]


CASES = (
    Case("parse", "items", 100, _parsing),
    Case("check", "items", 100, _checking),
    Case("bind Python objects", "rows", 10_000, _binding()),
    Case("evaluate bound records, twice (pending too)", "rows", 10_000, _evaluating),
    Case("evaluate, 23 departments", "items", 30, lambda items: _assessing(items, 23)),
    Case("evaluate, 4 items", "departments", 300, lambda width: _assessing(4, width)),
    Case(
        "bind, all with one 编号",
        "rows",
        1_000,
        _binding(lambda rows: [row | {"编号": "同一"} for row in rows]),
    ),
    Case("bind, all departments unknown", "rows", 1_000, _binding(_unknown)),
    Case(
        "bind, each row with a column of its own",
        "rows",
        1_000,
        _binding(lambda rows: [row | {f"列{n}": "有"} for n, row in enumerate(rows)]),
    ),
)
