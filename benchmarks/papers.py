"""What papers cost: a bulletin of the 2018 notice beyond start-up, and workbooks of many districts."""

import json
import tracemalloc
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from make_policy import policy
from make_rows import plain_rows
from measure import of_call, of_process, side_by_side

from creditpolicy.compile.assessor import assessor
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evaluate.run import Run
from creditpolicy.evidence.bind import bind
from creditpolicy.evidence.readers.objects import read_objects
from creditpolicy.evidence.records import Evidence, known_by
from creditpolicy.extra.papers.excel import xlsx
from creditpolicy.policy.load import check_source
from creditpolicy.policy.policy import Policy
from creditpolicy.report.bulletin.bulletin import bulletin
from creditpolicy.report.bulletin.week import Week, week_of
from creditpolicy.source.source import Source

_PROGRAM = ("-m", "creditpolicy")
_NOTICE = "policies/gaoxin_2018.policy"
_EVIDENCE = "examples/gaoxin_2018/evidence.jsonl"
_DAY = date(2018, 12, 7)
_WEEK = ("--week", _DAY.isoformat())
_AIMS = {"md": "1", "html": "1", "docx": "3", "pdf": "", "xlsx": ""}


def bulletins(rounds: int) -> Iterator[str]:
    """Whole processes, next to one that reads and checks the policy."""
    yield "| bulletin of 23 departments | processor s | beyond start-up s | aim |"
    yield "| --- | ---: | ---: | ---: |"
    with TemporaryDirectory() as folder:
        work = (*_PROGRAM, "bulletin", _NOTICE, _EVIDENCE, *_WEEK)
        forms = [(*work, "-o", f"{folder}/a.{form}") for form in _AIMS]
        start, *costs = side_by_side([(*_PROGRAM, "check", _NOTICE), *forms], rounds)
    yield f"| start-up: `creditpolicy check` | {start.processor:.2f} |  |  |"
    for (form, aim), cost in zip(_AIMS.items(), costs, strict=True):
        beyond = cost.processor - start.processor
        yield f"| .{form} | {cost.processor:.2f} | {beyond:.2f} | {aim} |"


def districts() -> Iterator[str]:
    """Four items and three records a district."""
    yield (
        "| districts | evaluate s | find reasons s | write s | written, MB held beyond | file MB |"
        " whole process s | peak MB |"
    )
    yield "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for count in (300, 3000):
        yield _line(count)


def _line(count: int) -> str:
    text, rows = policy(4, count), 3 * count
    checked = check_source(Source("benchmark", text)).policy
    assert checked is not None
    evidence = bind(checked, read_objects(plain_rows(rows, checked.department_names)))
    now, before = _evaluated(checked, evidence)
    week = week_of(now, before)
    times = (
        of_call(lambda: _evaluated(checked, evidence), 1),
        of_call(lambda: week_of(now, before), 1),
        of_call(lambda: xlsx(bulletin(week, "zh")), 1),
    )
    held, size = _held(week)
    shown = " | ".join(f"{seconds:.2f}" for seconds in times)
    return f"| {count:,} | {shown} | {held:.1f} | {size:.2f} | {_process(text, rows, checked)} |"


def _evaluated(checked: Policy, evidence: Evidence) -> tuple[Assessment, Assessment]:
    """As a bulletin does: the day, once with what is pending, and the week before."""
    quick, before = assessor(checked, Run()), _DAY - timedelta(7)
    now = quick.evaluate(known_by(evidence, _DAY), _DAY)
    return now, quick.certain(known_by(evidence, before), before)


def _held(week: Week) -> tuple[float, float]:
    """Megabytes held at most while the workbook is made of an assessment, and those of the file."""
    tracemalloc.start()
    made = xlsx(bulletin(week, "zh"))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6, len(made) / 1e6


def _process(text: str, rows: int, checked: Policy) -> str:
    with TemporaryDirectory() as folder:
        names = [str(Path(folder) / name) for name in ("a.policy", "a.jsonl", "a.xlsx")]
        lines = (
            json.dumps(row, ensure_ascii=False) + "\n"
            for row in plain_rows(rows, checked.department_names)
        )
        Path(names[0]).write_text(text, encoding="utf-8")
        Path(names[1]).write_text("".join(lines), encoding="utf-8")
        cost = of_process((*_PROGRAM, "bulletin", *names[:2], *_WEEK, "-o", names[2]))
    return f"{cost.processor:.2f} | {cost.megabytes:.0f}"
