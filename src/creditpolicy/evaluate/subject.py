"""Whom and what an explanation is asked of: a department and an item that the policy has."""

from creditpolicy.diagnostics.catalog import evaluation as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.evidence.rows import short
from creditpolicy.policy.policy import Policy
from creditpolicy.values.nearest import nearest


def own_name(policy: Policy, name: str | None) -> str | None:
    """The department's own name for an alias or a former name; any other name as it is."""
    for department in policy.departments:
        if name is not None and name in department.names:
            return department.name
    return name


def unknown_subject(policy: Policy, department: str | None, item: str | None) -> Diagnostic | None:
    """CP607, CP608 or CP609, where nothing can be explained."""
    if department is not None and department not in policy.department_names:
        return _unknown_department(department, policy)
    chosen = [one for one in policy.items if one.id == item]
    if item is not None and not chosen:
        ids = [one.id for one in policy.items]
        listed = Words("、".join(ids), ", ".join(ids))
        return found(codes.UNKNOWN_ITEM, name=short(item), items=listed)
    if department is not None and chosen and department not in chosen[0].departments:
        return found(codes.NOT_NAMED, department=department, item=chosen[0].id)
    return None


def _unknown_department(name: str, policy: Policy) -> Diagnostic:
    names = policy.department_names
    near = nearest(name, names)
    hint = Words(f"有：{'、'.join(names)}。", f"It has: {', '.join(names)}.")
    if near is not None:
        hint = Words(f"是不是“{near}”？", f"Did you mean “{near}”?")
    return found(codes.UNKNOWN_DEPARTMENT, name=short(name), hint=hint)
