"""The JSON of an assessment becomes a result with exact figures."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

from creditpolicy.diagnostics.catalog import evaluation as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.diagnostics.refused import refused
from creditpolicy.evaluate.results.data import Data, NotAResult, once
from creditpolicy.evaluate.results.supplied import Published, Supplied, Table
from creditpolicy.policy import names
from creditpolicy.policy.core.values import Mark
from creditpolicy.source.decode import ReadSource, file_name, read_source

SCHEMA = "creditpolicy/assessment/1"
RESULT_BYTES = 64 * 1024 * 1024


def read_result(path: Path) -> Supplied | Diagnostic:
    """The result in a file, or why there is none: CP001 to CP006 and CP643."""
    data = _decoded(path)
    return data if isinstance(data, Diagnostic) else result_of(data.value, file_name(path))


def read_published(path: Path) -> Published | Diagnostic:
    """The same, with what it was evaluated for."""
    data = _decoded(path)
    if isinstance(data, Diagnostic):
        return data
    file = file_name(path)
    try:
        return Published(_result(data, file), _day(data.at("as_of")), _assumed(data))
    except NotAResult as problem:
        return found(codes.NOT_A_RESULT, file=file, place=problem.place)


def _day(of: Data) -> date | None:
    return None if of.value is None else of.day()


def _assumed(data: Data) -> dict[str, str]:
    return {one.at("name").text(): one.at("value").text() for one in data.at("assumptions").each()}


def _decoded(path: Path) -> Data | Diagnostic:
    """What the file says as JSON, in which no name stands twice."""
    read = read_source(path, RESULT_BYTES)
    file = file_name(path)
    if not isinstance(read, ReadSource):
        return refused(file, read)
    try:
        return Data(json.loads(read.source.text, object_pairs_hook=once, parse_constant=_no_number))
    except (ValueError, RecursionError):
        return found(codes.NOT_A_RESULT, file=file, place="JSON")
    except NotAResult as problem:
        return found(codes.NOT_A_RESULT, file=file, place=problem.place)


def result_of(data: object, file: str) -> Supplied | Diagnostic:
    """The result that decoded data holds, or CP643."""
    try:
        return _result(Data(data), file)
    except NotAResult as problem:
        return found(codes.NOT_A_RESULT, file=file, place=problem.place)


def _no_number(literal: str) -> object:
    raise NotAResult(literal)


def _result(data: Data, file: str) -> Supplied:
    if data.at("schema").value != SCHEMA:
        raise NotAResult("schema")
    policy = data.at("policy")
    period = policy.at("period")
    return Supplied(
        file,
        policy.at("name").text(),
        policy.at("year").whole(),
        (period.at("from").day(), period.at("to").day()),
        policy.at("digest").text(),
        _tables(data, policy.at("total").number()),
    )


def _tables(data: Data, total: Fraction) -> dict[str, Table]:
    tables: dict[str, Table] = {names.TOTAL: {(): data.at("zone").at("score").figure()}}
    departments = {one.at("name").text(): one for one in data.at("departments").each()}
    scores = {name: one.at("score").figure() for name, one in departments.items()}
    unranked = Mark.UNDECIDED if Mark.UNDECIDED in scores.values() else Mark.NOT_APPLICABLE
    for name, one in departments.items():
        figures = _figures(one)
        figures[names.OVERALL_RATE] = _share_of(scores[name], total)
        rank = one.at("rank")
        figures[names.RANK] = unranked if rank.value is None else Fraction(rank.whole())
        for figure, value in figures.items():
            tables.setdefault(figure, {})[(name,)] = value
    return tables


def _share_of(score: Fraction | Mark, total: Fraction) -> Fraction | Mark:
    if isinstance(score, Mark):
        return score
    return score / total if total else Mark.NOT_APPLICABLE


def _figures(department: Data) -> dict[str, Fraction | Mark]:
    """All figures of a department but its rank; what the policy names itself are those below."""
    figures: dict[str, Fraction | Mark] = {
        name: value.figure()
        for name, value in department.at("figures").members()
        if not isinstance(value.value, str)
    }
    figures[names.DEPARTMENT_SCORE] = department.at("score").figure()
    figures[names.CONTRIBUTION] = department.at("contribution").figure()
    figures[names.SHARE] = department.at("share").figure()
    for item in department.at("items").each():
        number = item.at("item").text()
        figures[names.rate(number)] = item.at("rate").figure()
        figures[names.department_item_score(number)] = item.at("score").figure()
    return figures
