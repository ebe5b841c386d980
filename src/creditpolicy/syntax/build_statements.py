"""Lark's tree of one statement becomes a node."""

from lark import Token

from creditpolicy.syntax import statements as s
from creditpolicy.syntax.build_cases import case_line
from creditpolicy.syntax.build_departments import (
    decided,
    departments,
    exception,
    succession,
)
from creditpolicy.syntax.build_ensures import ensuring
from creditpolicy.syntax.build_expressions import expression, order_sign
from creditpolicy.syntax.build_gates import circumstance, gate
from creditpolicy.syntax.expressions import Expression, Name, Number, Order
from creditpolicy.syntax.from_tree import (
    Node,
    Places,
    ascii_number,
    day,
    declared_name,
    declared_names,
    inner,
    name,
    names,
    number,
    optional,
    rule,
    string,
    type_name,
)


def plain(tree: Node, at: Places) -> s.Line:
    """The node of one parsed line that stands for itself."""
    match rule(tree):
        case "language" | "assessment" | "kind" | "summary":
            return _heading(tree, at)
        case "item" | "bonus" | "penalty" | "category" | "part":
            return _numbered(tree, at)
        case "source" | "content" | "submit" | "reason" | "remind":
            return _quoting(tree, at)
        case (
            "year"
            | "period"
            | "total"
            | "assumption"
            | "reference"
            | "grades"
            | "field"
            | "components"
        ):
            return _fact(tree, at)
        case "gate":
            return gate(tree, at)
        case "circumstance":
            return circumstance(tree, at)
        case "ensure" | "ensure_when" | "ensure_possible" | "ensure_further":
            return ensuring(tree, at)
        case "days_field" | "working_days_field" | "dated_by":
            return _days(tree, at)
        case "departments" | "group" | "alias" | "responsible" | "everyone" | "everyone_but":
            return departments(tree, at)
        case "succession" | "succession_en":
            return succession(tree, at)
        case "exempt" | "ruling":
            return exception(tree, at)
        case "case" | "filed" | "given" | "as_of" | "as_approved" | "expect":
            return case_line(tree, at)
        case (
            "table" | "weights" | "row" | "groups_by" | "missing_by" | "department_by" | "bonus_cap"
        ):
            return _table_line(tree, at)
        case _:
            return _rule(tree, at)


def _heading(tree: Node, at: Places) -> s.Line:
    children, span = inner(tree), at.span(tree)
    match rule(tree):
        case "language":
            return s.Language(ascii_number(children[0]), span)
        case "assessment":
            return s.Assessment(declared_name(children[0], at), span)
        case "kind":
            return s.Kind(declared_name(children[0], at), span)
        case _:
            return s.Summary(span)


def _item_name(node: Node, at: Places) -> Name:
    """得分 and 得分率 are words behind the number of an item, and names of an item as well."""
    if isinstance(node, Token):
        return declared_name(node, at)
    return Name(at.span(node).text, at.span(node))


def _numbered(tree: Node, at: Places) -> s.Line:
    item_id, title, points = inner(tree)
    of = ascii_number(item_id), _item_name(title, at), number(points, at)
    match rule(tree):
        case "category":
            return s.Category(*of, at.span(tree))
        case "part":
            return s.Part(*of, at.span(tree))
        case sort:
            return s.Item(*of, s.ItemSort(sort), at.span(tree))


def _quoting(tree: Node, at: Places) -> s.Line:
    children, span = inner(tree), at.span(tree)
    match rule(tree):
        case "source":
            return s.Cited(string(children[0]), span)
        case "content":
            return s.Content(string(children[0]), span)
        case "submit":
            return s.Submit(string(children[0]), span)
        case "reason":
            return s.Reason(string(children[0]), span)
        case _:
            return s.Remind(expression(children[0], at), string(children[1]), span)


