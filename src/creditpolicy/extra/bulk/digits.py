"""Check characters of national codes in SQL, exact for every text: `values.codes` says the rules.

Whole numbers of a few digits only; no engine is asked for more than the place of a letter.
"""

from collections.abc import Iterable

from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.policy.facts import ColumnType

_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_DIGITS = "0123456789"
_LENGTH = 18
_MONTHS_OF_30 = ("04", "06", "09", "11")


def is_code(type_: ColumnType, text: Sql) -> Sql:
    """Whether a text in capitals is a code of the type; NULL for a blank."""
    match type_:
        case ColumnType.CREDIT_CODE:
            return _credit_code(text)
        case ColumnType.IDENTITY:
            return _identity_number(text)
        case _:
            return exp.Paren(this=exp.or_(_credit_code(text), _identity_number(text)))


def _credit_code(text: Sql) -> Sql:
    weights = [pow(3, place, 31) for place in range(_LENGTH - 1)]
    total = _weighted(text, [*weights, 1], _LETTERS)
    return _checked(text, [_of_letters(text, _LETTERS)], _equal(_modulo(total, 31), 0))


def _identity_number(text: Sql) -> Sql:
    weights = [pow(2, _LENGTH - 1 - place, 11) for place in range(_LENGTH)]
    right = _equal(_modulo(_weighted(text, weights, _DIGITS + "X"), 11), 1)
    digits = _of_letters(_part(text, 1, _LENGTH - 1), _DIGITS)
    last = _of_letters(_part(text, _LENGTH, 1), _DIGITS + "X")
    return _checked(text, [digits, last, _day_exists(text)], right)


def _checked(text: Sql, form: Iterable[Sql], right: Sql) -> Sql:
    """Its form first: only of a text in that form can the sum be taken."""
    length = _equal(exp.Length(this=text), _LENGTH)
    return sql.case(
        [(sql.is_null(text), exp.null()), (sql.all_of([length, *form]), right)], exp.false()
    )


def _of_letters(text: Sql, letters: str) -> Sql:
    """Whether a text has no letters but these."""
    left = exp.Anonymous(
        this="TRANSLATE", expressions=[text.copy(), sql.text(letters), sql.text("")]
    )
    return exp.EQ(this=left, expression=sql.text(""))


def _weighted(text: Sql, weights: Iterable[int], letters: str) -> Sql:
    total: Sql = sql.number(0)
    for place, weight in enumerate(weights, start=1):
        value = exp.Paren(this=exp.Sub(this=_value(text, place, letters), expression=sql.number(1)))
        product = exp.Mul(this=value, expression=sql.number(weight))
        total = exp.Add(this=total, expression=product)
    return exp.Paren(this=total)


def _value(text: Sql, place: int, letters: str) -> Sql:
    return exp.StrPosition(this=sql.text(letters), substr=_part(text, place, 1))


def _part(text: Sql, start: int, length: int) -> Sql:
    return exp.Substring(this=text.copy(), start=sql.number(start), length=sql.number(length))


def _modulo(of: Sql, by: int) -> Sql:
    return exp.Mod(this=of, expression=sql.number(by))


def _equal(of: Sql, number: int) -> Sql:
    return exp.EQ(this=of, expression=sql.number(number))


def _day_exists(text: Sql) -> Sql:
    """Whether the seventh to the fourteenth digit are a day from the year 1 on."""
    year, month, day = _part(text, 7, 4), _part(text, 11, 2), _part(text, 13, 2)
    months = [f"{month:02}" for month in range(1, 13)]
    last = sql.case(
        [
            (sql.one_of(month.copy(), _MONTHS_OF_30), sql.text("30")),
            (
                exp.and_(exp.EQ(this=month.copy(), expression=sql.text("02")), _leap(year)),
                sql.text("29"),
            ),
            (exp.EQ(this=month.copy(), expression=sql.text("02")), sql.text("28")),
        ],
        sql.text("31"),
    )
    return sql.all_of(
        [
            exp.NEQ(this=year.copy(), expression=sql.text("0000")),
            sql.one_of(month, months),
            exp.GTE(this=day, expression=sql.text("01")),
            exp.LTE(this=day.copy(), expression=last),
        ]
    )


def _leap(year: Sql) -> Sql:
    """By the last two digits, and the first two where those are 00: texts, so nothing is cast."""
    fours = [f"{number:02}" for number in range(0, 100, 4)]
    first, last = _part(year, 1, 2), _part(year, 3, 2)
    century = exp.EQ(this=last.copy(), expression=sql.text("00"))
    return exp.Paren(
        this=exp.or_(
            exp.and_(sql.negated(century), sql.one_of(last, fours)),
            exp.and_(century.copy(), sql.one_of(first, fours)),
        )
    )
