"""Results of other policies that were made to break something: no score rests on one."""

import json
from copy import deepcopy
from typing import Any

import pytest

import creditpolicy
from tests.cli.command_line import call
from tests.hostile.claims import codes, codes_of
from tests.hostile.policies import GOOD, RATE

REFERRING = GOOD.replace(
    RATE, "  引用 上年：本考核，年度 2017\n  得分率 = 若 认定数 > 9 则 1 否则 上年 的 得分率，最低 0，最高 1\n"
)  # fmt: skip
ROW = {"编号": "1", "部门": "甲局", "材料": "方案", "日期": "2018-03-01", "文号": "1号"}
LAST_YEAR = GOOD.replace("2018", "2017")
RESULT = creditpolicy.to_json(
    creditpolicy.loads(LAST_YEAR).evaluate([{**ROW, "日期": "2017-03-01"}])
)


def changed(value, *path):
    """Last year's result with something else in one place."""
    data: Any = deepcopy(RESULT)
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return data


def text(data):
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")


SCORE = ("departments", 0, "score", "exact")
FILES = {
    "an empty file": (b"", "CP643"),
    "binary": (bytes(range(256)) * 40, "CP003"),
    "half a character": (text(changed("\ud800", "policy", "name")), "CP006"),
    "a GBK line in a UTF-8 file": (text(RESULT) + "\n国标".encode("gbk"), "CP004"),
    "brackets 100,000 deep": (b"[" * 100_000 + b"]" * 100_000, "CP643"),
    "a name twice": (text(RESULT).replace(b'"schema":', b'"schema": "", "schema":', 1), "CP643"),
    "a name twice that clears the screen": (rb'{"\u001b[2J": 1, "\u001b[2J": 1}', "CP643"),
    "NaN": (text(changed(float("nan"), "zone", "score")), "CP643"),
    "a number for a text": (text(changed(12.5, *SCORE)), "CP643"),
    "1e999": (text(changed("1e999", *SCORE)), "CP643"),
    "a score over nothing": (text(changed("1/0", *SCORE)), "CP643"),
    "a score of 60,000 digits": (text(changed("9" * 60_000, *SCORE)), "CP643"),
    "a 30th of February": (text(changed("2017-02-30", "policy", "period", "to")), "CP643"),
    "a year of 4,000 digits": (text(changed(0, "policy", "year")).replace(b'"year": 0', b'"year": ' + b"9" * 4_000), "CP643"),
    "another result": (text(changed("另一考核", "policy", "name")), "CP640"),
    "a name that clears the screen": (text(changed("\x1b[2J" * 90, "policy", "name")), "CP640"),
}  # fmt: skip


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A policy that refers to last year's result, and its evidence."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "考核.policy").write_text(REFERRING, encoding="utf-8")
    (tmp_path / "材料.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("data", "code"), FILES.values(), ids=FILES)
def test_what_is_no_result_gives_no_score(data, code, files):
    """Its code comes first, with words in both languages, and the exit code is not 0."""
    (files / "上年.json").write_bytes(data)
    words = ("考核.policy", "材料.jsonl", "--results", "上年.json")
    for command in ("eval", "explain"):
        result = call(command, *words, "--format", "json")
        assert result.code == (1 if code == "CP640" else 2)
        assert codes(result.data["diagnostics"])[0] == code
        assert "zone" not in result.data
        assert all(line.isprintable() for line in call(command, *words).err.splitlines())


def test_the_result_itself_is_used(files):
    """Unchanged it counts: 甲局 had one of two, so its rate is a half again."""
    (files / "上年.json").write_bytes(text(RESULT))
    result = call("eval", "考核.policy", "材料.jsonl", "--results", "上年.json", "--format", "json")
    assert result.code == 0
    assert result.data["departments"][0]["items"][0]["rate"]["exact"] == "1/2"


@pytest.mark.parametrize(
    "data",
    [{}, {1: 2}, changed(10**5_000, "policy", "year"), changed(object(), "departments")],
    ids=["nothing", "a number for a name", "a year of 5,000 digits", "an object"],
)
def test_python_is_told_the_same(data):
    """A mapping that is no result raises CP643 and no exception of Python's own."""
    with pytest.raises(creditpolicy.CreditPolicyError) as caught:
        creditpolicy.loads(REFERRING).evaluate([ROW], results=[data])
    assert codes_of(caught.value.diagnostics) == ["CP643"]


@pytest.mark.parametrize(
    "results",
    [5, [5], [None], "上年.json", RESULT, b"x"],
    ids=["a number", "numbers", "nothing", "a path", "a result", "bytes"],
)
def test_what_can_be_no_result_is_a_type_error(results):
    """A number, and one result where several are asked for: its letters or keys are none."""
    with pytest.raises(TypeError):
        creditpolicy.loads(REFERRING).evaluate([ROW], results=results)
