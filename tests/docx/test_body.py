"""Bodies of word-processor files: structure by style, nothing dropped, depth bounded."""

import pytest

from archive.docx.body import DocxBody, plain, read_body
from archive.docx.parts import Parts
from archive.docx.runs import Runs
from archive.docx.styles import read_styles
from archive.errors import SourceError
from archive.markup.safexml import parse
from archive.model.body import Cell, Figure, Heading, ItemList, Paragraph, Preformatted, Quote, Table, texts
from tests.support.docx_files import docx, notes, p, picture, r


def read(body: str) -> DocxBody:
    parts = Parts(docx(body, relations={"i": ("image", "media/i.png")}))
    main = parts.xml("word/document.xml")
    assert main is not None
    styles = read_styles(parts.xml("word/styles.xml"), parts.xml("word/numbering.xml"))
    return read_body(main, Runs(styles, parts.relations("word/document.xml")))


def text(*lines: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(content=(line,)) for line in lines)


def test_title_and_subtitle_leave_the_text() -> None:
    found = read(p("T", "Title") + p("S", "Subtitle") + p("a", "berschrift1") + p("b"))
    assert (found.title, found.subtitle) == (("T",), ("S",))
    assert found.blocks == [Heading(level=1, content=("a",)), *text("b")]


def test_a_single_first_heading_is_the_title_and_the_others_rise() -> None:
    found = read(p("T", "berschrift1") + p("a", "berschrift2"))
    assert found.title == ("T",)
    assert found.blocks == [Heading(level=1, content=("a",))]
    assert read(p("T", "berschrift1") + p("a", "berschrift1")).title == ()
    assert read(p("x") + p("T", "berschrift1")).title == ()


def test_a_late_title_stays_where_it_is() -> None:
    assert read(p("x") + p("T", "Title")).blocks == [*text("x"), Heading(level=1, content=("T",))]


def test_lists_nest_and_change() -> None:
    items = [("a", 1, 0), ("b", 2, 1), ("c", 1, 2), ("d", 1, 0), ("e", 2, 0)]
    first, second = read("".join(p(name, item=(number, level)) for name, number, level in items)).blocks
    assert first == ItemList(
        items=((*text("a"), ItemList(items=((*text("b"), ItemList(items=(text("c"),))),), ordered=True)), text("d"))
    )
    assert second == ItemList(items=(text("e"),), ordered=True)
    (deep,) = read(p("a", item=(1, 2))).blocks
    assert deep == ItemList(items=(text("a"),))


def test_quotes_join_and_captions_find_their_picture() -> None:
    found = read(p("q", "Zitat") + p("r", "Zitat") + p(picture("i", "alt")) + p("c", "Caption") + p("d", "Caption")).blocks
    assert found == [Quote(blocks=text("q", "r")), Figure(href="word/media/i.png", alt="alt", caption=("c",)), *text("d")]


def test_spans() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    rows = [
        cell.format('<w:vMerge w:val="restart"/>', p("a")) + cell.format('<w:gridSpan w:val="2"/>', p("b") + p("c")),
        cell.format("<w:vMerge/>", "<w:p/>") + cell.format("", p("d")) + cell.format('<w:gridSpan w:val="²"/>', p("e")),
        cell.format("<w:vMerge/>", "<w:p/>") + cell.format("<w:vMerge/>", p("orphan")),
    ]
    (table,) = read(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>").blocks
    assert isinstance(table, Table)
    assert table.rows[0][0] == Cell(content=("a",), rowspan=3)
    assert table.rows[0][1].colspan == 2
    assert list(texts([table])) == ["a\tb\nc", "d\te", "orphan"]


def test_a_table_in_a_cell_is_read_once() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('in')}</w:tc></w:tr></w:tbl>"
    (table,) = read(f"<w:tbl><w:tr><w:tc>{p('out')}{inner}<w:p/></w:tc></w:tr></w:tbl>").blocks
    assert list(texts([table])) == ["out\nin"]


def test_text_boxes_follow_their_paragraph() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('box')}</w:txbxContent></w:pict></w:r>"
    assert read(p(r("a") + box) + p("b")).blocks == list(text("a", "box", "b"))


def test_depth_is_bounded() -> None:
    nested = p("x")
    for _ in range(30):
        nested = f"<w:sdt><w:sdtContent>{nested}</w:sdtContent></w:sdt>"
    with pytest.raises(SourceError, match="deeper"):
        read(nested)


def test_code_is_preformatted() -> None:
    body = p("a", "code") + p("b", "code")
    styles = b'<w:styles xmlns:w="urn:w"><w:style w:styleId="code"><w:name w:val="HTML Preformatted"/></w:style></w:styles>'
    main = Parts(docx(body)).xml("word/document.xml")
    assert main is not None
    assert read_body(main, Runs(read_styles(parse(styles), None), {})).blocks == [Preformatted(text="a\nb")]


def test_notes_are_plain_text() -> None:
    assert list(plain(parse(notes("a", "b")))) == [("1", "a"), ("2", "b")]
    assert list(plain(parse(b'<w:hdr xmlns:w="urn:w"><w:p><w:r><w:t>head</w:t></w:r></w:p></w:hdr>'))) == [("", "head")]
