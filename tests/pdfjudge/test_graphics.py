"""Fonts and colours, as far as what is claimed demands."""

from typing import Any

from archive.pdfjudge import graphics
from tests.pdfread.test_content import LATIN
from tests.support.pdfs import changed, codes, good, pages, read, saved


def found(data: bytes) -> list[str]:
    return codes(list(graphics.check(read(data))))


def test_ours_is_in_order() -> None:
    assert found(good()) == []


def test_an_ordinary_pdf_may_borrow_fonts_and_paint_as_it_likes() -> None:
    assert found(saved(pages(b"1 0 0 rg BT /F 9 Tf (x) Tj ET", Font=LATIN))) == []


def test_an_intent_without_a_profile_is_none_and_default_spaces_are_enough() -> None:
    def change(pdf: Any) -> None:
        del pdf.Root.OutputIntents[0]["/DestOutputProfile"]

    assert found(changed(change)) == ["PDF-032"]

    def defaults(pdf: Any) -> None:
        change(pdf)
        pdf.pages[0].Resources.ColorSpace = {"/DefaultRGB": pdf.make_indirect([])}

    assert found(changed(defaults)) == []


def test_unused_fonts_are_nobodys_business() -> None:
    def change(pdf: Any) -> None:
        pdf.pages[0].Resources.Font["/Unused"] = LATIN

    assert found(changed(change)) == []
