"""Reading: which files are read, by which reader, and what is refused."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from translate.errors import ConfigError, InputError
from translate.formats import read

STORY = "The mayor left.\n\nThe town slept.\n"


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("story.txt", "text"),
        ("story.TXT", "text"),
        ("story", "text"),
        ("story.md", "markdown"),
        ("story.markdown", "markdown"),
    ],
)
def test_the_suffix_decides_the_format(tmp_path: Path, name: str, format: str) -> None:
    """A file is read by its suffix, as plain text without one."""
    path = tmp_path / name
    path.write_text(STORY, encoding="utf-8")
    assert read(path).format == format


def test_a_format_given_outranks_the_suffix(tmp_path: Path) -> None:
    """`format` reads a file of any suffix."""
    path = tmp_path / "story.html"
    path.write_text("# Title\n\nText.\n", encoding="utf-8")
    article = read(path, format="markdown")
    assert [article.block_text(block) for block in article.blocks] == ["Title", "Text."]


def test_an_article_knows_its_path_and_date(tmp_path: Path) -> None:
    """The date is the file's own, in UTC; the language is not known yet."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    article = read(path)
    assert article.path == path
    assert article.date == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    assert article.language == "und"
    assert article.segments == ()


def test_bytes_have_neither_path_nor_date() -> None:
    """What comes over a pipe is plain text without a name."""
    article = read(STORY.encode())
    assert (article.path, article.date, article.format, article.name) == (None, None, "text", "-")


@pytest.mark.parametrize(
    "data",
    [
        STORY.encode(),
        STORY.encode("utf-8-sig"),
        STORY.replace("\n", "\r\n").encode(),
        STORY.replace("\n", "\r").encode(),
        "\t\x0b\x0cA\ttab\u2028and a line separator  \n".encode(),
        "No line end".encode("utf-16"),
        b"\xfe\xff" + "Big end first\n".encode("utf-16-be"),
    ],
)
def test_the_source_is_kept_byte_for_byte(data: bytes) -> None:
    """Marks, line ends, tabs and a missing last line end come out as they went in."""
    for format in ("text", "markdown", "html"):
        assert read(data, format=format).source == data


def _refusal(source: Path | bytes, **options: str) -> str:
    with pytest.raises(InputError) as caught:
        read(source, **options)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \r\n\t\n", "the file is empty"),
        (b"text\0text", "is binary, not text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is binary, not text"),
        (b"caf\xc3\xa9 cr\xc3\xa8me\ncaf\xe9\n", "is UTF-8 but for 1 byte, the first on line 2"),
        ("a b c".encode("utf-16") + b"\x00\xd8\x20\x00", "is not UTF-16-LE (byte 13)"),
        (b"a lone surrogate \xed\xa0\x80\n", "is not UTF-8 (byte 18)"),
        (bytes(range(256)) * 4, "is binary, not text"),
        (b"\xff\xfea\0b", "is not UTF-16-LE (byte 5)"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    """Empty, binary and otherwise encoded files are refused in one line with a hint."""
    path = tmp_path / "story.txt"
    path.write_bytes(data)
    refusal = _refusal(path)
    assert refusal.startswith(f"{path}: {message} (")
    assert _refusal(data).startswith(f"-: {message} (")


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".epub"])
def test_an_unknown_suffix_names_what_can_be_read(tmp_path: Path, suffix: str) -> None:
    """The refusal says which suffixes there are, and the option that overrides them."""
    path = tmp_path / f"story{suffix}"
    path.write_text(STORY, encoding="utf-8")
    refusal = _refusal(path)
    assert f"no reader for {suffix} files" in refusal
    assert ".md" in refusal
    assert "--input-format" in refusal


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A missing path, a folder, a pipe and an impossible name are each called what they are."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder.md").mkdir()
    assert "no such file" in _refusal(tmp_path / "missing.txt")
    assert "is a directory" in _refusal(tmp_path / "folder.md")
    assert "is not a regular file" in _refusal(tmp_path / "pipe")
    assert "can't be read" in _refusal(tmp_path / "a\0b")
    assert "can't be read" in _refusal(tmp_path / ("x" * 300))


def test_an_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without permission the refusal says so."""

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    path = tmp_path / "story.txt"
    path.touch()
    assert "permission denied" in _refusal(path)


def test_an_unknown_format_is_a_wrong_setting() -> None:
    """A format without a reader is the caller's fault, whatever the file."""
    with pytest.raises(ConfigError, match="unknown format 'pdf'"):
        read(b"text", format="pdf")
