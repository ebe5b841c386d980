"""Each law can fail: a policy that is not as it should be, or an engine that is wrong in one place."""

from bisect import bisect_left
from itertools import count
from typing import Any

import pytest
from attrs import evolve

import creditpolicy
from creditpolicy import CreditPolicyError, pipeline
from creditpolicy.compile import source
from creditpolicy.compile.source import Line, code_of
from creditpolicy.evaluate import scores
from creditpolicy.evaluate.relations import Relations
from creditpolicy.evidence.records import Evidence, Status
from creditpolicy.evidence.rows import Row
from creditpolicy.extra.bulk import duckdb_engine
from creditpolicy.policy.core.scores import ScoreOp
from creditpolicy.report import figures as written
from creditpolicy.testing import (
    LawBroken,
    assert_adds_up,
    assert_approval,
    assert_approval_monotone,
    assert_as_checked,
    assert_bounded,
    assert_json_exact,
    assert_monotone,
    assert_order_free,
    assert_ranked,
    assert_refused_apart,
    assert_repeatable,
    assert_same,
    assert_same_everywhere,
)

HEAD = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局、丙局
材料 简报
  字段 标题：文字
  字段 级别：省级 > 市级
  字段 篇数：整数
考核项 1 信息 10分
"""
END = "  责任部门 全部部门\n"
COUNTED = HEAD + "  统计 件数：简报 的 件数，只计 篇数 ≥ 2\n  得分率 = 件数 ÷ 3，最高 1\n" + END
HIGHEST = (
    HEAD + "  统计 件数：简报 的 件数，同一 标题 只取 级别 最高，按 级别 分列\n"
    "  表 每件（级别）\n    省级：5分\n    其余：1分\n"
    "  得分 = 合计（件数 × 每件，逐 级别），最高 10分\n" + END
)
RATE = (
    HEAD + "  统计 件数：简报 的 件数\n  统计 省级件数：简报 的 件数，只计 级别 为 省级\n"
    "  得分率 = 省级件数 ÷ 件数，不适用的按 0\n" + END
)
UNCAPPED = (
    HEAD + "  统计 件数：简报 的 件数\n  统计 总篇数：简报 的 篇数 合计\n"
    "  得分率 = 总篇数 ÷ 件数，不适用的按 0\n" + END
)
ROW = {
    "部门": "甲局",
    "材料": "简报",
    "日期": "2018-03-01",
    "标题": "一",
    "级别": "省级",
    "篇数": 2,
}
OTHER = ROW | {"级别": "市级"}
PENDING = {"状态": "待核"}
LAWS = (
    assert_adds_up,
    assert_approval,
    assert_as_checked,
    assert_bounded,
    assert_json_exact,
    assert_order_free,
    assert_ranked,
    assert_refused_apart,
    assert_repeatable,
    assert_same_everywhere,
)


def code_when(law: Any, text: str, rows: list[Any], *more: Any, **options: Any) -> str:
    """The code of what is said where the law does not hold."""
    with pytest.raises(LawBroken) as broken:
        law(creditpolicy.loads(text), rows, *more, **options)
    return broken.value.diagnostics[0].code.code


@pytest.mark.parametrize("text", [COUNTED, HIGHEST, RATE], ids=["counted", "highest", "rate"])
def test_as_it_is_every_law_holds(text: str) -> None:
    """On the rows below, with nothing broken, these policies keep the laws."""
    rows = [ROW, OTHER, ROW | {"部门": "乙局"}, ROW | {"部门": "丁局"}, OTHER | PENDING]
    for law in LAWS:
        law(creditpolicy.loads(text), rows)
    assert_same_everywhere(creditpolicy.loads(text), rows, engines=["table"])


def test_a_score_out_of_bounds() -> None:
    """2 papers in 1 brief are a rate of 2 where nothing caps it: 1 above 1."""
    assert code_when(assert_bounded, UNCAPPED, [ROW]) == "CP811"


def test_a_maximum_in_place_of_a_minimum(monkeypatch: Any) -> None:
    """An engine that takes the larger of the two where the policy caps leaves what was checked."""
    monkeypatch.setitem(scores._ARITHMETIC, ScoreOp.MIN, max)
    assert code_when(assert_as_checked, COUNTED, [ROW] * 4) == "CP811"


def test_quotients_that_are_rounded(monkeypatch: Any) -> None:
    """A third rounded to 0.33 inside makes thirds that are no whole."""
    monkeypatch.setitem(scores._ARITHMETIC, ScoreOp.DIV, lambda one, other: round(one / other, 2))
    rows = [ROW | {"部门": name} for name in ("甲局", "乙局", "丙局")]
    assert code_when(assert_adds_up, COUNTED, rows) == "CP812"


def test_equals_that_do_not_share_a_place(monkeypatch: Any) -> None:
    """Who counts itself among those before it stands one place too far down."""
    monkeypatch.setattr(scores, "bisect_right", bisect_left)
    assert code_when(assert_ranked, COUNTED, [ROW]) == "CP815"


def test_whichever_comes_first(monkeypatch: Any) -> None:
    """An engine that keeps the first record of several in place of the highest minds their order."""
    monkeypatch.setattr(Relations, "_better", lambda *_: False)
    assert code_when(assert_order_free, HIGHEST, [ROW, OTHER]) == "CP813"
    assert code_when(assert_order_free, HIGHEST, [ROW, OTHER], [OTHER, ROW]) == "CP813"


def test_a_refused_row_that_counts(monkeypatch: Any) -> None:
    """Rows of an unknown department that are said to be refused, and counted for another."""
    bind = pipeline.bind

    def lenient(policy: Any, rows: Any) -> Evidence:
        read = [*rows]
        known = [row for row in read if isinstance(row, Row)]
        mended = [evolve(row, cells=row.cells | {"部门": "甲局"}) for row in known]
        return evolve(bind(policy, read), records=bind(policy, mended).records)

    monkeypatch.setattr(pipeline, "bind", lenient)
    assert code_when(assert_refused_apart, COUNTED, [ROW | {"部门": "丁局"}]) == "CP813"


def test_rejected_as_if_pending(monkeypatch: Any) -> None:
    """What was sent back counts among what is pending: then approving by hand is something else."""
    counts = Relations.counts

    def lenient(self: Relations, record: Any) -> bool:
        pending = record.status is not Status.APPROVED and self.run.pending
        return counts(self, evolve(record, status=Status.APPROVED) if pending else record)

    monkeypatch.setattr(Relations, "counts", lenient)
    rows = [ROW | PENDING, ROW | {"状态": "退回"}]
    assert code_when(assert_approval, COUNTED, rows) == "CP813"


def test_a_rate_that_falls() -> None:
    """One of one is 100%, one of two is 50%: a further record lowers a rate, approved or added."""
    assert code_when(assert_monotone, RATE, [ROW], OTHER) == "CP814"
    assert code_when(assert_approval_monotone, RATE, [ROW, OTHER | PENDING]) == "CP814"
    unfilled = RATE.replace("，不适用的按 0", "")
    assert (
        code_when(
            assert_monotone,
            unfilled.replace("省级件数 ÷ 件数", "1 ÷ （3 − 件数），最低 0，最高 1"),
            [ROW] * 2,
            ROW,
        )
        == "CP814"
    )
    assert_monotone(creditpolicy.loads(RATE), [ROW], OTHER, items=[])


def test_a_listing_that_earns() -> None:
    """A record that is said to be a listing, and is counted in favour."""
    assert code_when(assert_monotone, COUNTED, [], ROW, listing=True) == "CP814"


@pytest.mark.parametrize("engine", ["compiled", "session"])
def test_a_flipped_comparison_in_generated_code(engine: Any, monkeypatch: Any) -> None:
    """> in place of ≥ in the generated code, by which compiled policies and sessions count."""

    def broken(lines: list[Line]) -> str:
        return code_of(lines).replace(">= 2", "> 2")

    monkeypatch.setattr(source, "code_of", broken)
    assert code_when(assert_same_everywhere, COUNTED, [ROW], engines=[engine]) == "CP813"


def test_a_table_that_misses_a_row(monkeypatch: Any) -> None:
    """Counts of an engine that are one too low."""
    rows = duckdb_engine.DuckDB.rows

    def fewer(self: Any, query: Any) -> Any:
        return rows(self, query.transform(_flipped))

    monkeypatch.setattr(duckdb_engine.DuckDB, "rows", fewer)
    assert code_when(assert_same_everywhere, COUNTED, [ROW], engines=["table"]) == "CP813"


def _flipped(node: Any) -> Any:
    from sqlglot import exp

    return exp.GT(**node.args) if type(node) is exp.GTE else node


def test_an_engine_that_remembers(monkeypatch: Any) -> None:
    """An evaluation that leaves something behind for the next."""
    calls = count()
    counts = Relations.counts
    monkeypatch.setattr(
        Relations, "counts", lambda self, record: next(calls) < 1 and counts(self, record)
    )
    assert code_when(assert_repeatable, COUNTED, [ROW]) == "CP813"


def test_data_that_are_rounded(monkeypatch: Any) -> None:
    """A third of 10 points is written as 3.33."""
    monkeypatch.setattr(written, "exact_text", written.display)
    assert code_when(assert_json_exact, COUNTED, [ROW]) == "CP813"


def test_two_assessments() -> None:
    """One record more is a difference, and so is a department more."""
    policy = creditpolicy.loads(COUNTED)
    one = policy.evaluate([])
    with pytest.raises(LawBroken, match="CP813"):
        assert_same(one, policy.evaluate([ROW]))
    fewer = creditpolicy.loads(COUNTED.replace("、丙局", "")).evaluate([])
    with pytest.raises(LawBroken, match="CP813"):
        assert_same(one, fewer)


def test_evidence_that_cannot_be_read(tmp_path: Any) -> None:
    """A law is asked of a file as of rows; of one that cannot be read it is not asked at all."""
    policy = creditpolicy.loads(UNCAPPED)
    path = tmp_path / "材料.csv"
    path.write_text("部门,材料,日期,级别,篇数\n甲局,简报,2018-03-01,省级,2\n", encoding="utf-8")
    with pytest.raises(LawBroken, match="CP811"):
        assert_bounded(policy, path)
    path.write_text('部门,"', encoding="utf-8")
    with pytest.raises(CreditPolicyError):
        assert_bounded(policy, path)
