"""Blocks become flowables with the right types."""

from archive.model import body
from archive.pdf.blocks import BlockSetter
from archive.pdf.flowables import Flowable, Parent
from archive.pdf.theme import PAPERS, THEMES
from tests.support.printed import failures, structure_blocks
from tests.support.typesetting import book, canvas


def setter(*, rtl: bool = False, heading: int = 1) -> BlockSetter:
    return BlockSetter(theme=THEMES["broadsheet"](PAPERS["a4"]), book=book(), lang="en", rtl=rtl, heading=heading)


def flowables(*blocks: body.Block, **more: int) -> list[Flowable]:
    return list(setter(**more).blocks(blocks, Parent("Art", None)))  # type: ignore[arg-type]


def printed(*blocks: body.Block) -> bytes:
    page = canvas()
    y = 590.0
    for flowable in flowables(*blocks):
        flowable.lay_out(300)
        flowable.draw(page, 20, y, 0, len(flowable.heights))
        y -= sum(flowable.heights)
    return page.finish()


def p(text: str) -> body.Paragraph:
    return body.Paragraph(content=(text,))


def h(level: int) -> body.Heading:
    return body.Heading(level=level, content=(f"level {level}",))


def test_headings_never_skip_a_level() -> None:
    data = printed(h(3), h(1), h(5), h(5))
    assert [block.type for block in structure_blocks(data)] == ["H2", "H2", "H3", "H4"]


def test_each_block_has_its_type_and_its_text() -> None:
    data = printed(
        body.Quote(blocks=(p("quoted"),)),
        body.ItemList(items=((p("one"), p("more")), (body.ItemList(items=((p("deep"),),), ordered=True),))),
        body.Figure(href="a.jpg", alt="A ferry", caption=("caption",), credit="credit"),
        body.Preformatted(text="a  b\n  c"),
        body.Separator(),
    )
    assert [(block.type, block.text) for block in structure_blocks(data)] == [
        ("P", "quoted"), ("Lbl", "•"), ("P", "one"), ("P", "more"), ("Lbl", "1."), ("P", "deep"),
        ("P", "caption"), ("P", "credit"), ("P", "a  b\n  c"),
    ]  # fmt: skip
    for tag in (b"/S/BlockQuote", b"/S/LBody", b"/ListNumbering/Decimal", b"/S/Figure"):
        assert tag in data
    assert failures(data) == []


def test_an_image_without_a_description_says_so() -> None:
    assert b"/Alt(Image without a description)" in printed(body.Figure(href="a.jpg"))
    assert b"/Alt(caption)" in printed(body.Figure(href="a.jpg", caption=("caption",)))


def test_only_a_paragraph_after_a_paragraph_is_indented() -> None:
    first, heading, second, third = flowables(p("a"), h(1), p("b"), p("c"))
    assert [each._indent for each in (first, second)] == [0, 0]  # type: ignore[attr-defined]
    assert third._indent > 0  # type: ignore[attr-defined]
    assert heading.keep_next


def test_a_paragraph_all_in_the_other_direction_goes_by_itself() -> None:
    hebrew, mixed = flowables(p("שלום"), p("שלום abc"))
    for each, rtl in ((hebrew, True), (mixed, False)):
        each.lay_out(200)
        assert each._rtl is rtl  # type: ignore[attr-defined]
