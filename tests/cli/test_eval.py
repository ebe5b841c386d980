"""`creditpolicy eval`."""

import csv
import json
from fractions import Fraction
from importlib.resources import files
from io import StringIO

import pytest
from jsonschema import Draft202012Validator

from tests.cli.command_line import GAOXIN, call
from tests.oracle.evidence import rows
from tests.oracle.gaoxin import CHOICES, DEPARTMENTS, MEMBERS, assess

KEYS = ["schema", "policy", "as_of", "assumptions", "zone", "departments", "diagnostics"]


def schema(name):
    text = (files("creditpolicy.report") / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def written(tmp_path, of):
    path = tmp_path / "evidence.jsonl"
    lines = (json.dumps(row, ensure_ascii=False) for row in of)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def exact(figure):
    return None if figure is None else figure["exact"]


def plain(departments):
    """Departments of the contract as the oracle gives them."""
    parts = ("rate", "score", "contribution", "share")
    return {
        one["name"]: {
            "score": exact(one["score"]),
            "contribution": exact(one["contribution"]),
            "share": exact(one["share"]),
            "rank": one["rank"],
            "items": {i["item"]: {part: exact(i[part]) for part in parts} for i in one["items"]},
        }
        for one in departments
    }


def zone(data):
    return {
        "score": exact(data["score"]),
        "items": {one["item"]: exact(one["score"]) for one in data["items"]},
    }


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.no_cover
def test_json_agrees_with_the_oracle_to_the_last_digit(tmp_path, seed):
    """Every exact figure of the contract, also if all pending were approved, is the oracle's."""
    evidence = rows(seed, 40 + 20 * seed)
    name = list(CHOICES)[seed % len(CHOICES)]
    assumed = {name: CHOICES[name][seed % len(CHOICES[name])], "失信扣分": str(1 + seed)}
    words = [word for pair in assumed.items() for word in ("--assume", "=".join(pair))]
    path = written(tmp_path, evidence)
    result = call("eval", GAOXIN, path, "--format", "json", *words)
    assert result.code == 0
    expected = assess(evidence, assumptions=assumed)
    assert plain(result.data["departments"]) == expected["departments"]
    assert zone(result.data["zone"]) == expected["zone"]
    assert result.data["evidence"]["refused"] == len(expected["rejected"])
    if result.data["if_approved"] is not None:
        approved = assess(evidence, assumptions=assumed, with_pending=True)
        assert plain(result.data["if_approved"]["departments"]) == approved["departments"]
        assert zone(result.data["if_approved"]["zone"]) == approved["zone"]


def test_json_is_the_contract(tmp_path):
    """The keys stand in the contract's order, further ones behind them, and the schema holds."""
    result = call("eval", GAOXIN, written(tmp_path, rows(3, 60)), "--format", "json")
    assert list(result.data)[: len(KEYS)] == KEYS
    schema("assessment-1").validate(result.data)
    assert [one["name"] for one in result.data["departments"]] == DEPARTMENTS
    for one in result.data["departments"]:
        assert [i["item"] for i in one["items"]] == [
            i for i in sorted(MEMBERS) if one["name"] in MEMBERS[i]
        ]
    assert result.out.endswith("}\n")
    assert result.err == ""


def test_json_tells_which_assumptions_were_set(tmp_path):
    """An assumption that was set for the run has its new value and says so; the others do not."""
    path = written(tmp_path, [])
    result = call("eval", GAOXIN, path, "--format", "json", "--assume", "失信扣分＝3")
    by_name = {one["name"]: one for one in result.data["assumptions"]}
    assert by_name["失信扣分"] == {
        "name": "失信扣分", "value": "3", "decided": False, "overridden": True,
    }  # fmt: skip
    assert by_name["组内分担"]["overridden"] is False


def test_as_of_day_is_given_back(small, evidence):
    """`--as-of` is read like a date of evidence, and stands in the result."""
    result = call("eval", small, evidence, "--format", "json", "--as-of", "2026年2月1日")
    assert result.data["as_of"] == "2026-02-01"
    assert exact(result.data["zone"]["score"]) == "0"


def test_the_same_call_gives_the_same_bytes(small, evidence):
    """Nothing in the output depends on the moment."""
    for form in ("table", "json", "csv"):
        words = ("eval", small, evidence, "--format", form)
        assert call(*words) == call(*words)


def test_several_files_are_one_evidence(small, evidence, tmp_path):
    """Rows of a second file count like those of the first, and are named by their own file."""
    more = tmp_path / "more.csv"
    more.write_text("编号,部门,材料,日期,文号\n9,乙局,方案,2026-05-01,9号\n", encoding="utf-8")
    result = call("eval", small, evidence, more, "--format", "json")
    assert exact(result.data["zone"]["score"]) == "100"
    assert result.data["evidence"] == {"rows": 4, "used": 3, "refused": 1}


def test_strict_refuses_where_a_row_is_unusable(small, evidence):
    """With `--strict` one bad row means no result: exit code 1, and the row is named."""
    result = call("eval", small, evidence, "--format", "json", "--strict")
    assert result.code == 1
    schema("diagnostics-1").validate(result.data)
    assert result.data["schema"] == "creditpolicy/diagnostics/1"
    assert [d["code"] for d in result.data["diagnostics"]] == ["CP540", "CP604"]
    assert result.data["diagnostics"][0]["at"] == {
        "file": str(evidence),
        "row": 3,
        "column": "部门",
    }


def test_decided_refuses_where_an_assumption_is_open(tmp_path):
    """With `--decided` the 2018 notice gives no result: its assumptions are undecided."""
    result = call("eval", GAOXIN, written(tmp_path, []), "--decided")
    assert (result.code, result.out) == (1, "")
    assert "CP603" in result.err


def test_a_wrong_policy_gives_no_result(wrong, evidence):
    """Errors of the policy stand in the place of the result, as data where data was asked for."""
    result = call("eval", wrong, evidence, "--format", "json")
    assert (result.code, result.err) == (1, "")
    assert [d["code"] for d in result.data["diagnostics"]] == ["CP401"]
    text = call("eval", wrong, evidence)
    assert (text.code, text.out) == (1, "")
    assert "CP401" in text.err


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.docx", "x", "CP500"),
        ("a.csv", "", "CP502"),
        ("a.csv", "部门,部门\n甲局,乙局\n", "CP514"),
        ("a.json", "[{", "CP513"),
        ("a.json", "{}", "CP512"),
    ],
)
def test_evidence_that_was_not_read_scores_nobody(small, tmp_path, name, text, code):
    """A file that was not read, or only in part, gives no scores at all: exit code 2."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    result = call("eval", small, path, "--format", "json")
    assert result.code == 2
    assert code in [d["code"] for d in result.data["diagnostics"]]


@pytest.mark.parametrize("name", ["no.jsonl", "."])
def test_evidence_that_is_not_there_is_unreadable(small, name):
    """A missing file and a folder are inputs that cannot be read: exit code 2, no traceback."""
    result = call("eval", small, name)
    assert (result.code, result.out) == (2, "")
    assert "Traceback" not in result.err


def test_the_table_comes_after_the_findings(small, evidence):
    """People see every unusable row with what to do, then the table with the counts."""
    result = call("eval", small, evidence)
    assert result.code == 0
    assert "错误 CP540：政策里没有“丙局”这个部门，这一行不计。" in result.err
    assert f"--> {evidence} 第 3 行“部门”" in result.err
    assert "总得分 50.00，满分 100；待核材料全部核定后为 100.00" in result.out
    assert "材料 3 行：能用 2 行，不能用 1 行。" in result.out


def test_english_is_complete(small_en, tmp_path):
    """An English policy on an English system gives not one Chinese character."""
    path = tmp_path / "evidence.csv"
    path.write_text("id,department,kind,date,number\n1,A,plan,2026-03-01,7\n", encoding="utf-8")
    result = call("eval", small_en, path)
    assert result.code == 0
    assert (result.out + result.err).replace(str(tmp_path), "").isascii()


def test_language_is_the_one_asked_for(small, evidence):
    """`--lang` goes before the policy's language, which goes before an English system's."""
    assert "总得分" in call("eval", small, evidence, locale="en_US.UTF-8").out
    assert "Zone score" in call("eval", small, evidence, "--lang", "en").out


def test_a_chinese_system_speaks_chinese(small_en, tmp_path):
    """On a Chinese system an English policy is talked about in Chinese."""
    path = tmp_path / "evidence.jsonl"
    path.write_text("", encoding="utf-8")
    assert "总得分" in call("eval", small_en, path, locale="zh_CN.UTF-8").out


def test_csv_is_for_a_spreadsheet(small, evidence):
    """CSV begins with the mark by which Excel knows UTF-8, and has a row a department."""
    result = call("eval", small, evidence, "--format", "csv")
    assert result.out.startswith("\ufeff")
    header, *body = csv.reader(StringIO(result.out[1:]))
    assert [row[1] for row in body] == ["甲局", "乙局", "总得分"]
    assert header[:4] == ["名次", "部门", "部门得分", "部门得分（精确值）"]
    assert Fraction(body[0][3]) == 100


def test_output_goes_to_a_file(small, evidence, tmp_path):
    """`-o` writes what would have been printed, as UTF-8."""
    path = tmp_path / "out.json"
    assert call("eval", small, evidence, "--format", "json", "-o", path).out == ""
    assert path.read_text(encoding="utf-8") == call("eval", small, evidence, "--format", "json").out


def test_output_never_replaces_an_input(small, evidence):
    """`-o` with the name of an input is bad usage, and both inputs stay as they were."""
    before = small.read_bytes(), evidence.read_bytes()
    for name in (small, evidence):
        assert call("eval", small, evidence, "-o", name).code == 2
    assert (small.read_bytes(), evidence.read_bytes()) == before


def test_output_that_cannot_be_written_is_bad_usage(small, evidence, tmp_path):
    """A folder that does not exist is told, in the reader's language."""
    result = call("eval", small, evidence, "-o", tmp_path / "no" / "out.csv", "--lang", "zh")
    assert result.code == 2
    assert "写不进去" in result.err
