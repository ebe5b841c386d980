"""Expected results in JSON: what `eval --format json` writes, or as much of it as matters."""

import json
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

from creditpolicy.diagnostics.catalog import cases as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.diagnostics.refused import refused
from creditpolicy.evaluate.results.data import Data, NotAResult, once
from creditpolicy.evaluate.results.read import RESULT_BYTES
from creditpolicy.evaluate.results.read import SCHEMA as ASSESSMENT
from creditpolicy.evaluate.terms import read_assumed
from creditpolicy.policy import names
from creditpolicy.policy.cases import Expectation, Expected
from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.core.scores import Measured, Scored
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.facts import Value
from creditpolicy.policy.figures import named_figures
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.reckoning import groups_of
from creditpolicy.source.decode import ReadSource, file_name, read_source
from creditpolicy.values.classes import frozen
from creditpolicy.values.exact import parse_exact

SCHEMA = "creditpolicy/expected/1"


@frozen
class ExpectedResults:
    """What a file says must come of the evidence, and with which choices."""

    expectations: tuple[Expectation, ...]
    as_of: date | None
    assumed: tuple[tuple[str, Value], ...]
    pending: bool


class _Float:
    """A number with a point or an exponent, as written."""

    def __init__(self, text: str) -> None:
        self.text = text


class _Problem(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code.code)
        self.diagnostic = diagnostic


def read_expected(path: Path, policy: Policy) -> ExpectedResults | tuple[Diagnostic, ...]:
    """The expected results in a file; or CP001 to CP006, CP605, CP606, CP765 to CP767."""
    read = read_source(path, RESULT_BYTES)
    file = file_name(path)
    if not isinstance(read, ReadSource):
        return (refused(file, read),)
    try:
        data: object = json.loads(
            read.source.text, object_pairs_hook=once, parse_float=_Float, parse_constant=_Float
        )
        return _Reader(policy, file).read(Data(data))
    except _Problem as problem:
        return (problem.diagnostic,)
    except NotAResult as problem:
        return (found(codes.NOT_EXPECTED, file=file, place=problem.place),)
    except (ValueError, RecursionError):
        return (found(codes.NOT_EXPECTED, file=file, place="JSON"),)


