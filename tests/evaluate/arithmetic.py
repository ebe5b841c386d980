"""Works out a written sum such as `min((2/3) × 5, 1)` exactly, with nothing of the package."""

import ast
from fractions import Fraction
from functools import cache

_SIGNS = str.maketrans({"×": "*", "÷": "/", "−": "-"})


@cache
def worked_out(written: str) -> Fraction:
    """The value of an English formula in numbers."""
    return _value(ast.parse(written.translate(_SIGNS), mode="eval").body, written)


def _value(node: ast.expr, written: str) -> Fraction:
    match node:
        case ast.Constant(value=int() | float()):
            source = ast.get_source_segment(written.translate(_SIGNS), node)
            return Fraction(source or "")
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, written)
        case ast.BinOp(left=left, op=op, right=right):
            return _binary(op, _value(left, written), _value(right, written))
        case ast.Call(func=ast.Name(id="min" | "max" as name), args=args):
            values = [_value(arg, written) for arg in args]
            return min(values) if name == "min" else max(values)
        case _:
            raise AssertionError(ast.dump(node))


def _binary(op: ast.operator, left: Fraction, right: Fraction) -> Fraction:
    match op:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div():
            return left / right
        case _:
            raise AssertionError(op)
