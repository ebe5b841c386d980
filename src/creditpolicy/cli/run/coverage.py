"""Runs `creditpolicy test --coverage`: what of the policies no case reaches."""

from argparse import Namespace
from fractions import Fraction
from pathlib import Path

from creditpolicy.cli.command import FINE, FOUND, UsageError
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.files import write_text
from creditpolicy.report.coverage.html import coverage_html
from creditpolicy.report.coverage.lcov import coverage_lcov
from creditpolicy.report.coverage.text import coverage_text
from creditpolicy.values.display import display_percent
from creditpolicy.values.exact import parse_decimal
from creditpolicy.verify.coverage.measure import Coverage, coverage
from creditpolicy.verify.tested import Tested


def run_coverage(args: Namespace, tested: list[Tested], console: Console, lang: str) -> int:
    """1 where the cases reach less than was asked for."""
    least = _least(args.fail_under)
    if args.html is not None and len(tested) > 1:
        raise UsageError(
            "--html 一次写一个政策；几个政策分开来写。", "--html takes one policy at a time."
        )
    covered = [(one.file, coverage(one.policy, one.outcomes)) for one in tested]
    if args.coverage and args.format == "text":
        for file, one in covered:
            console.say("\n" + coverage_text(one, file, lang, console.columns))
    if args.html is not None:
        write_text(Path(args.html), coverage_html(covered[0][1], lang))
    if args.lcov is not None:
        write_text(Path(args.lcov), "".join(coverage_lcov(one, file) for file, one in covered))
    low = [(file, one) for file, one in covered if least is not None and one.rate < least]
    for file, one in low:
        console.complain(_too_low(file, one, least or Fraction(0), lang))
    return FOUND if low else FINE


def _least(text: str | None) -> Fraction | None:
    if text is None:
        return None
    number = parse_decimal(text.strip().rstrip("%％"))
    if number is None or not 0 <= number <= 100:
        raise UsageError(
            f"--fail-under 后面写 0 到 100 的数，不是“{text}”。",
            f"--fail-under takes a number from 0 to 100, not “{text}”.",
        )
    return number / 100


def _too_low(file: str, of: Coverage, least: Fraction, lang: str) -> str:
    reached, asked = display_percent(of.rate), display_percent(least)
    if lang == "zh":
        return f"{file}：用例查到 {reached}，不足 {asked}。\n"
    return f"{file}: the cases reach {reached}, less than {asked}.\n"
