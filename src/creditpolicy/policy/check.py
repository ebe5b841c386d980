"""A file becomes a checked policy: declarations, measures, scores, checks, all in one pass."""

from collections.abc import Iterator

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found, has_errors
from creditpolicy.policy import names
from creditpolicy.policy.blocks import ItemBlock, Outline
from creditpolicy.policy.cases import Case
from creditpolicy.policy.checks.run import run_checks
from creditpolicy.policy.core.scores import DEPARTMENT, Score
from creditpolicy.policy.declare.assessment import About, declare_assessment, declare_choices
from creditpolicy.policy.declare.assumptions import declare_assumptions
from creditpolicy.policy.declare.categories import declare_categories
from creditpolicy.policy.declare.departments import declare_departments
from creditpolicy.policy.declare.exceptions import declare_exemptions, declare_rulings
from creditpolicy.policy.declare.grades import declare_grades, grade_spans
from creditpolicy.policy.declare.items import declare_items
from creditpolicy.policy.declare.kinds import declare_kinds
from creditpolicy.policy.declare.references import declare_references
from creditpolicy.policy.department_scores import results
from creditpolicy.policy.echoes import refused_names, with_splits, without_echoes
from creditpolicy.policy.facts import (
    DepartmentGroup,
    Item,
    Quoted,
    Recognition,
    Reference,
    Reminder,
)
from creditpolicy.policy.lower.context import Context, Exceptions, Lowered
from creditpolicy.policy.lower.definitions import lower_definition
from creditpolicy.policy.lower.measures import lower_measure
from creditpolicy.policy.lower.order import in_order
from creditpolicy.policy.lower.results import arranged
from creditpolicy.policy.lower.rules import lower_reminders, lower_rule
from creditpolicy.policy.lower.scope import SUMMARY, collect, places, with_parts
from creditpolicy.policy.outline import outline
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.promises import Promise
from creditpolicy.policy.reckoning import Choices, RuledItem
from creditpolicy.policy.rollup import roll_up
from creditpolicy.policy.subtotals import subtotals
from creditpolicy.source.source import Span
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.declared import declared_names
from creditpolicy.values.classes import evolve

Blocks = list[tuple[Item, ItemBlock]]


Found = tuple[Policy | None, tuple[Case, ...], tuple[Diagnostic, ...]]


def check(file: s.File, digest: str) -> Found:
    """The policy with its cases, or None where an error stands in the way.

    And everything found, in file order.
    """
    blocks, problems = outline(file)
    start = Span(file.source, 0, 0)
    about = declare_assessment(blocks, start, problems)
    context, items = _declare(blocks, about, problems)
    choices = declare_choices(blocks, context.assumptions, context.used, problems)
    everybody = context.members(None)
    context.lowered.results.update(results(context.items, everybody, about.total, choices))
    for definition in in_order(context.scope, problems):
        if isinstance(definition.body, s.Measure | s.Recognise):
            lower_measure(definition, definition.body, context)
        else:
            lower_definition(definition, context)
    promises = _promises(blocks, with_parts(items), context)
    policy = evolve(_policy(about, context, items, choices, digest), promises=promises)
    own = without_echoes(problems, refused_names(blocks, context))
    context.problems = with_splits(own, declared_names(file.statements))
    context.problems.extend(run_checks(policy, about, with_parts(items), context))
    cases: tuple[Case, ...] = ()
    if blocks.cases and not has_errors(context.problems):
        from creditpolicy.policy.declare.cases import declare_cases  # for policies with cases only

        cases = declare_cases(blocks.cases, policy, context.problems)
    in_file_order = tuple(sorted(context.problems, key=lambda one: _place(one, file.source.name)))
    return (None if has_errors(in_file_order) else policy), cases, in_file_order


