"""The wheel at work in an environment of its own, far from the checkout."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.command_line import GAOXIN, call
from tests.whole_repo.repository import ROOT

EVIDENCE = ROOT / "examples" / "gaoxin_2018" / "evidence.jsonl"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


@pytest.fixture
def policy(installed):
    """The 2018 policy as the package carries it."""
    return installed.package / "_data" / "policies" / "gaoxin_2018.policy"


def test_it_is_the_installed_package_that_runs(installed):
    """Python finds the package in the new environment, with the version of this checkout."""
    code = "import creditpolicy; print(creditpolicy.__version__, creditpolicy.__file__)"
    version, file = installed.python(code).split()
    assert (version, file) == (VERSION, str(installed.package / "__init__.py"))
    assert installed.creditpolicy("--version").stdout.decode() == f"creditpolicy {VERSION}\n"


def test_the_policy_that_it_carries_checks(installed, policy):
    """The 2018 notice's policy is the one of the checkout, and is checked without a finding."""
    done = installed.creditpolicy("check", policy, "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["diagnostics"] == []
    assert policy.read_bytes() == (ROOT / GAOXIN).read_bytes()


def test_evaluation_gives_the_same_bytes(installed, policy):
    """The sample evidence scores there as it scores here, to the last byte of the JSON."""
    words = ("eval", policy, EVIDENCE, "--format", "json", "--assume", "失信扣分=3")
    there, here = installed.creditpolicy(*words), call(*words)
    assert (there.returncode, here.code) == (0, 0)
    assert there.stdout.decode() == here.out
    assert json.loads(here.out)["evidence"]["used"] > 100


def test_it_explains_in_chinese(installed, policy):
    """Explanations, too, are the same."""
    words = ("explain", policy, EVIDENCE, "--department", "税务局", "--lang", "zh")
    there, here = installed.creditpolicy(*words), call(*words)
    assert there.stdout.decode() == here.out
    assert "考核项 1 " in here.out


def test_the_grammar_is_found_inside(installed):
    """The grammar is the packaged one, and the parser's table is in step with it."""
    code = (
        "from creditpolicy.syntax.grammar import grammar_text\n"
        "from creditpolicy.syntax.grammar_table import load\n"
        "import sys\n"
        "sys.stdout.reconfigure(encoding='utf-8')\n"
        "assert load(grammar_text()) is not None\n"
        "print(grammar_text(), end='')"
    )
    assert installed.python(code) == (ROOT / "grammar" / "policy.lark").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [("new", "--lang", "zh"), ("error", "CP402"), ("--help",)])
def test_commands_find_their_texts(installed, words):
    """Starters, pages of codes and help are in the package."""
    there, here = installed.creditpolicy(*words), call(*words)
    assert (there.returncode, there.stdout.decode()) == (0, here.out)


def test_schemas_are_found_where_the_documentation_says(installed):
    """`importlib.resources` finds the schema of the assessment in `creditpolicy.report`."""
    code = (
        "from importlib.resources import files\n"
        "path = files('creditpolicy.report') / 'schemas' / 'assessment-1.json'\n"
        "import json; print(json.loads(path.read_text('utf-8'))['$id'])"
    )
    assert installed.python(code) == "creditpolicy/assessment/1\n"


def test_it_runs_as_a_module_too(installed, policy):
    """`python -m creditpolicy` is the same command."""
    done = installed.run("python", "-m", "creditpolicy", "check", str(policy))
    assert done.returncode == 0
    assert done.stdout == installed.creditpolicy("check", policy).stdout


def test_what_needs_more_than_a_plain_install_is_an_extra(installed):
    """Only `creditpolicy.testing` and `creditpolicy.extra` do, and say so by their imports."""
    code = "import pkgutil, creditpolicy\n" + WALK
    lacking = dict(line.split(" ", 1) for line in installed.python(code).splitlines())
    assert lacking["testing"] == "hypothesis"
    assert lacking.keys() == {"testing", "extra"}


CASES = """语言 1
用例 半数得一半
  材料 简报：部门 甲局，日期 2018-03-01
  应得 甲局 的 部门得分 = 5分
用例 写错了
  应得 甲局 的 部门得分 = 5分
"""


def test_pytest_finds_the_cases_of_a_folder(installed, tmp_path):
    """`pytest policies` after a plain install, with pytest beside: nothing is configured.

    One brief of two is half of 10 points, none is 0: a case passes, a case fails, one is chosen.
    """
    folder = tmp_path / "policies"
    folder.mkdir()
    policy = (
        "语言 1\n考核 示例\n  年度 2018\n  总分 10分\n部门 甲局\n材料 简报\n  字段 标题：文字\n"
        "考核项 1 信息 10分\n  认定 简报\n  得分率 = 认定数 ÷ 2，最高 1\n  责任部门 甲局\n"
    )
    (folder / "甲.policy").write_text(policy, encoding="utf-8")
    (folder / "甲.cases.policy").write_text(CASES, encoding="utf-8")
    said = run_pytest(installed, tmp_path, str(folder))
    assert "plugins: creditpolicy-" in said
    assert "1 failed, 1 passed" in said
    assert "应得  5分\n    实得  0分\n    少了  5分" in said
    assert said.endswith("exit code 1\n")
    chosen = run_pytest(installed, tmp_path, str(folder), "-k", "一半")
    assert "1 passed, 1 deselected" in chosen
    assert chosen.endswith("exit code 0\n")


PYTEST = ("pytest", "_pytest", "py.py", "pluggy", "pluggy-*", "iniconfig", "packaging", "pygments")
"""pytest with what it needs, as it stands among installed packages."""


def run_pytest(installed, folder, *words):
    """What pytest prints there; it stands beside, with what it needs, as pip would have put it."""
    beside, site = folder / "beside", Path(pytest.__file__).parents[1]
    beside.mkdir(exist_ok=True)
    for part in PYTEST:
        for source in site.glob(part):
            if not (beside / source.name).exists():
                (beside / source.name).symlink_to(source)
    code = "import sys; sys.stdout.reconfigure(encoding='utf-8')\n"
    code += f"sys.path.append({str(beside)!r}); import pytest\n"
    return installed.python(f"{code}print('exit code', int(pytest.main({list(words)!r})))")


def test_what_tests_policies_says_what_to_install(installed):
    """Imported without its extra, `creditpolicy.testing` says so in one line, with what to type."""
    code = "try:\n    import creditpolicy.testing.laws.sums\nexcept ImportError as error:\n    print(error)"
    (line,) = installed.python(code).splitlines()
    assert line.startswith("CP810 ")
    assert "pip install 'creditpolicy[testing]'" in line


WALK = """\
lacking = {}
for module in pkgutil.walk_packages(creditpolicy.__path__, "creditpolicy."):
    if not module.name.endswith("__main__"):
        try:
            __import__(module.name)
        except ModuleNotFoundError as error:
            lacking.setdefault(module.name.split(".")[1], set()).add(error.name)
for folder, names in lacking.items():
    print(folder, *sorted(names))
"""
