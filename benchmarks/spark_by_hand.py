"""The seven counts of `common.policy` in PySpark, as somebody writes them for these rules alone."""

from collections.abc import Callable
from functools import reduce
from operator import and_
from typing import Any

from make_table import POLICY

from creditpolicy.policy.load import check_file

Counts = dict[tuple[str, str], tuple[int, ...]]
_Test = Callable[[Any], Any]
_PARTS = ("制度文件", "图片资料", "总结材料", "典型案例", "媒体报道")
_FIELDS = ("领域", "机关", "实施日期", "措施", "对象", "代码")
_STATUSES = ("核定", "待核", "退回")


def on_trust(spark: Any, path: str) -> Counts:
    """Every cell is taken as it is; rows that do not count are left out before anything else."""
    from pyspark.sql.functions import col, count_if

    rows = spark.read.parquet(path).where(_counts(col("状态"), col("日期")))
    met = _met(lambda column: column.isNotNull())
    return _found(rows, [count_if(one) for one in met])


def checked(spark: Any, path: str) -> Counts:
    """Every cell that a rule rests on is looked at, and rows that cannot be used are counted last.

    Blanks are what Spark trims where nobody tells it what: spaces, of the 29 that the policy knows.
    """
    from pyspark.sql.functions import col, count_if, lit, trim, when

    department, kind, status = (trim(col(name)) for name in ("部门", "材料", "状态"))
    type_, source = trim(col("类型")), trim(col("来源"))
    own = (
        when(kind == "正式文件", type_.isin("正式文件", "征求意见稿"))
        .when(kind == "联合奖惩案例", source.isin("系统", "其他"))
        .when(kind == "宣传活动", col("截图").isNotNull())
        .when(kind == "双公示信息", col("准确").isNotNull() & col("完整").isNotNull())
        .otherwise(kind.isin("应用创新", "失信记录"))
    )
    policy = check_file(POLICY).policy
    assert policy is not None
    good = (
        department.isin(*policy.department_names)
        & (status.isNull() | status.isin(*_STATUSES))
        & col("日期").isNotNull()
        & own
    )
    usable = when(good, lit(True)).otherwise(lit(False))
    counted = usable & _counts(status, col("日期"))
    met = _met(lambda column: ~trim(column).isin("", "否", "无"), trim)
    refused = count_if(~usable)
    return _found(spark.read.parquet(path), [*(count_if(counted & one) for one in met), refused])


def _counts(status: Any, day: Any) -> Any:
    return (status == "核定") & day.between("2018-01-01", "2018-12-31")


def _met(is_there: _Test, read: _Test = lambda column: column) -> list[Any]:
    """The conditions of the seven counts, by what tells that a text is there."""
    from pyspark.sql.functions import col, datediff, lit, when

    kind = read(col("材料"))
    parts = (when(is_there(col(part)), 1).otherwise(0) for part in _PARTS)
    enough = sum(parts, lit(0)) >= 3
    full = reduce(and_, (is_there(col(one)) for one in _FIELDS))
    in_time = col("准确") & col("完整") & (datediff(col("报送日期"), col("日期")) <= 7)
    return [
        (kind == "正式文件") & (read(col("类型")) == "正式文件"),
        (kind == "联合奖惩案例") & ((read(col("来源")) == "系统") | full),
        (kind == "宣传活动") & (col("截图") | enough),
        (kind == "应用创新") & enough,
        kind == "失信记录",
        kind == "双公示信息",
        (kind == "双公示信息") & in_time,
    ]


def _found(rows: Any, aggregates: list[Any]) -> Counts:
    columns = [one.alias(f"c{n}") for n, one in enumerate(aggregates)]
    found = rows.groupBy("区县", "部门").agg(*columns).toArrow()
    listed = zip(*(column.to_pylist() for column in found.columns), strict=True)
    return {(district, name): tuple(counts) for district, name, *counts in listed}
