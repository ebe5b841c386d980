"""The same rules written by hand: what somebody would write who needs the scores of these alone.

Exact, in whole numbers over one scale, for one department. `Common.score` takes rows on trust, and
that all of them count, as code between a database and a page does; `Notice.score` chooses them by
status, department and day; `Common.checked` looks at every cell that the policy declares, and
raises at the first one that is wrong.
"""

from datetime import date, timedelta
from fractions import Fraction
from math import lcm

from creditpolicy.policy.policy import Policy
from creditpolicy.values.workdays import last_day_within

Row = dict[str, object]
Score = tuple[int, int]
_NOTHING = ("", "否", "无")
_PARTS = ("制度文件", "图片资料", "总结材料", "典型案例", "媒体报道")
_START, _END = date(2018, 1, 1), date(2018, 12, 31)


class Common:
    """benchmarks/common.policy; `score` is the department's share of the zone."""

    def __init__(self, policy: Policy) -> None:
        shares = {name: [Fraction(0)] * 6 for name in policy.department_names}
        for place, item in enumerate(policy.items):
            for group in item.groups:
                for name in group.departments:
                    shares[name][place] = item.points * group.weight / len(group.departments)
            if not item.groups:
                for name in item.departments:
                    shares[name][place] = item.points / len(item.departments)
        self.scale = lcm(4, *(one.denominator for of in shares.values() for one in of))
        self.shares = {name: [int(one * self.scale) for one in of] for name, of in shares.items()}
        self.deduction = self.scale // 4

    def score(self, department: str, rows: list[Row]) -> Score:
        one, two, three, four, five, six = self.shares[department]
        q1 = q2 = q3 = q4 = False
        n5 = n6 = g6 = 0
        for row in rows:
            kind = row["材料"]
            if kind == "双公示信息":
                n6 += 1
                if row["准确"] and row["完整"] and (row["报送日期"] - row["日期"]).days <= 7:  # type: ignore[operator]
                    g6 += 1
            elif kind == "联合奖惩案例":
                if not q2:
                    q2 = row["来源"] == "系统" or (
                        row["领域"] != ""
                        and row["机关"] != ""
                        and row["实施日期"] != ""
                        and row["措施"] != ""
                        and row["对象"] != ""
                        and row["代码"] != ""
                    )
            elif kind == "宣传活动":
                if not q3:
                    q3 = row["截图"] is True or _parts(row) >= 3
            elif kind == "应用创新":
                if not q4:
                    q4 = _parts(row) >= 3
            elif kind == "正式文件":
                if row["类型"] == "正式文件":
                    q1 = True
            elif kind == "失信记录":
                n5 += 1
        total = one * q1 + two * q2 + three * q3 + four * q4
        total += max(0, five - self.deduction * n5) if five else 0
        return (total * n6 + six * g6, self.scale * n6) if n6 else (total, self.scale)

    def checked(self, department: str, rows: list[Row]) -> Score:
        ids: set[tuple[object, object]] = set()
        for row in rows:
            _check(row, department, _COMMON, ids)
        return self.score(department, rows)


def _parts(row: Row) -> int:
    return (
        (row["制度文件"] is True)
        + (row["图片资料"] is True)
        + (row["总结材料"] is True)
        + (row["典型案例"] is True)
        + (row["媒体报道"] is True)
    )


_COMMON: dict[str, dict[str, object]] = {
    "正式文件": {"类型": ("正式文件", "征求意见稿")},
    "联合奖惩案例": {"来源": ("系统", "其他")}
    | dict.fromkeys(("领域", "机关", "实施日期", "措施", "对象", "代码"), str),
    "宣传活动": dict.fromkeys(("截图", *_PARTS), bool),
    "应用创新": dict.fromkeys(_PARTS, bool),
    "失信记录": {"案号": str},
    "双公示信息": {"准确": bool, "完整": bool},
}


def _check(row: Row, department: str, kinds: dict[str, dict[str, object]], ids: object) -> None:
    """Every cell is what its column must be; raises ValueError."""
    kind = row["材料"]
    columns = kinds[kind]  # type: ignore[index]
    if row["部门"] != department:
        raise ValueError("department")
    day, submitted = row["日期"], row["报送日期"]
    if type(day) is not date or type(submitted) is not date or not _START <= day <= _END:
        raise ValueError("day")
    if row["状态"] != "核定":
        raise ValueError("status")
    key = kind, row["编号"]
    if key in ids:  # type: ignore[operator]
        raise ValueError("id")
    ids.add(key)  # type: ignore[attr-defined]
    if len(row) != len(columns) + 6:
        raise ValueError("columns")
    for name, expected in columns.items():
        cell = row[name]
        if isinstance(expected, tuple):
            if cell not in expected:
                raise ValueError(name)
        elif type(cell) is not expected or (
            expected is str and not (cell.isprintable() and cell == cell.strip())
        ):
            raise ValueError(name)


