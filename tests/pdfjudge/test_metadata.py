"""Title, language, XMP against Info; an ordinary PDF owes none of it."""

from typing import Any

import pikepdf

from archive.pdfjudge import metadata
from tests.support.pdfs import changed, codes, good, pages, read, saved


def found(data: bytes) -> list[str]:
    return codes(list(metadata.check(read(data))))


def test_ours_is_in_order_at_both_levels() -> None:
    assert found(good()) == found(good("4f+ua2")) == []


def test_an_ordinary_pdf_owes_nothing() -> None:
    pdf = pages(b"")
    pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary(Title="x"))
    assert found(saved(pdf)) == []


def test_each_entry_of_info_is_compared() -> None:
    def change(pdf: Any) -> None:
        pdf.trailer.Info.Title = pikepdf.String("Other")
        pdf.trailer.Info.ModDate = pikepdf.String("D:20200101000000Z")
        pdf.trailer.Info.Creator = pikepdf.String("someone {else}")
        pdf.trailer.Info.Trapped = pikepdf.Name.Unknown

    messages = [finding.message for finding in metadata.check(read(changed(change)))]
    assert [message.split()[0] for message in messages] == ["Title", "Creator", "ModDate"]
    assert "'someone {else}' in Info" in messages[1]


def test_the_same_moment_in_another_zone_is_the_same() -> None:
    assert found(changed(lambda pdf: pdf.trailer.Info.__setitem__("/ModDate", "D:20261120090000+01'00'"))) == []


def test_the_language_may_stand_at_the_root_of_the_structure() -> None:
    def change(pdf: Any) -> None:
        del pdf.Root.Lang
        root = pdf.Root.StructTreeRoot.K
        (root[0] if isinstance(root, pikepdf.Array) else root).Lang = pikepdf.String("en")

    assert found(changed(change)) == []
    assert found(changed(lambda pdf: pdf.Root.__setitem__("/Lang", ""))) == ["PDF-016"]
