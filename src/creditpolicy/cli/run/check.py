"""Runs `creditpolicy check`."""

from argparse import Namespace
from pathlib import Path

from creditpolicy.cli.console import Console
from creditpolicy.cli.run.findings import exit_code, listing
from creditpolicy.cli.run.policies import language_for, policy_files
from creditpolicy.diagnostics.diagnostic import Diagnostic, Severity
from creditpolicy.diagnostics.render_github import render_github
from creditpolicy.diagnostics.render_json import diagnostics_json
from creditpolicy.policy.load import Checked, check_cases_file, check_file, is_cases_file
from creditpolicy.policy.policy import Policy
from creditpolicy.report.json_text import json_text
from creditpolicy.report.units import counted
from creditpolicy.source.decode import file_name
from creditpolicy.values.exact import exact_text


def run_check(args: Namespace, console: Console) -> int:
    found: list[Diagnostic] = []
    for path in policy_files(args.policy):
        checked = check_cases_file(path) if is_cases_file(path) else check_file(path)
        found += checked.diagnostics
        lang = language_for(checked, console)
        if args.format == "github":
            console.say(render_github(checked.diagnostics, lang))
        elif args.format == "text":
            console.say(_report(path, checked, lang, console.columns))
    if args.format == "json":
        console.give(json_text(diagnostics_json(found)))
    return exit_code(found)


def _report(path: Path, checked: Checked, lang: str, columns: int) -> str:
    """Every finding, and a line that sums them up."""
    text = listing(checked.diagnostics, lang, columns)
    return text + ("\n" if text else "") + _summary(file_name(path), checked, lang) + "\n"


def _summary(file: str, checked: Checked, lang: str) -> str:
    counts = _counts(checked.diagnostics, lang)
    if checked.policy is None:
        return f"{file}：{counts}。" if lang == "zh" else f"{file}: {counts}."
    facts = _facts(checked.policy, lang) + _cases(len(checked.cases), lang)
    if lang == "zh":
        return f"{file}：{counts or '没有问题'}。{facts}。"
    return f"{file}: {counts or 'no problems'}. {facts}."


def _cases(count: int, lang: str) -> str:
    if not count:
        return ""
    return f"，{count} 个用例" if lang == "zh" else f", {counted(count, 'case')}"


def _counts(diagnostics: tuple[Diagnostic, ...], lang: str) -> str:
    words = {
        Severity.ERROR: ("处错误", "errors"),
        Severity.WARNING: ("处警告", "warnings"),
        Severity.NOTE: ("条提示", "notes"),
    }
    parts: list[str] = []
    for severity, (zh, en) in words.items():
        if count := sum(d.severity is severity for d in diagnostics):
            parts.append(f"{count:,} {zh if lang == 'zh' else en if count > 1 else en[:-1]}")
    return ("，" if lang == "zh" else ", ").join(parts)


def _facts(policy: Policy, lang: str) -> str:
    items, departments = len(policy.items), len(policy.departments)
    total, open_ = exact_text(policy.total), sum(a.decision is None for a in policy.assumptions)
    if lang == "zh":
        facts = f"共 {items} 项 {total} 分，{departments} 个部门"
        return f"{facts}，{open_} 项假设未定" if open_ else facts
    facts = f"{counted(items, 'item')}, {total} points, {counted(departments, 'department')}"
    return f"{facts}, {counted(open_, 'assumption')} undecided" if open_ else facts
