"""The lines under 汇总, as they stand in the text."""

from creditpolicy.policy.policy import Policy
from creditpolicy.report.rules import one_line, section_lines

_SUMMARY = ("汇总", "summary")


def summary_lines(policy: Policy) -> list[str]:
    """Each statement on one line; none for a policy that has no text any more."""
    spans = [item.span for item in policy.items if item.span is not None]
    return [one_line(text) for text in section_lines(spans[0].source, _SUMMARY)] if spans else []
