"""Did you mean: the right name is offered, far-fetched ones are not, and every text is taken."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.values.nearest import nearest

SHORT = st.text("市区县财务税局", max_size=10)


def edit_distance(one: str, other: str) -> int:
    """Give Levenshtein's distance by the textbook table."""
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        above, row = row, [i]
        for j, right in enumerate(other, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (left != right)))
    return row[-1]


def is_near(name: str, other: str) -> bool:
    """Tell whether two names are near by the words of the definition."""
    allowed = 1 if len(name) <= 4 else 2 if len(name) <= 8 else 3
    contained = min(len(name), len(other)) >= 2 and (name in other or other in name)
    spelt = edit_distance(name, other) <= allowed and bool(set(name) & set(other))
    return spelt or contained


def shortened(name: str, names: list[str]) -> set[str]:
    """Find the names of which a part, not always a connected one, is the name."""
    return {
        other
        for other in names
        if len(name) >= 3 and name in map("".join, combinations(other, len(name)))
    }


@pytest.mark.parametrize(
    ("name", "names", "meant"),
    [
        ("税务", ["公安局", "税务局"], "税务局"),
        ("税务局", ["财政局", "国家税务总局", "税务"], "税务"),
        ("税务", ["财务", "税务局"], "税务局"),
        ("税务", ["国家税务总局高新区分局", "国家税务总局"], "国家税务总局"),
        ("市场监督局", ["市场", "市场监管局"], "市场监管局"),
        ("市场监管局", ["市监局", "财政局"], "市监局"),
        ("社会信用体系建设办公厅", ["社会信用体系建设领导小组办公室", "社会信用体系建设办公室"],
         "社会信用体系建设办公室"),
        ("公安局", ["公安局", "公安分局"], "公安局"),
        ("甲乙", ["甲丙", "甲丁"], "甲丙"),
        ("市监局", ["城市管理局", "市场监管局"], "市场监管局"),
        ("国土局", ["国土规划建设管理局", "市场监管局"], "国土规划建设管理局"),
    ],
)  # fmt: skip
def test_the_name_that_was_meant_is_found(name: str, names: list[str], meant: str) -> None:
    """The nearest spelling comes first, a containing name next, then one that was shortened."""
    assert nearest(name, names) == meant


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("税务", []),
        ("税务", ["公安", "人民法院"]),
        ("税务局", ["公安局", "民政局"]),
        ("局", ["处", "财政局"]),
        ("", ["", "甲", "甲乙"]),
        ("甲", [""]),
        ("甲乙丙丁", ["甲乙戊己"]),
        ("甲" * 201, ["甲" * 201]),
        ("甲" * 200, ["甲" * 201]),
        ("市监局", ["市场监管局", "市容监察局"]),
    ],
)
def test_nothing_is_offered_when_nothing_is_near(name: str, names: list[str]) -> None:
    """Two edits in a short name, nothing in common, two names that it may shorten: None."""
    assert nearest(name, names) is None


@given(SHORT, st.lists(SHORT))
def test_an_offer_is_near_and_silence_means_none_is(name: str, names: list[str]) -> None:
    """Something is offered exactly when the definition finds one near."""
    offered = nearest(name, names)
    if offered is None:
        assert not any(is_near(name, other) for other in names)
        assert len(shortened(name, names)) != 1
    else:
        assert offered in names
        assert is_near(name, offered) or shortened(name, names) == {offered}


@given(SHORT, st.lists(SHORT))
def test_no_other_name_is_spelt_closer(name: str, names: list[str]) -> None:
    """Of the names within the cut-off, one at the least distance is offered."""
    allowed = 1 if len(name) <= 4 else 2 if len(name) <= 8 else 3
    distances = [edit_distance(name, other) for other in names if set(name) & set(other)]
    least = min(distances, default=99)
    if least <= allowed:
        assert edit_distance(name, nearest(name, names) or "") == least


@given(SHORT.filter(bool), st.lists(SHORT))
def test_a_known_name_is_nearest_to_itself(name: str, names: list[str]) -> None:
    """A name among those given is answered, whatever else is there."""
    assert nearest(name, [*names, name]) == name


@pytest.mark.parametrize(
    ("length", "edits"), [(2, 1), (4, 1), (5, 2), (8, 2), (9, 3), (199, 3), (200, 3)]
)
def test_the_cut_off_grows_with_the_length(length: int, edits: int) -> None:
    """One edit up to 4 characters, two up to 8, three up to 200: the last allowed edit counts."""
    name = "甲" * length
    assert nearest(name, [name[edits:] + "乙" * edits]) == name[edits:] + "乙" * edits
    assert nearest(name, [name[edits + 1 :] + "乙" * (edits + 1)]) is None


def test_names_may_come_from_a_generator() -> None:
    """The names are read once."""
    assert nearest("税务", (name for name in ("公安局", "税务局"))) == "税务局"
