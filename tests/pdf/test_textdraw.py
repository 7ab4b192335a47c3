"""Lines of text as page content, read back from the structure."""

import re
from dataclasses import replace

import pytest

from archive.pdf.flowables import Paragraph
from archive.pdf.runs import Content, Rise, Run, Scope, plain
from archive.pdf.theme import Align
from tests.support.printed import failures, structure_blocks
from tests.support.typesetting import STYLE, book, canvas

PROSE = "The committee met, for the third time this year, and heard from internationally renowned engineers. " * 2


def printed(content: Content, *, width: float = 120, lang: str = "en", level: str = "3a+ua1", **look: object) -> bytes:
    page = canvas(level=level)
    paragraph = Paragraph(content, replace(STYLE, **look), book(), lang=lang, parent=None)  # type: ignore[arg-type]
    paragraph.lay_out(width)
    paragraph.draw(page, 20, 580, 0, len(paragraph.heights))
    return page.finish()


@pytest.mark.parametrize(
    "text",
    [
        PROSE, "  leading, double  and trailing blanks ", "a\nb", "no\u00a0break", "soft\u00adhyphen" * 5, "office ﬁ ﬂ e\u0301",
        "السلام عليكم 123 (abc) لا", "שלום abc, 12.5 עולם", "mixed שלום and العربية 12 end", "हिन्दी क्षेत्र", "ภาษาไทย น้ำ",
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🦢 城", "private \ue000 use", "\u202eabc\u202c", "a\u200db\u200bc", "a\ufeffb",
    ],
)  # fmt: skip
@pytest.mark.parametrize("align", [Align.START, Align.JUSTIFY])
def test_the_text_that_comes_out_is_the_text_that_went_in(text: str, align: Align) -> None:
    data = printed(plain(text), align=align, hyphenate=True)
    assert "".join(block.text for block in structure_blocks(data)) == text
    assert failures(data) == []


def test_a_hyphen_that_is_not_in_the_text_is_an_artifact() -> None:
    page = canvas()
    paragraph = Paragraph(plain(PROSE), replace(STYLE, hyphenate=True, align=Align.JUSTIFY), book(), lang="en", parent=None)
    paragraph.lay_out(90)
    paragraph.draw(page, 20, 580, 0, len(paragraph.heights))
    content = "\n".join(page._code)
    assert len(re.findall("/Artifact<</Type/Layout>>BDC", content)) > 0
    assert content.count("BDC") == content.count("EMC")
    assert "".join(block.text for block in structure_blocks(page.finish())) == PROSE


def test_scopes_are_elements_and_a_link_lies_over_each_of_its_lines() -> None:
    link = Scope(tag="Link", url="https://example.org")
    quote = Scope(tag="Quote", parent=link)
    content = (
        Run(text="before "),
        Run(text="a link of many words ", scope=link),
        Run(text="quoted", scope=quote),
        Run(text="2", rise=Rise.SUPERSCRIPT),
    )
    data = printed(content, width=60)
    assert data.count(b"/Subtype/Link") >= 2
    assert data.count(b"/S/Link") == data.count(b"/S/Quote") == 1
    assert "".join(block.text for block in structure_blocks(data)) == "before a link of many words quoted2"
    assert failures(data) == []


def test_where_a_bold_face_is_missing_outlines_are_drawn() -> None:
    page = canvas()
    paragraph = Paragraph(plain("bold 🂡"), replace(STYLE, bold=True), book(), lang="en", parent=None)
    paragraph.lay_out(200)
    paragraph.draw(page, 20, 580, 0, 1)
    content = "\n".join(page._code)
    assert content.index("2 Tr") < content.index("0 Tr")


def test_private_use_is_told_only_where_the_level_allows_it() -> None:
    assert structure_blocks(printed(plain("a \ue000"), level="4f+ua2"))[0].text == "a \ufffd"
    assert failures(printed(plain("a \ue000"), level="4f+ua2"), "4f+ua2") == []
