"""Text to syntax nodes: every line by itself, so that one run finds every wrong line."""

from functools import cache

from lark import UnexpectedInput

from creditpolicy.diagnostics.catalog import syntax as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.source.source import Source, Span
from creditpolicy.syntax.build_amending import statement
from creditpolicy.syntax.characters import unseen_character
from creditpolicy.syntax.from_tree import Places
from creditpolicy.syntax.glued_rows import glued_rows
from creditpolicy.syntax.grammar import parser
from creditpolicy.syntax.limits import Limits
from creditpolicy.syntax.lines import LogicalLine, split
from creditpolicy.syntax.sizes import too_deep, too_long
from creditpolicy.syntax.statements import File, Language, Statement
from creditpolicy.values.classes import define, field

VERSION = "1"


@define
class _Wrong:
    """The first wrong lines, to be explained when all others are known, and how many more."""

    limit: int
    lines: list[tuple[LogicalLine, UnexpectedInput | Diagnostic]] = field(factory=list)
    more: int = 0

    def add(self, line: LogicalLine, problem: UnexpectedInput | Diagnostic) -> None:
        if len(self.lines) < self.limit:
            self.lines.append((line, problem))
        else:
            self.more += 1


def parse(source: Source, limits: Limits = Limits()) -> tuple[File, tuple[Diagnostic, ...]]:
    """The statements that could be read, in order, and a diagnostic for each that could not."""
    if len(source.text) > limits.text:
        return File(source, (), ()), (_text_too_long(source, limits),)
    lines, comments = split(source)
    statements: list[Statement] = []
    wrong = _Wrong(limits.errors)
    for line in lines:
        parsed = _parse_line(source, line, limits)
        if isinstance(parsed, UnexpectedInput | Diagnostic):
            wrong.add(line, parsed)
        else:
            statements.append(parsed)
    for span in (comment.span for comment in comments):
        problem = unseen_character(source, span.start, span.end)
        if problem is not None:
            wrong.add(LogicalLine(span.start, span.end, 0), problem)
    file = File(source, tuple(statements), tuple(comments))
    problems = _explained(file, wrong) + list(glued_rows(statements))
    return file, tuple(problems or _check_version(source, statements))


def _parse_line(
    source: Source, line: LogicalLine, limits: Limits
) -> Statement | Diagnostic | UnexpectedInput:
    problem = too_long(source, line, limits) or unseen_character(source, line.start, line.end)
    if problem is not None:
        return problem
    try:
        tree = parser().parse(source.text[line.start : line.end])
    except UnexpectedInput as error:
        return error
    problem = too_deep(tree, source, line, limits)
    return problem or statement(tree.children[0], Places(source, line.start))


def _explained(file: File, wrong: _Wrong) -> list[Diagnostic]:
    if not wrong.lines:
        return []
    # Loaded for a wrong line only: most checks find none, and start sooner.
    from creditpolicy.syntax.broken_lines import without_rests
    from creditpolicy.syntax.declared import declared_names
    from creditpolicy.syntax.explain_error import explain
    from creditpolicy.syntax.split_line import Known, known

    @cache
    def names() -> Known:
        return known(declared_names(file.statements))

    lines = sorted(wrong.lines, key=lambda one: one[0].start)
    problems = [
        problem if isinstance(problem, Diagnostic) else explain(problem, file.source, line, names)
        for line, problem in without_rests(lines, file.source)
    ]
    problems = list(dict.fromkeys(problems))  # a comment inside a statement is looked at twice
    if wrong.more:
        problems.append(found(codes.MORE_ERRORS, problems[-1].at, count=str(wrong.more)))
    return problems


def _text_too_long(source: Source, limits: Limits) -> Diagnostic:
    return found(
        codes.TOO_LONG,
        Span(source, 0, 0),
        what=Words("文件", "The file"),
        length=str(len(source.text)),
        limit=str(limits.text),
    )


def _check_version(source: Source, statements: list[Statement]) -> list[Diagnostic]:
    if not statements:
        return [found(codes.EMPTY, Span(source, 0, 0))]
    first, *rest = statements
    if not isinstance(first, Language):
        return [found(codes.LANGUAGE_MISSING, first.span)]
    if first.version != VERSION:
        return [found(codes.LANGUAGE_UNKNOWN, first.span, version=first.version)]
    again = (found(codes.MISPLACED_LANGUAGE, s.span) for s in rest if isinstance(s, Language))
    return list(again)
