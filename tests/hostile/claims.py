"""What is claimed of every finding, whatever it is about."""

import re

CODE = re.compile(r"CP\d{3}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
GAP = re.compile(r"\{[a-z_]+\}")


def codes(diagnostics):
    """The codes of findings as data, after a look at each: both languages, no gap left open."""
    for one in diagnostics:
        assert CODE.fullmatch(one["code"])
        assert CHINESE.search(one["message"]["zh"])
        assert re.search(r"[A-Za-z]{3}", one["message"]["en"])
        for sentence in (*one["message"].values(), *one["help"].values()):
            assert GAP.search(sentence) is None
            assert sentence.isprintable()
            assert len(sentence) < 2_000
        assert bool(one["help"]["zh"]) == bool(one["help"]["en"])
    return [one["code"] for one in diagnostics]


def codes_of(diagnostics):
    """The codes of findings as objects."""
    return [one.code.code for one in diagnostics]


def each_once(found):
    return list(dict.fromkeys(found))
