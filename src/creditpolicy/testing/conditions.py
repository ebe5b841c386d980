"""Conditions on records, and the clauses of a measure, over the columns that a kind has."""

from functools import cache

from hypothesis import strategies as st

from creditpolicy.testing.draft import quoted, seldom
from creditpolicy.testing.draft_kinds import DraftKind, Known


def conditions(kind: DraftKind, known: Known) -> st.SearchStrategy[str]:
    """A test of the kind's records."""
    tests = _tests(kind, known)
    return _conditions(len(tests)).map(lambda form: form.format(*tests))


@cache  # strategies take longer to build than to draw from
def _conditions(count: int) -> st.SearchStrategy[str]:
    """Tests put together from so many, which stand in braces by their number."""
    tests = st.sampled_from([f"{{{number}}}" for number in range(count)])
    return st.recursive(tests, _joined, max_leaves=3)


def _tests(kind: DraftKind, known: Known) -> list[str]:
    tests = [f"有 {quoted(kind.title)}", "报送日期 在 日期 后 7个工作日 以内"]
    tests += ["报送日期 在 日期 后 30天 以内", "季度 为 一季度"]
    tests += [f"日期 {order} 截止日" for order in ("早于", "不晚于")]
    tests += [f"报送日期 在 日期 后 {quoted(term)} 以内" for term in known.terms]
    if kind.level:
        orders = ("不低于", "高于", "为", "低于", "不高于")
        tests += [f"{quoted(kind.level)} {order} 市级" for order in orders]
        tests.append(f"{quoted(kind.level)} 属于 国家级、区级")
    if kind.sort:
        tests += [f"{quoted(kind.sort)} 为 行政许可", f"{quoted(kind.sort)} 不为 行政许可"]
    if kind.right:
        tests.append(f"{quoted(kind.right)} 为 是")
    if kind.code:
        tests.append(f"{quoted(kind.code)} 有效")
    if kind.until:
        name = quoted(kind.until)
        tests += [f"（无 {name} 或 {name} 晚于 截止日）", f"有 {name}", "在列天数 > 3"]
        tests += [f"报送日期 在 {name} 前 {term} 以前" for term in ("3天", "2个工作日")]
        tests += [f"{name} 不早于 日期", "在列工作日 ≤ 2"]
    if kind.number:
        tests += [f"{quoted(kind.number)} {order} 2" for order in ("≥", "=", "≠")]
    if kind.amount:
        tests.append(f"{quoted(kind.amount)} < 0.5")
    if kind.parts:
        tests.append(f"要件数 ≥ {len(kind.parts)}")
    tests += [f"至少{k}个要件" for k in range(1, len(kind.parts) + 1)]
    return tests


def _joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    both = st.tuples(inner, st.sampled_from(("且", "或")), inner)
    return st.one_of(
        both.map(lambda parts: f"（{parts[0]} {parts[1]} {parts[2]}）"),
        inner.map(lambda test: f"非（{test}）"),
    )


@st.composite
def clauses(draw: st.DrawFn, kind: DraftKind, known: Known) -> str:
    """What is counted of a kind: with a test, merged by a key, or neither."""
    test = draw(conditions(kind, known)) if draw(st.booleans()) else ""
    merged = draw(_merged(kind)) if draw(seldom()) else ""
    return f"，只计 {test}" * bool(test) + merged


def _merged(kind: DraftKind) -> st.SearchStrategy[str]:
    names = (kind.title, kind.code, kind.until)
    keys = [quoted(name) for name in names if name] + ["日期", f"{quoted(kind.title)}、日期"]
    return st.sampled_from([f"，同一 {key} 只计一次" for key in keys])
