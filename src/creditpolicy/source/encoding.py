"""Which encoding a file is in: decided on the whole of it, in memory that does not grow with it.

Order: a byte order mark (UTF-8, UTF-16), strict UTF-8, strict GB18030.
"""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Iterator
from enum import Enum
from typing import BinaryIO

from creditpolicy.values.classes import frozen

_CHUNK = 1024 * 1024
_TELLING_IDEOGRAPHS = 3


class Encoding(Enum):
    """How a file was read; the value is Python's name of the codec."""

    UTF_8 = "utf-8"
    UTF_8_MARKED = "utf-8-sig"
    UTF_16 = "utf-16"
    GB18030 = "gb18030"


@frozen
class Binary:
    """The bytes hold a NUL: a spreadsheet, a picture, anything but text."""


@frozen
class Undecodable:
    """No encoding fits; on `line` the one that fitted longest breaks off."""

    line: int
    tried: tuple[Encoding, ...]


@frozen
class MixedEncodings:
    """Some lines are Chinese in UTF-8 and others, `line` the first, are GB18030."""

    line: int


@frozen
class HalfCharacter:
    """UTF-8 but for a lone surrogate, first on `line`."""

    line: int


NotText = Binary | Undecodable | MixedEncodings | HalfCharacter


def detect(stream: BinaryIO) -> Encoding | NotText:
    """The encoding of the whole of a seekable stream, which is left anywhere."""
    start = stream.read(len(BOM_UTF8))
    if start.startswith(BOM_UTF8):
        return _marked(stream, Encoding.UTF_8_MARKED)
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _marked(stream, Encoding.UTF_16)
    match _first_fault(stream, Encoding.UTF_8):
        case None:
            return Encoding.UTF_8
        case Undecodable(line):
            return _not_utf_8(stream, line)
        case Binary():
            return Binary()


def _marked(stream: BinaryIO, encoding: Encoding) -> Encoding | NotText:
    return _first_fault(stream, encoding) or encoding


def _not_utf_8(stream: BinaryIO, line: int) -> Encoding | NotText:
    """What a stream is that stops being UTF-8 on `line`."""
    if _first_fault(stream, Encoding.UTF_8, "surrogatepass") is None:
        return HalfCharacter(line)
    match _first_fault(stream, Encoding.GB18030):
        case None:
            return MixedEncodings(line) if _has_utf_8_lines(stream) else Encoding.GB18030
        case Undecodable(other):
            return Undecodable(max(line, other), (Encoding.UTF_8, Encoding.GB18030))
        case Binary():
            return Binary()


def _first_fault(
    stream: BinaryIO, encoding: Encoding, errors: str = "strict"
) -> Binary | Undecodable | None:
    """Where the stream first stops being text in this encoding."""
    decoder = getincrementaldecoder(encoding.value)(errors)
    line = 1
    stream.seek(0)
    for chunk in _chunks(stream):
        if b"\0" in chunk and encoding is not Encoding.UTF_16:
            return Binary()
        try:
            text = decoder.decode(chunk, not chunk)
        except UnicodeDecodeError as error:
            return Undecodable(line + _lines_before(error, errors), (encoding,))
        if "\0" in text:
            return Binary()
        line += text.count("\n")
    return None


def _lines_before(error: UnicodeDecodeError, errors: str) -> int:
    return error.object[: error.start].decode(error.encoding, errors).count("\n")


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    """The rest of the stream in pieces; the last is empty."""
    while chunk := stream.read(_CHUNK):
        yield chunk
    yield b""


def _has_utf_8_lines(stream: BinaryIO) -> bool:
    """Whether a text that is GB18030 by its bytes has a line that is Chinese in UTF-8.

    Of a million random lines of GB18030, none was UTF-8 with three ideographs.
    """
    stream.seek(0)
    return any(_is_chinese_utf_8(line) for line in iter(lambda: stream.readline(_CHUNK), b""))


def _is_chinese_utf_8(line: bytes) -> bool:
    if line.isascii():
        return False
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return False
    return sum("\u4e00" <= letter <= "\u9fff" for letter in text) >= _TELLING_IDEOGRAPHS