class Notice:
    """policies/gaoxin_2018.policy with its own assumptions; cells are texts, as files have them."""

    def __init__(self) -> None:
        days = (_START + timedelta(days=n) for n in range(365))
        self.due = {str(day): str(last_day_within(day, 7)) for day in days}

    def score(self, department: str, rows: list[Row], items: frozenset[str]) -> Fraction:
        """`items`: the numbers of those that name the department."""
        documents = cases = activities = innovations = listed = 0
        told = exact = timely = due = lines = 0
        seen: set[tuple[object, ...]] = set()
        for row in rows:
            if row["状态"] != "核定" or row["部门"] != department:
                continue
            day = row["日期"]
            if not "2018-01-01" <= day <= "2018-12-31":  # type: ignore[operator]
                continue
            kind = row["材料"]
            if kind == "双公示信息":
                told += 1
                exact += row["准确"] == "是"
                timely += row["报送日期"] <= self.due[day]  # type: ignore[index, operator]
            elif kind == "双公示应报":
                lines += 1
                due += int(row["应报数量"])  # type: ignore[call-overload]
            elif kind == "联合奖惩案例":
                cases += _is_case(row, day, seen)
            elif kind == "媒体报道":
                activities += row["级别"] != "区级" and row["截图"] not in _NOTHING
            elif kind == "宣传活动":
                activities += sum(row[part] not in _NOTHING for part in _PARTS) >= 3
            elif kind == "信用应用创新":
                innovations += sum(row[part] not in _NOTHING for part in _PARTS) >= 3
            elif kind == "失信被执行记录":
                removed = row["移出日期"]
                listed += not removed or removed > "2018-12-31"  # type: ignore[operator]
            elif kind == "正式文件":
                documents += row["文号"] not in _NOTHING and row["附件"] not in _NOTHING
        points = 30 * ("1" in items and documents > 0) + 20 * ("2" in items and cases > 0)
        points += 15 * ("3" in items and activities > 0) + 15 * ("4" in items and innovations > 0)
        points += max(0, 15 - 5 * listed) if "5" in items else 0
        worth = sum({"1": 30, "2": 20, "3": 15, "4": 15, "5": 15}.get(item, 0) for item in items)
        if "6" not in items or (lines and not due and not told):
            return Fraction(100 * points, worth)
        if not told:
            return Fraction(100 * points, worth + 5)
        above, below = (0, 1) if not lines else (1, 1) if due <= told else (told, due)
        top = 5 * ((exact + timely) * below + above * told)
        bottom = 3 * told * below
        return Fraction(100 * (points * bottom + top), (worth + 5) * bottom)


def _is_case(row: Row, day: object, seen: set[tuple[object, ...]]) -> bool:
    if row["来源"] == "系统":
        return True
    code = row["主体代码"].upper()  # type: ignore[attr-defined]
    if (
        row["奖惩领域名称"] in _NOTHING
        or row["实施部门名称"] in _NOTHING
        or row["奖惩措施"] in _NOTHING
        or row["对象名称"] in _NOTHING
        or not (_is_credit_code(code) or _is_identity_number(code))
    ):
        return False
    key = row["奖惩措施"], code, day
    if key in seen:
        return False
    seen.add(key)
    return True


_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)}
_WEIGHTS = [3**place % 31 for place in range(17)]


def _is_credit_code(code: str) -> bool:
    if len(code) != 18:
        return False
    try:
        values = [_VALUES[letter] for letter in code]
    except KeyError:
        return False
    total = sum(map(int.__mul__, values, _WEIGHTS))
    return (total + values[17]) % 31 == 0


def _is_identity_number(code: str) -> bool:
    if len(code) != 18 or not code[:17].isdigit() or not code.isascii():
        return False
    try:
        date(int(code[6:10]), int(code[10:12]), int(code[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(code[:17]))
    return "10X98765432"[total % 11] == code[17]
