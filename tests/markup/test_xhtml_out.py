"""XHTML writing: lossless, valid under the official schema, laid out only where no text can be."""

import pytest
from hypothesis import given, settings

from archive.errors import RenderError
from archive.markup import safexml, xhtml_in, xhtml_out
from archive.model.body import Anchor, Body, Figure, ItemList, Mark, MarkStyle, Paragraph, Preformatted, Quote
from tests.support.articles import bodies
from tests.support.standards import official_xsd


@settings(deadline=None, max_examples=300)
@given(bodies)
def test_what_is_written_reads_back_as_the_same_body(body: Body) -> None:
    assert xhtml_in.read(xhtml_out.write(body, "title")) == body


@settings(deadline=None, max_examples=150)
@given(bodies)
def test_what_is_written_is_valid_xhtml_strict(body: Body) -> None:
    schema = official_xsd("w3c", "xhtml1-strict.xsd")
    schema.assertValid(safexml.parse(xhtml_out.write(body, "title")))


def test_blocks_stand_on_their_own_lines_and_text_is_left_alone() -> None:
    body = Body(
        lang="en",
        blocks=(
            Paragraph(content=("  two  blanks\n", Mark(style=MarkStyle.STRONG, content=("bold",)), "\u00a0end ")),
            ItemList(items=((Paragraph(content=("one",)),),)),
            Preformatted(text="\n a\tb"),
        ),
    )
    assert xhtml_out.write(body, "T").decode() == (
        '<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">\n'
        "  <head>\n    <title>T</title>\n  </head>\n"
        "  <body>\n"
        "    <p>  two  blanks\n<strong>bold</strong>\u00a0end </p>\n"
        "    <ul>\n      <li>\n        <p>one</p>\n      </li>\n    </ul>\n"
        "    <pre>\n a\tb</pre>\n"
        "  </body>\n</html>\n"
    )


def test_a_reference_that_is_no_iri_is_written_as_a_urn() -> None:
    written = xhtml_out.write(Body(blocks=(Figure(href="100 %.jpg", alt="x"),)))
    assert b'src="urn:x-newsarchive:text:100%20%25.jpg"' in written


@pytest.mark.parametrize("kind", ["quote", "mark"])
def test_what_nests_too_deep_is_refused_in_words(kind: str) -> None:
    block = Paragraph(content=("x",))
    mark = Mark(style=MarkStyle.SPAN, content=("x",))
    for _ in range(xhtml_out.MAX_DEPTH):
        block = Quote(blocks=(block,)) if kind == "quote" else block
        mark = Mark(style=MarkStyle.SPAN, content=(mark,))
    with pytest.raises(RenderError, match="nested more than 200 deep"):
        xhtml_out.write(Body(blocks=(block if kind == "quote" else Paragraph(content=(mark,)),)))


def test_the_deepest_that_is_written_can_be_read() -> None:
    block = Paragraph(content=(Anchor(href="x", content=("x",)),))
    for _ in range(xhtml_out.MAX_DEPTH - 5):
        block = Quote(blocks=(block,))
    body = Body(blocks=(block,))
    assert xhtml_in.read(xhtml_out.write(body)) == body
