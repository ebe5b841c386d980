"""Laws of engines: whatever works the scores out, they are the same."""

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, Unpack

from creditpolicy.api import Policy
from creditpolicy.compile.compiled import Outcome
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evidence.readers.objects import read_objects
from creditpolicy.evidence.rows import Row as FiledRow
from creditpolicy.policy import names
from creditpolicy.testing.draft_rows import Row
from creditpolicy.testing.laws.broken import refuse
from creditpolicy.testing.laws.given import Options, Rows, listed
from creditpolicy.testing.laws.places import SCORE, Place, Value, differing, equal
from creditpolicy.testing.laws.same import not_the_same

Engine = Literal["compiled", "session", "table"]

_REFERENCE = Words("逐条计算", "by evaluate")
_WORDS = {
    "compiled": Words("编译以后", "by compiled code"),
    "session": Words("逐条更新", "in a session"),
    "table": Words("整表", "in a table"),
}


def assert_same_everywhere(
    policy: Policy,
    rows: Rows,
    *,
    engines: Iterable[Engine] = ("compiled", "session"),
    **options: Unpack[Options],
) -> None:
    """Compiled code, a session and a table give what `evaluate` gives, certain and if approved.

    `engines`: which of them are asked; `"table"` takes the extra `creditpolicy[bulk]`, and raises
    CreditPolicyError (CP730) without it. Raises LawBroken with CP813.
    """
    of = listed(rows)
    for engine in engines:
        refuse(policy, of, _ASKED[engine](policy, of, options))


def _compiled(policy: Policy, rows: list[Row], options: Options) -> Iterator[Diagnostic]:
    """Every figure, how many rows count, and what each department has when it is asked alone."""
    reference = policy.evaluate(rows, **options)
    as_of = options.get("as_of")
    assume, results = options.get("assume"), options.get("results", ())
    compiled = policy.compiled(assume=assume, results=results)
    decided = compiled.decide(rows, as_of=as_of)
    yield from _outcome(policy, decided, reference)
    if reference.if_approved is not None:
        approved = compiled.decide(rows, as_of=as_of, pending=True)
        yield from _outcome(policy, approved, reference.if_approved)
    for one in reference.departments:
        alone = compiled.decide(rows, one.name, as_of=as_of).score
        yield from _unequal("compiled", Place(SCORE, one.name), one.score, alone)


def _outcome(policy: Policy, of: Outcome, reference: Assessment) -> Iterator[Diagnostic]:
    words = _REFERENCE, _WORDS["compiled"]
    for place, one, other in differing(policy.checked, reference.scores, of.figures):
        yield not_the_same(place, one, other, words)
    refused = Place(Words("不能用的行数", "number of rows refused"))
    yield from _unequal("compiled", refused, reference.evidence.refused, of.refused)


def _session(policy: Policy, rows: list[Row], options: Options) -> Iterator[Diagnostic]:
    """A session knows records by their 编号, so each row has one of its own here."""
    numbered = [row | {"编号": str(number)} for number, row in enumerate(rows, 1)]
    reference = policy.evaluate(numbered, **options)
    for pending, theirs in ((False, reference), (True, reference.if_approved)):
        session = policy.session(pending=pending, **options)
        for row in numbered:
            session.put(row)
        yield from _scores("session", theirs or reference, session.score)


def _table(policy: Policy, rows: list[Row], options: Options) -> Iterator[Diagnostic]:
    """Tables hold texts, as a file of the rows would; what is no row at all is in none."""
    cells = [row.cells for row in read_objects(rows) if isinstance(row, FiledRow)]
    reference = policy.evaluate(cells, **options)
    if not cells:
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        _write(path, cells)
        for pending, theirs in ((False, reference), (True, reference.if_approved)):
            (one,) = policy.evaluate_table(path, pending=pending, **options)
            scores = {None: one.zone.score} | {d.name: d.score for d in one.departments}
            yield from _scores("table", theirs or reference, scores.__getitem__)


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(rows)


def _scores(
    engine: Engine, reference: Assessment, score: Callable[[str | None], Value]
) -> Iterator[Diagnostic]:
    zone = Place(names.LABELS[names.TOTAL])
    yield from _unequal(engine, zone, reference.zone.score, score(None))
    for one in reference.departments:
        yield from _unequal(engine, Place(SCORE, one.name), one.score, score(one.name))


def _unequal(engine: Engine, place: Place, one: Value, other: Value) -> Iterator[Diagnostic]:
    if not equal(one, other):
        yield not_the_same(place, one, other, (_REFERENCE, _WORDS[engine]))


_ASKED: dict[Engine, Callable[[Policy, list[Row], Options], Iterator[Diagnostic]]] = {
    "compiled": _compiled,
    "session": _session,
    "table": _table,
}
