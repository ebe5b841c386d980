"""Formulas of any form, over counts and rates that have names."""

from functools import cache

from hypothesis import strategies as st

from creditpolicy.testing.draft import quoted


@cache  # of the names there are few combinations
def wild_rates(
    names: tuple[str, ...], rates: tuple[str, ...], numbers: tuple[str, ...]
) -> st.SearchStrategy[str]:
    """Arithmetic that comes to a rate, in every form that formulas have, over counts and rates."""
    ranks = [f"{how}（{names[0]}）" for how in ("名次", "倒数名次", "密集名次")]
    folded = [f"{how}（{name}，逐 部门）" for how in ("最大", "最小", "合计") for name in names[:2]]
    constants = ("0", "1", "2", "0.5", "10", *map(quoted, numbers))
    counts = st.recursive(st.sampled_from((*names, *names, *folded, *ranks)), _counts, max_leaves=4)
    mixed = st.one_of(counts, counts, st.sampled_from(constants))
    quotients = st.tuples(mixed, counts).map(lambda pair: f"（{pair[0]} ÷ {pair[1]}）")
    leaves = st.one_of(quotients, quotients, st.sampled_from((*rates, "50%", *constants)))
    whole = st.tuples(counts, _orders(), mixed).map(" ".join)
    return st.recursive(leaves, lambda inner: _rates(inner, whole), max_leaves=4)


def _orders() -> st.SearchStrategy[str]:
    return st.sampled_from(("=", "≠", "<", "≤", ">", "≥"))


def _counts(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    other = st.one_of(inner, st.sampled_from(("0", "1", "3", "0.5")))
    factor = st.sampled_from(("2", "0.5", "0", "25%"))
    test = st.tuples(inner, _orders(), other).map(" ".join)
    return st.one_of(
        st.tuples(inner, st.sampled_from("+−×"), other).map(_bracketed),
        st.tuples(inner, st.sampled_from("×÷"), factor).map(_bracketed),
        _called(inner, other),
        _chosen(test, inner),
        _rounded(inner),
    )


def _rates(inner: st.SearchStrategy[str], whole: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    test = st.tuples(inner, _orders(), inner).map(" ".join)
    return st.one_of(
        st.tuples(inner, st.sampled_from("+−×÷÷"), inner).map(_bracketed),
        _called(inner, inner),
        _chosen(st.one_of(test, whole, inner.map(lambda of: f"{of} 适用")), inner),
        _chosen(test, st.one_of(inner, st.sampled_from(("不适用", "未定")))),
        _rounded(inner),
        inner.map(lambda of: f"（1 − {of}）"),
    )


def _rounded(of: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    how = st.sampled_from(
        ("向下取整（{}）", "向上取整（{}）", "四舍五入（{}，2）", "四舍五入（{}，0）")
    )
    return st.tuples(how, of).map(lambda pair: pair[0].format(pair[1]))


def _bracketed(parts: tuple[str, ...]) -> str:
    return f"（{' '.join(parts)}）"


def _called(one: st.SearchStrategy[str], other: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    function = st.sampled_from(("最大", "最小", "均值", "合计"))
    return st.tuples(function, one, other).map(lambda t: f"{t[0]}（{t[1]}，{t[2]}）")


def _chosen(test: st.SearchStrategy[str], of: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(test, of, of).map(lambda t: f"（若 {t[0]} 则 {t[1]} 否则 {t[2]}）")
