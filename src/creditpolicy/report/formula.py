"""A core formula as a person writes it, in words or with its numbers."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from creditpolicy.evaluate.measures import Result
from creditpolicy.policy.core.scores import (
    DEPARTMENT,
    Case,
    Fold,
    Imported,
    Instead,
    Measured,
    Operation,
    Rank,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Aggregate, Constant, Given, Lit, Mark
from creditpolicy.policy.policy import Policy
from creditpolicy.report.imported import imported_text
from creditpolicy.values.exact import exact_text

_INFIX = {
    ScoreOp.ADD: (" + ", 2),
    ScoreOp.SUB: (" − ", 2),
    ScoreOp.MUL: (" × ", 3),
    ScoreOp.DIV: (" ÷ ", 3),
    ScoreOp.EQ: (" = ", 1),
    ScoreOp.NE: (" ≠ ", 1),
    ScoreOp.LT: (" < ", 1),
    ScoreOp.LE: (" ≤ ", 1),
    ScoreOp.GT: (" > ", 1),
    ScoreOp.GE: (" ≥ ", 1),
}
_WORDS = {
    ScoreOp.AND: (" 且 ", " and "),
    ScoreOp.OR: (" 或 ", " or "),
    ScoreOp.MIN: ("最小", "min"),
    ScoreOp.MAX: ("最大", "max"),
    ScoreOp.NOT: ("非", "not"),
    ScoreOp.IN: (" 属于 ", " in "),
    ScoreOp.FLOOR: ("向下取整", "floor"),
    ScoreOp.CEIL: ("向上取整", "ceiling"),
    ScoreOp.ROUND: ("四舍五入", "round"),
}
_APPLIES = (" 适用", " is applicable")
_APPLIES_NOT = (" 不适用", " is not applicable")
_RANKS = {
    (False, False): ("名次", "rank"),
    (True, False): ("倒数名次", "rank_from_last"),
    (False, True): ("密集名次", "dense_rank"),
}
_FOLDS = {
    Aggregate.COUNT: ("个数", "count"),
    Aggregate.SUM: ("合计", "sum"),
    Aggregate.MAX: ("最大", "max"),
    Aggregate.MIN: ("最小", "min"),
    Aggregate.MEAN: ("均值", "mean"),
    Aggregate.ONLY: ("唯一值", "only value"),
}
_ATOM = 9
_SIGNED = 2
_STRICT_RIGHT = (ScoreOp.SUB, ScoreOp.DIV)

Leaf = Callable[[ScoreExpression], str]


def in_words(expression: ScoreExpression, policy: Policy, lang: str) -> str:
    """The formula with the names of what it uses."""

    def leaf(of: ScoreExpression) -> str:
        match of:
            case Scored(name, keys):
                label = policy.score_by_name[name].label
                return _at(label.zh if lang == "zh" else label.en, keys)
            case Measured(name, keys):
                return _at(policy.measure_by_name[name].label, keys)
            case Imported(result, figure):
                return imported_text(result, figure, lang)
            case Var(dim):
                return "department" if dim == DEPARTMENT and lang == "en" else dim
            case Given(name):
                return name
            case Fold(aggregate, dim, members, body):
                return _fold(aggregate, dim, len(members), body, lang)
            case Rank(members=members, body=body, lowest=lowest, dense=dense):
                word = _RANKS[lowest, dense][lang != "zh"]
                return word + _bracket(_among(body, len(members), lang), lang)
            case _:
                raise AssertionError(of)

    return _write(expression, leaf, lang)[0]


def in_numbers(
    expression: ScoreExpression, values: Mapping[ScoreExpression, Result], lang: str
) -> str:
    """The formula with the values of what it uses."""

    def leaf(of: ScoreExpression) -> str:
        return result_text(values[of], lang) if of in values else ""

    return _write(expression, leaf, lang)[0]


def _at(label: str, keys: tuple[ScoreExpression, ...]) -> str:
    """A figure split by a column says which value; the department is the one at hand."""
    members = [str(key.value) for key in keys[1:] if isinstance(key, Lit)]
    return f"{label}[{'、'.join(members)}]" if members else label


def _write(expression: ScoreExpression, leaf: Leaf, lang: str) -> tuple[str, int]:
    """The text, and how tightly it binds."""
    match expression:
        case Operation(op, args):
            return _operation(op, args, leaf, lang)
        case Lit(value):
            text = constant_text(value, lang)
            return text, _SIGNED if text.startswith("-") or "/" in text else _ATOM
        case Instead(of=of):
            return _write(of, leaf, lang)
        case Case(other=other):
            return _write(other, leaf, lang)
        case Scored() | Measured() | Imported() | Given() | Var() | Fold() | Rank():
            text = leaf(expression)
            return text, _SIGNED if text.startswith("-") or "/" in text else _ATOM


def _operation(
    op: ScoreOp, args: tuple[ScoreExpression, ...], leaf: Leaf, lang: str
) -> tuple[str, int]:
    if op is ScoreOp.NUMBER:
        return _write(args[0], leaf, lang)
    if op is ScoreOp.APPLIES:
        return _applies(args[0], _APPLIES, leaf, lang)
    match op, args:
        case ScoreOp.NOT, (Operation(ScoreOp.APPLIES, (of,)),):
            return _applies(of, _APPLIES_NOT, leaf, lang)
        case _:
            pass
    parts = [_write(arg, leaf, lang) for arg in args]
    if op in _INFIX:
        sign, strength = _INFIX[op]
        loosest = [strength, *(strength + (op in _STRICT_RIGHT) for _ in parts[1:])]
        texts = [
            _bracket(text, lang) if inner < least else text
            for (text, inner), least in zip(parts, loosest, strict=True)
        ]
        return _joined(sign, texts), strength
    word = _WORDS[op][0 if lang == "zh" else 1]
    if op is ScoreOp.IN:
        return word.join(text for text, _ in parts), 1
    if op is ScoreOp.AND or op is ScoreOp.OR:
        tests = (_bracket(text, lang) if inner < 1 else text for text, inner in parts)
        return word.join(tests), 0
    separator = "，" if lang == "zh" else ", "
    return word + _bracket(separator.join(text for text, _ in parts), lang), _ATOM


def _joined(sign: str, texts: list[str]) -> str:
    """`1 − 5` where a negative number is added."""
    text = sign.join(texts)
    return text.replace(" + -", " − ") if sign == " + " else text


def _applies(of: ScoreExpression, word: tuple[str, str], leaf: Leaf, lang: str) -> tuple[str, int]:
    text, inner = _write(of, leaf, lang)
    return (_bracket(text, lang) if inner < _SIGNED else text) + word[lang != "zh"], 1


def _bracket(text: str, lang: str) -> str:
    return f"（{text}）" if lang == "zh" else f"({text})"


def _fold(aggregate: Aggregate, dim: str, size: int, body: ScoreExpression, lang: str) -> str:
    zh, en = _FOLDS[aggregate]
    inner = _body_name(body)
    if lang == "zh":
        return f"{zh}（{inner}，逐 {dim}，共 {size}）"
    return f"{en}({inner}, over {dim}, {size} in all)"


def _among(body: ScoreExpression, size: int, lang: str) -> str:
    name = _body_name(body)
    return f"{name}，共 {size}" if lang == "zh" else f"{name}, {size} in all"


def _body_name(body: ScoreExpression) -> str:
    match body:
        case Scored(name) | Measured(name):
            return name.rsplit("/", 1)[-1]
        case Operation(op, args) if op in _INFIX:
            return _INFIX[op][0].join(_body_name(arg) for arg in args)
        case Lit(value):
            return constant_text(value, "zh")
        case Given(name) | Var(name) | Operation(ScoreOp.NUMBER, (Var(name),)):
            return name
        case Imported(result, figure):
            return f"{result} 的 {figure}"
        case _:
            return "…"


def constant_text(value: Constant, lang: str) -> str:
    match value:
        case Fraction():
            return number_text(value)
        case bool():
            return {True: ("是", "yes"), False: ("否", "no")}[value][0 if lang == "zh" else 1]
        case Mark():
            return mark_text(value, lang)
        case tuple():
            return "、".join(value) or ("（没有）" if lang == "zh" else "(none)")
        case _:
            return str(value)


def result_text(value: Result, lang: str) -> str:
    return constant_text(value, lang)


def mark_text(mark: Mark, lang: str) -> str:
    match mark:
        case Mark.NOT_APPLICABLE:
            return "不适用" if lang == "zh" else "not applicable"
        case Mark.UNDECIDED:
            return "未定" if lang == "zh" else "undecided"


def number_text(value: Fraction) -> str:
    """Exact: as a decimal where it ends within four places, else as a fraction."""
    for places in range(5):
        scaled = value * 10**places
        if scaled.denominator == 1:
            if places == 0:
                return exact_text(value)
            digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
            sign = "-" if value < 0 else ""
            return f"{sign}{digits[:-places]}.{digits[-places:]}"
    return exact_text(value)
