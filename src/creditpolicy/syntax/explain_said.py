"""A word as people say it, 之和 or 除以, where the language has one word for the thing."""

import re
from collections.abc import Iterator

from creditpolicy.diagnostics.catalog import syntax as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.syntax.expected import reads
from creditpolicy.syntax.failure import Failure

_SAID: dict[str, tuple[str, ...]] = {
    # What is done with the records.
    **dict.fromkeys(("之和", "总和", "总计", "总数", "总量", "求和", "累计", "加总"), ("合计",)),
    **dict.fromkeys(("平均", "平均值", "平均数", "平均分"), ("均值",)),
    **dict.fromkeys(("最大", "最多", "最高", "最高值", "最高分"), ("最大值",)),
    **dict.fromkeys(("最小", "最少", "最低", "最低值", "最低分"), ("最小值",)),
    **dict.fromkeys(("数量", "个数", "次数", "总件数", "笔数", "起数", "数"), ("件数",)),
    **dict.fromkeys(("其中", "只算", "仅计", "限于", "条件是"), ("只计",)),
    **dict.fromkeys(("total", "summed", "totalled"), ("sum",)),
    **dict.fromkeys(("average", "avg"), ("mean",)),
    # Comparisons, and signs.
    **dict.fromkeys(("是", "等于", "属于"), ("为", "=")),
    **dict.fromkeys(("不是", "不等于"), ("不为", "≠")),
    **dict.fromkeys(("大于", "高于", "超过", "多于"), (">",)),
    **dict.fromkeys(("小于", "低于", "少于", "不足", "不到"), ("<",)),
    **dict.fromkeys(("大于等于", "不低于", "不少于", "达到"), ("≥",)),
    **dict.fromkeys(("小于等于", "不高于", "不多于"), ("≤",)),
    "除以": ("÷",),
    **dict.fromkeys(("乘以", "乘"), ("×",)),
    **dict.fromkeys(("加上", "加"), ("+",)),
    **dict.fromkeys(("减去", "减"), ("−",)),
    **dict.fromkeys(("并且", "而且", "同时", "和"), ("且",)),
    **dict.fromkeys(("或者",), ("或",)),
    # Bounds behind a formula.
    **dict.fromkeys(("不超过", "封顶", "上限", "最高为", "最多为", "最高不超过"), ("最高", "≤")),
    **dict.fromkeys(("下限", "最低为", "最少为", "保底"), ("最低",)),
    **dict.fromkeys(("不倒扣", "直到扣完", "直至扣完", "不计负分", "扣完"), ("扣完为止",)),
}
_RUN = re.compile(r"[^\W\d]+")
_BEFORE = re.compile(r"([^\W\d]+)[\s\u3000]*\Z")
_SHOWN = 60  # a longer line is not repeated


def said_otherwise(wrong: Failure) -> Diagnostic | None:
    """The word meant, where the line reads with it."""
    for start, end in _runs(wrong):
        said = wrong.text[start:end]
        for meant in _SAID.get(said, ()):
            mended = f"{wrong.text[:start]}{meant}{wrong.text[end:]}"
            if start and reads(mended):
                here = wrong.span(start, len(said))
                word = Words(f"“{meant}”", f"“{meant}”")
                shape = mended.strip() if len(mended) <= _SHOWN else wrong.shape
                return found(codes.UNEXPECTED, here, found=said, expected=word, shape=shape)
    return None


def _runs(wrong: Failure) -> Iterator[tuple[int, int]]:
    """The run of letters where reading stopped, and the one before it."""
    at = _RUN.match(wrong.text, wrong.offset)
    if at is not None:
        yield at.span()
    before = _BEFORE.search(wrong.text[: wrong.offset])
    if before is not None:
        yield before.span(1)
