"""XHTML reading: exact for what we write (see test_xhtml_out), lenient for what others write."""

import pytest

from archive.markup.safexml import XmlError
from archive.markup.xhtml_in import read
from archive.model.body import (
    Anchor,
    Body,
    Break,
    Cell,
    Figure,
    Heading,
    ItemList,
    Mark,
    MarkStyle,
    Paragraph,
    Preformatted,
    Quote,
    Separator,
    Table,
)


def blocks(content: str) -> tuple[object, ...]:
    return read(
        f"<html xmlns='http://www.w3.org/1999/xhtml'><head><title>T</title></head><body>{content}</body></html>".encode()
    ).blocks


def p(*content: object) -> Paragraph:
    return Paragraph(content=content)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", ()),
        (" \n\t ", ()),
        ("<p> a  b </p>", (p(" a  b "),)),
        ("<p/><p></p>", ()),
        ("loose <b>text</b>\n<p>x</p> more ", (p("loose ", Mark(style=MarkStyle.STRONG, content=("text",))), p("x"), p("more"))),
        ("<p>a<br/>b</p>", (p("a", Break(), "b"),)),
        ("<p><i>a</i><font>b</font></p>", (p(Mark(style=MarkStyle.EMPHASIS, content=("a",)), "b"),)),
        ("<p><a>no href</a> <a href='u'>x<a href='v'>y</a></a></p>", (p("no href ", Anchor(href="u", content=("xy",))),)),
        ("<p>a<script>b()</script>c</p><style>p{}</style>", (p("ac"),)),
        ("<h1>a</h1><h6>b</h6>", (Heading(level=1, content=("a",)), Heading(level=5, content=("b",)))),
        ("<div><section><p>x</p></section></div>", (p("x"),)),
        ("<blockquote cite='u'>said</blockquote><blockquote/>", (Quote(blocks=(p("said"),), source="u"),)),
        (
            "<ul><li>a<ol><li>b</li></ol></li><li/></ul>",
            (ItemList(items=((p("a"), ItemList(items=((p("b"),),), ordered=True)),)),),
        ),
        ("<pre> a\n<b>b</b></pre>", (Preformatted(text=" a\nb"),)),
        ("<hr/>", (Separator(),)),
        ("<img src='a.jpg' alt='A'/>", (Figure(href="a.jpg", alt="A"),)),
        ("<div class='figure'>text</div>", (p("text"),)),
        (
            "<table><thead><tr><th colspan='2'>h</th></tr></thead><tr><td>a</td><td rowspan='x'>b</td></tr><tr/></table>",
            (Table(rows=((Cell(content=("h",), header=True, colspan=2),), (Cell(content=("a",)), Cell(content=("b",))))),),
        ),
        ("<table/>", ()),
    ],
)
def test_other_xhtml_is_read_without_losing_text(content: str, expected: tuple[object, ...]) -> None:
    assert blocks(content) == expected


@pytest.mark.parametrize(("span", "read_as"), [("0", 1), ("1001", 1), ("1000", 1000), ("-1", 1), ("٣", 1), ("9" * 5000, 1)])
def test_a_span_that_html_does_not_allow_counts_as_one(span: str, read_as: int) -> None:
    (table,) = blocks(f"<table><tr><td colspan='{span}'>x</td></tr></table>")
    assert table.rows[0][0].colspan == read_as  # type: ignore[attr-defined]


def test_the_language_is_that_of_html_or_body_if_it_is_one() -> None:
    assert read(b"<html xml:lang='pt-BR'><body/></html>") == Body(blocks=(), lang="pt-BR")
    assert read(b"<html><body lang='de'/></html>").lang == "de"
    assert read(b"<html lang='not a tag'><body/></html>").lang == ""
    assert read(b"<div>x</div>") == Body(blocks=(p("x"),))


def test_tag_soup_is_refused() -> None:
    with pytest.raises(XmlError):
        read(b"<p>one<p>two")


def test_what_cannot_be_archived_is_refused() -> None:
    with pytest.raises(XmlError, match=r"U\+007F"):
        read("<html xmlns='http://www.w3.org/1999/xhtml'><body><p>a\u007fb</p></body></html>".encode())
