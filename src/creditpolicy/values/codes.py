"""Check characters of the two national codes that evidence carries, and the mask over them."""

import re
from datetime import date

MASK = "****"
_LONGEST_HIDDEN = 6

_CREDIT_CODE = re.compile(r"[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{18}")
_IDENTITY_NUMBER = re.compile(r"[0-9]{17}[0-9Xx]")

# The 31 characters of GB 32100 in order of value, spelled as digits of base 34.
_TO_BASE_34 = str.maketrans(
    "ABCDEFGHJKLMNPQRTUWXY" + "abcdefghjklmnpqrtuwxy",
    "abcdefghijklmnopqrstu" * 2,
)


def is_credit_code(text: str) -> bool:
    """Tell whether a text is a 统一社会信用代码 (GB 32100-2015) with a right check character.

    18 characters out of 31 (no I, O, S, V, Z), in either case; the values of the first 17 times
    3^0 to 3^16, plus the last, are divisible by 31. As 34 leaves 3 when divided by 31, that sum
    is the first 17 read backwards in base 34. No registry is asked: the code may be unassigned.
    """
    if _CREDIT_CODE.fullmatch(text) is None:
        return False
    digits = text.translate(_TO_BASE_34)
    return (int(digits[16::-1], 34) + int(digits[17], 34)) % 31 == 0


def is_identity_number(text: str) -> bool:
    """Tell whether a text is a 公民身份号码 (GB 11643-1999): a date that exists, a right check.

    The standard's weights are the powers of 2 modulo 11, the check character weighs 1, X is 10,
    and the sum leaves 1. As 13 leaves 2 when divided by 11, that sum is the number in base 13.
    Neither the place code nor the age is judged.
    """
    if _IDENTITY_NUMBER.fullmatch(text) is None or not _date_exists(text[6:14]):
        return False
    return int(text.upper().replace("X", "a"), 13) % 11 == 1


def _date_exists(digits: str) -> bool:
    """Tell whether eight ASCII digits, YYYYMMDD, are a day of the calendar."""
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def mask(text: str) -> str:
    """Hide a private value for display: ``"11****2X"``, and ``"****"`` for 6 characters or less.

    The stars are always four, so that they do not tell the length.
    """
    if len(text) <= _LONGEST_HIDDEN:
        return MASK
    return text[:2] + MASK + text[-2:]
