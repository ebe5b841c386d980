"""Policies that were made to break something, each with the codes it gets, in order, each once."""

from typing import NamedTuple

HEAD = """\
语言 1
考核 小考核
  年度 2018
  考核期 2018-01-01 至 2018-12-31
  总分 100分
部门 甲局、乙局
材料 方案
  字段 文号：文字
"""
ITEM = """\
考核项 1 组织 100分
  认定 方案，须 有 文号
  得分率 = 认定数 ÷ 2，最高 1
  责任部门 全部部门
"""
GOOD = HEAD + ITEM
RATE = "  得分率 = 认定数 ÷ 2，最高 1\n"
CLOSED = "（" * 100_000 + "1" + "）" * 100_000
SEVEN = "甲、乙、丙、丁、戊、己、庚"


class Policy(NamedTuple):
    """A file, what is found in it, and whether it could be read at all."""

    data: bytes
    codes: tuple[str, ...]

    @property
    def unreadable(self):
        return any(code < "CP007" for code in self.codes)

    @property
    def is_refused(self):
        return self.codes not in ((), ("CP007",))

    @property
    def exit_code(self):
        return 2 if self.unreadable else 1 if self.is_refused else 0

    @property
    def exit_code_of_fmt(self):
        """The formatter reads lines and asks for no meaning."""
        return self.exit_code if any(code < "CP200" for code in self.codes) else 0


def policy(data, *codes):
    return Policy(data.encode() if isinstance(data, str) else data, codes)


def with_rate(rate):
    return GOOD.replace(RATE, f"  认定 方案\n{rate}\n")


