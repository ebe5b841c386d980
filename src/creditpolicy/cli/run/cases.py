"""Runs `creditpolicy cases`."""

from argparse import Namespace
from collections import Counter
from pathlib import Path

from creditpolicy.cli.command import FINE, UsageError
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.files import write_text
from creditpolicy.cli.run.findings import refuse
from creditpolicy.cli.run.policies import source_language
from creditpolicy.policy.cases import Case
from creditpolicy.policy.policy import Policy
from creditpolicy.report.case_lines import cases_policy
from creditpolicy.report.coverage.words import goal_text
from creditpolicy.source.decode import file_name
from creditpolicy.syntax.format import language_of
from creditpolicy.syntax.format_names import Lang
from creditpolicy.syntax.parse import parse
from creditpolicy.verify.boundary.search import Found, boundary_cases
from creditpolicy.verify.cases import run_cases as run_all
from creditpolicy.verify.collect import collect
from creditpolicy.verify.coverage.goals import Goal
from creditpolicy.verify.coverage.measure import coverage, reached_by
from creditpolicy.verify.coverage.score_goals import limit_goals


def run_cases(args: Namespace, console: Console) -> int:
    """Cases for what the policy's own cases do not reach yet."""
    if args.output is not None and Path(args.output).exists():
        name = file_name(Path(args.output))
        raise UsageError(
            f"“{name}”已经有了；换一个文件名，再把要的用例抄过去。",
            f"{name} exists; write to another file, and take over the cases that you want.",
        )
    suite = collect(Path(args.policy))
    lang = console.lang_for(source_language(suite.source))
    if suite.has_errors or suite.policy is None:
        return refuse(suite.diagnostics, console, lang, as_json=False)
    policy = suite.policy
    outcomes = run_all(policy, suite.cases)
    missing = coverage(policy, outcomes).missing
    known = {goal for outcome in outcomes for goal in reached_by(policy, outcome)}
    limits = [goal for goal in limit_goals(policy) if goal not in known]
    found, left = boundary_cases(policy, (*missing, *limits))
    left = tuple(goal for goal in left if goal not in limits)  # some are never reached exactly
    written: Lang = "zh" if suite.source is None else language_of(parse(suite.source)[0])
    taken = {case.name for case in suite.cases}
    text = cases_policy(policy, list(_named(found, policy, written, taken)), written)
    if not found:
        console.complain(_nothing(lang))
    elif args.output is not None:
        write_text(Path(args.output), text)
    else:
        console.give(text)
    console.complain(_summary(found, left, policy, lang))
    return FINE


def _named(
    found: tuple[Found, ...], policy: Policy, lang: Lang, taken: set[str]
) -> list[tuple[str, Case]]:
    """Each case by what it was made for; a second one of the same name has a number."""
    used = Counter(dict.fromkeys(taken, 1))
    named: list[tuple[str, Case]] = []
    for one in found:
        title = _title(one, policy, lang)
        used[title] += 1
        number = used[title]
        named.append((title if number == 1 else f"{title} {number}", one.case))
    return named


def _title(of: Found, policy: Policy, lang: Lang) -> str:
    text = goal_text(of.goal, policy, lang).replace("「", "").replace("」", "")
    owner = of.goal.owner.partition("/")[0]
    if owner in policy.numbered:
        return f"考核项 {owner} {text}" if lang == "zh" else f"item {owner} {text}"
    return f"{owner} {text}"


def _nothing(lang: str) -> str:
    zh, en = "没有可以再加的用例。\n", "There is no case to be added.\n"
    return zh if lang == "zh" else en


def _summary(found: tuple[Found, ...], left: tuple[Goal, ...], policy: Policy, lang: str) -> str:
    """How many, that a person has to confirm them, and for what none was found."""
    texts = [
        f"  {goal.span.line if goal.span else '-'}  {goal_text(goal, policy, lang)}\n"
        for goal in left
    ]
    if lang == "zh":
        head = f"找到 {len(found)} 个用例。应得的数是算出来的：逐个核对，对的删去“未确认”。\n"
        rest = f"另有 {len(left)} 处没有找到，由人来写：\n" if left else ""
    else:
        head = f"{len(found)} cases. Check each computed figure, and delete “unconfirmed”.\n"
        rest = f"For {len(left)} things none was found; write these by hand:\n" if left else ""
    return (head if found else "") + rest + "".join(texts)
