"""Statements of amendments as the formatter writes them: a word, and the line that it is about."""

from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Name
from creditpolicy.syntax.format_expressions import words
from creditpolicy.syntax.format_names import Lang, quotation, spell_declared
from creditpolicy.syntax.format_statements import plain
from creditpolicy.syntax.format_text import Line
from creditpolicy.syntax.vocabulary import english_line_word

_TWO_WORDS = {"不适用": "not applicable", "部门得分": "department score"}


def statement(node: s.Statement, lang: Lang) -> Line:
    """The text of one statement, not yet indented."""
    zh = lang == "zh"
    match node:
        case s.Amends(file):
            return Line(words("修订" if zh else "amends", quotation(file, lang)))
        case s.ChangeLine(of):
            return _behind("修改" if zh else "change", _of(of, lang))
        case s.ChangeTo(mention, to):
            head = words("修改" if zh else "change", _mention(mention, lang), "为" if zh else "to")
            return _behind(head, plain(to, lang))
        case s.Add(of):
            return _behind("增加" if zh else "add", plain(of, lang))
        case s.Remove(of):
            return _behind("删去" if zh else "remove", _of(of, lang))
        case s.Placed():
            return Line(_placed(node, lang))
        case _:
            return plain(node, lang)


def _behind(word: str, line: Line) -> Line:
    if line.head or not line.items:
        return Line(words(word, line.head), line.items, line.separator, line.tail)
    first, *rest = line.items
    return Line("", (words(word, first), *rest), line.separator, line.tail)


def _of(of: s.Line | s.Mention, lang: Lang) -> Line:
    return Line(_mention(of, lang)) if isinstance(of, s.Mention) else plain(of, lang)


def _mention(mention: s.Mention, lang: Lang) -> str:
    word = mention.word
    if lang == "en":
        word = _TWO_WORDS.get(word) or english_line_word(word)
    if mention.of is None:
        return word
    numbered = mention.word in s.NUMBERED
    of = mention.of if numbered else spell_declared(Name(mention.of, mention.span))
    return words(word, of)


def _placed(node: s.Placed, lang: Lang) -> str:
    of = _mention(node.mention, lang)
    if lang == "zh":
        return words("排在", of, "前" if node.before else "后")
    return words("placed", "before" if node.before else "after", of)
