"""Bytes become text: the order of encodings, what is refused, and where."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.diagnostics.diagnostic import Cell
from creditpolicy.diagnostics.refused import read_as, refused
from creditpolicy.source import decode as decoding
from creditpolicy.source.decode import (
    Cause,
    Decoded,
    ReadSource,
    Refusal,
    TooLarge,
    Unopened,
    decode,
    file_name,
    read_source,
    unopened,
)
from creditpolicy.source.encoding import (
    Binary,
    Encoding,
    HalfCharacter,
    MixedEncodings,
    Undecodable,
)

PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))
SENTENCE = "高新区社会信用体系建设考核办法"
MEGABYTE = 1024 * 1024


@given(PLAIN)
def test_utf_8_comes_back_as_it_went_in(text: str) -> None:
    """Any text in UTF-8, with or without a mark, decodes to itself and says which it was."""
    assert decode(text.encode()) == Decoded(text, Encoding.UTF_8)
    assert decode(text.encode("utf-8-sig")) == Decoded(text, Encoding.UTF_8_MARKED)


@given(PLAIN)
def test_utf_16_with_a_mark_comes_back(text: str) -> None:
    """Any text in UTF-16 of either byte order decodes to itself if it has its mark."""
    assert decode(text.encode("utf-16")) == Decoded(text, Encoding.UTF_16)
    assert decode(b"\xfe\xff" + text.encode("utf-16-be")) == Decoded(text, Encoding.UTF_16)


@given(PLAIN)
def test_gb18030_comes_back(text: str) -> None:
    """Any text of some length in GB18030 decodes to itself."""
    full = SENTENCE + text
    assert decode(full.encode("gb18030")) == Decoded(full, Encoding.GB18030)


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    """Whatever the bytes, there is a text or a refusal that has words in both languages."""
    result = decode(data)
    if not isinstance(result, Decoded):
        finding = refused("甲.policy", result)
        assert finding.message("zh")
        assert finding.message("en")


def test_the_whole_file_decides() -> None:
    """“陆路” alone in GB18030 reads as UTF-8, and with a sentence after it does not."""
    word = "陆路".encode("gb18030")
    assert decode(word) == Decoded("½·", Encoding.UTF_8)
    result = decode(word + b"\n" + SENTENCE.encode("gb18030"))
    assert result == Decoded("陆路\n" + SENTENCE, Encoding.GB18030)


def test_a_character_split_between_chunks_is_whole() -> None:
    """A file longer than what is read at a time loses nothing at the seams."""
    text = "a" + "考核" * MEGABYTE
    for encoding in Encoding:
        data = text.encode(encoding.value)
        assert decode(data, limit=len(data)) == Decoded(text, encoding)


def test_a_mark_in_mid_text_is_kept() -> None:
    """Only the first mark is taken off; a second stays for the parser to report."""
    result = decode("\ufeff\ufeff考核\ufeff项".encode())
    assert result == Decoded("\ufeff考核\ufeff项", Encoding.UTF_8_MARKED)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04\x14\x00\x06\x00",
        "考核\0项".encode(),
        "考核\0项".encode("gb18030"),
        "考核\0项".encode("utf-16"),
        b"\0" * 10 * MEGABYTE,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        SENTENCE.encode("gb18030") * 100_000 + b"\0",
    ],
    ids=["zip", "UTF-8", "GB18030", "UTF-16", "10 MB of NUL", "picture", "late"],
)
def test_binary_is_refused(data: bytes) -> None:
    """A NUL anywhere, in any encoding, is no text."""
    assert decode(data, limit=len(data)) == Binary()


def test_half_characters_are_refused() -> None:
    """A lone surrogate written as UTF-8 is refused with its line, even where GB18030 would fit."""
    for text in ("\ud800", "\ud83d\ude00", "\udfff\udfff"):
        data = ("政策\n" + text).encode("utf-8", "surrogatepass")
        assert decode(data) == HalfCharacter(2)


def test_gbk_text_in_a_utf_8_file_is_refused() -> None:
    """A line in GB18030 among lines in UTF-8 is named, even if all would pass as GB18030."""
    lines = [f"第{SENTENCE}".encode() for _ in range(3)] + [SENTENCE.encode("gb18030")]
    assert decode(b"\n".join(lines)) == MixedEncodings(4)
    odd = [("x" + SENTENCE[:3]).encode() + b",", SENTENCE.encode("gb18030")]
    assert isinstance(decode(b"\n".join(odd)), MixedEncodings | Undecodable)


def test_bytes_of_no_encoding_are_refused_where_they_stand() -> None:
    """A broken byte in a GB18030 file is reported on its own line, not on the first Chinese one."""
    data = f"{SENTENCE}\n{SENTENCE}\n".encode("gb18030") + b"\xff\xff\n"
    assert decode(data) == Undecodable(3, (Encoding.UTF_8, Encoding.GB18030))


def test_a_mark_is_a_promise() -> None:
    """A file that is marked as UTF-8 or UTF-16 and is not is never tried as something else."""
    data = b"\xef\xbb\xbfa\n" + SENTENCE.encode("gb18030")
    assert decode(data) == Undecodable(2, (Encoding.UTF_8_MARKED,))
    lone = "a\nਊ\n".encode("utf-16") + b"\x00\xd8"
    assert decode(lone) == Undecodable(3, (Encoding.UTF_16,))


def test_a_long_text_is_refused() -> None:
    """Ten megabytes of one character end in a refusal; the limit itself is allowed."""
    assert decode(b"a" * 10 * MEGABYTE) == TooLarge(4 * MEGABYTE)
    assert decode(b"aaa", limit=3) == Decoded("aaa", Encoding.UTF_8)
    assert decode(b"aaaa", limit=3) == TooLarge(3)


def test_line_ends_of_a_policy_are_newlines(tmp_path: Path) -> None:
    """Windows and old Mac line ends become newlines, so that offsets count the same everywhere."""
    path = tmp_path / "甲.policy"
    path.write_bytes("一\r\n二\r三\n".encode("gb18030"))
    result = read_source(path)
    assert isinstance(result, ReadSource)
    assert (result.source.text, result.source.name) == ("一\n二\n三\n", str(path))
    assert result.encoding is Encoding.GB18030


def test_a_policy_that_is_too_long_or_no_text_is_refused(tmp_path: Path) -> None:
    """Reading a policy stops at the limit and passes refusals on."""
    path = tmp_path / "甲.policy"
    path.write_bytes(b"aaaa")
    assert read_source(path, limit=3) == TooLarge(3)
    path.write_bytes(b"\0")
    assert read_source(path) == Binary()


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("没有.policy", Cause.MISSING),
        ("文件.policy/甲.policy", Cause.MISSING),
        (".", Cause.FOLDER),
        ("a\0b", Cause.BAD_NAME),
        ("a" * 5000, Cause.SYSTEM),
    ],
)
def test_a_file_that_does_not_open_says_why(tmp_path: Path, name: str, cause: Cause) -> None:
    """A missing file, a folder and an impossible name each have their reason."""
    (tmp_path / "文件.policy").touch()
    assert read_source(tmp_path / name) == Unopened(cause)


def test_a_disk_that_fails_while_reading_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error in mid-file is a refusal too, and so is a file that changes under our eyes."""

    class Failing(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(size)

    path = tmp_path / "甲.policy"
    path.touch()
    monkeypatch.setattr(decoding, "open_bytes", lambda _: Failing())
    assert read_source(path) == Unopened(Cause.SYSTEM)
    changed = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "")
    assert unopened(changed) == Unopened(Cause.CHANGED)


