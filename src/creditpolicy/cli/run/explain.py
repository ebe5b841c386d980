"""Runs `creditpolicy explain`."""

from argparse import Namespace

from creditpolicy.cli.command import FINE
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.assessing import assessed
from creditpolicy.cli.run.findings import listing, refuse
from creditpolicy.cli.run.policies import Refused
from creditpolicy.diagnostics.catalog import evaluation as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy.policy import Policy
from creditpolicy.report.explain import explain
from creditpolicy.values.nearest import nearest


def run_explain(args: Namespace, console: Console) -> int:
    result = assessed(args, console)
    as_json = args.format == "json"
    if isinstance(result, Refused):
        return refuse(result.diagnostics, console, result.lang, as_json=as_json)
    assessment, warnings, lang = result
    department = _department(args.department, assessment.policy)
    problem = _problem(department, args.item, assessment.policy)
    if problem is not None:
        return refuse((problem,), console, lang, as_json=as_json)
    diagnostics = (*warnings, *assessment.diagnostics)
    if diagnostics:
        console.complain(listing(diagnostics, lang, console.columns) + "\n")
    text = explain(assessment, department, args.item, lang, args.format)
    if as_json:
        console.give(text)
    else:
        console.say(text)
    return FINE


def _department(name: str | None, policy: Policy) -> str | None:
    """The department's own name for an alias; any other name as it is."""
    return next((d.name for d in policy.departments if name in d.aliases), name)


def _problem(department: str | None, item: str | None, policy: Policy) -> Diagnostic | None:
    """CP607, CP608 or CP609, where nothing can be explained."""
    if department is not None and department not in policy.department_names:
        return _unknown_department(department, policy)
    chosen = [one for one in policy.items if one.id == item]
    if item is not None and not chosen:
        ids = [one.id for one in policy.items]
        listed = Words("、".join(ids), ", ".join(ids))
        return found(codes.UNKNOWN_ITEM, name=item[:40], items=listed)
    if department is not None and chosen and department not in chosen[0].departments:
        return found(codes.NOT_NAMED, department=department, item=chosen[0].id)
    return None


def _unknown_department(name: str, policy: Policy) -> Diagnostic:
    names = policy.department_names
    near = nearest(name, names)
    hint = Words(f"有：{'、'.join(names)}。", f"It has: {', '.join(names)}.")
    if near is not None:
        hint = Words(f"是不是“{near}”？", f"Did you mean “{near}”?")
    return found(codes.UNKNOWN_DEPARTMENT, name=name[:40], hint=hint)
