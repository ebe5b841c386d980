"""What came of cases, as JUnit XML: a suite for each policy, a test case for each case."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.diagnostics.render_text import render_text
from creditpolicy.report.cases_text import failure_text
from creditpolicy.source.width import printable
from creditpolicy.syntax.format_names import Lang
from creditpolicy.verify.cases import Outcome, Status
from creditpolicy.verify.tested import Tested

_COLUMNS = 120
_UNCONFIRMED = {"zh": "还没有人确认", "en": "nobody has confirmed it"}


def cases_junit(tested: list[Tested], lang: Lang) -> str:
    """A case that nobody has confirmed counts as skipped."""
    return _whole([line for one in tested for line in _suite(one, lang)])


def refused_junit(file: str, problems: Sequence[Diagnostic], lang: Lang) -> str:
    """Where no case could be run: one error, so that whoever reads the file sees it."""
    inside = _escaped(render_text(problems, lang, _COLUMNS))
    name = quoteattr(printable(file))
    return _whole(
        [
            f'  <testsuite name={name} tests="1" failures="0" errors="1" skipped="0">',
            f'    <testcase name="check" classname={name}><error>{inside}</error></testcase>',
            "  </testsuite>",
        ]
    )


def _whole(lines: list[str]) -> str:
    head = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"]
    return "\n".join([*head, *lines, "</testsuites>"]) + "\n"


def _suite(of: Tested, lang: Lang) -> list[str]:
    counts = of.counts
    numbers = {
        "tests": len(of.outcomes),
        "failures": counts[Status.FAILED],
        "errors": counts[Status.REFUSED],
        "skipped": counts[Status.UNCONFIRMED],
    }
    shown = " ".join(f'{name}="{number}"' for name, number in numbers.items())
    head = f"  <testsuite name={quoteattr(printable(of.file))} {shown}>"
    return [head, *(_case(one, of, lang) for one in of.outcomes), "  </testsuite>"]


def _case(of: Outcome, tested: Tested, lang: Lang) -> str:
    name, file = quoteattr(printable(of.case.name)), quoteattr(printable(tested.file))
    head = f"    <testcase name={name} classname={file}"
    match of.status:
        case Status.PASSED:
            return head + "/>"
        case Status.UNCONFIRMED:
            inside = f"<skipped message={quoteattr(_UNCONFIRMED[lang])}/>"
        case Status.FAILED:
            inside = f"<failure>{_text(of, tested, lang)}</failure>"
        case _:
            inside = f"<error>{_text(of, tested, lang)}</error>"
    return f"{head}>{inside}</testcase>"


def _text(of: Outcome, tested: Tested, lang: Lang) -> str:
    return _escaped(failure_text(of, tested, lang))


def _escaped(text: str) -> str:
    """Characters that XML cannot hold are replaced, line by line."""
    return escape("\n".join(printable(line) for line in text.splitlines()))
