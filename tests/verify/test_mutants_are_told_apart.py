"""Every mutant of every shipped policy has rows that show it, unless it is proved to be none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy.testing import evidence, policies
from creditpolicy.verify.compare.compare import compare
from creditpolicy.verify.mutate.judge import apart, results_of
from creditpolicy.verify.mutate.mutants import mutants
from creditpolicy.verify.witness.known import Bank
from creditpolicy.verify.witness.search import Witness
from tests.cli.command_line import call
from tests.properties.effort import part

STARTERS = Path("src/creditpolicy/cli/starters")
SHIPPED = {
    "policies/gaoxin_2018.policy": 12,
    "examples/gaoxin_2019/gaoxin_2019.policy": 24,
    "examples/year_end_2018/year_end_2018.policy": 1,
    STARTERS / "zh.policy": 2,
    STARTERS / "en.policy": 2,
}
"""Each with how many of its mutants one stands for where there is little time."""


def is_none(policy, mutant):
    return not apart(policy, mutant.policy).intersection(results_of(policy))


def untold(path, every):
    """The mutants for which `diff` finds no rows, or finds rows though they are proved to be none."""
    policy = creditpolicy.load(path).checked
    bank = Bank(policy)
    for one in list(mutants(policy))[::every]:
        found = compare(policy, one.policy, bank).found
        shown = any(isinstance(of.finding, Witness) for of in found)
        if shown is is_none(policy, one):
            yield one.id


@pytest.mark.no_cover
@pytest.mark.parametrize(("path", "every"), SHIPPED.items(), ids=str)
def test_diff_tells_mutants_of_shipped_policies_apart(path, every):
    """For what is no equivalent there is an example, for what is one there is none."""
    assert list(untold(path, every)) == []


@pytest.mark.nightly
@pytest.mark.no_cover
@pytest.mark.parametrize("path", SHIPPED, ids=str)
def test_diff_tells_all_mutants_of_shipped_policies_apart(path):
    """The same for every single mutant."""
    assert list(untold(path, 1)) == []


@pytest.mark.no_cover
@pytest.mark.parametrize("path", SHIPPED, ids=str)
def test_a_shipped_policy_in_other_words_is_no_change(path):
    """Laid out anew, in the other language, as one whole: nothing is told, which is a proof."""
    policy = creditpolicy.load(path).checked
    for words in (("--expand", "--lang", "zh"), ("--expand", "--lang", "en")):
        other = creditpolicy.loads(call("fmt", path, *words).out).checked
        assert compare(policy, other).found == ()


@part(of=10)
@given(policy=policies(), data=st.data())
def test_a_mutant_that_is_proved_to_be_none_is_none(policy, data):
    """On no rows does a result differ that normal forms say is the same."""
    rows = data.draw(evidence(policy))
    known = policy.evaluate(rows).scores
    for one in list(mutants(policy.checked))[data.draw(st.integers(0, 4)) :: 5]:
        if is_none(policy.checked, one):
            other = creditpolicy.Policy(one.policy).evaluate(rows).scores
            results = known.keys() & results_of(policy.checked)
            assert {n: other[n] for n in results} == {n: known[n] for n in results}, one.id


@part(of=10)
@given(policy=policies(), data=st.data())
def test_what_is_taken_over_is_what_would_be_worked_out(policy, data):
    """The figures of a mutant, made from those of the policy, are those of a whole evaluation."""
    from creditpolicy.evaluate.run import Run
    from creditpolicy.verify.witness.figures import read_rows
    from creditpolicy.verify.witness.known import Known, Other
    from creditpolicy.verify.witness.supposed import imported

    checked = policy.checked
    rows = tuple(data.draw(evidence(policy)))
    bank = Bank(checked)
    run = Run(imports=imported(checked, ()))
    known = Known(checked, read_rows(checked, rows), run)
    names = results_of(checked)
    for one in list(mutants(checked))[::7]:
        moved = Other(bank, one.policy).moved(known, names)
        whole = Known(one.policy, known.evidence, run)
        whole.work_out(one.policy)
        for name in names:
            before = known.tables.get(name, {})
            assert moved.get(name, before) == whole.tables.get(name, {}), (one.id, name)
