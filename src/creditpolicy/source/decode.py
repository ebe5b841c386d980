"""Bytes become text, whole and strictly: nothing is replaced or dropped.

What cannot be read comes back as a `Refusal`; `diagnostics/refused.py` puts it into words.
"""

from enum import Enum, auto
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from creditpolicy.source.encoding import Encoding, NotText, detect
from creditpolicy.source.source import Source
from creditpolicy.values.classes import field, frozen

POLICY_BYTES = 4 * 1024 * 1024
"""A policy longer than this is refused unless the caller allows more (1,000 items: 0.3 MB)."""


class Cause(Enum):
    """Why a file did not open, or stopped while it was read."""

    MISSING = auto()
    FOLDER = auto()
    FORBIDDEN = auto()
    BAD_NAME = auto()
    CHANGED = auto()
    SYSTEM = auto()


@frozen
class Unopened:
    """The system did not give us the bytes."""

    cause: Cause


@frozen
class TooLarge:
    """There are more bytes than the `limit`."""

    limit: int


Refusal = Unopened | TooLarge | NotText


@frozen
class Decoded:
    """The text of a file, without its byte order mark, and the encoding that was used."""

    text: str = field(repr=False)
    encoding: Encoding


@frozen
class ReadSource:
    """The text of a policy, each line ended by one newline, and the encoding that was used."""

    source: Source
    encoding: Encoding


def read_source(path: Path, limit: int = POLICY_BYTES) -> ReadSource | Refusal:
    """The text of a `.policy` file of at most `limit` bytes."""
    data = read_bytes(path, limit)
    decoded = decode(data, limit) if isinstance(data, bytes) else data
    if not isinstance(decoded, Decoded):
        return decoded
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return ReadSource(Source(file_name(path), text), decoded.encoding)


def read_bytes(path: Path, limit: int) -> bytes | Unopened | TooLarge:
    """The contents of a file of at most `limit` bytes; no more than that is read of another."""
    stream = open_bytes(path)
    if isinstance(stream, Unopened):
        return stream
    try:
        with stream:
            data = stream.read(limit + 1)
    except OSError as error:
        return unopened(error)
    return TooLarge(limit) if len(data) > limit else data


def decode(data: bytes, limit: int = POLICY_BYTES) -> Decoded | TooLarge | NotText:
    """The text of at most `limit` bytes. A byte order mark in mid-text stays a character."""
    if len(data) > limit:
        return TooLarge(limit)
    encoding = detect(BytesIO(data))
    if not isinstance(encoding, Encoding):
        return encoding
    return Decoded(data.decode(encoding.value), encoding)


def open_bytes(path: Path) -> BinaryIO | Unopened:
    """The file, opened for reading bytes."""
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        return unopened(error)


def unopened(error: OSError | ValueError) -> Unopened:
    """What went wrong, without the system's own words."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return Unopened(Cause.MISSING)
        case IsADirectoryError():
            return Unopened(Cause.FOLDER)
        case PermissionError():
            return Unopened(Cause.FORBIDDEN)
        case UnicodeDecodeError():
            return Unopened(Cause.CHANGED)
        case ValueError():
            return Unopened(Cause.BAD_NAME)
        case _:
            return Unopened(Cause.SYSTEM)


def file_name(path: Path) -> str:
    """The path as messages show it: a character that cannot be printed becomes `�`."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in str(path))
