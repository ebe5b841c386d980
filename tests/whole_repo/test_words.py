"""What may not stand in any file that is committed."""

import re

import pytest

from tests.whole_repo.repository import committed_or_about_to_be, place

# The brackets keep each pattern from finding itself.
MACHINE_PATHS = re.compile(
    r"""(?<![\w.*:/-])/(?:[w]ork|[f]arm|[h]ome|[r]oot|[U]sers|[t]mp)/[\w.]"""
    r"""|\b[C]:\\+Users\\""",
)
NOTES_TO_SELF = re.compile(r"\b(?:T[O]DO|F[I]XME|X[X]X|H[A]CK)\b|NotI[m]plementedError")
SIGNATURES = re.compile(
    r"[c]laude|[a]nthropic|[c]hatgpt|[o]penai|[c]opilot|[c]o-authored-by:|[g]enerated with",
    re.IGNORECASE,
)
CONFLICTS = re.compile(r"^(?:<{7} |>{7} )", re.MULTILINE)


def found(pattern):
    """Every place in a committed text file where the pattern stands."""
    places = []
    for path in committed_or_about_to_be():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # samples in GB18030, pictures
        places += [
            f"{place(path, text.count(chr(10), 0, hit.start()) + 1)}: {hit[0]}"
            for hit in pattern.finditer(text)
        ]
    return places


@pytest.mark.parametrize(
    "pattern",
    [MACHINE_PATHS, NOTES_TO_SELF, SIGNATURES, CONFLICTS],
    ids=["machine paths", "notes to self", "signatures of tools", "merge conflicts"],
)
def test_no_committed_file_holds(pattern):
    """Paths of one machine, unfinished notes, a tool's signature, a conflict: none lands."""
    assert found(pattern) == []


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ('open("/' + 'work/main/x")', True),
        ("cd /" + "home/li/creditpolicy", True),
        ("C:" + r"\Users\li\考核.xlsx", True),
        ("the /" + "work of a policy", False),
        ("frame/" + "work/base.py", False),
        ("example.org/" + "home/index", False),
    ],
)
def test_a_machine_path_is_told_from_a_word(text, hit):
    """A path from the root of one machine is found; the same word in a path of ours is not."""
    assert bool(MACHINE_PATHS.search(text)) is hit
