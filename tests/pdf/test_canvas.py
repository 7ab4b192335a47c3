"""The tagged canvas."""

from io import BytesIO

import pikepdf
import pytest

from archive.pdf.structure import Element
from tests.support.printed import failures
from tests.support.typesetting import canvas


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def test_a_page_is_tagged_and_names_no_font_but_ours() -> None:
    pdf = opened(canvas().finish())
    page = pdf.pages[0]
    assert page.StructParents == 0
    assert page.Tabs == "/S"
    assert "/Trans" not in page
    assert b"Helvetica" not in pdf.pages[0].Contents.read_bytes()
    assert list(page.Resources.Font.keys()) == []


def test_pages_and_links_share_the_keys_of_the_parent_tree() -> None:
    page = canvas()
    paragraph = Element("P", page.structure.root)
    page.put(page.mark(paragraph))
    page.put("EMC")
    page.link(Element("Link", paragraph), "https://example.org/(x)", (10, 10, 50, 20))
    page.showPage()
    page.put(page.mark(paragraph))
    page.put("EMC")
    pdf = opened(page.finish())
    (link,) = pdf.pages[0].Annots
    assert [pdf.pages[0].StructParents, link.StructParent, pdf.pages[1].StructParents] == [0, 1, 2]
    assert link.A.URI == "https://example.org/(x)"
    assert link.F == 4
    assert len(pdf.Root.StructTreeRoot.ParentTree.Kids[0].Nums) == 6


def test_artifacts_are_closed() -> None:
    page = canvas()
    with page.artifact("Pagination", "Footer"):
        page.put("0 0 m 1 1 l S")
    pdf = opened(page.finish())
    shown = pdf.pages[0].Contents.read_bytes()
    assert b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n0 0 m 1 1 l S\nEMC" in shown


def test_the_identifier_comes_from_the_content() -> None:
    def identifier(operator: str) -> bytes:
        page = canvas()
        with page.artifact():
            page.put(operator)
        return bytes(opened(page.finish()).trailer.ID[0])

    assert identifier("q Q") == identifier("q Q") != identifier("q q Q Q")


def test_a_right_to_left_document_says_so() -> None:
    assert opened(canvas(rtl=True).finish()).Root.ViewerPreferences.Direction == "/R2L"


@pytest.mark.parametrize(("level", "version", "info"), [("3a+ua1", "1.7", True), ("4f+ua2", "2.0", False)])
def test_levels_differ_in_version_and_information(level: str, version: str, *, info: bool) -> None:
    data = canvas(level=level).finish()
    assert opened(data).pdf_version == version
    assert (b"/Info" in data.rpartition(b"trailer")[2]) is info


@pytest.mark.parametrize("level", ["3a+ua1", "4f+ua2"])
def test_an_empty_document_conforms(level: str) -> None:
    assert failures(canvas(level=level).finish(), level) == []
