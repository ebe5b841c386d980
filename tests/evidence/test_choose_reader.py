"""From a path to rows: the right reader, the right encoding, and no silence."""

import csv
import io
import json
import os
import sys
import threading
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic
from creditpolicy.evidence.readers import text as text_reader
from creditpolicy.evidence.readers.choose import read_evidence
from creditpolicy.evidence.readers.text import read_stream
from creditpolicy.evidence.rows import Row

CELLS = {"编号": "A1", "部门": "税务局", "说明": "=cmd()"}
SECOND = {"编号": "A2", "部门": "高新区市场监督管理局", "说明": "甲,“乙”\n丙"}
PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))
MEGABYTE = 1024 * 1024


def as_csv(records, delimiter=","):
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, CELLS, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(records)
    return file.getvalue()


def as_jsonl(records):
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def read(path, **options):
    return list(read_evidence(path, **options))


def outline(path, **options):
    """Rows as their cells, diagnostics as their codes."""
    return [
        r.code.code if isinstance(r, Diagnostic) else r.cells
        for r in read_evidence(path, **options)
    ]


def written(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.csv", as_csv),
        ("a.CSV", as_csv),
        ("a.tsv", lambda records: as_csv(records, "\t")),
        ("a.txt", lambda records: as_csv(records, ";")),
        ("a.jsonl", as_jsonl),
        ("a.ndjson", as_jsonl),
        ("a.json", lambda records: json.dumps(records, ensure_ascii=False)),
    ],
)
def test_every_format_in_every_encoding(tmp_path, name, write, encoding):
    """The same records come out of every format and encoding; an unusual encoding is noted."""
    path = written(tmp_path, name, write([CELLS, SECOND]).encode(encoding))
    note = ["CP007"] if encoding in ("utf-16", "gb18030") else []
    assert outline(path) == [*note, CELLS, SECOND]


@given(st.lists(PLAIN.map(str.strip)), st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]))
def test_csv_round_trips_through_bytes(tmp_path_factory, texts, encoding):
    """Any cells written as CSV in UTF-8, with a mark or not, or GB18030 are read back."""
    records = [{**CELLS, "说明": text} for text in texts]
    path = written(tmp_path_factory.getbasetemp(), "a.csv", as_csv(records).encode(encoding))
    rows = [reading for reading in read_evidence(path) if isinstance(reading, Row)]
    assert rows == [Row(str(path), number, record) for number, record in enumerate(records, 2)]


@pytest.mark.parametrize(
    ("name", "code", "word"),
    [
        ("a.parquet", "CP501", "creditpolicy[parquet]"),
        ("a.xls", "CP572", ".xlsx"),
        ("a.et", "CP572", ".xlsx"),
        ("a.wps", "CP500", ".xlsx"),
        ("a", "CP500", ".jsonl"),
        (".csv", "CP500", ".jsonl"),
        ("a.csv.gz", "CP500", ".jsonl"),
    ],
)
def test_a_format_without_a_reader_is_refused(tmp_path, name, code, word):
    """What is supported, or which extra it takes, is in the help; the file need not exist."""
    (finding,) = read(tmp_path / name)
    assert finding.code.code == code
    assert word in finding.help("zh")
    assert word in finding.help("en")


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl"])
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "CP003"),
        ("部门,税务\0局\n".encode(), "CP003"),
        (b"\0" * 10 * MEGABYTE, "CP003"),
        ("部门,\ud800\n".encode("utf-8", "surrogatepass"), "CP006"),
        ("高新区税务局,\n".encode() + "高新区税务局".encode("gb18030"), "CP005"),
        ("高新区税务局\n".encode("gb18030") + b"\xff\xff", "CP004"),
    ],
    ids=["zip", "one NUL", "10 MB of NUL", "surrogate", "mixed", "no encoding"],
)
def test_what_is_no_text_is_refused(tmp_path, name, content, code):
    """Bytes that are no text get one diagnostic, and no row is guessed from them."""
    assert outline(written(tmp_path, name, content)) == [code]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "CP502"),
        ("a.csv", b"\xef\xbb\xbf", "CP502"),
        ("a.csv", b"a,b\n", "CP503"),
        ("a.csv", b"a,b\n,\n\n", "CP503"),
        ("a.jsonl", b"", "CP503"),
        ("a.jsonl", b"\xef\xbb\xbf\n", "CP503"),
        ("a.json", b"", "CP512"),
        ("a.json", b"[ ]", "CP503"),
        ("a.csv", b"a" * 10 * MEGABYTE, "CP504"),
        ("a.json", b"a" * 10 * MEGABYTE, "CP512"),
        ("a.jsonl", b"a" * 10 * MEGABYTE, "CP504"),
        ("a.json", b"[" * 100_000, "CP513"),
        ("a.jsonl", b"[" * 100_000, "CP508"),
    ],
    ids=range(13),
)
def test_a_file_without_rows_says_so(tmp_path, name, content, code):
    """No file ends in silence: one that gives no row gives a diagnostic that names it."""
    path = written(tmp_path, name, content)
    (finding,) = read(path)
    assert finding.code.code == code
    assert str(path) in (finding.message("zh") + str(finding.at))


