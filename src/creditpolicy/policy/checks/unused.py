"""Nothing is declared that nothing uses."""

from creditpolicy.diagnostics.catalog.policy import NEVER_USED
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy.facts import Item
from creditpolicy.policy.lower.context import Context
from creditpolicy.policy.lower.scope import RECOGNISED
from creditpolicy.policy.outline import ItemBlock, TableBlock
from creditpolicy.policy.policy import Policy
from creditpolicy.syntax import statements as s


def check_unused(
    policy: Policy, items: list[tuple[Item, ItemBlock]], context: Context
) -> list[Diagnostic]:
    return [
        *_assumptions(policy, context),
        *_kinds(policy, context),
        *_departments(policy, context),
        *_figures(context),
    ]


def _assumptions(policy: Policy, context: Context) -> list[Diagnostic]:
    what = Words("假设", "assumption")
    return [
        found(NEVER_USED, a.span, what=what, name=a.name)
        for a in policy.assumptions
        if a.name not in context.used
    ]


def _kinds(policy: Policy, context: Context) -> list[Diagnostic]:
    what = Words("材料", "evidence kind")
    return [
        found(NEVER_USED, kind.span, what=what, name=kind.name)
        for kind in policy.kinds
        if kind.name not in context.used
    ]


def _departments(policy: Policy, context: Context) -> list[Diagnostic]:
    named = {name for item in policy.items for name in item.departments}
    what = Words("部门", "department")
    return [
        found(NEVER_USED, context.departments.spans[name], what=what, name=name)
        for name in policy.department_names
        if name not in named
    ]


def _figures(context: Context) -> list[Diagnostic]:
    """Measures, computations and tables; recognitions are used through 认定数, rule tables by their item."""
    unused = []
    for key, definition in context.scope.definitions.items():
        rule = isinstance(definition.body, TableBlock) and key.name in ("得分率", "得分")
        if isinstance(definition.body, s.Recognise) or rule or str(key) in context.used:
            continue
        parts = context.scope.recognitions.get(key.item, []) if key.name == RECOGNISED else []
        if any(str(part) in context.used for part in parts):
            continue
        what = Words("数", "figure")
        unused.append(found(NEVER_USED, definition.span, what=what, name=key.name))
    return unused
