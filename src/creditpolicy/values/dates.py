"""Dates as people write them in Chinese tables and notices."""

import re
from datetime import date

# Not \d: it accepts the digits of every script. What this lets through, int() reads exactly.
_DATE = re.compile(
    r"([0-9０-９]{4})"
    r"(?:-([0-9０-９]{1,2})-([0-9０-９]{1,2})"
    r"|/([0-9０-９]{1,2})/([0-9０-９]{1,2})"
    r"|年([0-9０-９]{1,2})月([0-9０-９]{1,2})日)"
)


def parse_date(text: str) -> date | None:
    """Read a day: ``2018-1-5``, ``2018/1/5`` or ``2018年1月5日``, in ASCII or full-width digits.

    Month and day have one digit or two.

    Returns:
        The day, or None for any other form (``2018.1.5``, a time of day, blanks), a day that does
        not exist. 9999-12-31 exists: databases write it for “no end”.
    """
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(group) for group in found.groups() if group)
    try:
        return date(year, month, day)
    except ValueError:
        return None