def _fact(tree: Node, at: Places) -> s.Line:
    children, span = inner(tree), at.span(tree)
    match rule(tree):
        case "year":
            return s.Year(ascii_number(children[0]), span)
        case "period":
            return s.Period(day(children[0], at), day(children[1], at), span)
        case "total":
            return s.Total(number(children[0], at), span)
        case "components":
            return s.Components(declared_names(children[0], at), span)
        case "grades":
            values = children[1]
            ordered = rule(values) == "levels"
            return s.Grades(
                declared_name(children[0], at), declared_names(values, at), ordered, span
            )
        case "field":
            return _field(tree, at)
        case "reference":
            return _reference(tree, at)
        case _:
            return _assumption(tree, at)


def _days(tree: Node, at: Places) -> s.Line:
    children, span = inner(tree), at.span(tree)
    if rule(tree) == "dated_by":
        return s.DatedBy(name(children[0], at), span)
    title, start, end = children
    working = rule(tree) == "working_days_field"
    return s.DaysField(declared_name(title, at), name(start, at), name(end, at), working, span)


def _field(tree: Node, at: Places) -> s.Field:
    columns, type_tree, *flags = inner(tree)
    given = {rule(flag) for flag in flags}
    limits = [_limits_of(flag, at) for flag in flags if rule(flag) == "limits"]
    kind = rule(type_tree)
    spell = type_name if kind == "type" else declared_name
    types = tuple(spell(child, at) for child in inner(type_tree))
    field_type = s.FieldType(types, kind == "levels")
    return s.Field(
        declared_names(columns, at),
        field_type,
        "optional" in given,
        "private" in given,
        "required" in given,
        limits[-1] if limits else None,
        at.span(tree),
    )


def _limits_of(tree: Node, at: Places) -> s.Range:
    low, high = (number(child, at) for child in inner(tree))
    return s.Range(low, high, at.span(tree))


def _assumption(tree: Node, at: Places) -> s.Assumption:
    title, value, choices, decision = inner(tree)
    return s.Assumption(
        declared_name(title, at),
        _value(value, at),
        None if optional(choices) is None else _choices(choices, at),
        None if optional(decision) is None else _decision(decision, at),
        at.span(tree),
    )


def _reference(tree: Node, at: Places) -> s.Reference:
    title, subject, year, stretch, *absent = inner(tree)
    given = {rule(one) for one in absent}
    period = None
    if optional(stretch) is not None:
        start, end = inner(stretch)
        period = (day(start, at), day(end, at))
    return s.Reference(
        declared_name(title, at),
        declared_name(subject, at) if isinstance(subject, Token) else None,
        ascii_number(year),
        period,
        "missing" in given,
        "merged" in given,
        at.span(tree),
    )


def _value(tree: Node, at: Places) -> Number | Name:
    only = inner(tree)[0]
    return name(only, at) if isinstance(only, Token) else number(only, at)


def _choices(tree: Node, at: Places) -> s.Range | s.Options:
    values = tuple(_value(child, at) for child in inner(tree))
    if rule(tree) == "range":
        return s.Range(values[0], values[1], at.span(tree))
    return s.Options(values, at.span(tree))


def _decision(tree: Node, at: Places) -> s.Undecided | s.Decided:
    return s.Undecided(at.span(tree)) if rule(tree) == "undecided" else decided(tree, at)


def _rule(tree: Node, at: Places) -> s.Line:
    children, span = inner(tree), at.span(tree)
    match rule(tree):
        case "recognise":
            title, kind, *clauses = children
            declared = None if optional(title) is None else declared_name(title, at)
            return s.Recognise(declared, declared_name(kind, at), _clauses(clauses, at), span)
        case "measure":
            title, kind, aggregate, *clauses = children
            return s.Measure(
                declared_name(title, at),
                declared_name(kind, at),
                _aggregate(rule(aggregate), inner(aggregate), at),
                _clauses(clauses, at),
                span,
            )
        case "measure_en":
            title, aggregate, *clauses = children
            *fields, kind = inner(aggregate)
            return s.Measure(
                declared_name(title, at),
                declared_name(kind, at),
                _aggregate(rule(aggregate), fields, at),
                _clauses(clauses, at),
                span,
            )
        case "compute":
            return s.Compute(declared_name(children[0], at), _formula(children[1], at), span)
        case "rate":
            return s.Rate(_formula(children[0], at), span)
        case "score":
            return s.Score(_formula(children[0], at), span)
        case "department_score":
            return s.DepartmentScore(_formula(children[0], at), span)
        case "deduct":
            return s.Deduct(_formula(children[0], at), span)
        case "not_applicable":
            return s.NotApplicable(expression(children[0], at), span)
        case _:
            return s.Borne(span)


