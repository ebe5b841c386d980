"""Which statement each comment stands at, so that none is lost when lines move."""

from creditpolicy.syntax.statements import Comment, File, Statement
from creditpolicy.values.classes import define, field


@define
class Commented:
    """A statement (None at the end of the file) with the comments above it and behind it."""

    statement: Statement | None
    above: list[Comment] = field(factory=list)
    behind: list[Comment] = field(factory=list)


def with_comments(file: File) -> list[Commented]:
    """All statements in order; a comment inside a statement of several lines goes above it."""
    rest = [Commented(statement) for statement in file.statements] + [Commented(None)]
    place = 0
    for comment in file.comments:
        while _ends_above(rest[place].statement, comment):
            place += 1
        if place > 0 and _stands_behind(rest[place - 1].statement, comment):
            rest[place - 1].behind.append(comment)
        else:
            rest[place].above.append(comment)
    return rest


def _ends_above(statement: Statement | None, comment: Comment) -> bool:
    return statement is not None and statement.span.end <= comment.span.start


def _stands_behind(statement: Statement | None, comment: Comment) -> bool:
    """Whether the statement ends on the comment's line."""
    if statement is None or comment.own_line:
        return False
    return statement.span.source.text.find("\n", statement.span.end, comment.span.start) < 0
