"""Policies that were made to break something end in codes, whatever is asked of them."""

import json

import pytest

import creditpolicy
from tests.cli.command_line import call
from tests.hostile.claims import codes, codes_of, each_once
from tests.hostile.policies import GOOD, POLICIES

ROW = {"编号": "1", "部门": "甲局", "材料": "方案", "日期": "2018-03-01", "文号": "1号"}
READ = {name: policy for name, policy in POLICIES.items() if not policy.is_refused}


@pytest.fixture(params=POLICIES.values(), ids=list(POLICIES))
def policy(request):
    """Each policy of the table."""
    return request.param


@pytest.fixture
def path(policy, tmp_path):
    """Its file."""
    path = tmp_path / "考核.policy"
    path.write_bytes(policy.data)
    return path


@pytest.fixture
def evidence(tmp_path):
    """One row that a good policy scores."""
    path = tmp_path / "材料.jsonl"
    path.write_text(json.dumps(ROW, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def test_check_names_what_is_wrong(policy, path):
    """`check` ends with the right exit code, and its findings are those of the table."""
    result = call("check", path, "--format", "json")
    assert (result.code, result.err) == (policy.exit_code, "")
    assert tuple(each_once(codes(result.data["diagnostics"]))) == policy.codes


def test_check_fits_on_a_screen(policy, path):
    """For people there are at most 200 findings and what is cut stays short, on any console."""
    for lang, encoding in (("zh", "gbk"), ("en", "ascii")):
        result = call("check", path, "--lang", lang, encoding=encoding, columns=80)
        assert result.code == policy.exit_code
        assert all(code in result.out for code in policy.codes)
        assert len(result.out) < 100_000


def test_every_command_refuses_it_alike(policy, path, evidence):
    """Where `check` finds an error, nothing is shown, scored, explained; elsewhere it is."""
    for words in (
        ("show", path),
        ("eval", path, evidence),
        ("explain", path, evidence, "--department", "甲局"),
    ):
        result = call(*words, "--lang", "zh")
        assert result.code == policy.exit_code
        assert (result.out == "") == policy.is_refused
        assert all(code in result.err for code in policy.codes)


def test_the_formatter_leaves_it_alone(policy, path):
    """`fmt -w` never touches a file that it cannot read, nor with `--split`."""
    for words in ((), ("--split",)):
        result = call("fmt", "-w", path, *words)
        assert result.code == policy.exit_code_of_fmt
        assert (path.read_bytes() == policy.data) or result.code == 0


def test_python_gets_an_error_or_a_policy(policy, path):
    """`load` raises the findings of the table, or gives a policy that scores."""
    if policy.is_refused:
        with pytest.raises(creditpolicy.CreditPolicyError) as caught:
            creditpolicy.load(path)
        assert tuple(each_once(codes_of(caught.value.diagnostics))) == policy.codes
    else:
        loaded = creditpolicy.load(path)
        assert tuple(codes_of(loaded.diagnostics)) == policy.codes
        assert loaded.evaluate([ROW]).zone.score == 25  # 甲局 has one of two, 乙局 none


@pytest.mark.parametrize("name", READ)
def test_the_form_of_a_file_changes_nothing(name, tmp_path):
    """Whatever the encoding, the line ends and the width of signs: the same policy."""
    path = tmp_path / "考核.policy"
    path.write_bytes(READ[name].data)
    shown = call("show", path, "--format", "json").data
    path.write_bytes(GOOD.encode())
    assert without_text(shown) == without_text(call("show", path, "--format", "json").data)


def without_text(data):
    """A policy as data, without what quotes its text."""
    match data:
        case dict():
            kept = data.keys() - {"digest", "at", "text"}
            return {key: without_text(data[key]) for key in kept}
        case list():
            return [without_text(of) for of in data]
        case _:
            return data


def test_a_text_that_is_no_text_is_refused_in_python():
    """Half a character in a string, which no file can hold, is a finding like any other."""
    found = creditpolicy.check(GOOD.replace("组织", "组\ud800织"))[1]
    assert codes_of(found) == ["CP103"]
    assert found[0].message("zh").encode()
