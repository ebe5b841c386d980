"""Tables, gates and choices of figures: each row used, each condition now true and now false."""

from collections.abc import Iterator

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy.core.build import op
from creditpolicy.policy.core.scores import Case, Score, Scored, ScoreExpression, ScoreOp, Unit, Var
from creditpolicy.policy.core.values import Lit, Mark
from creditpolicy.policy.core.walk import cases_in, inside
from creditpolicy.policy.policy import Policy
from creditpolicy.source.source import Span
from creditpolicy.values.classes import frozen
from creditpolicy.verify.prove.claim import Claim, Property
from creditpolicy.verify.prove.occurs import Found, Probe
from creditpolicy.verify.prove.told import both, told

_TEST = Words("条件", "condition")
_OTHERWISE = Words("{head}｛其余｝", "{head} {{otherwise}}")
_MOST_ROWS = 60


@frozen
class Asked:
    """A claim to be: with one probe a row is ever used; with two a condition is true, and false."""

    property: Property
    what: Words
    probes: tuple[Probe, ...]

    def told(self, about: str, found: dict[str, Found]) -> Claim:
        of = [found[probe.score.name] for probe in self.probes]
        if len(of) == 1:
            return told(self.property, about, of[0], wanted=True, what=self.what)
        return both(self.property, about, (of[0], of[1]), self.what)


def asked_of(policy: Policy, scores: list[Score]) -> list[Asked]:
    """What there is to claim of the tables and conditions in these figures, each line once."""
    reminders = {one.test for one in policy.reminders}
    found: dict[tuple[str, str], Asked] = {}
    for score in scores:
        for number, case in enumerate(_tables(score)):
            for one in _of_case(score, case, number):
                found.setdefault((one.what.zh, one.property.value), one)
        if score.name in reminders:
            found[score.name, ""] = _condition(score, score.body, score.origin, "提醒")
    return list(found.values())


def _tables(score: Score) -> Iterator[Case]:
    """Those that look at no member of a dimension that the score does not have."""
    own = {dim.name for dim in score.dims}
    for case in cases_in(score.body) if score.origin is not None else ():
        names = (one.dim for one in inside(case) if isinstance(one, Var))
        if own.issuperset(names) and len(case.rows) <= _MOST_ROWS:
            yield case


def _of_case(score: Score, case: Case, number: int) -> Iterator[Asked]:
    if len(case.rows) == 1 and case.other != Lit(Mark.UNDECIDED):
        row = case.rows[0]
        yield _condition(score, row.test, row.origin, str(number))
        return
    before: list[ScoreExpression] = []
    for at, row in enumerate(case.rows):
        if row.origin is not None:
            yield _used(score, [*before, row.test], _line(row.origin), f"{number}/{at}")
        before.append(op(ScoreOp.NOT, row.test))
    if case.other != Lit(Mark.UNDECIDED) and score.origin is not None:
        head = _line(score.origin)
        rest = Words(_OTHERWISE.zh.format(head=head.zh), _OTHERWISE.en.format(head=head.en))
        yield _used(score, before, rest, f"{number}/其余")


def _used(score: Score, tests: list[ScoreExpression], what: Words, place: str) -> Asked:
    test = tests[0] if len(tests) == 1 else op(ScoreOp.AND, *tests)
    return Asked(Property.ROW, what, (probe(score, test, place, expected=True),))


def _condition(score: Score, test: ScoreExpression, at: Span | None, place: str) -> Asked:
    holds = probe(score, test, f"{place}/成立", expected=True)
    fails = probe(score, op(ScoreOp.NOT, test), f"{place}/不成立", expected=True)
    return Asked(Property.CONDITION, _line(at), (holds, fails))


def probe(score: Score, test: ScoreExpression, place: str, *, expected: bool) -> Probe:
    """A condition on a figure, for those for whom the figure is worked out."""
    name = f"证明/{score.name}/{place}"
    asked = Score(name, _TEST, score.dims, test, Unit.COUNT, score.item)
    return Probe(asked, expected, (figure_of(score),))


def figure_of(score: Score) -> Scored:
    """The figure itself, at the members at hand."""
    return Scored(score.name, tuple(Var(dim.name) for dim in score.dims))


def _line(at: Span | None) -> Words:
    text = "" if at is None else " ".join(at.text.split())
    return Words(text, text)
