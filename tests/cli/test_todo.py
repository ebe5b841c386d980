"""`creditpolicy todo`: lists, data and letters, and what never stands in them."""

import csv
import io
import json
from importlib.resources import files

import pytest
from docx import Document
from jsonschema import Draft202012Validator

from creditpolicy.source.width import width
from tests.cli.command_line import GAOXIN, call

SAMPLE = "examples/gaoxin_2018/evidence.jsonl"
PRIVATE = """\
语言 1
考核 “示例”
  年度 2018
  总分 10分
部门 甲局
材料 案例
  字段 对象：文字，隐私
  字段 名称：文字
  字段 性别：男性、女性，可空，隐私
  字段 代码：主体代码，隐私
  要件 方案、照片
考核项 1 活动 10分
  认定 案例，须 性别 为 女性，且 至少1个要件，且 代码 有效
  得分率 = 认定数 ÷ 1，最高 1
  责任部门 全部部门
""".replace("“示例”", "示例")


@pytest.fixture
def private(tmp_path):
    """A policy with private fields, and a record that has them."""
    policy, evidence = tmp_path / "隐私.policy", tmp_path / "材料.csv"
    policy.write_text(PRIVATE, encoding="utf-8")
    header = ["部门", "材料", "日期", "对象", "名称", "性别", "代码", "方案", "照片"]
    text = io.StringIO()
    csv.writer(text).writerows([
        header,
        ["甲局", "案例", "2018-03-01", "张三丰", "=一案", "", "11010519491231002X", "", ""],
    ])  # fmt: skip
    evidence.write_text(text.getvalue(), encoding="utf-8")
    return policy, evidence


def test_the_list_is_a_sentence_for_each_thing_to_do():
    """The gain, the item, the record and what it lacks: as a colleague would say it."""
    result = call("todo", GAOXIN, SAMPLE, "--department", "检察院", "--lang", "zh", columns=200)
    assert result.code == 0
    assert result.out.splitlines()[1] == (
        "  1. +15.79 分（300/19）　考核项 4 信用应用和创新：信用-07 信用修复建议（材料第 88 行）："
        "还差 1 个要件：制度文件、典型案例或媒体报道"
    )
    english = call("todo", GAOXIN, SAMPLE, "--department", "检察院", "--lang", "en", columns=200)
    assert "1 more component needed: 制度文件, 典型案例 or 媒体报道" in english.out


def test_the_data_follow_their_schema():
    """Every department stands there, with exact gains."""
    schema = json.loads((files("creditpolicy.report") / "schemas/todo-1.json").read_text("utf-8"))
    data = call("todo", GAOXIN, SAMPLE, "--format", "json").data
    Draft202012Validator(schema).validate(data)
    assert len(data["departments"]) == 23
    gains = {d["name"]: [t["gain"] for t in d["tasks"]] for d in data["departments"]}
    assert gains["检察院"] == [{"exact": "300/19", "display": "15.79"}]


def test_a_letter_has_every_gain_of_the_list(tmp_path):
    """The table of the .docx file holds each task once, with the points as displayed."""
    path = tmp_path / "催报函.docx"
    words = ("todo", GAOXIN, SAMPLE, "--as-of", "2018-12-07")
    assert call(*words, "-o", path, "--lang", "zh").code == 0
    document = Document(path)
    (table,) = document.tables
    shown = [row.cells[-1].text for row in table.rows[1:]]
    data = call(*words, "--format", "json").data
    wanted = [
        "看所报的数" if task["gain"] is None else task["gain"]["display"]
        for department in data["departments"]
        for task in department["tasks"]
    ]
    assert shown == wanted
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "催报函" in text
    assert "2018年12月7日" in text


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_a_letter_may_be_read_anywhere(name, tmp_path):
    """The same letter as Markdown and as a page, which need no extra."""
    path = tmp_path / name
    words = ("--department", "检察院", "-o", path, "--lang", "zh")
    assert call("todo", GAOXIN, SAMPLE, *words).code == 0
    text = path.read_text("utf-8")
    assert "检察院：" in text
    assert "15.79" in text


def test_private_cells_are_in_no_list(private, tmp_path):
    """Neither the name, the code nor the sex that would count stands in text, data or letter."""
    texts = [
        *(call("todo", *private, "--lang", lang).out for lang in ("zh", "en")),
        call("todo", *private, "--format", "json").out,
    ]
    for name in ("a.md", "a.html"):
        call("todo", *private, "-o", tmp_path / name)
        texts.append((tmp_path / name).read_text("utf-8"))
    for text in texts:
        assert "一案" in text
        assert not any(secret in text for secret in ("张三", "1101", "女性", "男性"))


def test_names_that_are_code_elsewhere_are_names_here(tmp_path):
    """A name like a formula or a tag, or of 200 characters, stands whole in list, page and letter."""
    names = ["=1+1", "<b>甲</b>", "@乙", "局" * 200]
    policy, evidence = tmp_path / "名.policy", tmp_path / "空.csv"
    listed = "、".join(f"「{name}」" for name in names)
    policy.write_text(
        f"语言 1\n考核 示例\n  年度 2018\n  总分 1分\n部门 {listed}\n材料 案例\n考核项 1 一 1分\n"
        "  认定 案例\n  得分率 = 认定数 ÷ 1，最高 1\n  责任部门 全部部门\n",
        encoding="utf-8",
    )
    evidence.write_text("部门,材料,日期\n", encoding="utf-8")
    lines = call("todo", policy, evidence, "--lang", "zh", columns=80).out.splitlines()
    assert max(map(width, lines)) <= 80
    for name in ("a.html", "a.docx"):
        assert call("todo", policy, evidence, "-o", tmp_path / name, "--lang", "zh").code == 0
    page = (tmp_path / "a.html").read_text("utf-8")
    assert "<b>甲" not in page
    assert "&lt;b&gt;甲&lt;/b&gt;" in page
    (table,) = Document(tmp_path / "a.docx").tables
    assert [row.cells[0].text for row in table.rows[1:]] == names


def test_where_nobody_filed_anything_everybody_has_a_list(tmp_path):
    """With no evidence at all each department is told what to file first."""
    path = tmp_path / "空.csv"
    path.write_text("部门,材料,日期\n", encoding="utf-8")
    data = call("todo", GAOXIN, path, "--format", "json").data
    tasks = [task for department in data["departments"] for task in department["tasks"]]
    assert {task["sort"] for task in tasks} == {"file"}
    assert len([d for d in data["departments"] if d["tasks"]]) == 21


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--department", "丁局"), "CP607"),
        (("-o", "a.xls"), ".docx"),
        (("-o", SAMPLE), ".docx"),
        (("--as-of", "昨天"), "--as-of"),
        (("--office", "信用办"), "加上 -o"),
    ],
)
def test_what_cannot_be_listed_is_said_in_one_line(words, said):
    """An unknown department, another ending, no day, a head without a letter: exit code 2."""
    result = call("todo", GAOXIN, SAMPLE, *words, "--lang", "zh")
    assert (result.code, result.out) == (2, "")
    assert said in result.err
