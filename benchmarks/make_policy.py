"""Policies of any size, as text: many items for a few departments, or few items for many."""

from collections.abc import Iterator


def departments(count: int) -> list[str]:
    """Names without digits, as names are in notices: 甲甲局, 甲乙局 ..."""
    letters = "甲乙丙丁戊己庚辛壬癸"
    digits = [f"{number:04}" for number in range(count)]
    return ["".join(letters[int(digit)] for digit in each) + "局" for each in digits]


def policy(items: int, width: int = 23) -> str:
    """`items` items, by turns of four shapes, for `width` departments in two groups each."""
    names = departments(width)
    return "\n".join((*_head(names, items), *_items(items, names))) + "\n"


def _head(names: list[str], items: int) -> Iterator[str]:
    yield "语言 1"
    yield "考核 规模测试"
    yield '  出处 "测试"'
    yield "  年度 2018"
    yield "  考核期 2018-01-01 至 2018-12-31"
    yield f"  总分 {items}分"
    yield f"部门 {'、'.join(names)}"
    yield "假设 满分件数 = 2，可取 1 至 20，未定"
    yield "材料 文件"
    yield "  字段 标题、文号、附件：文字"
    yield "材料 报道"
    yield "  字段 标题、截图：文字"
    yield "  字段 级别：国家级 > 省级 > 市级 > 区级"
    yield "材料 信息"
    yield "  字段 准确：是否"
    yield "材料 失信"
    yield "  字段 案号：文字"


_RULES = (
    ("认定 文件，须 有 文号、附件，同一 标题、日期 只计一次", "得分率 = 认定数 ÷ 满分件数，最高 1"),
    ("认定 报道，须 级别 不低于 市级，且 有 截图", "得分率 = 认定数 ÷ 满分件数，最高 1"),
    (
        "统计 上报数：信息 的 件数",
        "统计 及时数：信息 的 件数，只计 准确 为 是，且 报送日期 在 日期 后 7个工作日 以内",
        "表 得分率",
        "  上报数 = 0：0",
        "  其余：及时数 ÷ 上报数",
    ),
    ("统计 记录数：失信 的 件数", "扣分 = 0.1分 × 记录数，扣完为止"),
)


def _items(count: int, names: list[str]) -> Iterator[str]:
    half = max(1, len(names) // 2)
    for number in range(1, count + 1):
        yield f"考核项 {number} 工作 1分"
        yield '  出处 "附件"'
        for line in _RULES[number % len(_RULES)]:
            yield f"  {line}"
        yield "  权重"
        yield f"    60%：{'、'.join(names[:half])}"
        yield f"    40%：{'、'.join(names[half:])}"
