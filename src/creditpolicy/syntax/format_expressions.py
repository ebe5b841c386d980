"""Expressions as the formatter writes them."""

from typing import assert_never

from creditpolicy.syntax import expressions as e
from creditpolicy.syntax.format_names import (
    Lang,
    Spot,
    quantity,
    spell,
    spell_all,
    spell_declared,
)

_NONE_BEFORE = frozenset("：，、（）:,)")
_NONE_AFTER = frozenset("：，、（）(")
_SIGNS = {"zh": {"+": "+", "-": "−", "*": "×", "/": "÷"}, "en": {sign: sign for sign in "+-*/"}}
_OWN_FIGURES = {"部门得分": "department score", "总得分": "zone score"}
_ORDERS = {
    e.Order.EQUAL: ("=", "="),
    e.Order.NOT_EQUAL: ("≠", "!="),
    e.Order.AT_LEAST: ("≥", ">="),
    e.Order.AT_MOST: ("≤", "<="),
    e.Order.MORE: (">", ">"),
    e.Order.LESS: ("<", "<"),
    e.Order.IS: ("为", "is"),
    e.Order.IS_NOT: ("不为", "is not"),
    e.Order.NOT_LOWER: ("不低于", "at least"),
    e.Order.NOT_HIGHER: ("不高于", "at most"),
    e.Order.HIGHER: ("高于", "above"),
    e.Order.LOWER: ("低于", "below"),
    e.Order.LATER: ("晚于", "after"),
    e.Order.EARLIER: ("早于", "before"),
    e.Order.NOT_LATER: ("不晚于", "not after"),
    e.Order.NOT_EARLIER: ("不早于", "not before"),
}
_APPLIES = {True: ("适用", "is applicable"), False: ("不适用", "is not applicable")}
_AFTER_ORDER = {e.Order.IS: Spot.AFTER_IS, e.Order.IS_NOT: Spot.AFTER_IS_NOT}


def words(*parts: str) -> str:
    """Parts with a blank between them, but none where punctuation needs none."""
    pieces: list[str] = []
    for part in parts:
        if pieces and part[0] not in _NONE_BEFORE and pieces[-1][-1] not in _NONE_AFTER:
            pieces.append(" ")
        pieces.append(part)
    return "".join(pieces)


def bracketed(text: str, lang: Lang) -> str:
    return f"（{text}）" if lang == "zh" else f"({text})"


def order_sign(order: e.Order, lang: Lang) -> str:
    return _ORDERS[order][lang == "en"]


def clause_test(node: e.Expression, lang: Lang) -> list[str]:
    """The condition of a clause, in the parts that commas set off."""
    match node:
        case e.Conjunction((first, *rest)):
            word = "且" if lang == "zh" else "and"
        case e.Disjunction((first, *rest)):
            word = "或" if lang == "zh" else "or"
        case _:
            return [expression(node, lang)]
    return [expression(first, lang), *(words(word, expression(part, lang)) for part in rest)]


def expression(node: e.Expression, lang: Lang, spot: Spot = Spot.CONDITION) -> str:
    """An expression in one line; `spot` is where its first name stands."""
    match node:
        case e.Name():
            return spell(node, lang, spot)
        case e.Number():
            return quantity(node, lang)
        case e.Date():
            return node.text
        case e.ItemResult(item, rate):
            zh, en = ("得分率", "rate") if rate else ("得分", "score")
            return f"考核项 {item} {zh}" if lang == "zh" else f"item {item} {en}"
        case e.Sum() | e.Product() | e.Negative() | e.Bracket() | e.Call() | e.Choice():
            return _formula(node, lang, spot)
        case e.Filled() | e.Blank() | e.AtLeast() | e.Unmatched():
            return _about_columns(node, lang)
        case e.Alike():
            return _alike(node, lang, spot)
        case e.Imported(result, figure):
            return _imported(spell_declared(result, spot), figure, lang)
        case _:
            return _condition(node, lang, spot)


def _formula(
    node: e.Sum | e.Product | e.Negative | e.Bracket | e.Call | e.Choice, lang: Lang, spot: Spot
) -> str:
    match node:
        case e.Sum(terms):
            return _alternating(terms, lang, spot)
        case e.Product(factors):
            return _alternating(factors, lang, spot)
        case e.Negative(of):
            return _SIGNS[lang]["-"] + expression(of, lang, Spot.FACTOR)
        case e.Bracket(of):
            return bracketed(expression(of, lang), lang)
        case e.Call():
            return _call(node, lang, spot)
        case e.Choice():
            return _choice(node, lang)
        case _:
            assert_never(node)


def _alternating(parts: tuple[tuple[str, e.Expression], ...], lang: Lang, spot: Spot) -> str:
    (_, first), *rest = parts
    pieces = [expression(first, lang, spot)]
    for sign, part in rest:
        pieces += (_SIGNS[lang][sign], expression(part, lang, Spot.FACTOR))
    return words(*pieces)


def _call(node: e.Call, lang: Lang, spot: Spot) -> str:
    args = [expression(arg, lang, Spot.ARGUMENT) for arg in node.args]
    if node.over:
        args.append(words("逐" if lang == "zh" else "over", spell_all(node.over, lang)))
    inside = ("，" if lang == "zh" else ", ").join(args)
    return spell(node.function, lang, spot) + bracketed(inside, lang)


