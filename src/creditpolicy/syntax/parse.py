"""Text to syntax nodes: every line by itself, so that one run finds every wrong line."""

from lark import UnexpectedInput

from creditpolicy.diagnostics.catalog import syntax as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.source.source import Source, Span
from creditpolicy.syntax.build_statements import statement
from creditpolicy.syntax.explain_error import explain
from creditpolicy.syntax.from_tree import Places
from creditpolicy.syntax.grammar import parser
from creditpolicy.syntax.limits import Limits
from creditpolicy.syntax.lines import LogicalLine, split
from creditpolicy.syntax.sizes import too_long
from creditpolicy.syntax.statements import File, Language, Statement

VERSION = "1"


def parse(source: Source, limits: Limits = Limits()) -> tuple[File, tuple[Diagnostic, ...]]:
    """The statements that could be read, in order, and a diagnostic for each that could not."""
    if len(source.text) > limits.text:
        return File(source, (), ()), (_text_too_long(source, limits),)
    lines, comments = split(source)
    statements: list[Statement] = []
    problems: list[Diagnostic] = []
    for line in lines:
        match _parse_line(source, line, limits):
            case Diagnostic() as problem:
                problems.append(problem)
            case parsed:
                statements.append(parsed)
    if not problems:
        problems.extend(_check_version(source, statements))
    return File(source, tuple(statements), tuple(comments)), _limited(problems, limits)


def _parse_line(source: Source, line: LogicalLine, limits: Limits) -> Statement | Diagnostic:
    if problem := too_long(source, line, limits):
        return problem
    text = source.text[line.start : line.end]
    try:
        tree = parser().parse(text)
    except UnexpectedInput as error:
        return explain(error, source, line)
    return statement(tree.children[0], Places(source, line.start))


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


def _limited(problems: list[Diagnostic], limits: Limits) -> tuple[Diagnostic, ...]:
    more = len(problems) - limits.errors
    if more <= 0:
        return tuple(problems)
    return (
        *problems[: limits.errors],
        found(codes.MORE_ERRORS, problems[limits.errors].at, count=str(more)),
    )
