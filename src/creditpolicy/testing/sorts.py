"""How an item may be scored: every sort of rule that is drawn, by name.

Of counts: `recognised` is min(1, n ÷ N), `weighed` counts some records several times, `deducted`
takes points off, `borne` from the department at fault, `stepped` rounds, `common` uses a figure
from before all items; `counted`, `keyed`, `share`, `shares`, `summed`, `banded` are as they sound.
Of records: `averaged` is a mean of marks, `certain` the one mark filed, `monthly` counts months,
`divided` shares records among departments, `alike` looks at those with the same title, `late`
takes points off for days, `extreme` goes by the largest or smallest amount.
Of figures: `ranked` ranks, `marked` says what holds where nothing applies, `classed` goes by
departments, `linked` by another item's result, `referred` takes figures of another result,
`graded` has a grade and gates; `wild` formulas are what they come out as.
"""

from fractions import Fraction

from creditpolicy.testing.counting_rules import COUNTING, Lines
from creditpolicy.testing.draft_kinds import Known
from creditpolicy.testing.figure_rules import FIGURES
from creditpolicy.testing.grade_rules import graded
from creditpolicy.testing.record_rules import RECORDS

_MAKERS = COUNTING | FIGURES | RECORDS | {"graded": graded}

SORTS = tuple(sort for sort in _MAKERS if sort != "wild")
"""Every sort whose rules are within their points."""


def rules(sort: str, points: Fraction, known: Known) -> Lines:
    """Statements that score an item worth `points` in this way."""
    return _MAKERS[sort](points, known)
