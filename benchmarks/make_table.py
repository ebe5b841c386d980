"""Parquet tables of evidence for `common.policy`, in types as programs keep them, drawn by DuckDB.

2,800 districts have 23 departments each; nine rows in ten count, the others wait, are rejected or
lie outside the year. The same number of rows is always the same table.
"""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from creditpolicy.policy.load import check_file

POLICY = Path(__file__).parent / "common.policy"
_ROW_GROUP = 1_000_000
_FILE = 10_000_000
_PARTS = ("制度文件", "图片资料", "总结材料", "典型案例", "媒体报道")
_FIELDS = ("领域", "机关", "实施日期", "措施", "对象", "代码")


def make_table(path: Path, rows: int) -> None:
    """Writes the table."""
    columns = ",\n".join(f'{of} AS "{name}"' for name, of in _columns().items())
    with duckdb.connect() as database:
        database.execute(
            f"COPY (SELECT {columns} FROM range({int(rows)}) AS rows(n))"
            f" TO '{path}' (FORMAT parquet, ROW_GROUP_SIZE {_ROW_GROUP})"
        )


def make_files(folder: Path, rows: int) -> str:
    """A pattern of files in a new folder; above ten million rows one file is several."""
    folder.mkdir()
    first = folder / "0.parquet"
    make_table(first, min(rows, _FILE))
    for number in range(1, rows // _FILE):
        (folder / f"{number}.parquet").symlink_to(first)
    return f"{folder}/*.parquet"


def _columns() -> dict[str, str]:
    policy = check_file(POLICY).policy
    assert policy is not None
    kinds = tuple(kind.name for kind in policy.kinds)
    day = "DATE '2017-12-25' + CAST(" + _drawn("day", 376) + " AS INTEGER)"
    return {
        "区县": "'区县' || " + _drawn("district", 2_800),
        "部门": _one_of("department", policy.department_names),
        "材料": _one_of("kind", kinds),
        "日期": day,
        "报送日期": f"{day} + CAST({_drawn('late', 12)} AS INTEGER)",
        "状态": _one_of("status", ("核定",) * 14 + ("待核", "退回")),
        "类型": _of("正式文件", kinds, _one_of("type", ("正式文件", "征求意见稿"))),
        "来源": _of("联合奖惩案例", kinds, _one_of("source", ("系统", "其他"))),
        **{name: _filled(name, 10) for name in _FIELDS},
        "截图": _drawn("picture", 2) + " = 0",
        **{name: _filled(name, 2) for name in _PARTS},
        "案号": _filled("案号", 10),
        "准确": _drawn("right", 10) + " > 0",
        "完整": _drawn("whole", 10) + " > 0",
    }


def _drawn(salt: str, below: int) -> str:
    return f"(hash(n, '{salt}') % {below})"


def _one_of(salt: str, names: Sequence[str]) -> str:
    listed = ", ".join(f"'{name}'" for name in names)
    return f"([{listed}])[CAST({_drawn(salt, len(names))} AS INTEGER) + 1]"


def _of(kind: str, kinds: Sequence[str], drawn: str) -> str:
    """Only rows of a kind have it."""
    return f"CASE WHEN {_one_of('kind', kinds)} = '{kind}' THEN {drawn} END"


def _filled(salt: str, blank: int) -> str:
    """A text, or one time in so many a blank."""
    return f"CASE WHEN {_drawn(salt, blank)} > 0 THEN '{salt}' || {_drawn(salt + '值', 1_000)} END"
