"""Logos: pictures that show, and do nothing else."""

import struct
import zlib
from pathlib import Path

import pytest

from storage.logos import LogoError, read_logo

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect fill="url(#a)"/></svg>'


def a_png(wide: int = 30, high: int = 10) -> bytes:
    rows = b"".join(b"\0" + b"\x20\x60\xa0" * wide for _ in range(high))
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
        + _chunk(b"IDAT", zlib.compress(rows))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checked


@pytest.mark.parametrize(("name", "picture"), [("a.png", a_png()), ("a.svg", SVG.encode())])
def test_a_picture_is_read_as_it_is(tmp_path: Path, name: str, picture: bytes) -> None:
    (tmp_path / name).write_bytes(picture)

    assert read_logo(tmp_path, name) == picture


@pytest.mark.parametrize(
    ("name", "picture"),
    [
        ("a.png", SVG.encode()),
        ("a.png", a_png()[:-1]),
        ("a.png", a_png(5000, 1)),
        ("a.png", a_png() + b" " * 256 * 1024),
        ("a.svg", a_png()),
        ("a.svg", b"<html/>"),
        ("a.svg", b"<svg>"),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>'),
        ("a.svg", b"<svg><script>1</script></svg>"),
        ("a.svg", b'<svg onload="x()"/>'),
        ("a.svg", b'<svg><a href="https://x.it"/></svg>'),
        ("a.svg", b'<svg><rect fill="url(https://x.it/a)"/></svg>'),
        ("a.svg", b"<svg><style>@import 'https://x.it'</style></svg>"),
        ("a.svg", b'<svg><image href="#a"/></svg>'),
    ],
)
def test_what_is_no_picture_or_does_more_is_no_logo(
    tmp_path: Path, name: str, picture: bytes
) -> None:
    (tmp_path / name).write_bytes(picture)

    with pytest.raises(LogoError):
        read_logo(tmp_path, name)


def test_a_logo_that_is_not_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(LogoError):
        read_logo(tmp_path, "a.png")
