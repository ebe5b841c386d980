"""What may stand at a place, as a short list for a person: structure first, operators last."""

from collections.abc import Iterable

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.syntax.expected import END, words_of_terminals
from creditpolicy.syntax.format_names import Lang

_LISTED = 6
# In the order of the list; None stands for the words of the language.
_RANKS: tuple[tuple[str, Words] | None, ...] = (
    ("NAME", Words("名称", "a name")),
    ("ITEM_ID", Words("考核项的序号", "the item's number")),
    ("NUMBER", Words("数", "a number")),
    ("DATE", Words("日期（如 2018-12-01）", "a date (such as 2018-12-01)")),
    ("STRING", Words("加引号的文字", "a quotation")),
    ("_COLON", Words("“：”", "“:”")),
    ("_EQUALS", Words("“=”", "“=”")),
    ("_CLOSE", Words("“）”", "“)”")),
    ("_COMMA", Words("“，”", "“,”")),
    ("_LIST", Words("“、”", "“&”")),
    ("_MORE", Words("“>”", "“>”")),
    (END, Words("行末", "the end of the line")),
    ("ORDER", Words("比较符号（= ≥ ≤ > <）", "a comparison (= >= <= > <)")),
    None,
    ("_OPEN", Words("“（”", "“(”")),
    ("_OWN", Words("“'s”", "“'s”")),
    ("_PERCENT", Words("“%”", "“%”")),
    ("ADD", Words("“+”“−”", "“+” or “-”")),
    ("TIMES", Words("“×”“÷”", "“*” or “/”")),
)
SIGNS = {entry[0]: entry[1] for entry in _RANKS if entry and entry[0].startswith("_")}
_UNITS = frozenset(("分", "天", "个工作日", "points", "days", "working"))
_PHRASES = {"working": "working days", "until": "until exhausted"}
_HIDDEN = frozenset(("日", "工作日", "day", "point"))  # another form of a word that is listed


def in_words(expected: Iterable[str], lang: Lang) -> Words:
    """At most six of the terminals, for both readers; the words in the language of the line."""
    terminals = list(dict.fromkeys(expected))
    if "ORDER" in terminals:
        terminals = [name for name in terminals if name not in ("_EQUALS", "_MORE")]
    words = [f"“{_PHRASES.get(word, word)}”" for word in _words(terminals, lang)]
    zh: list[str] = []
    en: list[str] = []
    for entry in _RANKS:
        if entry is None:
            zh += words
            en += words
        elif entry[0] in terminals:
            zh.append(entry[1].zh)
            en.append(entry[1].en)
    return Words(_listing(zh, "、", "等"), _listing(en, ", ", " and others"))


def _words(terminals: list[str], lang: Lang) -> list[str]:
    """The words of one language, units first; those of the other where it has none here."""
    fixed = words_of_terminals()
    words = [fixed[name] for name in terminals if name in fixed and fixed[name] not in _HIDDEN]
    words.sort(key=lambda word: word not in _UNITS)
    return [word for word in words if word.isascii() == (lang == "en")] or words


def _listing(parts: list[str], separator: str, more: str) -> str:
    return separator.join(parts[:_LISTED]) + (more if len(parts) > _LISTED else "")
