"""Fonts inside a document, read back by pikepdf."""

import re
from io import BytesIO

import pikepdf
import pytest

from archive.files.fontfiles import bundled
from archive.pdf.embedding import EmbeddedFont
from archive.pdf.fonts import Face
from archive.pdf.shaping import shape
from tests.support.typesetting import canvas

SERIF = Face(bundled("SourceSerifPro-Regular"))


def embedded(face: Face, *texts: str, rtl: bool = False) -> str:
    """Write the texts and return what the font says that they say."""
    page = canvas()
    font = page.font(face)
    shown = ""
    for text in texts:
        parts = font.show(shape(face, text, rtl=rtl, lang=""))
        shown += "".join(part for part in parts if isinstance(part, str))
    with pikepdf.open(BytesIO(page.finish())) as pdf:
        written = pdf.pages[0].Resources.Font.F1
        table = written.ToUnicode.read_bytes().decode()
        texts_by_code = {
            int(code, 16): bytes.fromhex(text).decode("utf-16-be")
            for code, text in re.findall("<([0-9a-f]{4})><([0-9a-f]+)>", table)
        }
        codes = [int(run[n : n + 4], 16) for run in re.findall("<(.*?)>", shown) for n in range(0, len(run), 4)]
        return "".join(texts_by_code[code] for code in codes)


def test_the_same_glyph_may_say_different_things() -> None:
    texts = ("a b", "a\u00a0b", "a\u00adb", "Ω", "\u2126")
    assert embedded(SERIF, *texts) == "".join(texts)


def test_widths_are_those_of_the_face() -> None:
    font = EmbeddedFont(SERIF, "F1")
    code = font.code(SERIF.hb_font.get_nominal_glyph(ord("A")), "A")
    assert code == SERIF.hb_font.get_nominal_glyph(ord("A"))
    assert font.code(code, "B") >= SERIF.glyph_count


@pytest.mark.parametrize(
    ("name", "text", "rtl"), [("FiraGO_Regular", "لا إله", True), ("NotoSansSymbols2_Regular", "🂡🂢🂡", False)]
)
def test_truetype_and_cff_faces(name: str, text: str, rtl: bool) -> None:  # noqa: FBT001
    face = Face(bundled(name))
    assert embedded(face, *text.split(), rtl=rtl) == text.replace(" ", "")


def test_words_that_are_only_noted_are_embedded_too() -> None:
    page = canvas()
    page.font(SERIF).note([shape(SERIF, "abc", rtl=False, lang="")])
    with pikepdf.open(BytesIO(page.finish())) as pdf:
        said = pdf.pages[0].Resources.Font.F1.ToUnicode.read_bytes()
    assert all(f"<{ord(character):04x}>".encode() in said for character in "abc")


def test_equal_documents_have_equal_subsets() -> None:
    def name(text: str) -> str:
        page = canvas()
        page.font(SERIF).show(shape(SERIF, text, rtl=False, lang=""))
        return re.findall(rb"/BaseFont/([A-Z]{6})\+", page.finish())[0].decode()

    assert name("abc") == name("cab")
    assert name("abc") != name("abd")
