"""One mistake, one message: what only follows from another mistake is left out."""

import re
from collections.abc import Iterable

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.catalog import types as type_codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Note, Words, found
from creditpolicy.policy.blocks import ItemBlock, Outline, TableBlock
from creditpolicy.policy.lower.context import Context
from creditpolicy.source.source import Span
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.vocabulary import chinese

_UNKNOWN = (codes.UNKNOWN_NAME, codes.UNKNOWN_NAME_NEAR, type_codes.RECORD_IN_FORMULA)
_ALSO = Words("这里也用到", "used here as well")
_MOST_NOTES = 5
_MOST_SPLITS = 20
_AND = re.compile("以及|和|及|与")


def without_echoes(problems: list[Diagnostic], refused: set[str]) -> list[Diagnostic]:
    """An unknown name is reported where it first stands, and not at all where it was refused."""
    kept: dict[object, Diagnostic] = {}
    for number, problem in enumerate(problems):
        if problem.code not in _UNKNOWN:
            kept[number] = problem
            continue
        name = dict(problem.args)["name"]
        if name in refused:
            continue
        key = (problem.code, problem.args)
        kept[key] = _with_note(kept[key], problem) if key in kept else problem
    return list(kept.values())


def _with_note(first: Diagnostic, again: Diagnostic) -> Diagnostic:
    if not isinstance(again.at, Span) or len(first.notes) >= _MOST_NOTES:
        return first
    notes = (*first.notes, Note(again.at, _ALSO))
    return Diagnostic(first.code, first.args, first.at, notes, first.fix)


def with_splits(problems: list[Diagnostic], names: Iterable[str]) -> list[Diagnostic]:
    """An unknown name that is a run of words and known names is shown with the blanks it lacks."""
    known, left = list(names), _MOST_SPLITS
    result: list[Diagnostic] = []
    for problem in problems:
        args = dict(problem.args)
        split = None
        if problem.code in (codes.UNKNOWN_NAME, codes.UNKNOWN_NAME_NEAR) and left:
            from creditpolicy.syntax.split_glued import suggest_split  # loaded for a mistake only

            left -= 1
            name = str(args["name"])
            split = _listed(name, known) or suggest_split(name, known)
        if split is None:
            result.append(problem)
        else:
            split_args = {"what": args["what"], "name": args["name"], "split": split}
            result.append(found(codes.RUN_TOGETHER, problem.at, problem.notes, **split_args))
    return result


def _listed(name: str, known: list[str]) -> str | None:
    """`甲局、乙局` for 甲局和乙局."""
    parts = _AND.split(name)
    return "、".join(parts) if len(parts) > 1 and set(parts) <= set(known) else None


def refused_names(outline: Outline, context: Context) -> set[str]:
    """Names that were declared, and are not known because their declaration was reported."""
    declared = {block.head.name.text for block in outline.assumptions} - context.assumptions.keys()
    declared |= {line.name.text for line in outline.references} - context.references.keys()
    declared |= {block.head.name.text for block in outline.kinds} - context.kinds.keys()
    departments = context.departments
    declared |= {name.text for line in outline.departments for name in line.names}
    declared |= {group.name.text for group in outline.groups}
    declared |= {name.text for line in outline.successions for name in line.names}
    declared -= departments.spans.keys() | departments.sets.keys()
    graded = {value.text for line in outline.grades for value in line.values}
    declared |= graded - {value for scale in context.scales.values() for value in scale.values}
    lines = (line for block in outline.kinds for line in block.columns)
    columns = {column.name for kind in context.kinds.values() for column in kind.all_columns}
    named = ((line.name,) if isinstance(line, s.DaysField) else line.names for line in lines)
    declared |= {name.text for names in named for name in names} - columns
    items = (one for item in outline.items for one in (item, *item.parts))
    blocks = (outline.shared, outline.summary, *items)
    figures = {name for block in blocks for name in _figures(block)}
    declared |= figures - context.scope.by_name.keys()
    return declared | {chinese(name) for name in declared}  # as a formula has a built-in name


def _figures(block: ItemBlock) -> list[str]:
    names: list[str] = []
    for body in block.named:
        match body:
            case s.Recognise(name=name) if name is not None:
                names.append(name.text)
            case s.Measure(name=name) | s.Compute(name=name):
                names.append(name.text)
            case TableBlock(head=s.Table(name=name)):
                names.append(name.text)
            case _:
                pass
    return names
