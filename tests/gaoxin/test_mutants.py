"""The shipped cases of the 2018 policy notice every mistake, and what each of them is there for."""

from pathlib import Path

import pytest

from creditpolicy.verify.collect import collect
from creditpolicy.verify.mutate.judge import Status
from creditpolicy.verify.mutate.kill import Jury
from creditpolicy.verify.mutate.remember import Memory
from creditpolicy.verify.mutate.run import mutate
from creditpolicy.verify.mutate.sensitivity import Role, uses
from creditpolicy.verify.witness.known import Bank

SUITE = collect(Path("policies/gaoxin_2018.policy"))


@pytest.mark.no_cover
def test_every_mutant_is_noticed_or_proved_to_be_none():
    """None survives, of none is it unknown; the two that are none say what the policy says anyway.

    A record that counts has a 日期, and a 主体代码 that is valid is not blank.
    """
    found = mutate(SUITE.policy, SUITE.cases, Memory(None))
    assert len(found.judged) > 180
    assert found.having(Status.SURVIVED) == ()
    assert found.having(Status.UNKNOWN) == ()
    equivalent = [one.mutant.told.zh for one in found.having(Status.EQUIVALENT)]
    assert equivalent == ["去掉条件“日期”", "去掉条件“主体代码”"]


@pytest.fixture(scope="module")
def each():
    return uses(SUITE.policy, SUITE.cases)


@pytest.mark.no_cover
def test_no_case_stands_there_for_nothing(each):
    """Of most cases the loss lets a mutant live; the others are counted with what they are for.

    Two notice nothing: that what is pending, or later than the day asked for, does not count is no
    line of this policy but a rule of all. Three notice only what others notice too: nothing filed,
    approval supposed, and one listing say each by itself what stands elsewhere among other things.
    """
    by_role = {role: [one.case.name for one in each if one.role is role] for role in Role}
    assert len(by_role[Role.NEEDED]) > len(each) // 2
    assert by_role[Role.OUTSIDE] == [
        "「待核的不算，视同核定才算」".strip("「」"),
        "截至那一天还没有的不算",
    ]
    assert by_role[Role.REPEATS] == ["没有一件材料", "待核的视同核定", "一条失信记录扣五分"]


@pytest.mark.no_cover
def test_a_case_that_is_needed_is_missed(each):
    """With one needed case taken out, the mutants that it alone noticed are noticed by nobody."""
    needed = [one for one in each if one.role is Role.NEEDED][::12]
    for one in needed:
        rest = tuple(case for case in SUITE.cases if case is not one.case)
        left = mutate(SUITE.policy, rest, Memory(None)).having(Status.SURVIVED)
        assert {of.mutant.id for of in left} == set(one.alone)


def test_a_jury_of_nobody_notices_nothing():
    """Without cases every mutant lives: it is the cases that notice."""
    assert Jury(Bank(SUITE.policy), ()).killer(SUITE.policy, ()) is None
