"""The text by structure: blocks in reading order, inline text in its block, replaced text, figures."""

from archive.pdfread.content import Contents
from archive.pdfread.structure import Annotated, Element, Kid, Marked, Structure
from archive.pdfread.wording import Block, blocks, figures
from tests.support.pdfs import good, read

PAGE = (1, 0)


def element(kind: str, *kids: Kid, actual: str | None = None) -> Element:
    return Element(type=kind, alt=None, actual=actual, identity=None, kids=list(kids))


def said(*roots: Element) -> list[Block]:
    texts = {(PAGE, n): text for n, text in enumerate(("zero", "one", " two", "three"))}
    return blocks(Structure(roots=roots, complete=True, parents={}), Contents(texts=texts))


def test_our_text_word_for_word() -> None:
    subject = read(good())
    assert subject.structure is not None
    found = [(block.type, block.text) for block in blocks(subject.structure, subject.contents)]
    assert found[:4] == [
        ("H1", "Lamp lit again"),
        ("H2", "At the pier"),
        ("P", "The pier lamp is lit; see the plan."),
        ("Lbl", "•"),
    ]


def test_inline_elements_do_not_break_a_block_and_blocks_do() -> None:
    inline = element("P", Marked(owner=PAGE, mcid=1), element("Span", Marked(owner=PAGE, mcid=2)), Annotated(target=(9, 0)))
    assert said(element("Sect", Marked(owner=PAGE, mcid=0), inline, Marked(owner=PAGE, mcid=3))) == [
        Block(type="Sect", text="zero"),
        Block(type="P", text="one two"),
        Block(type="Sect", text="three"),
    ]


def test_replaced_text_stands_for_all_inside() -> None:
    assert said(element("P", element("Span", Marked(owner=PAGE, mcid=0), actual="nil"), Marked(owner=PAGE, mcid=2))) == [
        Block(type="P", text="nil two")
    ]


def test_content_that_is_not_there_says_nothing() -> None:
    assert said(element("P", Marked(owner=PAGE, mcid=9))) == []


def test_figures_are_found_at_any_depth() -> None:
    figure = element("Figure")
    assert figures(Structure(roots=(element("P", element("Span", figure)),), complete=True, parents={})) == [figure]
