"""The scores of a table's assessments as rows of a file, one assessment in memory at a time."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

import duckdb

from creditpolicy.compile.table_result import TableAssessment, TableResult
from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.evaluate.assessment import Figure
from creditpolicy.extra.bulk.stopping import stoppable
from creditpolicy.extra.bulk.whole_file import whole_file
from creditpolicy.policy.core.values import Mark
from creditpolicy.report.assessment_csv import MARK, safe
from creditpolicy.report.figures import exact_cell, mark_text, points_text
from creditpolicy.values.display import display

_TITLES = (
    (Words("部门", "department"), "VARCHAR"),
    (Words("名次", "rank"), "BIGINT"),
    (Words("得分", "score"), "DECIMAL(38, 2)"),
    (Words("得分（精确值）", "score (exact)"), "VARCHAR"),
    (Words("贡献分", "contribution"), "DECIMAL(38, 2)"),
    (Words("贡献分（精确值）", "contribution (exact)"), "VARCHAR"),
)


def write_scores(result: TableResult, by: Sequence[str], path: Path, lang: str) -> None:
    """Parquet or CSV by the suffix: a row a department, and one without for the zone."""
    with whole_file(path) as part:
        if path.suffix.lower() != ".parquet":
            with part.open("w", encoding="utf-8", newline="") as stream:
                give_csv(result, by, stream, lang)
            return
        with TemporaryDirectory(prefix="creditpolicy-") as folder:
            table = Path(folder) / "scores.csv"
            with table.open("w", encoding="utf-8", newline="") as stream:
                rows = csv.writer(stream)
                for one in result:
                    rows.writerows(_typed_rows(one, lang))
            _to_parquet(table, titles(by, lang), part)


def titles(by: Sequence[str], lang: str) -> dict[str, str]:
    """The columns and their types."""
    named = {in_language(words, lang): type_ for words, type_ in _TITLES}
    return dict.fromkeys(by, "VARCHAR") | named


def give_csv(result: TableResult, by: Sequence[str], stream: TextIO, lang: str) -> None:
    """The same for a spreadsheet: marks in words, and no text that it takes for a formula."""
    stream.write(MARK)
    rows = csv.writer(stream)
    rows.writerow([safe(title) for title in titles(by, lang)])
    for one in result:
        rows.writerows(shown_rows(one, lang))


def shown_rows(one: TableAssessment, lang: str) -> Iterator[list[str]]:
    """An assessment's rows for people."""
    by = ["" if value is None else safe(str(value)) for value in one.by]
    for department in one.departments:
        figures = _shown(department.score, lang) + _shown(department.contribution, lang)
        yield [*by, safe(department.name), str(department.rank or ""), *figures]
    yield [*by, "", "", *_shown(one.zone.score, lang), *_shown(one.zone.score, lang)]


def _shown(figure: Figure, lang: str) -> list[str]:
    exact = exact_cell(figure)
    return [points_text(figure, lang), f"'{exact}" if "/" in exact else exact]


def _typed_rows(one: TableAssessment, lang: str) -> Iterator[list[object]]:
    """The same for programs: a mark is no number, and stands where the exact figure would."""
    for department in one.departments:
        figures = [*_typed(department.score, lang), *_typed(department.contribution, lang)]
        yield [*one.by, department.name, department.rank, *figures]
    yield [*one.by, None, None, *_typed(one.zone.score, lang), *_typed(one.zone.score, lang)]


def _typed(figure: Figure, lang: str) -> tuple[str | None, str]:
    if isinstance(figure, Mark):
        return None, mark_text(figure, lang)
    return display(figure), exact_cell(figure)


def _to_parquet(table: Path, columns: dict[str, str], path: Path) -> None:
    with closing(duckdb.connect(":memory:")) as connection:

        def convert() -> None:
            connection.execute("SET memory_limit = '300MB'")
            relation = connection.read_csv(
                str(table), header=False, columns=columns, null_padding=False, quotechar='"'
            )
            relation.write_parquet(str(path), compression="zstd")

        stoppable(convert, connection.interrupt)