NOTHING_TO_READ = {
    "an empty file": policy("", "CP112"),
    "blanks": policy(" \t\u3000\r\n\n", "CP112"),
    "a remark and nothing else": policy("# 只有注释\n", "CP112"),
    "binary": policy(bytes(range(256)) * 40, "CP003"),
    "a spreadsheet by another name": policy(b"PK\x03\x04\x14\0\6\0" + b"\x8f" * 400, "CP003"),
    "NUL": policy(GOOD.replace("组织", "组\0织"), "CP003"),
    "half a character": policy(
        GOOD.replace("组织", "组\ud800织").encode("utf-8", "surrogatepass"), "CP006"
    ),
    "UTF-32": policy(GOOD.encode("utf-32"), "CP003"),
    "UTF-16 cut short": policy(GOOD.encode("utf-16")[:-1], "CP004"),
    "a GBK line in a UTF-8 file": policy(GOOD.encode() + "# 国标\n".encode("gbk"), "CP004"),
    "10 MB of one character": policy("甲" * 3_400_000, "CP002"),
    "10 MB of one letter": policy("a" * 10_000_000, "CP002"),
    "10 MB of one bracket": policy("（" * 3_400_000, "CP002"),
    "10 MB of line ends": policy("\n" * 10_000_000, "CP002"),
}
ENCODINGS = {
    "GBK": policy(GOOD.encode("gbk"), "CP007"),
    "UTF-16": policy(GOOD.encode("utf-16"), "CP007"),
    "a byte order mark": policy("\ufeff" + GOOD),
    "line ends of Windows": policy(GOOD.replace("\n", "\r\n")),
    "line ends of old Macs": policy(GOOD.replace("\n", "\r")),
    "full and half width in any mix": policy(
        GOOD.replace("：", ":").replace("，", ",").replace("100分", "１００分").replace("÷", "／")
    ),
}
CHARACTERS = {
    "a byte order mark in mid-file": policy(GOOD.replace("乙局", "\ufeff乙局"), "CP103"),
    "two byte order marks": policy("\ufeff\ufeff" + GOOD, "CP103"),
    "a zero-width blank": policy(GOOD.replace("组织", "组\u200b织"), "CP103"),
    "a mark that turns the direction": policy(GOOD.replace("组织", "\u202e组织"), "CP103"),
    "an escape sequence": policy(GOOD.replace("组织", "\x1b[31m组织"), "CP103"),
    "a vertical tab for a line end": policy(GOOD.replace("\n", "\v"), "CP103"),
    "an unseen character in each of 300 remarks": policy(GOOD + "# \x01\n" * 300, "CP103", "CP109"),
}
SIZES = {
    "500,000 letters in a line": policy("a" * 500_000, "CP108"),
    "brackets 100,000 deep": policy(with_rate(f"  得分率 = {CLOSED}"), "CP107"),
    "100,000 brackets that nobody closes": policy(with_rate("  得分率 = " + "（" * 100_000), "CP107"),
    "negations 100,000 deep": policy(with_rate("  不适用 凡 " + "非（" * 100_000 + "甲" + "）" * 100_000), "CP107"),
    "a number of 100,000 digits": policy(with_rate("  得分率 = " + "9" * 100_000), "CP108"),
    "an item whose number has 100,000 digits": policy(GOOD.replace("考核项 1", "考核项 " + "1" * 100_000), "CP108"),
    "a language version of 100,000 digits": policy(GOOD.replace("语言 1", "语言 " + "1" * 100_000), "CP108"),
    "a name of 100,000 characters": policy(GOOD.replace("乙局", "乙" * 100_000), "CP108"),
    "a year of 30 digits": policy(GOOD.replace("年度 2018", "年度 " + "9" * 30), "CP216"),
    "at least 10^30 components": policy(with_rate("  认定 方案，须 至少" + "9" * 30 + "个要件\n" + RATE), "CP311"),
    "300 wrong lines": policy(GOOD + "甲乙\n" * 300, "CP115", "CP109"),
    "five columns of seven values at once": policy(
        GOOD.replace("  字段 文号：文字\n", f"  字段 文号：文字\n  字段 一列、二列、三列、四列、五列：{SEVEN}\n").replace(
            RATE,
            "  统计 细数：方案 的 件数，按 一列、二列、三列、四列、五列 分列\n"
            "  得分率 = 合计（细数，逐 一列、二列、三列、四列、五列） ÷ 认定数，最高 1\n",
        ),
        "CP335",
    ),
}  # fmt: skip
NAMES = {
    "two items of one number": policy(GOOD.replace("总分 100", "总分 200") + ITEM, "CP404"),
    "a department twice": policy(GOOD.replace("乙局", "甲局"), "CP204"),
    "a kind twice": policy(HEAD + "材料 方案\n" + ITEM, "CP204"),
    "a total twice": policy(GOOD.replace("年度 2018", "年度 2018\n  总分 100分"), "CP203"),
    "names in a circle": policy(with_rate("  计算 甲数 = 乙数\n  计算 乙数 = 甲数\n  得分率 = 甲数，最高 1"), "CP215"),
    "a name that needs itself": policy(with_rate("  计算 甲数 = 甲数 + 1\n  得分率 = 甲数，最高 1"), "CP215"),
    "groups in a circle": policy(HEAD + "部门组 左组：右组\n部门组 右组：左组\n" + ITEM, "CP206"),
    "an alias that is a department": policy(HEAD + "别称 甲局：乙局\n" + ITEM, "CP204"),
}  # fmt: skip
LINES = {
    "a quotation that nobody closes": policy(GOOD.replace("年度 2018", "出处 “附件\n  年度 2018"), "CP106"),
    "straight quotes that nobody closes": policy(GOOD.replace("年度 2018", '出处 "附件\n  年度 2018'), "CP106"),
    "a name that nobody closes": policy(GOOD.replace("考核 小考核", "考核 「小考核"), "CP106"),
    "a language of the future": policy(GOOD.replace("语言 1", "语言 2"), "CP111"),
    "no language at all": policy(GOOD.replace("语言 1\n", ""), "CP110"),
    "a 30th of February": policy(GOOD.replace("2018-01-01", "2018-02-30"), "CP209"),
    "a program": policy("import os\nos.remove('x')\n", "CP116", "CP103"),
}  # fmt: skip
POLICIES = {**NOTHING_TO_READ, **ENCODINGS, **CHARACTERS, **SIZES, **NAMES, **LINES}