def test_a_missing_file_is_a_diagnostic(tmp_path):
    """A file that is not there, a folder and an impossible name are reported, not raised."""
    (tmp_path / "d.csv").mkdir()
    for name in ("没有.csv", "d.csv", "a\0.csv"):
        assert outline(tmp_path / name) == ["CP001"]


def test_the_wrong_separator_between_files_is_seen(tmp_path):
    """A second mark, from files that were joined end to end, is reported where it stands."""
    once = as_csv([CELLS]).encode("utf-8-sig")
    assert outline(written(tmp_path, "a.csv", once + once)) == [CELLS, "CP506", CELLS]
    lines = as_jsonl([CELLS]).encode("utf-8-sig")
    assert outline(written(tmp_path, "a.jsonl", lines + lines)) == [CELLS, "CP507"]


def test_standard_input_is_json_lines(monkeypatch):
    """`-` reads JSON lines in UTF-8, with or without a mark, and leaves the stream open."""
    stream = io.BytesIO(as_jsonl([CELLS, SECOND]).encode("utf-8-sig"))
    readings = read(Path("-"), standard_input=stream)
    assert readings == [Row("-", 1, CELLS), Row("-", 2, SECOND)]
    assert not stream.closed
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"a": 1}'), "ascii"))
    assert outline(Path("-")) == [{"a": "1"}]


def test_standard_input_may_be_closed(monkeypatch):
    """A process without standard input gets a diagnostic."""
    monkeypatch.setattr(sys, "stdin", None)
    assert outline(Path("-")) == ["CP001"]


def test_bytes_that_are_no_text_are_found_line_by_line():
    """Standard input cannot be read twice, so its bad bytes are reported where they stand."""
    good = as_jsonl([CELLS]).encode()
    bad = as_jsonl([CELLS]).encode("gb18030")
    stream = io.BytesIO(good + bad + b'{"a": "\xff"}\n' + b"\0\n" + good)
    readings = read(Path("-"), standard_input=stream)
    findings = readings[1:4]
    assert [finding.at.row for finding in findings] == [2, 3, 4]
    assert findings[1].at == Cell("-", 3, "a")
    for finding in findings:
        finding.message("zh").encode()
        finding.message("en").encode()


def test_a_pipe_is_read_once(tmp_path):
    """A named pipe cannot be rewound; it is taken as UTF-8."""
    path = tmp_path / "a.csv"
    os.mkfifo(path)
    feeder = threading.Thread(target=path.write_bytes, args=(as_csv([CELLS]).encode("utf-8-sig"),))
    feeder.start()
    assert outline(path) == [CELLS]
    feeder.join()


def test_a_failing_disk_is_a_diagnostic(tmp_path, monkeypatch):
    """A file that stops in the middle ends in a diagnostic after the rows that were read."""

    def failing(stream, file):
        yield Row(file, 1, {})
        raise OSError("a secret of the system")

    def detect(stream):
        raise OSError

    path = written(tmp_path, "a.csv", b"a\n")
    row, finding = read_stream(io.BytesIO(), "甲", failing)
    assert row == Row("甲", 1, {})
    assert isinstance(finding, Diagnostic)
    assert finding.message("zh") == "打不开文件“甲”：系统读取出错。"
    monkeypatch.setattr(text_reader, "detect", detect)
    assert outline(path) == ["CP001"]


def test_leaving_early_closes_the_file(tmp_path):
    """A caller may stop at any row; nothing is left open (an open file would warn)."""
    path = written(tmp_path, "a.csv", as_csv([CELLS, SECOND]))
    readings = read_evidence(path)
    assert next(readings) == Row(str(path), 2, CELLS)
    del readings


@pytest.mark.parametrize(("name", "write"), [("a.csv", as_csv), ("a.jsonl", as_jsonl)])
def test_memory_does_not_grow_with_the_file(tmp_path, name, write):
    """A long file is read as a stream: 10 MB take less than 8 MB."""
    record = {**CELLS, "说明": "说明" * 500}
    path = written(tmp_path, name, write([record] * 3_400))
    assert path.stat().st_size > 10_000_000
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_evidence(path)) == 3_400
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()
