"""How all tests run: the two amounts of effort that Hypothesis spends, and what coverage counts."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

settings.register_profile(
    "ci",
    max_examples=100,
    derandomize=False,  # each run looks somewhere new ...
    print_blob=True,  # ... and says how to come back
    deadline=None,  # a shared machine is slow at times
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("nightly", settings.get_profile("ci"), max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

_HOSTILE = Path(__file__).parent / "hostile"
_SPARK = Path(__file__).parent / "extra" / "spark"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Spark's tests come first: the first of several processes gets them all, and starts one Spark.

    Coverage counts what examples written by hand reach: the same lines in each run.

    Being counted doubles what a test takes, so tests at length are marked `no_cover` as well, and
    hostile input is there to find what breaks.
    """
    items.sort(key=lambda item: item.path.parent != _SPARK)
    for item in items:
        if is_hypothesis_test(getattr(item, "obj", None)) or item.path.parent == _HOSTILE:
            item.add_marker("no_cover")


@contextmanager
def _uncounted(item: pytest.Item) -> Iterator[None]:
    """`no_cover` in worker processes too, where pytest-cov measures twice and pauses one of them."""
    if item.get_closest_marker("no_cover") is None:
        yield
        return
    tracing = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracing)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """What a test is given, is made for it: uncounted, where the test is."""
    with _uncounted(item):
        return (yield)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    with _uncounted(item):
        return (yield)


def pytest_collection_finish() -> None:
    """The tests themselves are no garbage, and are not looked through for any while they run."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
