"""Cases (用例): a few rows of evidence and what they must come to. No part of a policy."""

from datetime import date
from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Place
from creditpolicy.policy.core.scores import Measured, Scored
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.facts import Value
from creditpolicy.source.source import Span
from creditpolicy.values.classes import field, frozen

Expected = Fraction | Mark | str | bool


@frozen
class Filed:
    """A cell of a row as it is filed: the column's name, the text, and where it stands."""

    column: str
    text: str
    origin: Span | None = field(default=None, eq=False, repr=False)


@frozen
class CaseEvidence:
    """A row of evidence, 材料 and 部门 among its cells; `origin` is where it stands."""

    cells: tuple[Filed, ...]
    origin: Place | None = field(default=None, eq=False, repr=False)


@frozen
class Expectation:
    """A figure and what it must be.

    `of` names the figure, without keys; `key` are its members, the department first. `stated`: the
    place of the expected value, where it stands in a policy's text; `path`: the way to it in data.
    """

    of: Scored | Measured
    key: tuple[str, ...]
    expected: Expected
    origin: Span | None = field(default=None, eq=False, repr=False)
    stated: Span | None = field(default=None, eq=False, repr=False)
    path: tuple[str | int, ...] = field(default=(), eq=False, repr=False)


@frozen
class Given:
    """A figure of another result (引用) as a case supposes it: of a department, or of its zone."""

    result: str
    figure: str
    key: tuple[str, ...]
    value: Fraction | Mark


@frozen
class Case:
    """A case, its names resolved against the policy that it is about.

    `as_of`: only evidence on file on that day. `assumed`: assumptions set otherwise than the policy
    does. `pending`: whether rows that await approval count. `given`: figures of other results.
    `confirmed`: whether a person has said that the expectations are right.
    """

    name: str
    rows: tuple[CaseEvidence, ...]
    expectations: tuple[Expectation, ...]
    as_of: date | None = None
    assumed: tuple[tuple[str, Value], ...] = ()
    pending: bool = False
    given: tuple[Given, ...] = ()
    confirmed: bool = True
    cited: str = ""
    origin: Place | None = field(default=None, eq=False, repr=False)
