"""Calls the command line in this process, and holds a few policies with one mistake each."""

import json
import os
import sys
from io import BytesIO, TextIOWrapper
from typing import NamedTuple
from unittest.mock import patch

from creditpolicy.cli.main import main

GAOXIN = "policies/gaoxin_2018.policy"


class Result(NamedTuple):
    """What a call gave."""

    code: int
    out: str
    err: str

    @property
    def data(self):
        """Standard output as JSON."""
        return json.loads(self.out)


def call(*words, locale="C.UTF-8", encoding="utf-8", columns=None):
    """Runs `creditpolicy WORDS`, with a console of so many columns in a system of that locale."""
    out, err = (TextIOWrapper(BytesIO(), encoding, newline="\n") for _ in range(2))
    environ = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    environ["LANG"] = locale
    environ.pop("COLUMNS", None)
    if columns is not None:
        environ["COLUMNS"] = str(columns)
    with (
        patch.dict(os.environ, environ, clear=True),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
    ):
        code = main([str(word) for word in words])
    return Result(code, *(stream.buffer.getvalue().decode(encoding) for stream in (out, err)))


SMALL = """\
语言 1
考核 小考核
  年度 2026
  考核期 2026-01-01 至 2026-12-31
  总分 100分
部门 甲局、乙局
材料 方案
  字段 文号：文字
考核项 1 组织 100分
  认定 方案，须 有 文号
  得分率 = 认定数 ÷ 1，最高 1
  责任部门 全部部门
"""
SMALL_EN = """\
language 1
assessment Small
  year 2026
  period 2026-01-01 to 2026-12-31
  total 100 points
departments A, B
evidence plan
  field number: text
item 1 Organisation 100 points
  recognise plan, where has number
  rate = recognised / 1, at most 1
  responsible all departments
"""
WRONG = SMALL.replace("组织 100分", "组织 90分")
