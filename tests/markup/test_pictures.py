"""What a file is, its content says; nothing is unpacked to find out."""

import struct
import zlib

import pytest
from PIL import Image

from archive.markup.pictures import PIXEL, SUFFIXES, Picture, read_kind
from tests.support.images import sample, saved

SVG = b"""<?xml version="1.0"?>
<!-- drawn by hand -->
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0"/></svg>"""


def png_of(width: int, height: int) -> bytes:
    """Return a small PNG that says it is huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("JPEG", "image/jpeg"), ("PNG", "image/png"), ("GIF", "image/gif"), ("WEBP", "image/webp"), ("TIFF", "image/tiff"),
        ("MPO", "image/jpeg"),
    ],
)  # fmt: skip
def test_rasters_are_known_and_measured(kind: str, media_type: str) -> None:
    assert read_kind(saved(sample(size=(24, 16)), kind)) == Picture(media_type=media_type, width=24, height=16)
    assert media_type in SUFFIXES


def test_drawings_and_printed_pages_are_known() -> None:
    assert read_kind(SVG) == Picture(media_type="image/svg+xml")
    assert read_kind(SVG.replace(b"xmlns=", b"xmlns:s=").replace(b"<svg", b"<s:svg").replace(b"</svg", b"</s:svg").replace(
        b"<path", b"<s:path")) == Picture(media_type="image/svg+xml")  # fmt: skip
    assert read_kind(b"%PDF-1.7\n...") == Picture(media_type="application/pdf")


def test_a_tracker_is_what_nobody_can_see() -> None:
    assert read_kind(PIXEL).is_tracker
    assert read_kind(saved(sample(size=(600, 1)), "PNG")).is_tracker
    assert not read_kind(saved(sample(size=(2, 2)), "GIF")).is_tracker
    assert not read_kind(SVG).is_tracker


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no picture"),
        (b"month,visitors\n", "no picture"),
        (b"<html><body><svg></svg></body></html>", "no picture"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"BM" + bytes(60), "no picture"),
        (b"\xff\xd8\xff\xe0", "a JPEG image, but a damaged one"),
        (saved(sample(), "PNG")[:12], "a PNG image, but a damaged one"),
        (SVG.replace(b"</svg>", b""), "an SVG that cannot be read"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG[22:], "an SVG that cannot be read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>" + b" " * 9_000_000 + b"</svg>", "more than 8388608 bytes"),
    ],
)
def test_other_files_and_damaged_ones_are_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_kind(data)


def test_a_bomb_is_refused_without_being_unpacked() -> None:
    with pytest.raises(ValueError, match="more pixels than any picture has"):
        read_kind(png_of(100_000, 100_000))


def test_a_large_picture_is_no_bomb() -> None:
    assert read_kind(png_of(12_000, 10_000)).width == 12_000  # Pillow would warn a programmer


def test_a_cut_jpeg_is_still_a_jpeg() -> None:
    whole = saved(Image.effect_noise((200, 200), 50), "JPEG")
    assert read_kind(whole[: len(whole) // 2]).media_type == "image/jpeg"
