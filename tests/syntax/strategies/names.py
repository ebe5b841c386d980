"""Names as policies have them, readable, and names that a parser might trip over."""

from functools import cache

from hypothesis import strategies as st

from creditpolicy.source.source import Source, Span
from creditpolicy.syntax.expected import all_words
from creditpolicy.syntax.expressions import Name

NOWHERE = Span(Source("", ""), 0, 0)
"""The place of a node that was not read from a text."""

_STEMS = ("市场监管", "税务", "财政", "五街道", "信用", "案例", "满分", "公安", "法院", "甲", "乙")
_ENDS = ("局", "办", "办公室", "分局", "数", "率", "信息", "")
_ODD = (
    "2018年考核",
    "甲 局",
    "张三·李四",
    "①号楼",
    "ﬁne",
    "Ａ局",
    "Ⅱ级",
    "３号",
    "A-1",
    "“甲”局",
    'a"b',
    "甲#乙",
    "甲：乙",
    "甲、乙",
    "（甲）",
    "A1",
    "表2",
    "not2",
    "a1局",
    "_x",
    " 甲 ",
    "「甲",
    "至少三个要件",
    "至少 三个要件",
    "三个要件",
    "5分",
    "2018-01-01",
    "-",
    "10%",
    "人名😀",
    "é",
    "한국",
)


@cache
def plain_names() -> st.SearchStrategy[str]:
    """Readable names such as 市场监管局 that need no quotes."""
    return st.builds(str.__add__, st.sampled_from(_STEMS), st.sampled_from(_ENDS))


@cache
def hard_names() -> st.SearchStrategy[str]:
    """Words of the language, names that begin or end with one, and names that need quotes."""
    word = st.sampled_from(all_words())
    return st.one_of(
        word,
        st.builds(str.__add__, word, st.sampled_from(_ENDS)),
        st.builds(str.__add__, st.sampled_from(_STEMS), word),
        st.sampled_from(_ODD),
        _any_text("」").filter(bool),
    )


@cache
def names() -> st.SearchStrategy[Name]:
    """Nodes with mostly readable names."""
    texts = st.one_of(plain_names(), plain_names(), hard_names())
    return texts.map(lambda text: Name(text, NOWHERE))


@cache
def quotable_texts() -> st.SearchStrategy[str]:
    """Texts that can stand in one of the three kinds of quotes."""
    readable = st.sampled_from(
        ("附件第1项", "附件“责任部门”一栏", 'say "yes"', '“”"', "", "# 不是注释")
    )
    return st.one_of(readable, _any_text("\n").filter(lambda text: not {*'”"＂'} <= {*text}))


def _any_text(without: str) -> st.SearchStrategy[str]:
    """Texts of one line without unseen characters."""
    letters = st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters=without)
    return st.text(letters, max_size=12)
