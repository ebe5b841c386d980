"""What is found out about columns of texts before rows are counted: all that makes them plain."""

from collections.abc import Iterator, Sequence

from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.conditions import EMPTY
from creditpolicy.extra.bulk.engine import FEW, SOURCE, Engine
from creditpolicy.values.classes import frozen


@frozen
class Known:
    """Of a column in which no text has blanks around it.

    `full`: whether each of its texts says something; `few`: all of them, where they are few.
    """

    full: bool
    few: frozenset[str] | None = None


def look(engine: Engine, listed: Sequence[str], others: Sequence[str]) -> dict[str, Known]:
    """What is known of columns: of those `listed` their few texts, of the others if they are neat.

    An engine that needs as long for one answer as for all counts is asked nothing.
    """
    seen = engine.few([*listed, *others])
    single = _single(engine, [name for name in listed if seen.get(name) == 1])
    texts = {**{n: _texts(engine, n) for n in listed if n in seen and n not in single}, **single}
    few = {name: _of_texts(of) for name, of in texts.items() if of is not None}
    neat = {name: _of_others(engine, name) for name in others if name in seen}
    return {name: known for name, known in (few | neat).items() if known is not None}


def _of_texts(texts: frozenset[str]) -> Known | None:
    neat = all(text and text == text.strip() for text in texts)
    return Known(texts.isdisjoint(EMPTY), texts) if neat else None


def _of_others(engine: Engine, name: str) -> Known | None:
    """Asked for exceptions alone: a dictionary without one is not looked at row by row."""
    text = exp.column(name, quoted=True)
    trimmed = exp.Trim(this=text, expression=sql.text(sql.BLANKS))
    odd = exp.or_(sql.one_of(text, EMPTY), exp.NEQ(this=text, expression=trimmed))
    query = exp.select(text).distinct().from_(SOURCE).where(odd).limit(len(EMPTY) + 1)
    found = frozenset(_column(engine, query))
    return Known(full=not found) if found < frozenset(EMPTY) and "" not in found else None


def _single(engine: Engine, names: Sequence[str]) -> dict[str, frozenset[str]]:
    """Those with one text alone: the least and the greatest stand in the index of Parquet."""
    if not names:
        return {}
    ends = [of(this=exp.column(n, quoted=True)) for n in names for of in (exp.Min, exp.Max)]
    (found,) = engine.rows(exp.select(*ends).from_(SOURCE))
    pairs = zip(names, found[::2], found[1::2], strict=True)
    return {n: frozenset((str(least),)) for n, least, most in pairs if least == most is not None}


def _texts(engine: Engine, name: str) -> frozenset[str] | None:
    """The texts of a column; None where there are more than few of them after all."""
    query = exp.select(exp.column(name, quoted=True)).distinct().from_(SOURCE).limit(FEW + 2)
    found = list(_column(engine, query))
    return frozenset(found) if len(found) <= FEW else None


def _column(engine: Engine, query: exp.Select) -> Iterator[str]:
    return (str(one) for (one,) in engine.rows(query) if one is not None)
