"""Laws of engines: whatever works the scores out, they are the same."""

from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.testing import assert_same_everywhere, assumed, evidence, policies
from creditpolicy.testing.laws.engines import Engine
from tests.properties.effort import part

ENGINES: tuple[Engine, ...] = ("compiled", "session", "table")


@part(10)
@given(st.data())
def test_compiled_code_sessions_and_tables(data: st.DataObject) -> None:
    """What any program would compare, through the public interface, on drawn policies and rows."""
    policy = data.draw(policies())
    rows, assume = data.draw(evidence(policy)), data.draw(assumed(policy))
    engine = data.draw(st.sampled_from(ENGINES))
    assert_same_everywhere(policy, rows, engines=[engine], assume=assume)
