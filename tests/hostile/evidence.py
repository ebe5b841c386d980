"""Evidence that was made to break something, each file with the codes it gets."""

import json
from fractions import Fraction
from typing import NamedTuple

POLICY = """\
语言 1
考核 小考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 案例
  字段 标题：文字
  字段 代码：主体代码，隐私
  字段 级别：国家级 > 省级 > 市级
  字段 数量：整数，可空
  字段 金额：数字，可空
  字段 移出日期：日期，可空
考核项 1 案例 100分
  认定 案例，须 有 标题 且 代码 有效
  得分率 = 认定数 ÷ 4，最高 1
  责任部门 全部部门
"""
A_RECORD = Fraction(100, 8)
"""What a record that counts adds to the zone: a quarter of 100 points, for one of two departments."""

CELLS = {
    "编号": "1",
    "部门": "甲局",
    "材料": "案例",
    "日期": "2018-03-01",
    "标题": "信用贷",
    "代码": "91350100M000100Y43",
    "级别": "省级",
    "数量": "1",
    "金额": "0.5",
    "移出日期": "",
}


class File(NamedTuple):
    """A file; its findings in order, each code once; its rows, those refused, those that count."""

    name: str
    data: bytes
    codes: tuple[str, ...]
    rows: int = 0
    refused: int = 0
    counted: int = 0

    @property
    def is_read(self):
        """A file that was read in part only is not read: half of it would look like a score."""
        return self.rows > 0 or self.codes == ("CP503",)


def row(**cells):
    """A good row of JSON with some cells otherwise."""
    return json.dumps({**CELLS, **cells}, ensure_ascii=False)


def raw(name, value):
    """A good row whose cell `name` holds `value` as it is written, quotes and all."""
    written = json.dumps(CELLS, ensure_ascii=False)
    before = (
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(CELLS[name], ensure_ascii=False)}"
    )
    return written.replace(before, f'"{name}": {value}')


def second(text):
    """The same row under another 编号, unless it has one."""
    return text.replace('"编号": "1"', '"编号": "2"')


LAST = row(编号="9")
HEADER = ",".join(CELLS)
LINE = ",".join(CELLS.values())
LAST_LINE = LINE.replace("1", "9", 1)


def a_row(text, *codes, counts=0):
    """A line of JSON between a good one and another: refused unless it counts."""
    data = "\n".join((row(), second(text), LAST)) + "\n"
    return File("a.jsonl", data.encode(), codes, 3, 1 - counts, 2 + counts)


def warned(text, *codes, counts=0):
    """A line of JSON that becomes a record with a warning."""
    return a_row(text, *codes)._replace(refused=0, counted=2 + counts)


def a_line(text, *codes, counts=0):
    """A line of CSV between a good one and another."""
    data = f"{HEADER}\n{LINE}\n{text}\n{LAST_LINE}\n"
    return File("a.csv", data.encode(), codes, 3, 1 - counts, 2 + counts)


def unread(name, data, *codes):
    return File(name, data.encode() if isinstance(data, str) else data, codes)


def extra(column, value):
    """A good row with a further column, written as it is."""
    return row().removesuffix("}") + f", {column}: {value}}}"