def _choice(node: e.Choice, lang: Lang) -> str:
    test, then, other = (expression(part, lang) for part in (node.test, node.then, node.other))
    if lang == "zh":
        return words("若", test, "，则", then, "，否则", other)
    return words("if", test, "then", then, "else", other)


def _imported(result: str, figure: e.Name | e.ItemFigure, lang: Lang) -> str:
    return owned(result, result_figure(figure, lang, Spot.FIGURE), lang)


def owned(owner: str, figure: str, lang: Lang) -> str:
    """Whose figure it is, and the figure: 甲局 的 部门得分."""
    return words(owner, "的", figure) if lang == "zh" else words(owner + "'s", figure)


def result_figure(figure: e.Name | e.ItemFigure, lang: Lang, spot: Spot) -> str:
    """A figure of a result."""
    match figure:
        case e.Name(text) if text in _OWN_FIGURES:
            return text if lang == "zh" else _OWN_FIGURES[text]
        case e.Name():
            return spell(figure, lang, spot)
        case e.ItemFigure(item, rate):
            zh = words("考核项", item, "得分率" if rate else "得分")
            return zh if lang == "zh" else words("item", item, "rate" if rate else "score")
        case _:
            assert_never(figure)


def _about_columns(node: e.Filled | e.Blank | e.AtLeast | e.Unmatched, lang: Lang) -> str:
    zh = lang == "zh"
    match node:
        case e.Filled(names):
            return words("有" if zh else "has", spell_all(names, lang))
        case e.Blank(names):
            return words("无" if zh else "no", spell_all(names, lang))
        case e.AtLeast(count):
            return f"至少{count}个要件" if zh else f"at least {count} components"
        case e.Unmatched(keys, relation):
            same, others = spell_all(keys, lang), spell(relation, lang)
            if zh:
                return words("没有", "同一", same, "的", others)
            return words("no", others, "with", "same", same)
        case _:
            assert_never(node)


def _alike(node: e.Alike, lang: Lang, spot: Spot) -> str:
    same = spell_all(node.keys, lang)
    if lang == "zh":
        head = ("不分部门",) * node.anywhere
        return words(*head, "同一", same, "的", spell(node.relation, lang))
    tail = ("across departments",) * node.anywhere
    return words(spell(node.relation, lang, spot), "with same", same, *tail)


_Condition = (
    e.Conjunction
    | e.Disjunction
    | e.Negation
    | e.Compare
    | e.Valid
    | e.Applies
    | e.Belongs
    | e.Within
    | e.Ahead
)


def _condition(node: _Condition, lang: Lang, spot: Spot) -> str:
    match node:
        case e.Conjunction(parts):
            return _joined(parts, _joint(parts, ("且", "and")), lang, spot)
        case e.Disjunction(parts):
            return _joined(parts, _joint(parts, ("或", "or")), lang, spot)
        case e.Negation(of):
            inside = bracketed(expression(of, lang), lang)
            return words("非" if lang == "zh" else "not", inside)
        case e.Compare(left, order, right):
            return _compare(expression(left, lang, spot), order, right, lang)
        case e.Valid(of):
            return words(expression(of, lang, spot), "有效" if lang == "zh" else "is valid")
        case e.Belongs(of, names):
            word = "属于" if lang == "zh" else "in"
            return words(expression(of, lang, spot), word, spell_all(names, lang))
        case e.Applies(of, positive):
            zh, en = _APPLIES[positive]
            return words(expression(of, lang, spot), zh if lang == "zh" else en)
        case e.Within(of, after, limit):
            return _within(expression(of, lang, spot), after, limit, lang)
        case e.Ahead(of, before, limit):
            return _ahead(expression(of, lang, spot), before, limit, lang)
        case _:
            assert_never(node)


def _joint(parts: tuple[e.Expression, ...], joint: tuple[str, str]) -> tuple[str, str]:
    """With a comma where a part lists names: the eye would else part it at the 、."""
    if any(_lists_names(part) for part in parts):
        return f"，{joint[0]}", f", {joint[1]}"
    return joint


def _lists_names(part: e.Expression) -> bool:
    match part:
        case e.Filled(names) | e.Blank(names) | e.Unmatched(names, _) | e.Belongs(_, names):
            return len(names) > 1
        case e.Compare(e.Alike(names), _, _):
            return len(names) > 1
        case _:
            return False


def _joined(parts: tuple[e.Expression, ...], joint: tuple[str, str], lang: Lang, spot: Spot) -> str:
    first, *rest = parts
    pieces = [expression(first, lang, spot)]
    for part in rest:
        pieces += (joint[lang == "en"], expression(part, lang))
    return words(*pieces)


def _compare(left: str, order: e.Order, right: e.Expression, lang: Lang) -> str:
    spot = _AFTER_ORDER.get(order, Spot.FACTOR) if lang == "en" else Spot.FACTOR
    return words(left, order_sign(order, lang), expression(right, lang, spot))


def _within(of: str, after: e.Expression, limit: e.Expression, lang: Lang) -> str:
    start, term = (expression(part, lang, Spot.FACTOR) for part in (after, limit))
    if lang == "zh":
        return words(of, "在", start, "后", term, "以内")
    return words(of, "within", term, "after", start)


def _ahead(of: str, before: e.Expression, limit: e.Expression, lang: Lang) -> str:
    end, term = (expression(part, lang, Spot.FACTOR) for part in (before, limit))
    if lang == "zh":
        return words(of, "在", end, "前", term, "以前")
    return words(of, "no later than", term, "before", end)
