"""Figures with some records changed are those of the whole evaluation with them changed."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.evaluate.changed import Changed
from creditpolicy.evaluate.evaluate import evaluate
from creditpolicy.evidence.records import Status
from creditpolicy.policy import names
from creditpolicy.testing import evidence, policies
from tests.properties.effort import part


@part(3)
@given(st.data())
def test_a_change_is_what_a_whole_evaluation_makes_of_it(data):
    """Dropped, doubled or approved records of a department: score and contribution are the same."""
    policy = data.draw(policies())
    read = policy.read(data.draw(evidence(policy)))
    base = policy.evaluate(read)
    checked = policy.checked
    department = data.draw(st.sampled_from(checked.department_names))
    kind = data.draw(st.sampled_from([kind.name for kind in checked.kinds]))
    changed = Changed(base, (names.DEPARTMENT_SCORE, names.CONTRIBUTION))
    own = changed.records(department, kind)
    kept = tuple(record for record in own if data.draw(st.booleans()))
    approved = tuple(evolve(r, status=Status.APPROVED, row=10**6 + r.row) for r in own)
    records = kept + (approved if data.draw(st.booleans()) else ())
    others = tuple(r for r in read.records.get(kind, ()) if r.department != department)
    other = evolve(read, records=read.records | {kind: (*others, *records)})
    whole = evaluate(checked, other, base.run)
    for _ in range(2):  # one question leaves nothing behind for the next
        for name, figure in changed.figures(department, kind, records).items():
            assert figure == whole.scores[name][department,]
    for name, figure in changed.figures(department, kind, own).items():
        assert figure == base.scores[name][department,]
