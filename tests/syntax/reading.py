"""How tests read a text: its statements, or what is wrong with it."""

from creditpolicy.source.source import Source
from creditpolicy.syntax.parse import parse


def parsed(text):
    """The file of a text, as far as it reads, and what is wrong with it."""
    return parse(Source("test", text))


def read(text):
    """The file of a text in which nothing is wrong."""
    file, problems = parsed(text)
    assert [problem.message("zh") for problem in problems] == []
    return file


def statements(text):
    """The statements of lines that lack only the first one."""
    return read("语言 1\n" + text).statements[1:]


def statement(line):
    """The statement of one line."""
    (only,) = statements(line)
    return only


def problems(text):
    """What is wrong with lines that lack only the first one."""
    return parsed("语言 1\n" + text)[1]


def problem(line):
    """The one thing that is wrong with these lines."""
    (only,) = problems(line)
    return only
