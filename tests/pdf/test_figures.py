"""Figures on the page."""

import re
from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageOps

from archive.pdf.figures import Illustration, Placeholder
from archive.pdf.flowables import Paragraph
from archive.pdf.images import Picture, read_picture
from archive.pdf.runs import plain
from tests.support.images import kinds, sample, saved
from tests.support.printed import failures, structure_blocks
from tests.support.typesetting import STYLE, book, canvas

KINDS = kinds()


def illustration(picture: Picture, *, tallest: float = 300, rtl: bool = False, width: float = 200) -> Illustration:
    figure = Illustration(picture, "A ferry", None, tallest=tallest, rtl=rtl, before=0, after=0, keep_next=False)
    figure.lay_out(width)
    return figure


def printed(*pictures: Picture, level: str = "3a+ua1") -> bytes:
    page = canvas(level=level)
    for place, picture in enumerate(pictures):
        illustration(picture).draw(page, 20, 580 - 20 * place, 0, 1)
    return page.finish()


@pytest.mark.parametrize("level", ["3a+ua1", "4f+ua2"])
def test_every_kind_conforms(level: str) -> None:
    data = printed(*map(read_picture, KINDS.values()), level=level)
    assert failures(data, level) == []


@pytest.mark.parametrize("kind", ["png", "png-alpha", "png-gray", "png-opaque-alpha", "webp-lossless"])
def test_pixels_come_out_as_they_went_in(kind: str) -> None:
    with pikepdf.open(BytesIO(printed(read_picture(KINDS[kind])))) as pdf:
        image = pdf.pages[0].Resources.XObject.Im1
        assert image.read_bytes() == sample("L" if kind == "png-gray" else "RGB").tobytes()
        if kind == "png-alpha":
            assert image.SMask.read_bytes() == sample("RGBA").getchannel("A").tobytes()


def test_an_image_is_embedded_once_however_often_it_is_shown() -> None:
    picture = read_picture(KINDS["png-profile"])
    data = printed(picture, picture, read_picture(KINDS["jpeg-profile"]))
    assert data.count(b"/Subtype/Image") == 2
    assert data.count(b"/S/Figure") == 3
    assert data.count(b"/N 3") == 2, "one profile for both images, one for the output intent"


def test_an_image_fits_its_column_and_its_height_and_is_not_enlarged() -> None:
    wide, high = (read_picture(saved(sample(size=size), "PNG")) for size in ((800, 200), (100, 4000)))
    assert illustration(wide).heights == (50,)
    assert illustration(high, tallest=150).heights == (150,)
    assert illustration(read_picture(KINDS["png"])).heights == (12,)


@pytest.mark.parametrize(("rtl", "left"), [(False, 20), (True, 202)])
def test_it_starts_where_lines_start_and_says_its_box(rtl: bool, left: int) -> None:  # noqa: FBT001
    page = canvas()
    illustration(read_picture(KINDS["png"]), rtl=rtl).draw(page, 20, 580, 0, 1)
    data = page.finish()
    assert f"/BBox[{left} 568 {left + 18} 580]".encode() in data
    assert b"/Alt(A ferry)" in data


@pytest.mark.parametrize("turn", range(1, 9))
def test_the_corners_are_where_the_camera_saw_them(turn: int) -> None:
    """Compare the matrix with what Pillow makes of the same mark."""
    exif = Image.Exif()
    exif[0x0112] = turn
    image = Image.new("RGB", (40, 20), "white")
    image.paste((255, 0, 0), (0, 0, 10, 5))
    data = saved(image, "JPEG", exif=exif, quality=100, subsampling=0)
    upright = ImageOps.exif_transpose(Image.open(BytesIO(data)))
    page = canvas()
    illustration(read_picture(data)).draw(page, 0, 100, 0, 1)
    a, b, c, d, e, f = map(float, re.findall(r"q (\S+) (\S+) (\S+) (\S+) (\S+) (\S+) cm", "\n".join(page._code))[0])
    u, v = 2 / 40, 1 - 1 / 20  # in the red corner of the stored image
    x, y = a * u + c * v + e, b * u + d * v + f
    red = upright.getpixel((int(x / 0.75), int((100 - y) / 0.75)))
    assert isinstance(red, tuple)
    assert red[0] > 200 > 60 > red[1]


def test_a_placeholder_is_a_figure_that_shows_its_words_and_says_them_once() -> None:
    page = canvas()
    shown = Paragraph(plain("A ferry (old)"), STYLE, book(), lang="en", parent=None, tag="")
    figure = Placeholder("A ferry (old)", shown, None, before=0, after=0, keep_next=False)
    figure.lay_out(200)
    figure.draw(page, 20, 580, 0, 1)
    data = page.finish()
    assert rb"/Alt(A ferry \(old\))" in data
    assert "/Artifact<</Type/Layout>>BDC" in "\n".join(page._code)
    assert [block.text for block in structure_blocks(data) if block.text] == []
    assert failures(data) == []
