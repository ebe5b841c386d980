"""`creditpolicy compile`: the code of a policy, to be read."""

from tests.cli.command_line import GAOXIN, call


def test_the_code_of_the_notice():
    """The 2018 notice becomes Python; a comment says from which line of the policy each part is."""
    result = call("compile", GAOXIN, "--to", "python")
    assert (result.code, result.err) == (0, "")
    assert "# 164: 统计 上报数：双公示信息 的 件数\n" in result.out
    assert "\ndef rows(" in result.out
    assert "\ndef scores(" in result.out


def test_an_assumption_is_built_in():
    """`--assume` sets an assumption, and one that is not allowed is refused with exit code 2."""
    result = call("compile", GAOXIN, "--assume", "及时期限=9")
    assert "due_days(date(2018, 1, 1), date(2018, 12, 31), 9)" in result.out
    wrong = call("compile", GAOXIN, "--assume", "及时期限=99")
    assert (wrong.code, wrong.out) == (2, "")
    assert "CP606" in wrong.err


def test_the_sql_of_the_notice():
    """--to sql: statements with the clause of each column, for a table and a dialect by name."""
    options = ("--to", "sql", "--dialect", "postgres", "--table", "仓库.材料", "--by", "区县")
    result = call("compile", GAOXIN, *options)
    assert (result.code, result.err) == (0, "")
    assert 'SELECT * FROM "仓库"."材料";' in result.out
    assert '-- "6/上报数"：第 164 行 统计 上报数：双公示信息 的 件数\n' in result.out
    assert "-- 假设 失信扣分 = 5\n" in result.out


def test_the_code_of_one_department():
    """`--department`: one pass with its clauses above, then the formula; who is unknown is refused."""
    result = call("compile", GAOXIN, "--department", "税务局")
    assert (result.code, result.err) == (0, "")
    assert "\ndef lean(of):\n" in result.out
    assert "# 105: 认定 正式文件，须 有 文号、附件\n" in result.out
    assert "m0 < 1" in result.out
    wrong = call("compile", GAOXIN, "--department", "税局")
    assert (wrong.code, "CP607" in wrong.out + wrong.err) == (2, True)


COMPARED = """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 简报
  字段 标题：文字
考核项 1 信息报送 100分
  认定 简报，须 有 标题
  得分率 = 认定数 ÷ 最大（认定数，逐 部门），最高 1
  责任部门 全部部门
"""


def test_a_department_that_needs_the_others(tmp_path):
    """Where others decide, there is no code for one department alone, and that is said."""
    policy = tmp_path / "比较.policy"
    policy.write_text(COMPARED, "utf-8")
    result = call("compile", str(policy), "--department", "甲局", "--lang", "zh")
    assert (result.code, result.out.startswith("# 这个部门的得分要看别的部门")) == (0, True)


def test_a_wrong_policy_is_not_compiled(wrong):
    """What check would say of the policy is said, and there is no code."""
    result = call("compile", wrong)
    assert (result.code, "def " in result.out) == (1, False)
    assert "CP401" in result.out + result.err
