"""Our classes behave as those of attrs do."""

import pickle
from copy import deepcopy
from functools import cached_property

import attrs
import pytest

from creditpolicy.values.classes import define, evolve, field, frozen


@frozen
class Point:
    x: int
    y: int = 0
    at: str | None = field(default=None, eq=False, repr=False)

    @cached_property
    def sum(self):
        return self.x + self.y


@frozen
class Other:
    x: int
    y: int = 0
    at: str | None = None


@define
class Basket:
    name: str
    things: list[str] = field(factory=list)


@frozen
class Empty:
    pass


@attrs.frozen
class Attrs:
    x: int
    y: int = 0
    at: str | None = attrs.field(default=None, eq=False, repr=False)


def test_fields_are_given_by_place_or_by_name():
    """A field that is left out has its default."""
    assert (Point(1, 2).x, Point(1, 2).y, Point(1).y, Point(x=1, y=2).y) == (1, 2, 0, 2)


def test_it_is_equal_by_class_and_by_the_fields_that_count():
    """Hashes agree with equality; another class with the same fields is another thing."""
    assert Point(1, 0, "here") == Point(1, at="there")
    assert hash(Point(1, 0, "here")) == hash(Point(1))
    assert Point(1) != Point(2)
    assert Point(1) != Other(1)
    assert Point(1) != (1, 0)
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())


def test_it_never_changes():
    """Neither by assignment nor by deletion."""
    with pytest.raises(AttributeError, match="frozen"):
        Point(1).x = 2
    with pytest.raises(AttributeError, match="frozen"):
        del Point(1).x


@pytest.mark.parametrize(
    "make",
    [
        lambda cls: cls(),
        lambda cls: cls(y=1),
        lambda cls: cls(1, 2, None, 4),
        lambda cls: cls(1, x=1),
        lambda cls: cls(1, z=1),
    ],
)
def test_arguments_that_do_not_fit_are_refused(make):
    """As attrs refuses them: one missing, one too many, one twice, one unknown."""
    for cls in (Point, Attrs):
        with pytest.raises(TypeError):
            make(cls)


def test_it_prints_as_attrs_prints():
    """The name of the class, and the fields that are shown."""
    assert repr(Point(1, 2, "here")) == repr(Attrs(1, 2, "here")).replace("Attrs", "Point")
    assert repr(Empty()) == "Empty()"


def test_it_can_be_copied_and_pickled():
    """Also after a property was worked out and kept."""
    point = Point(1, 2, "here")
    assert point.sum == 3
    for copy in (pickle.loads(pickle.dumps(point)), deepcopy(point)):
        assert copy == point
        assert copy.at == "here"


def test_it_can_be_matched_by_place():
    """Fields stand in a pattern in their order."""
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_a_copy_may_have_other_values():
    """The fields that are not named are the same, those that do not count for equality too."""
    other = evolve(Point(1, 2, "here"), y=3)
    assert (other.x, other.y, other.at) == (1, 3, "here")


def test_what_is_defined_may_change():
    """Each instance has its own list; it is equal by its fields, and has no hash."""
    basket, other = Basket("one"), Basket("one")
    basket.things.append("apple")
    assert (other.things, basket == other) == ([], False)
    basket.things.clear()
    basket.name = "two"
    assert basket == Basket(name="two", things=[])
    with pytest.raises(TypeError, match="unhashable"):
        hash(basket)