def test_every_reason_has_words() -> None:
    """Every cause reads in both languages, and the system's own words never show."""
    for cause in Cause:
        finding = refused("甲", Unopened(cause))
        assert "甲" in finding.message("zh")
        assert "甲" in finding.message("en")
    assert unopened(PermissionError("secret")) == Unopened(Cause.FORBIDDEN)
    assert unopened(OSError("secret")) == Unopened(Cause.SYSTEM)


def test_refusals_have_codes_and_lines() -> None:
    """Each refusal has its own code; those that know a line point at it."""
    cases: dict[str, Refusal] = {
        "CP001": Unopened(Cause.MISSING),
        "CP002": TooLarge(3),
        "CP003": Binary(),
        "CP004": Undecodable(7, (Encoding.UTF_8, Encoding.GB18030)),
        "CP005": MixedEncodings(7),
        "CP006": HalfCharacter(7),
    }
    for code, why in cases.items():
        finding = refused("甲", why)
        assert finding.code.code == code
        assert finding.at in (None, Cell("甲", 7))
    assert "UTF-8 或 GB18030" in refused("甲", cases["CP004"]).message("zh")


def test_only_an_unusual_encoding_is_noted() -> None:
    """GB18030 and UTF-16 are said (CP007), UTF-8 is not."""
    noted = {encoding: read_as("甲", encoding) for encoding in Encoding}
    said = {encoding: note.message("en") for encoding, note in noted.items() if note}
    assert said == {
        Encoding.UTF_16: "甲 was read as UTF-16.",
        Encoding.GB18030: "甲 was read as GB18030.",
    }


def test_a_file_name_can_always_be_printed() -> None:
    """Control characters and undecodable bytes in a name do not reach the terminal."""
    assert file_name(Path("表\x1b[31m\udcff.csv")) == "表�[31m�.csv"
