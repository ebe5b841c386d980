"""Findings that say the same of several departments, put into one sentence for people."""

from collections.abc import Hashable, Iterable, Sequence

from creditpolicy.diagnostics.diagnostic import Diagnostic, Text, Words, in_language

_OF = "department"


def together(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """In their order; those that differ in their department only become one that names all."""
    groups: dict[Hashable, list[Diagnostic]] = {}
    for number, diagnostic in enumerate(diagnostics):
        groups.setdefault(_but_for_department(diagnostic, number), []).append(diagnostic)
    return [_one(group) for group in groups.values()]


def _but_for_department(diagnostic: Diagnostic, number: int) -> Hashable:
    """What a finding says of any department; its own number where it is about none."""
    rest = tuple((name, text) for name, text in diagnostic.args if name != _OF)
    about_one = len(rest) < len(diagnostic.args)
    return (diagnostic.code.code, diagnostic.at, rest) if about_one else number


def _one(group: Sequence[Diagnostic]) -> Diagnostic:
    first, *others = group
    if not others:
        return first
    named = [text for one in group for name, text in one.args if name == _OF]
    all_of_them = Words(_listed("zh", "、", named), _listed("en", ", ", named))
    args = tuple((name, all_of_them if name == _OF else text) for name, text in first.args)
    return Diagnostic(first.code, args, first.at, first.notes, first.fix)


def _listed(lang: str, separator: str, texts: Iterable[Text]) -> str:
    return separator.join(in_language(text, lang) for text in texts)
