"""What a policy in place gives for a few rows."""

import creditpolicy


def rates(text, rows):
    """The rate of every department in the first item, as text."""
    assessment = creditpolicy.loads(text).evaluate(rows)
    return {d.name: str(d.items[0].rate) for d in assessment.departments if d.items}
