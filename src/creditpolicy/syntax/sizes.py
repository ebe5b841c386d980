"""Refuses a line that is too long or too deep before anything recursive sees it."""

import re

from lark import Token, Tree

from creditpolicy.diagnostics.catalog import syntax as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.source.source import Source, Span
from creditpolicy.syntax.limits import Limits
from creditpolicy.syntax.lines import LogicalLine

_RUN = re.compile(
    r'"[^"\n]*"?|“[^”\n]*”?|＂[^＂\n]*＂?|#[^\n]*'
    r"|(?P<run>[0-9０-９.．]{20,}|[^\W\d]{200,}|「[^」\n]{200,})"
)
_CHOICE = re.compile(r"若|\bif\b")
_PER_BRACKET = 6  # a bracket, conjunction, comparison, sum, product and sign in one another


def too_long(source: Source, line: LogicalLine, limits: Limits) -> Diagnostic | None:
    """What is too long or too deep in this line, if anything is."""
    if line.depth > limits.depth:
        return _too_deep(source, line, line.depth, limits)
    if line.end - line.start > limits.line:
        return _too_long(source, line.start, line.end, Words("这一行", "This line"), limits.line)
    for run in _RUN.finditer(source.text, line.start, line.end):
        if run["run"] is None:
            continue
        number = run.group()[0].isdecimal()
        limit = limits.number if number else limits.name
        if run.end() - run.start() > limit:
            what = Words("这个数", "This number") if number else Words("这个名称", "This name")
            return _too_long(source, run.start(), run.end(), what, limit)
    return None


def too_deep(
    tree: Tree[Token], source: Source, line: LogicalLine, limits: Limits
) -> Diagnostic | None:
    """Whether the parsed line is nested more than `limits.depth` deep, brackets or not."""
    choices = len(_CHOICE.findall(source.text, line.start, line.end))
    if (line.depth + 2) * _PER_BRACKET + choices < limits.depth:
        return None  # cannot be: not worth a walk
    levels = 0
    level: list[Tree[Token]] = [tree]
    while level:
        levels += 1
        level = [child for node in level for child in node.children if isinstance(child, Tree)]
    return _too_deep(source, line, levels, limits) if levels > limits.depth else None


def _too_deep(source: Source, line: LogicalLine, depth: int, limits: Limits) -> Diagnostic:
    span = Span(source, line.start, line.end)
    return found(codes.TOO_DEEP, span, depth=str(depth), limit=str(limits.depth))


def _too_long(source: Source, start: int, end: int, what: Words, limit: int) -> Diagnostic:
    return found(
        codes.TOO_LONG,
        Span(source, start, end),
        what=what,
        length=str(end - start),
        limit=str(limit),
    )
