"""What has become of a department, in words."""

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.syntax.facts import Change

_VERBS = {
    Change.RENAMED: Words("更名为", "renamed to"),
    Change.MERGED: Words("合并为", "merged into"),
    Change.ABSORBED: Words("并入", "absorbed into"),
}


def change_words(change: Change, successor: str) -> Words:
    """更名为“乙局” / renamed to “乙局”."""
    verb = _VERBS[change]
    return Words(f"{verb.zh}“{successor}”", f"{verb.en} “{successor}”")
