"""Expressions in every shape that the grammar has."""

from collections.abc import Callable
from functools import cache

from hypothesis import strategies as st

from creditpolicy.syntax import expressions as e
from creditpolicy.values.dates import parse_date
from tests.syntax.strategies.names import NOWHERE, names

_Made = st.SearchStrategy[e.Expression]
_DATES = ("2018-01-01", "2018-12-31", "2018-02-30", "1000-01-01", "2999-12-31")
_NUMBERS = ("0", "1", "2", "15", "007", "0.5", "12.50", "2018", "100000000000000000000")


@cache
def numbers() -> st.SearchStrategy[e.Number]:
    values, units = st.sampled_from(_NUMBERS), st.sampled_from(e.Unit)
    return st.builds(e.Number, values, units, st.just(NOWHERE))


@cache
def dates() -> st.SearchStrategy[e.Date]:
    """Days, some of which do not exist."""
    texts = st.dates().filter(lambda day: day.year >= 1000).map(str) | st.sampled_from(_DATES)
    return texts.map(lambda text: e.Date(parse_date(text), text, NOWHERE))


@cache
def name_lists() -> st.SearchStrategy[tuple[e.Name, ...]]:
    return st.lists(names(), min_size=1, max_size=3).map(tuple)


@cache
def leaves() -> _Made:
    return st.one_of(names(), numbers())


def sums(inner: _Made) -> _Made:
    """Expressions without conditions outside brackets; `inner` is what stands in brackets."""
    atoms = st.one_of(
        names(), numbers(), dates(), _brackets(inner), _calls(inner), _imported(), _results()
    )
    signed = st.one_of(atoms, atoms, st.builds(e.Negative, atoms, st.just(NOWHERE)))
    products = st.one_of(signed, _chains(e.Product, signed, "*/"))
    return st.one_of(products, _chains(e.Sum, products, "+-"))


@cache
def expressions() -> _Made:
    """Expressions of any form."""
    return st.recursive(leaves(), _one_level, max_leaves=4)


def _one_level(inner: _Made) -> _Made:
    conditions = _conditions(inner)
    several = st.lists(conditions, min_size=2, max_size=3).map(tuple)
    anything = st.one_of(
        conditions,
        st.builds(e.Conjunction, several, st.just(NOWHERE)),
        st.builds(e.Disjunction, several, st.just(NOWHERE)),
    )
    choices = st.builds(e.Choice, anything, anything, anything, st.just(NOWHERE))
    either = st.one_of(anything, anything, choices)
    return st.one_of(either, st.builds(e.Choice, either, either, either, st.just(NOWHERE)))


def _conditions(inner: _Made) -> _Made:
    side, place = sums(inner), st.just(NOWHERE)
    counts = st.integers(0, 99).map(str)
    return st.one_of(
        side,
        st.builds(e.Compare, side, st.sampled_from(e.Order), side, place),
        st.builds(e.Compare, _alike(), st.sampled_from(e.Order), side, place),
        st.builds(e.Valid, side, place),
        st.builds(e.Belongs, side, name_lists(), place),
        st.builds(e.Applies, side, st.booleans(), place),
        st.builds(e.Filled, name_lists(), place),
        st.builds(e.Blank, name_lists(), place),
        st.builds(e.AtLeast, counts, place),
        st.builds(e.Within, side, side, side, place),
        st.builds(e.Ahead, side, side, side, place),
        st.builds(e.Unmatched, name_lists(), names(), place),
        st.builds(e.Negation, inner, place),
    )


def _alike() -> st.SearchStrategy[e.Alike]:
    return st.builds(e.Alike, name_lists(), names(), st.booleans(), st.just(NOWHERE))


def _results() -> st.SearchStrategy[e.ItemResult]:
    ids = st.sampled_from(("1", "2", "3.12"))
    return st.builds(e.ItemResult, ids, st.booleans(), st.just(NOWHERE))


def _brackets(inner: _Made) -> _Made:
    return st.builds(e.Bracket, inner, st.just(NOWHERE))


def _calls(inner: _Made) -> _Made:
    args = st.lists(inner, min_size=1, max_size=2).map(tuple)
    over = st.one_of(st.just(()), name_lists())
    return st.builds(e.Call, names(), args, over, st.just(NOWHERE))


def _imported() -> _Made:
    items = st.sampled_from(("1", "3.2", "12"))
    figure = st.one_of(names(), st.builds(e.ItemFigure, items, st.booleans(), st.just(NOWHERE)))
    return st.builds(e.Imported, names(), figure, st.just(NOWHERE))


def _chains(
    make: Callable[..., e.Sum | e.Product], of: _Made, signs: str
) -> st.SearchStrategy[e.Sum | e.Product]:
    """A first part with the neutral sign, then others with any of the signs."""
    rest = st.lists(st.tuples(st.sampled_from(signs), of), min_size=1, max_size=2)
    parts = st.builds(lambda first, others: ((signs[0], first), *others), of, rest)
    return st.builds(make, parts, st.just(NOWHERE))
