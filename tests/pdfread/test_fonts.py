"""Fonts: embedded or not, speaking or not, and the text of what they show."""

import pikepdf

from archive.pdfread.fonts import UNKNOWN, read_font

CMAP = b"begincodespacerange <0000> <FFFF> endcodespacerange beginbfchar <0001> <05D0> endbfchar"


def composite(pdf: pikepdf.Pdf, *, embedded: bool = True) -> pikepdf.Dictionary:
    descriptor = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor)
    if embedded:
        descriptor.FontFile2 = pdf.make_stream(b"glyphs")
    below = pikepdf.Dictionary(Subtype=pikepdf.Name.CIDFontType2, FontDescriptor=descriptor)
    return pikepdf.Dictionary(
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name("/ABCDEF+Lamp"),
        Encoding=pikepdf.Name("/Identity-H"),
        DescendantFonts=pikepdf.Array([below]),
        ToUnicode=pdf.make_stream(CMAP),
    )


def test_a_composite_font_speaks_through_its_cmap() -> None:
    pdf = pikepdf.new()
    font = read_font(composite(pdf))
    assert (font.name, font.embedded, font.speaks, font.width) == ("ABCDEF+Lamp", True, True, 2)
    assert font.text(b"\0\1\0\2\0") == f"א{UNKNOWN}", "an unknown code is seen, half a code is nothing"


def test_without_program_or_cmap() -> None:
    pdf = pikepdf.new()
    assert not read_font(composite(pdf, embedded=False)).embedded
    mute = composite(pdf)
    del mute.ToUnicode
    assert not read_font(mute).speaks
    assert not read_font(pikepdf.Dictionary(Subtype=pikepdf.Name.Type0)).speaks


def test_a_simple_font_speaks_through_its_encoding() -> None:
    differences = pikepdf.Array([65, pikepdf.Name.uni05D0, pikepdf.Name.z, pikepdf.Name.eacute])
    encoding = pikepdf.Dictionary(BaseEncoding=pikepdf.Name.WinAnsiEncoding, Differences=differences)
    font = read_font(pikepdf.Dictionary(Subtype=pikepdf.Name.TrueType, Encoding=encoding))
    assert font.text(b"AB\x80") == "אz€"
    assert font.speaks
    assert not font.embedded
    assert read_font(pikepdf.Dictionary(Subtype=pikepdf.Name.Type3)).embedded


def test_a_symbol_font_without_encoding_does_not_speak() -> None:
    symbolic = pikepdf.Dictionary(Flags=4)
    assert not read_font(pikepdf.Dictionary(Subtype=pikepdf.Name.TrueType, FontDescriptor=symbolic)).speaks