class _Reader:
    def __init__(self, policy: Policy, file: str) -> None:
        self.policy = policy
        self.file = file
        self.named = named_figures(policy)

    def read(self, data: Data) -> ExpectedResults | tuple[Diagnostic, ...]:
        schema = data.at("schema").value
        if schema not in (SCHEMA, ASSESSMENT):
            raise NotAResult("schema")
        expectations = (*self._zone(data), *self._departments(data))
        if not expectations:
            raise NotAResult("departments")
        as_of = _member(data, "as_of")
        assumed, problems = read_assumed(self.policy, dict(self._assumed(data, schema)))
        if problems:
            return problems
        pending = _member(data, "pending")
        return ExpectedResults(
            expectations,
            None if as_of is None or as_of.value is None else as_of.day(),
            tuple(assumed.items()),
            pending is not None and pending.value is True,
        )

    def _assumed(self, data: Data, schema: str) -> Iterator[tuple[str, str]]:
        """Of a whole assessment those that were set by hand, else all that are listed."""
        listed = _member(data, "assumptions")
        for one in listed.each() if listed is not None else ():
            set_ = _member(one, "overridden")
            if schema == SCHEMA or (set_ is not None and set_.value is True):
                yield one.at("name").text(), self._plain(one.at("value"))

    def _zone(self, data: Data) -> Iterator[Expectation]:
        zone = _member(data, "zone")
        if zone is None:
            return
        yield from self._figure(zone, "score", names.TOTAL, ())
        for one in _each(zone, "items"):
            item = self._known(one.at("item"), [item.id for item in self.policy.items])
            yield from self._figure(one, "score", names.item_score(item), ())
        for one in _each(zone, "categories"):
            category = self._category(one)
            yield from self._figure(one, "score", names.category_score(category), ())

    def _category(self, of: Data) -> str:
        return self._known(of.at("category"), [one.id for one in self.policy.categories])

    def _departments(self, data: Data) -> Iterator[Expectation]:
        for one in _each(data, "departments"):
            name = self._known(one.at("name"), list(self.policy.department_names))
            key = (name,)
            yield from self._figure(one, "score", names.DEPARTMENT_SCORE, key)
            yield from self._figure(one, "contribution", names.CONTRIBUTION, key)
            yield from self._figure(one, "share", names.SHARE, key)
            rank = _member(one, "rank")
            if rank is not None and rank.value is not None:
                expected = Fraction(self._exact(rank).whole())
                yield Expectation(Scored(names.RANK, ()), key, expected, path=rank.path)
            for item in _each(one, "items"):
                yield from self._item(item, name)
            for category in _each(one, "categories"):
                of = names.category_department_score(self._category(category))
                yield from self._figure(category, "score", of, key)
            figures = _member(one, "figures")
            for figure, value in figures.members() if figures is not None else ():
                yield self._named_figure(figure, value, key)

    def _item(self, of: Data, name: str) -> Iterator[Expectation]:
        item = self._known(of.at("item"), [item.id for item in self.policy.items])
        key = (name,)
        yield from self._figure(of, "rate", names.rate(item), key)
        yield from self._figure(of, "score", names.department_item_score(item), key)
        for number, group in enumerate(groups_of(self.policy.numbered[item]), 1):
            if name in group.departments:
                own = names.group_contribution(item, number)
                yield from self._figure(of, "contribution", own, key)
                yield from self._figure(of, "share", names.group_share(item, number), key)
        for part in _each(of, "parts"):
            id_ = self._known(part.at("part"), list(self.policy.numbered))
            yield from self._figure(part, "rate", names.rate(id_), key)
            yield from self._figure(part, "score", names.department_item_score(id_), key)

    def _named_figure(self, figure: str, value: Data, key: tuple[str, ...]) -> Expectation:
        self._known(Data(figure, value.place), list(self.named))
        of = self.named[figure]
        node = Measured(of.name, ()) if isinstance(of, Measure) else Scored(of.name, ())
        return Expectation(node, key, self._value(value), path=value.path)

    def _figure(
        self, of: Data, member: str, name: str, key: tuple[str, ...]
    ) -> Iterator[Expectation]:
        value = _member(of, member)
        if value is not None:
            yield Expectation(Scored(name, ()), key, self._value(value), path=value.path)

    def _value(self, value: Data) -> Expected:
        """Null is not applicable, an `exact` of null undecided; a text is a number or a grade."""
        match self._exact(value).value:
            case None:
                return Mark.NOT_APPLICABLE
            case str() as text:
                number = parse_exact(text)
                return text if number is None else number
            case bool():
                raise NotAResult(value.place)
            case int() as whole:
                return Fraction(whole)
            case _:
                exact = self._exact(value.at("exact"))
                return Mark.UNDECIDED if exact.value is None else exact.number()

    def _plain(self, value: Data) -> str:
        whole = self._exact(value).value
        is_whole = isinstance(whole, int) and not isinstance(whole, bool)
        return str(whole) if is_whole else value.text()

    def _exact(self, value: Data) -> Data:
        if isinstance(value.value, _Float):
            args = {"place": value.place, "text": value.value.text}
            raise _Problem(found(codes.FLOAT, file=self.file, **args))
        return value

    def _known(self, value: Data, known: list[str]) -> str:
        name = value.text()
        if name not in known:
            args = {"place": value.place, "name": name}
            raise _Problem(found(codes.NOT_IN_POLICY, file=self.file, **args))
        return name


def _member(of: Data, key: str) -> Data | None:
    members = dict(of.members())
    return members.get(key)


def _each(of: Data, key: str) -> Iterator[Data]:
    listed = _member(of, key)
    return iter(()) if listed is None else listed.each()
