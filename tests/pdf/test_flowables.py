"""Paragraphs, rules, rows and placeholders."""

from dataclasses import replace

import pytest

from archive.pdf.flowables import Paragraph, Parent, Row, Rule
from archive.pdf.runs import plain
from archive.pdf.theme import Align
from tests.support.printed import failures, structure_blocks
from tests.support.typesetting import STYLE, book, canvas

PROSE = "The committee met for the third time this year and heard from engineers. " * 4


def paragraph(text: str, *, lang: str = "en", rtl: bool | None = None, **look: object) -> Paragraph:
    made = Paragraph(plain(text), replace(STYLE, **look), book(), lang=lang, parent=None, rtl=rtl)  # type: ignore[arg-type]
    made.lay_out(200)
    return made


def test_a_paragraph_that_is_drawn_in_two_parts_is_one_element() -> None:
    page = canvas()
    made = paragraph(PROSE)
    made.draw(page, 20, 580, 0, 2)
    page.showPage()
    made.draw(page, 20, 580, 2, len(made.heights))
    data = page.finish()
    (block,) = structure_blocks(data)
    assert block.text == PROSE
    assert failures(data) == []


def test_tall_scripts_have_more_leading_and_thai_is_not_justified() -> None:
    assert paragraph("สวัสดี", lang="th").heights[0] > paragraph("hello").heights[0]
    thai = paragraph("ภาษาไทย " * 30, lang="th", align=Align.JUSTIFY)
    assert thai._style.align is Align.START


def test_balanced_lines_are_nearly_equal() -> None:
    text = "Ferry timetable agreed after a long night of talks"
    greedy, balanced = paragraph(text, size=14), paragraph(text, size=14, balance=True)
    assert len(greedy.heights) == len(balanced.heights) > 1
    assert balanced.measure < greedy.measure


@pytest.mark.parametrize(
    ("align", "rtl", "left"), [(Align.END, False, True), (Align.START, True, True), (Align.START, False, False)]
)
def test_alignment_follows_the_direction(align: Align, rtl: bool, left: bool) -> None:  # noqa: FBT001
    page = canvas()
    paragraph("abc", align=align, rtl=rtl).draw(page, 20, 580, 0, 1)
    x = float("\n".join(page._code).split("1 0 0 1 ")[1].split()[0])
    assert (x > 100) is left


def test_the_first_element_of_a_group_makes_the_group_once() -> None:
    page = canvas()
    group = Parent("Sect", Parent("Art", None))
    assert group.element(page) is group.element(page)
    assert [kid.tag for kid in page.structure.root.kids] == ["Art"]  # type: ignore[union-attr]


def test_labels_stand_in_the_inset() -> None:
    page = canvas()
    label = Paragraph(plain("1."), STYLE, book(), lang="en", parent=None, tag="Lbl")
    item = Paragraph(plain("text"), replace(STYLE, inset=20), book(), lang="en", parent=None, label=label)
    item.lay_out(200)
    item.draw(page, 20, 580, 0, 1)
    data = page.finish()
    assert [(block.type, block.text) for block in structure_blocks(data)] == [("Lbl", "1."), ("P", "text")]


def test_rules_and_rows_are_one_slice() -> None:
    page = canvas()
    rule = Rule(0.5, before=2, after=3, part=0.5, rtl=True)
    row = Row(paragraph("start"), paragraph("end", align=Align.END))
    for each in (rule, row):
        each.lay_out(200)
        assert len(each.heights) == 1
        each.draw(page, 20, 580, 0, 1)
    assert "120 579.75 m 220 579.75 l S" in "\n".join(page._code)
    assert [block.text for block in structure_blocks(page.finish())] == ["start", "end"]
