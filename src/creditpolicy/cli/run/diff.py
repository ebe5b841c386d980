"""Runs `creditpolicy diff`."""

from argparse import Namespace

from creditpolicy.cli.command import FINE, FOUND
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.assessing import Assessed, assessed
from creditpolicy.cli.run.findings import listing, refuse
from creditpolicy.cli.run.policies import Refused, open_policy
from creditpolicy.diagnostics.catalog import verification as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy.policy import Policy
from creditpolicy.report.diff.data import diff_json
from creditpolicy.report.diff.effects import effects_html, effects_markdown, effects_text
from creditpolicy.report.diff.html import diff_html
from creditpolicy.report.diff.markdown import diff_markdown
from creditpolicy.report.diff.page import diff_page
from creditpolicy.report.diff.text import diff_text
from creditpolicy.report.json_text import json_text
from creditpolicy.source.source import Span
from creditpolicy.verify.compare.compare import Comparison, compare
from creditpolicy.verify.compare.effect import Effects, effects
from creditpolicy.verify.witness.dates import years_later


def run_diff(args: Namespace, console: Console) -> int:
    as_json = args.format == "json"
    policies: list[Policy] = []
    lang = ""
    for path in (args.old, args.new):
        opened = open_policy(path, console)
        if isinstance(opened, Refused):
            return refuse(opened.diagnostics, console, opened.lang, as_json=as_json)
        policies.append(opened.policy)
        lang = lang or opened.lang
    old, new = policies
    problem = incomparable(old, new)
    if problem is not None:
        return refuse((problem,), console, lang, as_json=as_json)
    years = years_later(old, new)
    moved = _effects(args, console, years) if args.evidence else None
    if isinstance(moved, Refused):
        return refuse(moved.diagnostics, console, moved.lang, as_json=as_json)
    compared = compare(old, new)
    notes = (days_moved(old, new, years),) if moved is not None and years else ()
    if as_json:
        console.give(json_text(diff_json(compared, moved, notes)))
    else:
        if notes:
            console.complain(listing(notes, lang, console.columns) + "\n")
        _show(compared, moved, args.format, lang, console)
    return FINE if compared.is_same else FOUND


def incomparable(old: Policy, new: Policy) -> Diagnostic | None:
    """Why two policies cannot be compared: no department, or no item, is in both."""
    if not {*old.department_names} & {*new.department_names}:
        return found(codes.NO_COMMON_DEPARTMENT, old=old.name, new=new.name)
    return None


def days_moved(old: Policy, new: Policy, years: int) -> Diagnostic:
    """The note that days of the evidence were moved."""
    sign = Words("往后" if years > 0 else "往前", "later" if years > 0 else "earlier")
    periods = (f"{p.period[0]} – {p.period[1]}" for p in (old, new))
    before, after = periods
    return found(codes.DAYS_MOVED, old=before, new=after, sign=sign, years=str(abs(years)))


def _effects(args: Namespace, console: Console, years: int) -> Effects | Refused:
    """The evidence under both policies; under the new one in its own year."""
    results: list[Assessed] = []
    told: set[object] = set()
    for path, later in ((args.old, 0), (args.new, years)):
        named = Namespace(**{**vars(args), "policy": path})
        one = assessed(named, console, years=later)
        if isinstance(one, Refused):
            return one
        diagnostics = [d for d in one.assessment.diagnostics if _says(d) not in told]
        told.update(map(_says, diagnostics))
        if diagnostics and args.format != "json":
            console.complain(listing(diagnostics, one.lang, console.columns) + "\n")
        results.append(one)
    return effects(*(one.assessment for one in results))


def _says(of: Diagnostic) -> object:
    """What a finding says, whichever policy it was found under."""
    at = None if isinstance(of.at, Span) else of.at
    return of.code.code, at, of.args


def _show(of: Comparison, moved: Effects | None, how: str, lang: str, console: Console) -> None:
    page = diff_page(of, lang)
    if how == "html":
        console.give(diff_html(page, lang, effects_html(moved, lang) if moved else ""))
    elif how == "markdown":
        table = "\n" + effects_markdown(moved, lang) if moved else ""
        console.give(diff_markdown(page, lang) + table)
    else:
        table = "\n" + effects_text(moved, lang) if moved else ""
        console.say(diff_text(page, lang, console.columns) + table)
