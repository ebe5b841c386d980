"""Check characters in SQL are those of the standards, for every text."""

import duckdb
from hypothesis import given
from hypothesis import strategies as st
from sqlglot import exp

from creditpolicy.evidence.cells import UPPER, is_valid
from creditpolicy.extra.bulk.dialects import text_of
from creditpolicy.extra.bulk.digits import is_code
from creditpolicy.policy.facts import ColumnType
from tests.properties.effort import part

TYPES = (ColumnType.CREDIT_CODE, ColumnType.IDENTITY, ColumnType.SUBJECT_CODE)
LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@st.composite
def credit_codes(draw: st.DrawFn) -> str:
    """Codes with a right check character, and now and then another last one."""
    body = draw(st.text(LETTERS, min_size=17, max_size=17))
    total = sum(LETTERS.index(letter) * 3**place for place, letter in enumerate(body))
    return body + LETTERS[(-total + draw(st.sampled_from((0, 0, 0, 1)))) % 31]


@st.composite
def identity_numbers(draw: st.DrawFn) -> str:
    """Numbers with a right check character, of days that exist and that do not."""
    year = draw(st.sampled_from(("0000", "1900", "1904", "2000", "2018", "2100")))
    month, day = draw(st.integers(0, 13)), draw(st.integers(0, 32))
    body = f"370102{year}{month:02}{day:02}{draw(st.integers(0, 999)):03}"
    total = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(body))
    return body + "0123456789X"[(1 - total) % 11]


TEXTS = st.one_of(
    credit_codes(),
    identity_numbers(),
    st.text(LETTERS + "IOSVZ０１Ⅹ 一", min_size=16, max_size=20),
    st.text(max_size=20).filter(lambda text: "\0" not in text),
)


@part(2)
@given(st.lists(TEXTS, min_size=1, max_size=200))
def test_sql_and_python_agree(texts: list[str]) -> None:
    """Of good codes, nearly good ones and any text at all, for each type of code."""
    capitals = [text.translate(UPPER) for text in texts]
    columns = [is_code(type_, exp.column("text", quoted=True)) for type_ in TYPES]
    connection = duckdb.connect()
    connection.execute("CREATE TABLE texts (text TEXT)")
    connection.execute("INSERT INTO texts SELECT unnest(?)", [capitals])
    query = exp.select(exp.column("text", quoted=True), *columns).from_("texts")
    for text, *found in connection.execute(text_of(query, "duckdb")).fetchall():
        assert [bool(one) for one in found] == [is_valid(type_, text) for type_ in TYPES], text


def test_a_credit_code_and_an_identity_number() -> None:
    """One of each that is right, by the standards' own examples, and with one character changed."""
    query = exp.select(
        *(
            is_code(type_, exp.Literal.string(text))
            for type_, text in (
                (ColumnType.CREDIT_CODE, "91350100M000100Y43"),
                (ColumnType.CREDIT_CODE, "91350100M000100Y44"),
                (ColumnType.IDENTITY, "11010519491231002X"),
                (ColumnType.IDENTITY, "110105194912310021"),
            )
        )
    )
    (found,) = duckdb.execute(text_of(query, "duckdb")).fetchall()
    assert found == (True, False, True, False)
