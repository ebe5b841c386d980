"""Nothing is declared that nothing uses."""

from collections.abc import Iterable

from creditpolicy.diagnostics.catalog.policy import NEVER_USED
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy.blocks import ItemBlock, TableBlock
from creditpolicy.policy.declare.grades import scale_key
from creditpolicy.policy.facts import Item, classes_of
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.lower.scope import RECOGNISED, RULE_TABLES, SUMMARY, Definition
from creditpolicy.policy.policy import Policy
from creditpolicy.source.source import Span
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Name

_ASSUMPTION = Words("假设", "assumption")
_KIND = Words("材料", "evidence kind")
_REFERENCE = Words("引用", "reference")
_DEPARTMENT = Words("部门", "department")
_GROUP = Words("部门组", "group of departments")
_SCALE = Words("等级", "scale of grades")
_RECOGNITION = Words("认定", "recognition")
_FIGURE = Words("数", "figure")


def check_unused(
    policy: Policy, items: list[tuple[Item, ItemBlock]], context: Context
) -> list[Diagnostic]:
    """Fields are what people file; only whole kinds of evidence are judged."""
    assumptions = ((a.name, a.span) for a in policy.assumptions if a.name not in context.used)
    kinds = ((kind.name, kind.span) for kind in policy.kinds if kind.name not in context.used)
    scales = ((s.name, s.span) for s in policy.scales if scale_key(s.name) not in context.used)
    references = ((r.name, r.span) for r in policy.references if not r.figures)
    named = {name for item in policy.items for name in item.departments}
    spans = context.departments.spans
    departments = ((name, spans[name]) for name in policy.department_names if name not in named)
    return [
        *_never_used(_ASSUMPTION, assumptions),
        *_never_used(_KIND, kinds),
        *_never_used(_REFERENCE, references),
        *_never_used(_DEPARTMENT, departments),
        *_never_used(_SCALE, scales),
        *_never_used(_GROUP, _groups(policy, items, context)),
        *_figures(context),
    ]


def _never_used(what: Words, names: Iterable[tuple[str, Span | None]]) -> list[Diagnostic]:
    return [found(NEVER_USED, span, what=what, name=name) for name, span in names]


def _groups(
    policy: Policy, items: list[tuple[Item, ItemBlock]], context: Context
) -> list[tuple[str, Span | None]]:
    """Groups that no rule names, and that make no class of departments in bulletins either."""
    used = context.used_groups | {name.text for _, block in items for name in _named(block)}
    used |= {*classes_of(policy.groups).values()}
    groups = context.departments.set_spans.items()
    return [(name, span) for name, span in groups if name not in used]


def _named(block: ItemBlock) -> Iterable[Name]:
    for weights in block.weights:
        for row in weights.rows:
            yield from (value for value in row.values if isinstance(value, Name))
    for rule in block.rules:
        if isinstance(rule, s.Responsible):
            yield from (*rule.names, *rule.but)
        elif isinstance(rule, s.Exempt):
            yield from rule.names


def _figures(context: Context) -> list[Diagnostic]:
    """Measures, computations and tables; a recognition is used through 认定数 or by its name."""
    unused: list[Diagnostic] = []
    for definition in context.scope.definitions.values():
        body = definition.body
        shown = definition.key.item == SUMMARY and not definition.is_of_records
        if str(definition.key) in context.used or _is_rule(definition) or shown:
            continue
        if isinstance(body, s.Recognise):
            if f"{definition.key.item}/{RECOGNISED}" not in context.used:
                name = body.name.text if body.name else body.kind.text
                unused += _never_used(_RECOGNITION, [(name, definition.span)])
        elif body is not None:
            unused += _never_used(_FIGURE, [(definition.key.name, definition.span)])
    return unused


def _is_rule(definition: Definition) -> bool:
    return isinstance(definition.body, TableBlock) and definition.key.name in RULE_TABLES
