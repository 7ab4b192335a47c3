"""A whole document."""

import pytest

from archive.pdf.document import Edition, typeset
from archive.pdf.flowables import Paragraph
from archive.pdf.levels import LEVELS
from archive.pdf.pages import Section
from archive.pdf.runs import plain
from archive.pdf.theme import PAPERS, THEMES
from tests.support.printed import failures, structure_blocks
from tests.support.typesetting import INFO, book

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
