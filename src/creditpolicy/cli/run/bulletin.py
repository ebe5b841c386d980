"""Runs `creditpolicy bulletin`."""

from argparse import Namespace
from datetime import date, timedelta
from typing import NamedTuple

from creditpolicy.cli.command import UsageError
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.assessing import Prepared, day_of, prepare
from creditpolicy.cli.run.correction import Made, corrected
from creditpolicy.cli.run.files import refuse_same_file
from creditpolicy.cli.run.findings import listing, refuse
from creditpolicy.cli.run.papers import chosen_form, give_paper, letterhead
from creditpolicy.cli.run.policies import Refused
from creditpolicy.compile.assessor import assessor
from creditpolicy.evidence.records import Evidence, known_by
from creditpolicy.report.bulletin.bulletin import bulletin
from creditpolicy.report.bulletin.series import series
from creditpolicy.report.bulletin.week import DAYS, Week, week_of
from creditpolicy.report.papers.letterhead import issued

_MOST_WEEKS = 60


class _Days(NamedTuple):
    """A week by its first and last day."""

    first: date
    last: date


def run_bulletin(args: Namespace, console: Console) -> int:
    form, head = chosen_form(args.output), letterhead(args)
    against = filter(None, (args.against, args.against_policy))
    refuse_same_file(args.output, (args.policy, *args.evidence, *against))
    weeks = [] if _corrects(args) else _weeks(args)
    prepared = prepare(args, console)
    if isinstance(prepared, Refused):
        return refuse(prepared.diagnostics, console, prepared.lang, as_json=False)
    made = _bulletin(prepared, weeks, args) if weeks else corrected(prepared, args)
    prepared.progress.done()
    lang = prepared.opened.lang
    if not isinstance(made, Made):
        return refuse(made, console, lang, as_json=False)
    findings = (*prepared.opened.warnings, *made.findings)
    if findings:
        console.complain(listing(findings, lang, console.columns) + "\n")
    return give_paper(issued(made.paper, head), form, args.output, console)


def _corrects(args: Namespace) -> bool:
    """Whether a correction is asked for, which knows no weeks; raises UsageError."""
    if args.against_policy and not args.against:
        raise UsageError(
            "--against-policy 只同 --against 一起用。", "--against-policy goes with --against."
        )
    if args.against and (args.since or args.to or getattr(args, "from")):
        raise UsageError(
            "--against 只同 --week 一起用，不写 --since、--from、--to。",
            "With --against goes --week alone, and neither --since, --from nor --to.",
        )
    return bool(args.against)


def _bulletin(prepared: Prepared, weeks: list[_Days], args: Namespace) -> Made:
    assessed, lang = _assessed(prepared, weeks, _since(args)), prepared.opened.lang
    paper = bulletin(assessed[-1], lang) if args.week else series(assessed, lang)
    return Made(paper, assessed[-1].assessment.diagnostics)


def _assessed(prepared: Prepared, weeks: list[_Days], since: date | None) -> list[Week]:
    """Every week, beside the one before it; each day is evaluated once.

    What pending evidence would bring is said of the last day only.
    """
    quick = assessor(prepared.opened.policy, prepared.run)
    before = quick.certain(*_at(prepared, weeks[0].first - timedelta(days=1)))
    assessed: list[Week] = []
    for days in weeks:
        how = quick.evaluate if days is weeks[-1] else quick.certain
        now = how(*_at(prepared, days.last))
        assessed.append(week_of(now, before, since, days.first))
        before = now
    return assessed


def _at(prepared: Prepared, day: date) -> tuple[Evidence, date]:
    """Of what comes later a bulletin knows nothing, not even that it is late."""
    return known_by(prepared.evidence, day), day


def _weeks(args: Namespace) -> list[_Days]:
    """The weeks that were asked for; raises UsageError."""
    first, last = getattr(args, "from"), args.to
    if args.week and not first and not last:
        day = day_of("--week", args.week)
        return [_Days(_earlier(day, DAYS - 1), day)]
    if args.week or not first or not last:
        raise UsageError(
            "写 --week，或者写 --from 和 --to，例如 --week 2018-12-07。",
            "Give --week, or --from and --to, such as --week 2018-12-07.",
        )
    return _between(day_of("--from", first), day_of("--to", last))


def _earlier(day: date, days: int) -> date:
    if day.toordinal() <= 2 * DAYS:
        raise UsageError(f"“{day}”太早了。", f"{day} is too early.")
    return day - timedelta(days=days)


def _between(first: date, last: date) -> list[_Days]:
    """Whole weeks from the first day; the last one may be shorter."""
    if first > last:
        raise UsageError("--from 不能晚于 --to。", "--from must not lie behind --to.")
    if (last - first).days >= DAYS * _MOST_WEEKS:
        raise UsageError(
            f"--from 到 --to 最多 {_MOST_WEEKS} 周。", f"At most {_MOST_WEEKS} weeks at a time."
        )
    _earlier(first, 1)
    starts = range(0, (last - first).days + 1, DAYS)
    begins = [first + timedelta(days=days) for days in starts]
    return [_Days(day, min(day + timedelta(days=DAYS - 1), last)) for day in begins]


def _since(args: Namespace) -> date | None:
    if args.since is None:
        return day_of("--from", getattr(args, "from")) if getattr(args, "from") else None
    since = day_of("--since", args.since)
    last = day_of("--week", args.week) if args.week else day_of("--to", args.to)
    if since > last:
        raise UsageError(
            "--since 不能晚于通报截至的那一天。", "--since must not lie behind the week's last day."
        )
    return since
