"""Files and standard input become text for a reader, which says what could not be read."""

from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from creditpolicy.diagnostics.catalog import rows as codes
from creditpolicy.diagnostics.diagnostic import Cell, found
from creditpolicy.diagnostics.refused import read_as, refused
from creditpolicy.evidence.rows import Reading
from creditpolicy.source.decode import Refusal, Unopened, file_name, open_bytes, unopened
from creditpolicy.source.encoding import Encoding, detect

Reader = Callable[[TextIO, str], Iterator[Reading]]


def read_text(path: Path, reader: Reader) -> Iterator[Reading]:
    """What `reader` yields of a file. A pipe cannot be read twice and is taken as UTF-8.

    Errors, as diagnostics: CP001, CP003 to CP006 and the reader's; CP007 and CP503 beside them.
    """
    file = file_name(path)
    stream = open_bytes(path)
    if isinstance(stream, Unopened):
        yield refused(file, stream)
        return
    with stream:
        encoding = _encoding_of(stream)
        if not isinstance(encoding, Encoding):
            yield refused(file, encoding)
            return
        if note := read_as(file, encoding):
            yield note
        yield from read_stream(stream, file, reader, encoding)


def _encoding_of(stream: BinaryIO) -> Encoding | Refusal:
    """The encoding; the stream is at its start again."""
    try:
        if not stream.seekable():
            return Encoding.UTF_8_MARKED
        encoding = detect(stream)
        stream.seek(0)
    except OSError as error:
        return unopened(error)
    return encoding


def read_stream(
    stream: BinaryIO, file: str, reader: Reader, encoding: Encoding = Encoding.UTF_8_MARKED
) -> Iterator[Reading]:
    """What `reader` yields of a stream, which stays open; CP503 if that is nothing.

    Bytes that are not text become lone surrogates, which every reader reports where they stand.
    """
    text = TextIOWrapper(stream, encoding.value, errors="surrogateescape", newline="")
    try:
        yield from or_no_rows(reader(text, file), file)
    except (OSError, UnicodeDecodeError) as error:
        yield refused(file, unopened(error))
    finally:
        text.detach()


def or_no_rows(readings: Iterator[Reading], file: str) -> Iterator[Reading]:
    """The readings; a warning (CP503) where there are none."""
    first = next(readings, None)
    if first is None:
        yield found(codes.NO_ROWS, Cell(file, 1), file=file)
        return
    yield first
    yield from readings
