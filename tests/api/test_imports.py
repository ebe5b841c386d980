"""What an import loads, and that nothing depends on the process: in processes of their own."""

import json
import os
import subprocess
import sys

import pytest

import creditpolicy
from tests.api import sample
from tests.whole_repo.repository import ROOT

LIBRARIES = {"attr", "attrs", "lark"}
LOADED = """
import sys
before = set(sys.modules)
{work}
print(*{{name.split(".")[0] for name in set(sys.modules) - before}})
"""
USE = """
import json, sys, creditpolicy
policy = creditpolicy.loads(sys.stdin.read())
rows = json.loads(sys.argv[1])
assessment = policy.evaluate(rows)
why = creditpolicy.explain(assessment, "甲局")
"""
SAY = """
data = creditpolicy.to_json(assessment)
text = json.dumps(data, ensure_ascii=False) + repr(assessment) + repr(why) + policy.digest
sys.stdout.buffer.write(text.encode())
"""


def python(code, *, hash_seed="random", stdin=""):
    """What a program prints in a process of its own, on the sample."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-S", "-c", code, json.dumps(sample.ROWS)]
    paths = [path for path in sys.path if "site-packages" in path]
    environment["PYTHONPATH"] = os.pathsep.join((str(ROOT / "src"), *paths))
    done = subprocess.run(
        command, env=environment, input=stdin.encode(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def loaded(work, **options):
    """The packages beyond the standard library and ours that some work loads."""
    names = set(python(LOADED.format(work=work), **options).split())
    return names - sys.stdlib_module_names - {"creditpolicy"}


def test_the_import_loads_nothing():
    """`import creditpolicy` needs the standard library, and neither lark nor attrs."""
    assert loaded("import creditpolicy") == set()


@pytest.mark.parametrize("name", ["Diagnostic", "CreditPolicyError", "Mark", "Severity"])
def test_a_value_needs_no_parser(name):
    """A program that only reads findings never loads the parser library."""
    assert loaded(f"from creditpolicy import {name}") <= {"attr", "attrs"}


def test_using_it_loads_two_libraries():
    """Checking, scoring and explaining load lark and attrs, and nothing else."""
    assert loaded(USE, stdin=sample.TEXT) == LIBRARIES


def test_the_same_input_gives_the_same_bytes():
    """No hash seed, and so no order of a set, shows in a result, an explanation or a digest."""
    said = {python(USE + SAY, hash_seed=seed, stdin=sample.TEXT) for seed in ("0", "1", "20181207")}
    assert len(said) == 1
    data = json.dumps(creditpolicy.to_json(sample.assessment()), ensure_ascii=False)
    # Named `示例.policy` here and `policy` there, the policy is the same in all figures.
    assert said.pop().startswith(data.replace("示例.policy", "policy"))


def test_findings_have_the_same_bytes():
    """Nor does one show in what is found wrong, in its order or in its suggestions."""
    code = (
        "import sys, creditpolicy\n"
        "found = creditpolicy.check(sys.stdin.read())[1]\n"
        "sys.stdout.buffer.write(repr(found).encode())"
    )
    wrong = sample.WRONG.replace("责任部门 甲局、乙局", "责任部门 甲居、乙居、丙居").replace(
        "标题", "标提", 1
    )
    said = {python(code, hash_seed=seed, stdin=wrong) for seed in ("0", "1", "2")}
    assert len(said) == 1
    assert said.pop().count("Diagnostic(") > 3
