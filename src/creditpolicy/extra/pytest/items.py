"""A policy's cases as items of pytest."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from creditpolicy.diagnostics.render_text import render_text
from creditpolicy.policy.cases import Case
from creditpolicy.policy.policy import Policy
from creditpolicy.report.cases_text import failure_text
from creditpolicy.source.source import Span
from creditpolicy.syntax.format import language_of
from creditpolicy.syntax.format_names import Lang
from creditpolicy.syntax.parse import parse
from creditpolicy.verify.cases import Status, run_case
from creditpolicy.verify.collect import Suite, collect
from creditpolicy.verify.tested import Tested

if TYPE_CHECKING:
    from _pytest._code.code import TerminalRepr, TracebackStyle


class PolicyFile(pytest.File):
    """The cases of one file; what is wrong with them, or with the policy, is one failing test."""

    def collect(self) -> Iterator["CaseItem | Wrong"]:
        suite = collect(self.path, beside=False)
        if suite.has_errors or suite.policy is None:
            yield Wrong.from_parent(self, name="check", suite=suite)
            return
        for case in suite.cases:
            of = {"case": case, "policy": suite.policy, "lang": _lang(suite)}
            yield CaseItem.from_parent(self, name=case.name, **of)


class _Spoken(pytest.Item):
    """A test whose failure is words for people, without the lines of this program."""

    def repr_failure(
        self,
        excinfo: pytest.ExceptionInfo[BaseException],
        style: "TracebackStyle | None" = None,
    ) -> "str | TerminalRepr":
        if isinstance(excinfo.value, NotMet):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)


class Wrong(_Spoken):
    """A policy or a case that has errors."""

    def __init__(self, *, suite: Suite, **more: Any) -> None:
        super().__init__(**more)
        self.suite = suite

    def runtest(self) -> None:
        raise NotMet(render_text(self.suite.diagnostics, _lang(self.suite), 100))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, self.name


class CaseItem(_Spoken):
    """One case: it fails where a figure is not exactly what is expected."""

    def __init__(self, *, case: Case, policy: Policy, lang: Lang, **more: Any) -> None:
        super().__init__(**more)
        self.case = case
        self.policy = policy
        self.lang: Lang = lang

    def runtest(self) -> None:
        outcome = run_case(self.policy, self.case)
        match outcome.status:
            case Status.PASSED:
                return
            case Status.UNCONFIRMED:
                why = "还没有人确认" if self.lang == "zh" else "nobody has confirmed it"
                raise pytest.skip.Exception(why, _use_item_location=True)
            case _:
                tested = Tested(str(self.path), self.policy, (outcome,))
                raise NotMet(failure_text(outcome, tested, self.lang))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        at = self.case.origin
        return self.path, at.line - 1 if isinstance(at, Span) else None, self.name


class NotMet(Exception):
    """What is wrong, in words for people."""


def _lang(suite: Suite) -> Lang:
    """The language that the file is written in."""
    return "zh" if suite.source is None else language_of(parse(suite.source)[0])
