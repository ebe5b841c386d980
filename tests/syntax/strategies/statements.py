"""Statements of every type, and files of them."""

from functools import cache

from hypothesis import strategies as st

from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Name, Number, Order
from tests.syntax.strategies.expressions import (
    dates,
    expressions,
    leaves,
    name_lists,
    numbers,
    sums,
)
from tests.syntax.strategies.names import NOWHERE, names, quotable_texts

_HERE = st.just(NOWHERE)
_ITEM_IDS = st.sampled_from(("1", "2", "10", "3.2", "12.10"))
_SIGNS = st.sampled_from((Order.AT_LEAST, Order.AT_MOST, Order.MORE, Order.LESS, Order.NOT_EQUAL))


@cache
def files() -> st.SearchStrategy[s.File]:
    """Files that begin with the language's version; statements stand in any order."""
    return st.lists(statements(), max_size=8).map(
        lambda body: s.File(NOWHERE.source, (s.Language("1", NOWHERE), *body), ())
    )


@cache
def statements() -> st.SearchStrategy[s.Statement]:
    """Any statement but the first."""
    return st.one_of(_lines(), _lines(), _lines(), _amending())


@cache
def _lines() -> st.SearchStrategy[s.Line]:
    return st.one_of(_headings(), _facts(), _departments(), _rules(), _table_lines())


@cache
def _amending() -> st.SearchStrategy[s.Amending]:
    lines, mentions = _lines(), _mentions()
    return st.one_of(
        st.builds(s.Amends, quotable_texts(), _HERE),
        st.builds(s.ChangeLine, st.one_of(lines, mentions), _HERE),
        st.builds(s.ChangeTo, mentions, lines, _HERE),
        st.builds(s.Add, lines, _HERE),
        st.builds(s.Remove, st.one_of(lines, mentions), _HERE),
        st.builds(s.Placed, mentions, st.booleans(), _HERE),
    )


@cache
def _mentions() -> st.SearchStrategy[s.Mention]:
    """Lines by their number, by their name, or by their word alone."""
    named = ("部门组", "别称", "假设", "引用", "等级", "字段", "统计", "计算", "免考", "裁定")
    alone = (
        "考核",
        "出处",
        "理由",
        "得分率",
        "不适用",
        "提醒",
        "保证",
        "责任部门",
        "部门得分",
        "加分",
    )
    texts = names().map(lambda name: name.text)
    return st.one_of(
        st.builds(s.Mention, st.sampled_from(sorted(s.NUMBERED)), _ITEM_IDS, _HERE),
        st.builds(s.Mention, st.sampled_from(named), texts, _HERE),
        st.builds(s.Mention, st.sampled_from(alone), st.none(), _HERE),
    )


@cache
def _headings() -> st.SearchStrategy[s.Line]:
    return st.one_of(
        st.builds(s.Assessment, names(), _HERE),
        st.builds(s.Kind, names(), _HERE),
        st.builds(s.Item, _ITEM_IDS, names(), numbers(), st.sampled_from(s.ItemSort), _HERE),
        *(st.builds(of, _ITEM_IDS, names(), numbers(), _HERE) for of in (s.Category, s.Part)),
        st.builds(s.BonusCap, numbers(), _HERE),
        st.builds(s.Summary, _HERE),
        *(st.builds(by, names(), _HERE) for by in (s.GroupsBy, s.MissingBy, s.DepartmentBy)),
    )


@cache
def _facts() -> st.SearchStrategy[s.Line]:
    texts = quotable_texts()
    other = st.one_of(st.none(), names())
    stretch = st.one_of(st.none(), st.tuples(dates(), dates()))
    flags = [st.booleans()] * 2
    return st.one_of(
        *(st.builds(said, texts, _HERE) for said in (s.Cited, s.Content, s.Submit, s.Reason)),
        st.builds(s.Year, st.sampled_from(("2018", "1999")), _HERE),
        st.builds(s.Period, dates(), dates(), _HERE),
        st.builds(s.Total, numbers(), _HERE),
        st.builds(s.Assumption, names(), _values(), _choices(), _decisions(), _HERE),
        st.builds(s.Reference, names(), other, st.just("2017"), stretch, *flags, _HERE),
        _fields(),
        st.builds(s.Components, _long_lists(), _HERE),
        st.builds(s.Grades, names(), _grades(), st.booleans(), _HERE),
        st.builds(s.DaysField, names(), names(), names(), st.booleans(), _HERE),
        st.builds(s.DatedBy, names(), _HERE),
    )


@cache
def _fields() -> st.SearchStrategy[s.Field]:
    limits = st.one_of(st.none(), st.builds(s.Range, numbers(), numbers(), _HERE))
    flags = [st.booleans()] * 3
    return st.builds(s.Field, name_lists(), _types(), *flags, limits, _HERE)


@cache
def _values() -> st.SearchStrategy[Number | Name]:
    return st.one_of(numbers(), names())


@cache
def _choices() -> st.SearchStrategy[s.Range | s.Options | None]:
    options = st.lists(_values(), min_size=1, max_size=3).map(tuple)
    ranges = st.builds(s.Range, _values(), _values(), _HERE)
    return st.one_of(st.none(), ranges, st.builds(s.Options, options, _HERE))


@cache
def _decisions() -> st.SearchStrategy[s.Undecided | s.Decided | None]:
    return st.one_of(st.none(), st.builds(s.Undecided, _HERE), _decided())


def _decided() -> st.SearchStrategy[s.Decided]:
    return st.builds(s.Decided, names(), dates(), _HERE)