def _declare(blocks: Outline, about: About, problems: list[Diagnostic]) -> tuple[Context, Blocks]:
    """All facts, and where every name is defined."""
    start = about.span
    departments = declare_departments(blocks, start, about.period, problems)
    kinds = declare_kinds(blocks, about.period, problems)
    assumptions = declare_assumptions(blocks, problems)
    spans = {name: assumption.span or start for name, assumption in assumptions.items()}
    scales = declare_grades(blocks, spans, problems)
    categories = declare_categories(blocks, problems)
    items = declare_items(blocks, departments, problems)
    if not items:
        problems.append(found(codes.NO_ITEMS, start))
    taken = {**grade_spans(blocks), **spans}
    references = declare_references(blocks, about, taken, problems)
    scope = collect(places(blocks.shared, blocks.summary, items), taken, problems)
    context = Context(
        departments=departments,
        kinds=kinds,
        assumptions=assumptions,
        scales=scales,
        items=[item for item, _ in items],
        scope=scope,
        categories=categories,
        exceptions=Exceptions(
            declare_exemptions(blocks.shared, items, departments, problems),
            declare_rulings(items, departments, problems),
        ),
        lowered=Lowered({}, {}, {}, {}, [], {}),
        used=set(),
        used_groups=set(),
        problems=problems,
        references=references,
    )
    return context, items


def _policy(about: About, context: Context, items: Blocks, choices: Choices, digest: str) -> Policy:
    measures = context.lowered.measures
    scores, reminders = _scores(items, choices, context, about)
    recognitions = (
        Recognition(item, measure.kind, measure.name, measure.origin)
        for item, keys in context.scope.recognitions.items()
        for measure in (measures[key] for key in keys if key in measures)
    )
    return Policy(
        name=about.name,
        year=about.year,
        cited=about.cited,
        period=about.period,
        total=about.total,
        departments=context.departments.all,
        kinds=tuple(context.kinds.values()),
        assumptions=tuple(context.assumptions.values()),
        items=tuple(context.items),
        measures=tuple(measures.values()),
        scores=tuple(scores),
        recognitions=tuple(recognitions),
        reminders=tuple(reminders),
        digest=digest,
        scales=tuple(context.scales.values()),
        references=tuple(_with_figures(context)),
        figures=tuple(_shown(context)),
        categories=context.categories,
        exemptions=context.exceptions.exemptions,
        rulings=context.exceptions.rulings,
        groups=tuple(DepartmentGroup(*one) for one in context.departments.sets.items()),
        choices=choices,
    )


def _promises(blocks: Outline, items: Blocks, context: Context) -> tuple[Promise, ...]:
    if not any(block.ensures for block in (blocks.summary, *(block for _, block in items))):
        return ()
    from creditpolicy.policy.lower.ensures import lower_ensures  # for policies with 保证 only

    return lower_ensures(items, blocks.summary, context)


def _with_figures(context: Context) -> Iterator[Reference]:
    """The references, each with the figures that formulas take from it."""
    for name, reference in context.references.items():
        used = context.imported.items()
        figures = tuple(Quoted(figure, at) for (of, figure), at in used if of == name)
        yield evolve(reference, figures=figures)


def _scores(
    items: Blocks, choices: Choices, context: Context, about: About
) -> tuple[list[Score], list[Reminder]]:
    """Every figure after those it needs: definitions, rules, reminders, and how they add up."""
    ruled: list[RuledItem] = []
    lowered = context.lowered
    scores: list[Score] = []
    last: list[Score] = []
    for key, (score, _) in lowered.scores.items():
        chosen = last if key.item == SUMMARY else scores
        chosen += (*lowered.before.get(key, ()), score)
    reminders: list[Reminder] = []
    for item, block in items:
        rule = lower_rule(item, block, choices, context)
        if rule is not None:
            scores.extend(rule[0])
            ruled.append(rule[1])
    for item, block in with_parts(items):
        tests, lines = lower_reminders(item, block, context)
        scores.extend(tests)
        reminders.extend(lines)
    departments = context.members(None)
    named = names.BASE_SCORE in context.used
    scores.extend(roll_up(ruled, departments, about.total, choices, base=named))
    scores.extend(subtotals(context.categories, tuple(context.items), departments))
    made = [*scores, *last]
    items_ = context.lowered.item_results.values()
    return arranged([*made, *items_], context.problems) if items_ else made, reminders


def _shown(context: Context) -> Iterator[str]:
    """The figures of 汇总 that every result shows: those that are one value for a department."""
    for key, (score, _) in context.lowered.scores.items():
        whole = all(dim.name == DEPARTMENT for dim in score.dims)
        if key.item == SUMMARY and not key.is_result and whole:
            yield score.name


def _place(problem: Diagnostic, file: str) -> tuple[bool, str, int]:
    """In the file itself first, then in what it amends."""
    if not isinstance(problem.at, Span):
        return (False, "", 0)
    name = problem.at.source.name
    return (name != file, name, problem.at.start)