NUMBERS = {
    "NaN": a_row(raw("金额", "NaN"), "CP511"),
    "Infinity": a_row(raw("金额", "-Infinity"), "CP511"),
    "1e999": a_row(raw("金额", "1e999"), "CP545"),
    "1e999 of a whole number": a_row(raw("数量", "1e999"), "CP544"),
    "1e-999999999": a_row(raw("金额", "1e-999999999"), "CP545"),
    "a number of 100,000 digits": a_row(raw("数量", "9" * 100_000), "CP505"),
    "a text of 30,000 digits": a_row(row(数量="9" * 30_000), "CP544"),
    "a fraction of 30,000 digits": a_row(row(金额="1/" + "9" * 30_000), "CP545"),
    "a fraction of nothing": a_row(row(金额="1/0"), "CP545"),
    "a half": a_row(row(数量="0.5"), "CP544"),
    "less than nothing": a_row(row(数量="-1"), "CP544"),
    "a thousands separator": a_row(row(数量="1,000"), "CP544"),
    "digits of another script": a_row(row(数量="\u0661"), "CP544"),
    "full-width digits": a_row(row(数量="１２"), counts=1),
}
DATES = {
    "a 30th of February": a_row(row(日期="2018-02-30"), "CP543"),
    "a 30th of February where it may be blank": a_row(row(移出日期="2018-02-30"), "CP543"),
    "a day of the year 0": a_row(row(日期="0000-01-01"), "CP543"),
    "a time of day": a_row(row(日期="2018-03-01T08:00"), "CP543"),
    "a number of days since 1900": a_row(row(日期="43160"), "CP543"),
    "no day": a_row(row(日期=""), "CP542"),
}
NAMES = {
    "a code of 19 characters": warned(row(代码="91350100M000100Y433"), "CP556"),
    "a department by another name": a_row(row(部门="甲居"), "CP540"),
    "a department of 30,000 characters": a_row(row(部门="甲" * 30_000), "CP540"),
    "an escape sequence for a department": a_row(raw("部门", r'"\u001b[2J甲局"'), "CP540"),
    "a formula for a kind": a_row(row(材料="=cmd()"), "CP541"),
    "nothing for a kind": a_row(raw("材料", "null"), "CP542"),
    "a level that does not exist": a_row(row(级别="宇宙级"), "CP546"),
    "a status that does not exist": a_row(row(状态="通过"), "CP547"),
    "a formula for a title": a_row(row(标题="=cmd()|' /C calc'!A0"), counts=1),
    "an escape sequence for a title": a_row(raw("标题", r'"\u001b[2J信用贷"'), counts=1),
    "a title that turns the direction": a_row(raw("标题", r'"\u202e信用贷"'), counts=1),
    "a title of several lines": a_row(raw("标题", r'"信用贷\n得分率 = 1"'), counts=1),
    "an escape sequence for an 编号": a_row(raw("编号", r'"\u001b[31m"'), counts=1),
    "a title of 30,000 characters": a_row(row(标题="信" * 30_000), counts=1),
    "a column that does not exist": a_row(row(标提="信用贷"), "CP550", counts=1),
    "a cell of 40,000 characters": a_row(row(标题="信" * 40_000), "CP505"),
}
JSON = {
    "a name twice": a_row(extra('"标题"', '"又一个"'), "CP509"),
    "a name twice but for a blank": a_row(extra('"标题 "', '"又一个"'), "CP509"),
    "half a character": a_row(raw("标题", r'"\ud800"'), "CP506"),
    "half a character for a name": a_row(extra(r'"\udfff"', '"1"'), "CP506"),
    "NUL": a_row(raw("标题", r'"\u0000"'), "CP506"),
    "brackets 100,000 deep": a_row(extra('"附件"', "[" * 100_000 + "]" * 100_000), "CP510"),
    "100,000 braces that nobody closes": a_row('{"a":' * 100_000, "CP510"),
    "a list in a cell": a_row(raw("标题", "[]"), "CP510"),
    "a number and nothing else": a_row("1", "CP508"),
    "null and nothing else": a_row("null", "CP508"),
    "Python and not JSON": a_row(str(CELLS), "CP507"),
    "half an object": a_row(row()[:-9], "CP507"),
    "a line of 1,100,000 characters": a_row(row(标题="信" * 1_100_000), "CP504"),
    "an empty file": unread("a.jsonl", "", "CP503"),
    "blank lines": unread("a.jsonl", "\n \n\t\n", "CP503"),
    "an empty array": unread("a.json", "[]", "CP503"),
    "an empty file for an array": unread("a.json", "", "CP512"),
    "an object for an array": unread("a.json", row(), "CP512"),
    "an array 100,000 deep": unread("a.json", "[" * 100_000 + "]" * 100_000, "CP513"),
    "an array that nobody closes": unread("a.json", f"[{row()},{second(row())}", "CP513"),
    "two arrays": unread("a.json", f"[{row()}][{second(row())}]", "CP513"),
}
CSV = {
    "a row that is too short": a_line("2,甲局", "CP517"),
    "a row that is too long": a_line(LINE.replace("1", "2", 1) + ",又一格", "CP517"),
    "a quoted newline": a_line(LINE.replace("1", "2", 1).replace("信用贷", '"信用\n贷"'), counts=1),
    "a formula": a_line(LINE.replace("1", "2", 1).replace("信用贷", "=cmd()"), counts=1),
    "a quote in mid-cell": a_line(LINE.replace("1", "2", 1).replace("信用贷", '"信"用贷'), "CP518"),
    "a byte order mark in mid-file": a_line("\ufeff" + LINE, "CP506"),
    "a quote that nobody closes": unread("a.csv", f'{HEADER}\n{LINE}\n2,甲局,"案例\n{LINE}\n', "CP519"),
    "an empty file": unread("a.csv", "", "CP502"),
    "blanks": unread("a.csv", " \n\t\n", "CP502"),
    "a header and no row": unread("a.csv", HEADER + "\n", "CP503"),
    "a column twice": unread("a.csv", f"{HEADER},部门\n{LINE},乙局\n", "CP514"),
    "a column without a name": unread("a.csv", "编号,,部门\n1,,甲局\n", "CP515"),
    "full-width commas": unread("a.csv", HEADER.replace(",", "，") + "\n" + LINE + "\n", "CP516"),
}  # fmt: skip
FILES = {
    "binary": unread("a.csv", bytes(range(256)) * 40, "CP003"),
    "NUL in mid-file": unread("a.csv", f"{HEADER}\n{LINE}\0\n", "CP003"),
    "a spreadsheet by another name": unread("a.csv", b"PK\x03\x04\x14\0\6\0" * 40, "CP003"),
    "half a character": unread("a.csv", f"{HEADER}\n{LINE}\ud800\n".encode("utf-8", "surrogatepass"), "CP006"),
    "UTF-16 cut short": unread("a.csv", f"{HEADER}\n{LINE}\n".encode("utf-16")[:-1], "CP004"),
    "a GBK line in a UTF-8 file": unread("a.csv", f"{HEADER}\n".encode() + f"{LINE}\n".encode("gbk"), "CP005"),
    "a spreadsheet that is cut short": unread("a.xlsx", b"PK\x03\x04", "CP570"),
    "an old spreadsheet": unread("a.xls", b"\xd0\xcf\x11\xe0", "CP572"),
    "a document": unread("a.docx", b"PK\x03\x04", "CP500"),
    "a file without an ending": unread("a", row(), "CP500"),
    "GBK": File("a.csv", f"{HEADER}\n{LINE}\n".encode("gbk"), ("CP007",), 1, 0, 1),
}  # fmt: skip
REPEATED = {
    "a row twice": File("a.jsonl", f"{row()}\n{row()}\n{LAST}\n".encode(), ("CP549",), 3, 0, 2),
    "one 编号 for two cases": File(
        "a.jsonl", f"{row()}\n{row(标题='又一个')}\n{LAST}\n".encode(), ("CP548",), 3, 2, 1
    ),
}
EVIDENCE = {
    f"{sort}: {name}": file
    for sort, files in {
        "numbers": NUMBERS,
        "dates": DATES,
        "names": NAMES,
        "JSON": JSON,
        "CSV": CSV,
        "files": FILES,
        "repeated": REPEATED,
    }.items()
    for name, file in files.items()
}