@cache
def _types() -> st.SearchStrategy[s.FieldType]:
    one = names().map(lambda name: s.FieldType((name,), False))
    values = st.lists(names(), min_size=2, max_size=4).map(tuple)
    return st.one_of(one, st.builds(s.FieldType, values, st.booleans()))


@cache
def _grades() -> st.SearchStrategy[tuple[Name, ...]]:
    return st.lists(names(), min_size=2, max_size=16).map(tuple)


@cache
def _long_lists() -> st.SearchStrategy[tuple[Name, ...]]:
    return st.lists(names(), min_size=1, max_size=16).map(tuple)


@cache
def _departments() -> st.SearchStrategy[s.Statement]:
    some, none, no = _long_lists(), st.just(()), st.just(False)
    but = st.one_of(none, some)
    return st.one_of(
        st.builds(s.Departments, some, _HERE),
        st.builds(s.Group, names(), some, _HERE),
        st.builds(s.Alias, names(), some, _HERE),
        st.builds(s.Succession, some, dates(), st.sampled_from(s.Change), names(), _HERE),
        st.builds(s.Responsible, some, no, none, _HERE),
        st.builds(s.Responsible, none, st.just(True), but, _HERE),
        st.builds(s.Exempt, some, quotable_texts(), _HERE),
        st.builds(s.Ruling, names(), numbers(), _decided(), _HERE),
    )


@cache
def _rules() -> st.SearchStrategy[s.Statement]:
    clauses = st.lists(_clauses(), max_size=3).map(tuple)
    return st.one_of(
        st.builds(s.Recognise, st.one_of(st.none(), names()), names(), clauses, _HERE),
        st.builds(s.Measure, names(), names(), _aggregates(), clauses, _HERE),
        st.builds(s.Compute, names(), _formulas(), _HERE),
        *(
            st.builds(points, _formulas(), _HERE)
            for points in (s.Rate, s.Score, s.Deduct, s.DepartmentScore)
        ),
        st.builds(s.NotApplicable, expressions(), _HERE),
        st.builds(s.Remind, expressions(), quotable_texts(), _HERE),
        st.builds(s.Borne, _HERE),
        st.builds(s.Gate, _tests(), names(), _effects(), _HERE),
        st.builds(s.Circumstance, expressions(), _HERE),
        _ensures(),
    )


@cache
def _ensures() -> st.SearchStrategy[s.Ensure | s.EnsureFurther]:
    maybe = st.one_of(st.none(), expressions())
    figure = sums(leaves())
    further = (names(), maybe, figure, st.booleans(), st.one_of(st.none(), figure), _HERE)
    return st.one_of(
        st.builds(s.Ensure, expressions(), maybe, st.just(False), _HERE),
        st.builds(s.Ensure, expressions(), st.none(), st.just(True), _HERE),
        st.builds(s.EnsureFurther, *further),
    )


@cache
def _tests() -> st.SearchStrategy[e.Expression | s.Below]:
    return st.one_of(expressions(), st.builds(s.Below, st.booleans(), _HERE))


@cache
def _effects() -> st.SearchStrategy[s.Effect]:
    return st.one_of(
        *(st.builds(to, expressions(), _HERE) for to in (s.Becomes, s.Cap, s.Floor)),
        st.builds(s.Step, st.booleans(), _HERE),
        st.builds(s.Last, _HERE),
    )


_OF_ONE = (s.SumOf, s.Largest, s.Smallest, s.Mean, s.OnlyValue)


@cache
def _aggregates() -> st.SearchStrategy[s.Aggregate]:
    return st.one_of(
        st.builds(s.Count),
        *(st.builds(of, names()) for of in _OF_ONE),
        st.builds(s.Distinct, name_lists()),
    )


@cache
def _clauses() -> st.SearchStrategy[s.Clause]:
    return st.one_of(
        st.builds(s.Only, expressions(), _HERE),
        st.builds(s.Once, name_lists(), _HERE),
        st.builds(s.Extreme, name_lists(), names(), st.booleans(), _HERE),
        st.builds(s.By, name_lists(), _HERE),
        st.builds(s.Each, names(), _HERE),
        st.builds(s.EachAtMost, expressions(), _HERE),
        st.builds(s.Shared, name_lists(), _HERE),
    )


@cache
def _limits() -> st.SearchStrategy[tuple[s.Limit, ...]]:
    bound = expressions()
    one = st.one_of(
        st.builds(s.Cap, bound, _HERE),
        st.builds(s.Floor, bound, _HERE),
        st.builds(s.Exhausted, _HERE),
        st.builds(s.InPlace, st.booleans(), bound, _HERE),
    )
    return st.lists(one, max_size=2).map(tuple)


@cache
def _formulas() -> st.SearchStrategy[s.Formula]:
    return st.builds(s.Formula, expressions(), _limits())


@cache
def _table_lines() -> st.SearchStrategy[s.Statement]:
    keys = st.one_of(st.just(()), name_lists())
    bound = st.builds(s.Bound, _SIGNS, sums(leaves()), _HERE)
    bounds = st.builds(s.Bounds, st.lists(bound, min_size=2, max_size=3).map(tuple), _HERE)
    cells = st.one_of(expressions(), bound, bounds, st.builds(s.Otherwise, _HERE))
    cell_lists = st.lists(cells, min_size=1, max_size=3).map(tuple)
    values = st.one_of(_long_lists(), st.lists(expressions(), min_size=1, max_size=3).map(tuple))
    return st.one_of(
        st.builds(s.Table, names(), keys, _HERE),
        st.builds(s.Weights, _HERE),
        st.builds(s.Row, cell_lists, values, _limits(), _HERE),
    )
