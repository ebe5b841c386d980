"""Files that the tests of the command line start from."""

import json

import pytest

from tests.cli.command_line import SMALL, SMALL_EN, WRONG


@pytest.fixture
def small(tmp_path):
    """A policy without a finding, in Chinese."""
    path = tmp_path / "小考核.policy"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture
def small_en(tmp_path):
    """The same policy in English."""
    path = tmp_path / "small.policy"
    path.write_text(SMALL_EN, encoding="utf-8")
    return path


@pytest.fixture
def wrong(tmp_path):
    """A policy whose points do not add up."""
    path = tmp_path / "错.policy"
    path.write_text(WRONG, encoding="utf-8")
    return path


@pytest.fixture
def evidence(tmp_path):
    """Three rows for the small policy: one that counts, one that waits, one that is refused."""
    rows = [
        {"编号": "1", "部门": "甲局", "材料": "方案", "日期": "2026-03-01", "文号": "1号"},
        {
            "编号": "2",
            "部门": "乙局",
            "材料": "方案",
            "日期": "2026-03-02",
            "文号": "2号",
            "状态": "待核",
        },
        {"编号": "3", "部门": "丙局", "材料": "方案", "日期": "2026-03-03", "文号": "3号"},
    ]
    path = tmp_path / "材料.jsonl"
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
