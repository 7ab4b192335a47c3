"""Bookmarks."""

import re

from reportlab.pdfbase.pdfdoc import PDFDocument

from archive.pdf.levels import LEVELS
from archive.pdf.outline import Bookmark, write
from archive.pdf.structure import Element


def bookmarks(*depths: int) -> list[Bookmark]:
    element = Element("H1")
    element.ready.ref = "7 0 R"
    return [Bookmark(title=f"t{n}", depth=d, page="9 0 R", top=700, element=element) for n, d in enumerate(depths)]


def written(*depths: int, level: str = "3a+ua1") -> list[str]:
    document = PDFDocument()
    write(document, bookmarks(*depths), LEVELS[level])
    return [entry.data.decode() for entry in document.idToObject.values() if hasattr(entry, "data")]


def test_nothing_is_no_outline() -> None:
    assert write(PDFDocument(), [], LEVELS["3a+ua1"]) == ""


def test_depths_nest_even_where_they_jump() -> None:
    root, first, deep, deeper, second = written(1, 3, 4, 1)
    assert root.endswith("/Count 2>>")
    assert "/Count 1" in first
    assert "/Count 1" in deep
    assert "/Count" not in deeper
    assert "/Prev" in second


def test_siblings_are_chained_both_ways() -> None:
    _, *nodes = written(1, 1, 1)
    assert [len(re.findall("/(?:Prev|Next) ", node)) for node in nodes] == [1, 2, 1]


def test_pdf_2_leads_to_the_element() -> None:
    assert "/SD[7 0 R" in written(1, level="4f+ua2")[1]
    assert "/Dest[9 0 R/XYZ null 700 null]" in written(1)[1]
