"""What is drawn: nothing of the language, and nothing of the core, is left out of the laws."""

import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from creditpolicy.policy.check import check
from creditpolicy.policy.policy import Policy
from creditpolicy.source.source import Source
from creditpolicy.syntax.parse import parse
from creditpolicy.syntax.statements import Line
from creditpolicy.testing import drafts
from creditpolicy.testing.draft import Draft
from creditpolicy.testing.names import words
from tests.properties.occurring import Occurrence, occurring, possible
from tests.properties.primitives import PRIMITIVES

ROUNDS = 24
"""So often five policies are drawn before something counts as left out; seldom more than 6 times."""

WORDS = "EQUAL IS IS_NOT NOT_LOWER NOT_HIGHER HIGHER LOWER LATER EARLIER NOT_LATER NOT_EARLIER"
NEVER: set[Occurrence] = {
    *(
        ("syntax.rules.Bound", "order", f"Order.{word}") for word in WORDS.split()
    ),  # a cell holds a sign
    ("syntax.expressions.Date", "value", "none"),  # a day that does not exist is an error
    ("syntax.facts.Reference", "optional", "False"),  # without that result ...
    ("policy.facts.Reference", "optional", "False"),  # ... there is no evaluation
    ("policy.core.scores.Fold", "aggregate", "Aggregate.ONLY"),  # figures are never filed
    (
        "policy.core.records.Measure",
        "aggregate",
        "Aggregate.MEAN",
    ),  # a mean is a sum, and how many there were
    ("policy.policy.Policy", "choices", "none"),  # checking puts them there
    ("policy.core.values.Lit", "value", "True"),  # what always holds is not written down
}
"""What no policy has, or none that is to be evaluated without further files."""
SURFACE = possible(Line)
AMENDING = {"修订", "修改", "删去", "排在"}
"""Words of files that change another; test_amendments.py is about those."""


class Missing:
    """What has not been drawn yet: nodes and their switches, and lines by what they are there for."""

    def __init__(self) -> None:
        self.nodes = possible(Line, Policy) - NEVER
        self.lines = {(name, line) for name, lines in PRIMITIVES.items() for line in lines}
        self.lines |= {("words", word) for word in {*words()} - AMENDING if not word.isascii()}
        self.seen = {"语言 1"}

    def __bool__(self) -> bool:
        return bool(self.nodes or self.lines)

    def look(self, text: str) -> None:
        """Takes out what the policy has; it is checked only where something new is said in it."""
        self.lines = {one for one in self.lines if not re.search(one[1], text)}
        new = [line for line in text.split("\n") if line not in self.seen]
        self.seen.update(new)
        said = occurring(parse(Source("drawn", "\n".join(["语言 1", *new])))[0].statements)
        if said & self.nodes or self.nodes - SURFACE:
            policy, _, found = check(parse(Source("drawn", text))[0], "drawn")
            assert policy is not None, found
            self.nodes -= said | occurring(policy)


@pytest.mark.no_cover
def test_nothing_is_left_out() -> None:
    """Drawn policies have every statement, expression and core node, every operation, every switch
    both ways, every Chinese word of the language, and whatever the sixteen primitives are said by.
    """
    missing = Missing()

    @settings(
        max_examples=5,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(drafts(one_of_each=True))
    def look(draft: Draft) -> None:
        missing.look(draft.text())

    for _ in range(ROUNDS):
        if missing:
            look()
    assert not missing.nodes | missing.lines
