"""A table of any kind, and a policy, become assessments."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from creditpolicy.compile.table_result import TableResult
from creditpolicy.diagnostics.catalog import bulk as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.evaluate.run import Run
from creditpolicy.extra.bulk.asking import Asking
from creditpolicy.extra.bulk.engine import TooLarge, UnfitSetting, Unreadable, Unwritable
from creditpolicy.extra.bulk.engines import engine_of
from creditpolicy.extra.bulk.evaluate import evaluate_table
from creditpolicy.extra.bulk.samples import shown_file
from creditpolicy.extra.bulk.warned import no_rows
from creditpolicy.extra.bulk.whole_file import require_writable
from creditpolicy.policy.policy import Policy
from creditpolicy.source.decode import file_name
from creditpolicy.values.classes import evolve


def count_table(
    policy: Policy, source: object, by: Sequence[str], run: Run, asking: Asking
) -> TableResult | tuple[Diagnostic, ...]:
    """The assessments of a table; or what is wrong with it.

    `source`: the path of a Parquet or CSV file, an Arrow table, a Polars or pandas frame, a
    relation of DuckDB's, or a DataFrame of Spark's.
    """
    try:
        for path in filter(None, (asking.to, asking.scores)):
            require_writable(path)
        with closing(engine_of(source, asking.watch)) as engine:
            result = evaluate_table(policy, engine, by, run, asking)
        if isinstance(result, TableResult) and not result.rows:
            file = shown_file(str(source) if isinstance(source, str | Path) else "")
            result = evolve(result, warnings=(*result.warnings, no_rows(file)))
        if isinstance(result, TableResult) and asking.scores is not None:
            from creditpolicy.extra.bulk.score_file import write_scores

            write_scores(result, by, asking.scores, policy.lang)
        return result
    except Unreadable as error:
        file = file_name(Path(source)) if isinstance(source, str | Path) else type(source).__name__
        return (found(codes.UNREADABLE_TABLE, file=file, reason=str(error)),)
    except TooLarge as error:
        return (found(codes.TOO_LARGE, reason=str(error)),)
    except Unwritable as error:
        return (found(codes.UNWRITABLE, file=file_name(Path(str(error)))),)
    except UnfitSetting as error:
        name, value, needed = error.args
        return (found(codes.UNFIT_SETTING, name=name, value=value, needed=needed),)
