"""A file that could not be read, put into words; and the encoding of one that could."""

from creditpolicy.diagnostics.catalog import reading
from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic, Text, Words, found
from creditpolicy.source.decode import Cause, Refusal, TooLarge, Unopened
from creditpolicy.source.encoding import (
    Binary,
    Encoding,
    HalfCharacter,
    MixedEncodings,
    Undecodable,
)


def refused(file: str, why: Refusal) -> Diagnostic:
    """CP001 to CP006: why the file was not read."""
    match why:
        case Unopened(cause):
            return found(reading.FILE_UNREADABLE, file=file, reason=reason_of(cause))
        case TooLarge(limit):
            return found(reading.FILE_TOO_LARGE, file=file, limit=f"{limit:,}")
        case Binary():
            return found(reading.NOT_TEXT, file=file)
        case MixedEncodings(line):
            return found(reading.MIXED_ENCODINGS, Cell(file, line), file=file, line=str(line))
        case HalfCharacter(line):
            return found(reading.HALF_CHARACTER, Cell(file, line), file=file, line=str(line))
        case Undecodable(line, tried):
            at, encoding = Cell(file, line), _names(tried)
            return found(reading.UNDECODABLE, at, file=file, line=str(line), encoding=encoding)


def read_as(file: str, encoding: Encoding) -> Diagnostic | None:
    """CP007, a note, where a file was read as something else than UTF-8."""
    match encoding:
        case Encoding.UTF_8 | Encoding.UTF_8_MARKED:
            return None
        case Encoding.UTF_16 | Encoding.GB18030:
            return found(reading.READ_AS, file=file, encoding=_name(encoding))


def _name(encoding: Encoding) -> str:
    return "UTF-8" if encoding is Encoding.UTF_8_MARKED else encoding.value.upper()


def _names(tried: tuple[Encoding, ...]) -> Text:
    names = [_name(encoding) for encoding in tried]
    return Words(" 或 ".join(names), " or ".join(names))


def reason_of(cause: Cause) -> Words:
    """Why a file did not open, as part of a sentence."""
    match cause:
        case Cause.MISSING:
            return Words("文件不存在", "there is no such file")
        case Cause.FOLDER:
            return Words("这是文件夹，不是文件", "it is a folder, not a file")
        case Cause.FORBIDDEN:
            return Words("没有读取权限", "permission denied")
        case Cause.BAD_NAME:
            return Words("文件名里有不允许的字符", "its name has a character that is not allowed")
        case Cause.CHANGED:
            return Words("读取途中文件被改动", "it changed while it was being read")
        case Cause.SYSTEM:
            return Words("系统读取出错", "the system could not read it")
