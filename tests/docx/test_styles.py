"""Styles: what a paragraph is, by the names of its styles, outline levels and numbering."""

import pytest

from archive.docx.styles import Role, Styles, read_styles
from archive.markup.safexml import parse

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}>
<w:style w:styleId="h1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="mine"><w:name w:val="My heading"/><w:basedOn w:val="h1"/></w:style>
<w:style w:styleId="out"><w:name w:val="Outlined"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:styleId="bullet"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="loop"><w:name w:val="a"/><w:basedOn w:val="loop"/></w:style>
<w:style w:styleId="q"><w:name w:val="Intense Quote"/></w:style>
</w:styles>""".encode()
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl><w:lvl w:ilvl="2"><w:numFmt w:val="none"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>""".encode()


@pytest.fixture(scope="module")
def styles() -> Styles:
    return read_styles(parse(STYLES), parse(NUMBERING))


@pytest.mark.parametrize(
    ("properties", "role"),
    [
        ("", Role(kind="text")),
        ('<w:pStyle w:val="unknown"/>', Role(kind="text")),
        ('<w:pStyle w:val="loop"/>', Role(kind="text")),
        ('<w:pStyle w:val="h1"/>', Role(kind="heading", level=1)),
        ('<w:pStyle w:val="mine"/>', Role(kind="heading", level=1)),
        ('<w:pStyle w:val="out"/>', Role(kind="heading", level=3)),
        ('<w:outlineLvl w:val="0"/>', Role(kind="heading", level=1)),
        ('<w:outlineLvl w:val="9"/>', Role(kind="text")),
        ('<w:outlineLvl w:val="²"/>', Role(kind="text")),
        ('<w:pStyle w:val="q"/>', Role(kind="quote")),
        ('<w:pStyle w:val="bullet"/>', Role(kind="item")),
        ('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', Role(kind="item", level=1, ordered=True)),
        ('<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>', Role(kind="text")),
        ('<w:pStyle w:val="bullet"/><w:numPr><w:numId w:val="0"/></w:numPr>', Role(kind="text")),
    ],
)
def test_roles(styles: Styles, properties: str, role: Role) -> None:
    assert styles.role(parse(f"<w:p {W}><w:pPr>{properties}</w:pPr></w:p>".encode())) == role


def test_without_parts_everything_is_text() -> None:
    assert read_styles(None, None).role(parse(f"<w:p {W}/>".encode())) == Role(kind="text")
