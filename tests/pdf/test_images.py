"""Images: what goes in as it is, what is converted, what is refused."""

import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from archive.pdf.images import read_picture
from tests.support.images import kinds, profile, sample, saved

KINDS = kinds()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read(kind: str) -> None:
    picture = read_picture(KINDS[kind])
    assert picture.data
    assert bool(picture.mask) is (
        kind in {"png-alpha", "png-gray-alpha", "png-palette-clear", "webp-alpha", "gif-clear", "tiff-alpha"}
    )
    assert picture.space == ("DeviceGray" if any(word in kind for word in ("gray", "bit", "sixteen")) else "DeviceRGB")
    assert read_picture(KINDS[kind]) == picture, "the same bytes every time"


def pixels(kind: str) -> bytes:
    """Undo the rows of a picture that is stored without loss, each of which begins with its filter."""
    picture = read_picture(KINDS[kind])
    return zlib.decompress(picture.data)


@pytest.mark.parametrize("kind", ["jpeg", "jpeg-gray", "jpeg-profile", "jpeg-turned"])
def test_a_jpeg_goes_in_as_it_is(kind: str) -> None:
    assert read_picture(KINDS[kind]).data == KINDS[kind]


def test_a_png_goes_in_as_it_is_where_pdf_has_the_same_form() -> None:
    assert read_picture(KINDS["png"]).data in KINDS["png"]
    assert read_picture(KINDS["png-palette"]).data not in KINDS["png-palette"]
    assert len(pixels("png-palette")) == 16 * (1 + 3 * 24)


def test_sixteen_bits_become_the_eight_that_are_nearest() -> None:
    assert set(pixels("png-sixteen")) <= {0, 1, 2, 3, 4, 40_000 // 256}


@pytest.mark.parametrize("name", ["jpeg-cmyk", "tiff-cmyk"])
def test_cmyk_becomes_srgb(name: str) -> None:
    picture = read_picture(KINDS[name])
    assert picture.components == 3
    assert picture.data != KINDS[name]


def test_of_several_images_the_first_is_shown() -> None:
    assert len(set(pixels("gif-moving"))) > 10, "the second is black"


def test_a_tiff_keeps_every_pixel() -> None:
    assert read_picture(KINDS["tiff"]).data == read_picture(KINDS["png"]).data
    assert read_picture(KINDS["tiff-alpha"]).mask == read_picture(KINDS["png-alpha"]).mask


def test_lossy_webp_becomes_a_jpeg_and_lossless_stays_lossless() -> None:
    assert "DCTDecode" in read_picture(KINDS["webp"]).entries
    assert "FlateDecode" in read_picture(KINDS["webp-lossless"]).entries


def test_a_sound_profile_stays_and_an_unfit_one_goes() -> None:
    assert read_picture(KINDS["png-profile"]).profile == profile()
    for unfit in (b"nonsense", profile()[:200], profile()[:16] + b"CMYK" + profile()[20:], b"\0" * 4 + profile()[4:]):
        assert read_picture(saved(sample(), "PNG", icc_profile=unfit)).profile == b""
    assert read_picture(saved(sample("L"), "JPEG", icc_profile=profile())).profile == b"", "an RGB profile fits no gray"


def test_the_turn_is_told() -> None:
    picture = read_picture(KINDS["jpeg-turned"])
    assert (picture.turn, picture.seen) == (6, (16, 24))
    odd = Image.Exif()
    odd[0x0112] = 77
    assert read_picture(saved(sample(), "JPEG", exif=odd)).turn == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no JPEG"),
        (b"<svg/>", "no JPEG"),
        (saved(sample(), "BMP"), "no JPEG"),
        (KINDS["png"][:60], "damaged"),
        (KINDS["jpeg"][:300], "damaged|no JPEG"),
        (KINDS["webp"][:40], "damaged|no JPEG"),
        (saved(Image.new("1", (20_000, 20_000)), "PNG"), "too large"),
        (saved(Image.new("1", (9_500, 9_500)), "PNG"), "too large"),
    ],
    ids=range(8),
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_picture(data)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.integers(0, 10_000), st.integers(0, 255), st.booleans())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(kind: str, at: int, value: int, cut: bool) -> None:  # noqa: FBT001
    data = bytearray(KINDS[kind])
    at %= len(data)
    data[at] = value
    with suppress(ValueError):
        assert read_picture(bytes(data[:at] if cut else data)).data
