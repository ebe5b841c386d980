"""What must hold, as the formatter writes it."""

from typing import assert_never

from creditpolicy.syntax import ensures as n
from creditpolicy.syntax.format_expressions import clause_test, expression, words
from creditpolicy.syntax.format_names import Lang, Spot, spell_declared

_MOVES = {
    (True, False): ("不降低", "never falls"),
    (False, False): ("不提高", "never rises"),
    (True, True): ("最多降低", "falls at most"),
    (False, True): ("最多提高", "rises at most"),
}
"""By whether it is about falling, and whether there is a limit."""


def ensuring(node: n.Ensuring, lang: Lang) -> list[str]:
    """A 保证 in the parts that commas set off."""
    zh = lang == "zh"
    word = "保证" if zh else "ensure"
    match node:
        case n.EnsureFurther():
            return _further(node, lang)
        case n.Ensure(test, None, possible):
            how = ("有可能" if zh else "possible",) * possible
            return [words(word, *how, expression(test, lang, _spot(possible=possible)))]
        case n.Ensure(test, when, _):
            assert when is not None
            head = words(word, "凡" if zh else "when", expression(when, lang))
            return [head, expression(test, lang)]
        case _:
            assert_never(node)


def _spot(*, possible: bool) -> Spot:
    return Spot.CONDITION if possible else Spot.ENSURE


def _further(node: n.EnsureFurther, lang: Lang) -> list[str]:
    zh = lang == "zh"
    head = words("保证 再多一件" if zh else "ensure with one more", spell_declared(node.kind))
    tests: list[str] = []
    if node.test is not None:
        first, *rest = clause_test(node.test, lang)
        tests = [words("须" if zh else "where", first), *rest]
    move = _MOVES[node.down, node.limit is not None][lang == "en"]
    limit = () if node.limit is None else (expression(node.limit, lang, Spot.FACTOR),)
    return [head, *tests, words(expression(node.figure, lang, Spot.MOVED), move, *limit)]
