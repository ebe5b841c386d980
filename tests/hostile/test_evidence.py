"""Evidence that was made to break something: what cannot be used is listed, counted, never a zero."""

from fractions import Fraction

import pytest

import creditpolicy
from tests.cli.command_line import call
from tests.hostile.claims import codes, codes_of, each_once
from tests.hostile.evidence import A_RECORD, CELLS, EVIDENCE, POLICY

READ = {name: file for name, file in EVIDENCE.items() if file.is_read}
UNREAD = {name: file for name, file in EVIDENCE.items() if not file.is_read}
CHECKED = creditpolicy.loads(POLICY)


@pytest.fixture
def policy(tmp_path):
    """The policy that scores a quarter of 100 points for each case."""
    path = tmp_path / "考核.policy"
    path.write_text(POLICY, encoding="utf-8")
    return path


@pytest.fixture
def path(file, tmp_path):
    """The file of evidence at hand."""
    path = tmp_path / file.name
    path.write_bytes(file.data)
    return path


def refused_rows(diagnostics):
    """The places of the rows that have an error."""
    errors = (one for one in diagnostics if one["severity"] == "error")
    return {(one["at"]["file"], one["at"]["row"]) for one in errors}


@pytest.mark.parametrize("file", READ.values(), ids=READ)
def test_the_good_rows_score_and_the_bad_ones_are_listed(file, path, policy):
    """Every row that is refused has its error; the counts say so; the others score as if alone."""
    result = call("eval", policy, path, "--format", "json")
    assert (result.code, result.err) == (0, "")
    found = result.data["diagnostics"]
    assert tuple(code for code in each_once(codes(found)) if code != "CP554") == file.codes
    used = file.rows - file.refused
    assert result.data["evidence"] == {"rows": file.rows, "used": used, "refused": file.refused}
    assert len(refused_rows(found)) == file.refused
    score = Fraction(result.data["zone"]["score"]["exact"])
    assert score == file.counted * A_RECORD


@pytest.mark.parametrize("file", READ.values(), ids=READ)
def test_a_strict_run_has_no_score_for_it(file, path, policy):
    """With `--strict` a refused row means no result at all, and warnings alone mean one."""
    result = call("eval", policy, path, "--format", "json", "--strict")
    assert result.code == (1 if file.refused else 0)
    assert ("zone" in result.data) == (not file.refused)
    assert ("CP604" in codes(result.data["diagnostics"])) == (file.refused > 0)


@pytest.mark.parametrize("file", READ.values(), ids=READ)
def test_people_are_told_and_nothing_private(file, path, policy):
    """Tables and explanations come with the findings, of legible lines, without a private code."""
    for words in (("eval",), ("explain", "--department", "甲局")):
        result = call(*words, policy, path, "--lang", "zh")
        assert result.code == 0
        assert all(code in result.err for code in file.codes)
        assert "91350100M000100Y43" not in result.out + result.err
        lines = (result.out + result.err).split("\n")
        assert all(line.isprintable() and len(line) < 500 for line in lines)


@pytest.mark.parametrize("file", UNREAD.values(), ids=UNREAD)
def test_a_file_that_is_not_read_to_its_end_scores_nobody(file, path, policy):
    """Half of a file would look like a score: exit code 2, the reason, and no result."""
    for words in (("eval",), ("explain", "--department", "甲局")):
        result = call(*words, policy, path, "--format", "json")
        assert (result.code, result.err) == (2, "")
        assert result.data["schema"] == "creditpolicy/diagnostics/1"
        assert tuple(each_once(codes(result.data["diagnostics"]))) == file.codes


@pytest.mark.parametrize("file", EVIDENCE.values(), ids=EVIDENCE)
def test_python_gets_the_same(file, path):
    """`evaluate` gives the same counts and score as the command, or raises the same findings."""
    if file.is_read:
        assessment = CHECKED.evaluate(path)
        assert assessment.zone.score == file.counted * A_RECORD
        evidence = assessment.evidence
        assert (evidence.rows, evidence.refused) == (file.rows, file.refused)
    else:
        with pytest.raises(creditpolicy.CreditPolicyError) as caught:
            CHECKED.evaluate(str(path))
        assert tuple(each_once(codes_of(caught.value.diagnostics))) == file.codes


OBJECTS = {
    "NaN": ({"金额": float("nan")}, "CP520"),
    "a float": ({"金额": 0.5}, "CP520"),
    "an object": ({"标题": object()}, "CP522"),
    "half a character": ({"标题": "\ud800"}, "CP506"),
    "a huge number": ({"数量": 10**100_000}, "CP505"),
    "a name that is no text": ({7: "1"}, "CP524"),
}


@pytest.mark.parametrize(("cells", "code"), OBJECTS.values(), ids=OBJECTS)
def test_rows_of_python_are_refused_like_any_others(cells, code):
    """A value that is not exact or has no text refuses its row; the row beside it scores."""
    assessment = CHECKED.evaluate([CELLS, {**CELLS, "编号": "2", **cells}])
    assert code in codes_of(assessment.diagnostics)
    assert (assessment.evidence.rows, assessment.evidence.refused) == (2, 1)
    assert assessment.zone.score == A_RECORD
