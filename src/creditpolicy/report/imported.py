"""A figure of another result, as a person writes it."""

from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.policy import names

_ITEM_FIGURES = {
    names.rate(""): Words("得分率", "rate"),
    names.department_item_score(""): Words("得分", "score"),
}
_OWN = names.LABELS | {names.OVERALL_RATE: Words("得分率", "rate")}


def imported_text(result: str, figure: str, lang: str) -> str:
    """`上年 的 考核项 3 得分率`, `上年's item 3 rate`."""
    of = f"{result} 的" if lang == "zh" else f"{result}'s"
    return f"{of} {figure_text(figure, lang)}"


def figure_text(figure: str, lang: str) -> str:
    """What every result has in the language asked for; what a policy names itself as it is."""
    if figure in _OWN:
        return in_language(_OWN[figure], lang)
    item, slash, rest = figure.partition("/")
    words = _ITEM_FIGURES.get(slash + rest)
    if words is None:
        return figure
    return f"考核项 {item} {words.zh}" if lang == "zh" else f"item {item} {words.en}"
