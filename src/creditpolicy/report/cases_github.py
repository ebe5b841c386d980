"""What came of cases, as annotations of a GitHub Actions run."""

from creditpolicy.diagnostics.render_github import annotation, render_github
from creditpolicy.report.cases_text import failure_text
from creditpolicy.syntax.format_names import Lang
from creditpolicy.verify.cases import Outcome, Status
from creditpolicy.verify.tested import Tested


def cases_github(of: Tested, lang: Lang) -> str:
    """An error for each figure that differs, at the line that expects it."""
    return "".join(_outcome(one, of, lang) for one in of.outcomes)


def _outcome(of: Outcome, tested: Tested, lang: Lang) -> str:
    match of.status:
        case Status.PASSED | Status.UNCONFIRMED:
            return ""
        case Status.REFUSED:
            return render_github(of.problems, lang)
        case Status.FAILED:
            at = of.failures[0].expectation.origin or of.case.origin
            return annotation("error", at, of.case.name, failure_text(of, tested, lang)) + "\n"
