"""A whole document."""

import re

import pytest

from archive.pdf.document import Edition, _footer, typeset
from archive.pdf.flowables import Paragraph
from archive.pdf.fontbook import Look
from archive.pdf.levels import LEVELS
from archive.pdf.pages import Section
from archive.pdf.runs import plain
from archive.pdf.theme import PAPERS, THEMES
from tests.support.printed import failures, structure_blocks
from tests.support.typesetting import INFO, book, canvas

THEME = THEMES["reader"](PAPERS["a5"])


def printed(level: str = "3a+ua1", *, rtl: bool = False) -> bytes:
    edition = Edition(theme=THEME, book=book(), level=LEVELS[level], info=INFO, rtl=rtl)
    text = Paragraph(plain("word " * 1500), THEME.styles["body"], book(), lang="en", parent=None)
    return typeset((Section((text,)),), edition)


@pytest.mark.parametrize("level", LEVELS)
def test_a_document_of_many_pages_conforms(level: str) -> None:
    data = printed(level)
    assert data.count(b"/Type/Page/") > 2
    assert failures(data, level) == []


def test_the_foot_is_no_part_of_the_text() -> None:
    (block,) = structure_blocks(printed())
    assert block.text == "word " * 1500


def test_equal_documents_are_equal_bytes() -> None:
    assert printed() == printed()
    assert printed() != printed(rtl=True)


@pytest.mark.parametrize("rtl", [False, True])
def test_the_foot_reads_from_left_to_right_at_either_side(rtl: bool) -> None:  # noqa: FBT001
    edition = Edition(theme=THEME, book=book(), level=LEVELS["3a+ua1"], info=INFO, rtl=rtl)
    (foot,) = _footer(edition, 1, 2)
    page = canvas()
    foot.flowable.draw(page, foot.x, foot.top, 0, 1)
    content = "\n".join(page._code)
    identifier, number = (float(x) for x in re.findall(r"1 0 0 1 (\S+)", content))
    assert (identifier > number) is rtl
    face = book().stack(Look(), "").first
    one, two = (f"{face.hb_font.get_nominal_glyph(ord(digit)):04x}" for digit in "12")
    shown = content.rpartition("Tm")[2]
    assert shown.index(one) < shown.index(two)
    assert content.count("Tm") == 2, "neither is put together from parts"
