"""Kinds of evidence: the columns that a drawn kind has, by what is in them."""

from attrs import frozen
from hypothesis import strategies as st

from creditpolicy.testing.draft import quoted

LEVELS = ("国家级", "省级", "市级", "区级")
_PARTS = ("制度文件", "图片资料", "总结材料", "案例汇编", "报道截图")
_CODES = ("主体代码，隐私", "统一社会信用代码", "身份证号，隐私")


@frozen
class DraftKind:
    """A kind of evidence: its columns' names, by what is in them; `""` where there is none."""

    name: str
    title: str
    level: str = ""
    sort: str = ""
    right: str = ""
    code: str = ""
    until: str = ""
    number: str = ""
    parts: tuple[str, ...] = ()
    mark: str = ""
    dated: str = ""
    amount: str = ""
    code_type: str = _CODES[0]
    must_have_title: bool = False

    def text(self) -> str:
        fields = [f"字段 {quoted(self.title)}：文字{'，必填' * self.must_have_title}"]
        fields += [f"字段 {quoted(self.level)}：{' > '.join(LEVELS)}"] * bool(self.level)
        fields += [f"字段 {quoted(self.sort)}：行政许可、行政处罚"] * bool(self.sort)
        fields += [f"字段 {quoted(self.right)}：是否"] * bool(self.right)
        fields += [f"字段 {quoted(self.code)}：{self.code_type}"] * bool(self.code)
        fields += [f"字段 {quoted(self.until)}：日期，可空"] * bool(self.until)
        fields += [f"字段 在列天数 = 日期 到 {quoted(self.until)} 的 天数"] * bool(self.until)
        fields += [f"字段 在列工作日 = 日期 到 {quoted(self.until)} 的 工作日数"] * bool(self.until)
        fields += [f"归期 按 {quoted(self.dated)}"] * bool(self.dated)
        fields += [f"字段 {quoted(self.number)}：整数"] * bool(self.number)
        fields += [f"字段 {quoted(self.mark)}：分值，可空，0分 至 20分"] * bool(self.mark)
        fields += [f"字段 {quoted(self.amount)}：数字，可空"] * bool(self.amount)
        fields += ["要件 " + "、".join(map(quoted, self.parts))] * bool(self.parts)
        return "\n  ".join((f"材料 {quoted(self.name)}", *fields))


@frozen
class Known:
    """What a rule may use: kinds, assumptions that are numbers or points, departments by name.

    `terms` are assumptions that are numbers of working days or days, `threshold` is one of a rate;
    `group` has a department of the item; `common` is a figure that stands before all items, and
    `earlier` the number of an item before this one. What there is none of is blank. `months`: so
    many has the period.
    """

    kinds: tuple[DraftKind, ...]
    numbers: tuple[str, ...]
    points: tuple[str, ...]
    terms: tuple[str, ...] = ()
    threshold: str = ""
    group: str = ""
    department: str = ""
    common: str = ""
    earlier: str = ""
    months: int = 12


@st.composite
def kinds(draw: st.DrawFn, name: str, *, whole: bool) -> DraftKind:
    """A kind with some of the columns that there are; `whole`: with all of them."""

    def some(column: str) -> str:
        return column if whole or draw(st.booleans()) else ""

    until = some("移出日期")
    return DraftKind(
        name,
        "标题",
        level=some("级别"),
        sort=some("类别"),
        right=some("准确"),
        code=some("主体代码号"),
        until=until,
        number=some("数量"),
        parts=_PARTS[: draw(st.integers(0, len(_PARTS)))],
        mark=some("评分"),
        dated=draw(st.sampled_from(("", "", "报送日期", until))),
        amount=some("金额"),
        code_type=draw(st.sampled_from(_CODES)),
        must_have_title=draw(st.booleans()),
    )
