"""What is said of a law that does not hold: which figure, of whom, by how much, on which rows."""

import pickle
import sys

import pytest

import creditpolicy
from creditpolicy.testing import LawBroken, assert_bounded, assert_monotone
from creditpolicy.testing.installed import require_hypothesis
from tests.properties.test_broken_laws import RATE, ROW, UNCAPPED

PRIVATE = UNCAPPED.replace(
    "  字段 标题：文字\n", "  字段 标题：文字\n  字段 证件：身份证号，隐私\n"
)


def test_a_message_is_for_a_person() -> None:
    """Figure, department, item, amount and rows, in English and Chinese, with one thing to do.

    甲局 files 3 and 2 papers in 2 briefs: a rate of 5/2, 3/2 above 1; the zone has a third of that.
    """
    with pytest.raises(LawBroken) as broken:
        assert_bounded(creditpolicy.loads(UNCAPPED), [ROW, ROW | {"篇数": 3, "标题": None}])
    assert str(broken.value).split("\n") == [
        "CP811 The rate of 甲局 in item 1 is 2.5: 1.5 above 1.",
        "      甲局 的 考核项 1 得分率 是 2.5，比 1 高 1.5。",
        "Look at its formula, and give it the cap or the floor that it lacks.",
        "看它的算式：该封顶的加上“最高”，该保底的加上“最低”。",
        "on 2 rows / 材料 2 行：",
        "   1  部门 甲局，材料 简报，日期 2018-03-01，标题 一，级别 省级，篇数 2",
        "   2  部门 甲局，材料 简报，日期 2018-03-01，级别 省级，篇数 3",
    ]


def test_the_record_that_was_added_stands_last() -> None:
    """From 10 ÷ 3 points to 5 ÷ 3: what a third of the zone has less, and the further row."""
    with pytest.raises(LawBroken) as broken:
        assert_monotone(creditpolicy.loads(RATE), [ROW], ROW | {"级别": "市级"})
    lines = str(broken.value).split("\n")
    assert lines[:2] == [
        "CP814 With one more record the score in item 1 goes from 10/3 to 5/3: 5/3 less.",
        "      再加一件材料，考核项 1 得分 从 10/3 变成 5/3，少了 5/3。",
    ]
    assert lines[-1] == "   2  部门 甲局，材料 简报，日期 2018-03-01，标题 一，级别 市级，篇数 2"


def test_private_cells_are_masked_and_many_rows_are_cut() -> None:
    """No message shows a private cell; and of 15 rows 12 are shown."""
    secret = "11010519491231002X"
    names = ("甲局", "乙局", "丙局")
    rows = [ROW | {"证件": secret, "部门": names[n % 3]} for n in range(15)]
    with pytest.raises(LawBroken) as broken:
        assert_bounded(creditpolicy.loads(PRIVATE), rows)
    text = str(broken.value)
    assert secret not in text
    assert secret not in repr(broken.value.rows)
    assert "证件 11****2X" in text
    assert text.endswith("      … 3 more rows / 还有 3 行")
    assert len(broken.value.diagnostics) == 4
    assert len(broken.value.rows) == 15


def test_without_hypothesis_it_says_what_to_install(monkeypatch) -> None:
    """Imported without the extra, the package raises one line: CP810, and the command to type."""
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(ModuleNotFoundError) as error:
        require_hypothesis()
    assert error.value.name == "hypothesis"
    assert str(error.value).startswith("CP810 creditpolicy.testing needs hypothesis")
    assert str(error.value).count("pip install 'creditpolicy[testing]'") == 2
    assert "\n" not in str(error.value)


def test_it_travels() -> None:
    """A process hands it to the one that waits for it."""
    with pytest.raises(LawBroken) as broken:
        assert_bounded(creditpolicy.loads(UNCAPPED), [ROW])
    again = pickle.loads(pickle.dumps(broken.value))
    assert (str(again), again.rows) == (str(broken.value), broken.value.rows)
    assert isinstance(again, AssertionError)
