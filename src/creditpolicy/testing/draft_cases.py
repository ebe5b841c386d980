"""Cases that stand behind a drawn policy; what they expect is drawn as well, and seldom right."""

from collections.abc import Sequence

from hypothesis import strategies as st

from creditpolicy.testing.draft import Draft, DraftItem, quoted
from creditpolicy.testing.draft_kinds import DraftKind, Known


@st.composite
def cases(draw: st.DrawFn, draft: Draft, known: Known, day: str) -> tuple[str, ...]:
    """A case or two with a row and every sort of line, or none; `day` lies in the period."""
    count = draw(st.sampled_from((0, 0, 1, 2)))
    return tuple(draw(_case(f"示例{'一二'[at]}", draft, known, day)) for at in range(count))


@st.composite
def _case(draw: st.DrawFn, name: str, draft: Draft, known: Known, day: str) -> str:
    owner = quoted(draft.departments[0])
    lines = [_row(draw(st.sampled_from(known.kinds)), owner, day)]
    if draw(st.booleans()):
        lines += ["出处 “附件第1项”", f"截至 {day}", "待核 视同核定"]
    lines += [f"假设 {quoted(one)} = 3" for one in known.numbers]
    if any(item.sort == "referred" for item in draft.items):
        lines += [f"引用 上年：{owner} 的 部门得分 = 90分", "引用 上年：总得分 = 80分"]
        lines.append(f"引用 上期：{owner} 的 考核项 1 得分率 = 50%")
    expected = _figures(draft.items, owner, known)
    lines += draw(st.lists(st.sampled_from(expected), min_size=2, unique=True))
    confirmed = draw(st.sampled_from(("", "，未确认")))
    return "\n  ".join((f"用例 {name}{confirmed}", *lines))


def _figures(items: Sequence[DraftItem], owner: str, known: Known) -> list[str]:
    item = items[0]
    lines = ["应得 总得分 = 未定", f"应得 {owner} 的 部门得分 = 10分 ÷ 3"]
    lines += [f"应得 考核项 {item.id} 得分 = 不适用", f"应得 {owner} 的 名次 = 1"]
    lines += [f"应得 大类 {item.id} 得分 = 0分"] * bool(item.above)
    lines += [f"应得 {owner} 的 {known.common} = 1"] * bool(known.common)
    for one in items:
        if owner in map(quoted, one.members):
            lines.append(f"应得 {owner} 的 考核项 {one.id} 得分率 = 50%")
            if one.sort == "keyed" and any("分级件数" in line for line in one.rules):
                lines.append(f"应得 {owner} 的 考核项 {one.id} 分级件数（省级） = 1")
    return lines


def _row(kind: DraftKind, owner: str, day: str) -> str:
    cells = [f"部门 {owner}", f"日期 {day}", f"{quoted(kind.title)} “信用贷”"]
    values = {kind.level: "市级", kind.sort: "行政许可", kind.right: "是", kind.number: "2"}
    cells += [f"{quoted(column)} {value}" for column, value in values.items() if column]
    return f"材料 {quoted(kind.name)}：{'，'.join(cells)}"