def _aggregate(kind: str, fields: list[Node], at: Places) -> s.Aggregate:
    match kind:
        case "count":
            return s.Count()
        case "sum":
            return s.SumOf(name(fields[0], at))
        case "largest":
            return s.Largest(name(fields[0], at))
        case "smallest":
            return s.Smallest(name(fields[0], at))
        case "mean":
            return s.Mean(name(fields[0], at))
        case "only_value":
            return s.OnlyValue(name(fields[0], at))
        case _:
            return s.Distinct(names(fields[0], at))


def _clauses(trees: list[Node], at: Places) -> tuple[s.Clause, ...]:
    return tuple(_clause(tree, at) for tree in trees)


def _clause(tree: Node, at: Places) -> s.Clause:
    children, span = inner(tree), at.span(tree)
    match rule(tree):
        case "only":
            return s.Only(expression(children[0], at), span)
        case "once":
            return s.Once(names(children[0], at), span)
        case "highest" | "lowest" as which:
            keys, field = sorted(children, key=lambda child: isinstance(child, Token))
            return s.Extreme(names(keys, at), name(field, at), which == "highest", span)
        case "by":
            return s.By(names(children[0], at), span)
        case "each_at_most":
            return s.EachAtMost(expression(children[0], at), span)
        case "shared":
            return s.Shared(names(children[0], at), span)
        case _:
            return s.Each(name(children[0], at), span)


def _formula(tree: Node, at: Places) -> s.Formula:
    of, *limits = inner(tree)
    return s.Formula(expression(of, at), tuple(_limit(limit, at) for limit in limits))


def _limit(tree: Node, at: Places) -> s.Limit:
    match rule(tree):
        case "cap":
            return s.Cap(expression(inner(tree)[0], at), at.span(tree))
        case "floor":
            return s.Floor(expression(inner(tree)[0], at), at.span(tree))
        case "exhausted":
            return s.Exhausted(at.span(tree))
        case mark:
            value = expression(inner(tree)[0], at)
            return s.InPlace(mark == "undecided_as", value, at.span(tree))


def _table_line(tree: Node, at: Places) -> s.Line:
    children, span = inner(tree), at.span(tree)
    match rule(tree):
        case "table":
            title, *keys = children
            key_names = tuple(name(key, at) for key in keys if optional(key) is not None)
            return s.Table(name(title, at), key_names, span)
        case "weights":
            return s.Weights(span)
        case "row":
            return _row(tree, at)
        case "groups_by":
            return s.GroupsBy(name(children[0], at), span)
        case "bonus_cap":
            return s.BonusCap(number(children[0], at), span)
        case "missing_by":
            return s.MissingBy(name(children[0], at), span)
        case _:
            return s.DepartmentBy(name(children[0], at), span)


def _row(tree: Node, at: Places) -> s.Row:
    cells: list[s.RowCell] = []
    values: list[Expression] = []
    limits: list[s.Limit] = []
    for child in inner(tree):
        match child if isinstance(child, Token) else rule(child):
            case "cell_value" | "more":
                values.append(expression(inner(child)[0], at))
            case "limited":
                limits.append(_limit(inner(child)[0], at))
            case "bound" | "bound_more":
                cells.append(_bound(child, at))
            case "bounds":
                bounds = tuple(_bound(bound, at) for bound in inner(child))
                cells.append(s.Bounds(bounds, at.span(child)))
            case "otherwise":
                cells.append(s.Otherwise(at.span(child)))
            case _:
                cells.append(expression(child, at))
    return s.Row(tuple(cells), tuple(values), tuple(limits), at.span(tree))


def _bound(tree: Node, at: Places) -> s.Bound:
    *sign, limit = inner(tree)
    order = order_sign(sign[0]) if sign else Order.MORE
    return s.Bound(order, expression(limit, at), at.span(tree))
