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
    assert "deadline(9)" in result.out
    wrong = call("compile", GAOXIN, "--assume", "及时期限=99")
    assert (wrong.code, wrong.out) == (2, "")
    assert "CP606" in wrong.err


def test_a_wrong_policy_is_not_compiled(wrong):
    """What check would say of the policy is said, and there is no code."""
    result = call("compile", wrong)
    assert (result.code, "def " in result.out) == (1, False)
    assert "CP401" in result.out + result.err
