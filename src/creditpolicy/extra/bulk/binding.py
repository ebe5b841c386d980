"""A table's columns are bound to what a policy declares."""

from collections.abc import Mapping, Sequence

from creditpolicy.compile.compiled import Vouched
from creditpolicy.compile.plan import has_dedup, inside, is_filter, measure_plans
from creditpolicy.diagnostics.catalog import evidence as codes
from creditpolicy.evaluate.run import Run
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.calendar import Calendar
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.extra.bulk.columns import by_chinese_name
from creditpolicy.extra.bulk.conditions import Setting, asked_in_working_days
from creditpolicy.extra.bulk.dialects import by_row
from creditpolicy.extra.bulk.engine import FILE, LOCATED, ROW, SOURCE, Engine, Form, RawColumn
from creditpolicy.extra.bulk.intake import Intake, Problem
from creditpolicy.extra.bulk.kinds import STATUSES, bind_common, bind_kind
from creditpolicy.extra.bulk.relations import Base
from creditpolicy.extra.bulk.repeats import find_repeats, without_repeats
from creditpolicy.extra.bulk.sources import COMMON, NAMES, as_filed, by_column, cell, rows_of
from creditpolicy.extra.bulk.texts import Texts
from creditpolicy.extra.bulk.vouched import looked_at
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import evolve, frozen


@frozen
class Binding:
    """`base`: the rows with their kinds; `problems`: all that can be wrong with one.

    `columns`, `by`: what the rows are made of; `repeated`: whether an 编号 comes twice.
    """

    base: Base
    problems: tuple[Problem, ...]
    columns: Mapping[str, Sql]
    by: tuple[RawColumn, ...]
    repeated: bool

    @property
    def located(self) -> Base:
        """The same rows, each with where it stands; the engine must have located them."""
        table = rows_of(self.columns, self.by, LOCATED, (FILE, ROW))
        plain = evolve(self.base, table=table, place=(cell(FILE), cell(ROW)))
        return without_repeats(plain, (FILE, ROW)) if self.repeated else plain


def bound(
    policy: Policy, engine: Engine, by: Sequence[str], run: Run, vouched: Vouched | None = None
) -> Binding:
    every = by_chinese_name(engine.columns())
    own = {column.name for kind in policy.kinds for column in kind.columns}
    raw = {name: every[name] for name in (*COMMON, *sorted(own)) if name in every}
    setting = Setting(
        run.given(policy), run.cutoff(policy), Calendar(), by_row=by_row(engine.dialect)
    )
    names = _names(policy, raw, by_row=setting.by_row and vouched is None)
    texts = Texts(engine, raw, setting.calendar, names, neat=vouched is not None)
    texts.look(*_worth_knowing(policy, raw))
    intake = Intake(texts, raw, asked_in_working_days(policy.measures), told_apart(policy))
    common = bind_common(policy, intake)
    looked = {} if vouched is None else looked_at(policy)
    kinds = {
        kind.name: bind_kind(kind, common, intake, looked.get(kind.name)) for kind in policy.kinds
    }
    columns = {
        name: texts.text(name, SOURCE) if name in texts.names else sql.column(one.name, SOURCE)
        for name, one in raw.items()
    }
    filed = {name: names for name, names in texts.names.items() if names}
    columns |= {as_filed(name): sql.column(raw[name].name, SOURCE) for name in filed}
    groups = tuple(every[name] for name in by)
    start, end = policy.period
    base = Base(
        common,
        kinds,
        _own_texts(policy, raw),
        filed,
        rows_of(columns, groups),
        tuple(texts.joins),
        tuple(cell(by_column(index)) for index in range(len(groups))),
        (sql.day(start), sql.day(end)),
        run.pending,
        None if run.as_of is None else sql.day(run.as_of),
        setting,
        vouched,
    )
    repeated = vouched is None and "编号" in raw and find_repeats(engine, policy, base)
    single = without_repeats(base) if repeated else base
    problems = [*common.problems, *(one for kind in kinds.values() for one in kind.problems)]
    if repeated:
        problems.append(Problem(codes.DUPLICATE_ID, "编号", single.contradicted))
    return Binding(single, tuple(problems), columns, groups, repeated)


def _names(policy: Policy, raw: Mapping[str, RawColumn], *, by_row: bool) -> dict[str, list[str]]:
    """The columns to be read without blanks once for all that asks for them.

    An engine that works on one row at a time is told the names, so that it need not trim them.
    """
    names: dict[str, list[str]] = {name: [] for name in NAMES}
    if by_row:
        texts = {name for name, one in raw.items() if one.form is Form.TEXT}
        words = [word for words in STATUSES.values() for word in words]
        common = {"材料": [kind.name for kind in policy.kinds], "状态": words}
        names |= {name: listed for name, listed in common.items() if name in texts}
        for column in (column for kind in policy.kinds for column in kind.columns):
            if column.values and column.name in texts:
                known = names.setdefault(column.name, [])
                known += (value for value in column.values if value not in known)
    return names


def _own_texts(policy: Policy, raw: Mapping[str, RawColumn]) -> dict[str, frozenset[str]]:
    """The kinds that have a column, of those that come as texts and not every kind has."""
    kinds = {kind.name: {column.name for column in kind.columns} for kind in policy.kinds}
    return {
        name: frozenset(kind for kind, own in kinds.items() if name in own)
        for name, one in raw.items()
        if one.form is Form.TEXT and name not in COMMON
    }


def _worth_knowing(policy: Policy, raw: Mapping[str, RawColumn]) -> tuple[list[str], list[str]]:
    """The columns whose texts decide if rows can be used, and the others that measures read."""
    plans = measure_plans(policy)
    listed = ["材料", "状态", *(c.name for kind in policy.kinds for c in kind.columns if c.values)]
    if "编号" in raw or not all(is_filter(plan) for plan in plans):
        listed.append("部门")
    read = dict.fromkeys(name for plan in plans for name in plan.columns)
    return list(dict.fromkeys(listed)), [name for name in read if name not in listed]


def told_apart(policy: Policy) -> frozenset[str]:
    """The columns by which equals are told apart where one record is kept of several."""
    chains = [plan.chain for plan in measure_plans(policy)]
    kinds = {one.kind for chain in chains for one in inside(chain) if has_dedup(one)}
    return frozenset(c.name for name in kinds for c in policy.kind_by_name[name].columns)
