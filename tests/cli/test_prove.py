"""`creditpolicy prove`: its text, its data, its exit codes."""

import json
from importlib.resources import files as resources

import pytest
from jsonschema import Draft202012Validator

from creditpolicy.cli.run import prove as run_prove
from creditpolicy.verify.prove.question import Unsettled
from tests.cli.command_line import call

RATIO = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局
材料 简报
  字段 准确：是否
考核项 1 信息 10分
  统计 数：简报 的 件数
  统计 对：简报 的 件数，只计 准确 为 是
  表 得分率
    数 = 0：0
    其余：对 ÷ 数
  责任部门 全部部门
"""


@pytest.fixture
def ratio(tmp_path):
    """A policy of which only a solver can prove everything."""
    path = tmp_path / "比率.policy"
    path.write_text(RATIO, "utf-8")
    return path


def test_a_sound_policy_is_fine(small):
    """Everything about the small policy is proved; exit code 0, in both languages."""
    zh, en = (call("prove", small, "--lang", lang) for lang in ("zh", "en"))
    assert (zh.code, en.code) == (0, 0)
    assert "不成立 0 条，说不准 0 条。" in zh.out
    assert " 0 refuted, 0 unknown." in en.out
    assert "各部门的贡献分合计就是总得分" in zh.out
    assert "the contributions sum to the zone score" in en.out


def test_the_claims_are_data(small):
    """As the schema says, with the rows that reach full points."""
    result = call("prove", small, "--format", "json")
    text = resources("creditpolicy.report").joinpath("schemas/proof-1.json").read_text("utf-8")
    Draft202012Validator(json.loads(text)).validate(result.data)
    (reached,) = [c for c in result.data["claims"] if c["property"] == "reached"]
    (figure,) = reached["examples"][0]["figures"]
    assert figure["values"] == [{"exact": "1", "display": "1.00"}]


def test_a_wrong_policy_is_refused(wrong):
    """Of a policy with an error nothing is proved: exit code 1, and what is wrong is shown."""
    result = call("prove", wrong)
    assert result.code == 1
    assert "CP401" in result.err


def test_a_promise_that_is_not_kept_is_found(ratio):
    """A false 保证 gives exit code 1, and its rows stand below it, in both languages."""
    ratio.write_text(RATIO + "  保证 再多一件 简报，得分率 不降低\n", "utf-8")
    zh, en = (call("prove", ratio, "--lang", lang) for lang in ("zh", "en"))
    assert (zh.code, en.code) == (1, 1)
    assert "不成立  保证 再多一件 简报，得分率 不降低（例子）" in zh.out
    assert "    再加  甲局，简报，" in zh.out
    assert "甲局 得分率：100% → 0.5（50.00%）" in zh.out
    assert "then  甲局, 简报, " in en.out


def test_what_is_only_to_be_looked_at_is_fine(ratio):
    """A condition that always holds is told, and is nobody's mistake: exit code 0."""
    with_date = RATIO.replace("准确 为 是\n", "准确 为 是 且 有 日期\n")
    ratio.write_text(with_date, "utf-8")
    result = call("prove", ratio)
    assert "不成立  这个条件有时成立、有时不成立：有 日期（总是成立，栏目能填的内容）" in result.out
    assert result.code == 0


@pytest.mark.parametrize(("lang", "words"), [("zh", "说不准"), ("en", "left unknown")])
def test_without_the_extra_one_line_says_what_to_install(ratio, monkeypatch, lang, words):
    """Without z3 the ratio's direction is unknown, and CP784 names the command to type."""
    monkeypatch.setattr(run_prove, "is_installed", lambda: False)
    result = call("prove", ratio, "--lang", lang)
    assert result.code == 0
    assert "CP784" in result.err
    assert words in result.err
    assert 'pip install "creditpolicy[prove]"' in result.err


def test_a_solver_that_is_late_says_so(ratio, monkeypatch):
    """What was not settled in time is unknown, CP785 counts it and offers more time; so does JSON."""

    class Late:
        name = "late"

        def ask(self, question):
            return Unsettled(late=True)

    monkeypatch.setattr(run_prove, "_solver", lambda seconds: Late())
    text = call("prove", ratio, "--time-limit", "2")
    assert text.code == 0
    assert "有 1 条，求解器在 2 秒内没有算出结论" in text.err
    assert "--time-limit 20" in text.err
    data = call("prove", ratio, "--format", "json").data
    assert [one["code"] for one in data["diagnostics"]] == ["CP785"]
    assert [c["timed_out"] for c in data["claims"] if c["status"] == "unknown"] == [True]


@pytest.mark.parametrize("limit", ["", "0", "-1", "nan", "1e3", "很久", "99999999999"])
def test_a_time_limit_that_is_none_is_bad_usage(ratio, limit):
    """Exit code 2, and what was written is quoted."""
    result = call("prove", ratio, "--time-limit", limit)
    assert result.code == 2
    assert f"“{limit}”" in result.err


def test_two_policies_are_proved_the_same_or_told_apart(ratio, tmp_path):
    """Renamed figures give the same, which is proved: 0. Another rule is shown by rows: 1."""
    same, other = tmp_path / "同.policy", tmp_path / "异.policy"
    same.write_text(RATIO.replace("对", "准确数"), "utf-8")
    other.write_text(RATIO.replace("数 = 0：0", "数 = 0：1"), "utf-8")
    fine, found = (call("prove", ratio, "--same-as", path) for path in (same, other))
    assert (fine.code, found.code) == (0, 1)
    assert "不成立 0 条，说不准 0 条" in fine.out
    assert "一行材料都没有" in found.out
    assert "甲局 得分率：0% → 100%" in found.out


def test_policies_without_a_department_in_common_are_refused(ratio, tmp_path):
    """Nothing can be the same of whom there is none: CP780."""
    other = tmp_path / "别处.policy"
    other.write_text(RATIO.replace("甲局、乙局", "丙局、丁局"), "utf-8")
    result = call("prove", ratio, "--same-as", other)
    assert result.code == 1
    assert "CP780" in result.err
