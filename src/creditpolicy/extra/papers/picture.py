"""A line of a chart as a small PNG, for documents that take no SVG; drawn pixel by pixel."""

import zlib
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from struct import pack

from creditpolicy.report.papers.paper import Line

_WIDE, _HIGH, _EDGE, _THICK, _DOT = 480, 96, 12, 2, 5
_WHITE, _RULE, _INK = range(3)
_COLOURS = bytes((255, 255, 255, 209, 213, 219, 179, 18, 29))

Point = tuple[int, int]


def png(line: Line, most: Fraction) -> bytes:
    """A dot a value, joined where nothing lies between, over a rule at 0 and at `most`."""
    rows = [bytearray(_WIDE) for _ in range(_HIGH)]
    for y in (_EDGE, _HIGH - _EDGE):
        rows[y][:] = bytes([_RULE]) * _WIDE
    points = [_point(at, value, len(line.values), most) for at, value in enumerate(line.values)]
    for one, other in pairwise(points):
        if one is not None and other is not None:
            _paint(rows, _between(one, other), _THICK)
    _paint(rows, filter(None, points), _DOT)
    return _file(rows)


def _point(at: int, value: Fraction | None, count: int, most: Fraction) -> Point | None:
    if value is None:
        return None
    part = min(max(value / most, Fraction(0)), Fraction(1)) if most > 0 else Fraction(0)
    across = _EDGE + (_WIDE - 2 * _EDGE) * at // max(count - 1, 1)
    return across, _HIGH - _EDGE - int((_HIGH - 2 * _EDGE) * part)


def _between(one: Point, other: Point) -> Iterator[Point]:
    """The pixels from one point to the other, none left out."""
    (x, y), (end, low) = one, other
    steps = max(abs(end - x), abs(low - y), 1)
    for step in range(steps + 1):
        yield x + (end - x) * step // steps, y + (low - y) * step // steps


def _paint(rows: list[bytearray], points: Iterator[Point], size: int) -> None:
    for x, y in points:
        for row in rows[max(0, y - size) : y + size + 1]:
            left, right = max(0, x - size), min(_WIDE, x + size + 1)
            row[left:right] = bytes([_INK]) * (right - left)


def _file(rows: list[bytearray]) -> bytes:
    """A picture with a palette of three colours."""
    data = b"".join(b"\0" + bytes(row) for row in rows)
    parts = (
        (b"IHDR", pack(">IIBBBBB", _WIDE, _HIGH, 8, 3, 0, 0, 0)),
        (b"PLTE", _COLOURS),
        (b"IDAT", zlib.compress(data, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(body)) + name + body + pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
