"""Gates as the formatter writes them."""

from typing import assert_never

from creditpolicy.syntax import gates as g
from creditpolicy.syntax.expressions import Expression, Name
from creditpolicy.syntax.format_expressions import expression, words
from creditpolicy.syntax.format_names import Lang, Spot, spell
from creditpolicy.syntax.rules import Cap, Floor


def gate(node: g.Gate, lang: Lang) -> list[str]:
    """A gate in the parts that commas set off: the condition, and what it does."""
    when = words("凡" if lang == "zh" else "when", _test(node.test, lang))
    return [when, words(spell(node.target, lang, Spot.TARGET), _effect(node.effect, lang))]


def circumstance(node: g.Circumstance, lang: Lang) -> str:
    return words("情形" if lang == "zh" else "case", expression(node.test, lang))


def _test(test: Expression | g.Below, lang: Lang) -> str:
    match test:
        case g.Below(all=all_):
            if lang == "zh":
                return "下列全部" if all_ else "下列任一"
            return "all below" if all_ else "any below"
        case _:
            return expression(test, lang, Spot.GATE)


def _effect(effect: g.Effect, lang: Lang) -> str:
    zh = lang == "zh"
    match effect:
        case g.Becomes(value):
            fixed = "定为" if isinstance(value, Name) else "记"
            return words(fixed if zh else "becomes", expression(value, lang))
        case Cap(limit):
            return words("最高" if zh else "at most", expression(limit, lang))
        case Floor(limit):
            return words("最低" if zh else "at least", expression(limit, lang))
        case g.Step(up):
            if zh:
                return "提一档" if up else "降一档"
            return "up one" if up else "down one"
        case g.Last():
            return "列最后" if zh else "last"
        case _:
            assert_never(effect)
