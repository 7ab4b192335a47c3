"""Tags: content, tree and parent tree agree; headings, figures and links; each only where it is claimed."""

from typing import Any

import pikepdf
import pytest

from archive.pdfjudge import tagging
from archive.pdfread.structure import Element, Structure
from tests.support.pdfs import changed, codes, good, link, pages, read, saved


def found(data: bytes) -> list[str]:
    subject = read(data)
    return codes(list(tagging.check(subject)))


def headings(*types: str) -> list[str]:
    roots = tuple(Element(type=kind, alt=None, actual=None, identity=None) for kind in types)
    return codes(list(tagging._headings(Structure(roots=roots, complete=True, parents={}))))


def test_ours_is_in_order_and_a_stranger_owes_no_tags() -> None:
    assert found(good()) == found(good("4f+ua2")) == []
    assert found(saved(pages(b"0 0 9 9 re f"))) == []


@pytest.mark.parametrize(
    ("types", "faults"),
    [
        (("H1", "H2", "H3", "H1", "H2"), 0),
        (("H2", "H3"), 1),
        (("H1", "H3", "H5"), 2),
        (("H", "H"), 0),
        (("P", "Hx", "H1234", "H\u0661"), 0),
    ],
)
def test_headings_start_at_one_and_skip_none(types: tuple[str, ...], faults: int) -> None:
    assert headings(*types) == ["PDF-026"] * faults


def nums(pdf: Any) -> Any:
    leaf = pdf.Root.StructTreeRoot.ParentTree
    return (leaf.Kids[0] if "/Kids" in leaf else leaf).Nums


def test_content_without_an_element_and_elements_without_content() -> None:
    def unowned(pdf: Any) -> None:
        pdf.pages[0].contents_add(b"/P <</MCID 99>> BDC EMC")

    def absent(pdf: Any) -> None:
        element = nums(pdf)[1][0]
        element.K = pikepdf.Array([element.K, 98])

    for change, words in ((unowned, "content 99 of page 1 belongs to no element"), (absent, "names content 98 of page 1")):
        subject = read(changed(change))
        (finding,) = tagging.check(subject)
        assert finding.rule is tagging.INCONSISTENT
        assert words in finding.message


def test_a_parent_tree_that_is_too_short() -> None:
    def change(pdf: Any) -> None:
        nums(pdf)[1] = pikepdf.Array(list(nums(pdf)[1])[:-1])

    assert found(changed(change)) == ["PDF-024"]


def test_a_tree_with_a_loop() -> None:
    def change(pdf: Any) -> None:
        element = nums(pdf)[1][0]
        element.K = pikepdf.Array([element.K, element])

    assert found(changed(change)) == ["PDF-024"]


def test_a_link_whose_parent_is_a_list_or_another_element_is_not_tagged() -> None:
    assert found(changed(lambda pdf: link(pdf).__setitem__("/StructParent", 0))) == ["PDF-029"]


def test_level_a_alone_demands_no_words_for_links() -> None:
    def change(pdf: Any) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        pdf.Root.Metadata.write(packet.replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))
        del link(pdf).Contents
        del pdf.pages[0].obj.Tabs

    assert found(changed(change)) == []
