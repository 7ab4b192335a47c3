"""Files inside: found once wherever they are named, as stated, and held against size and checksum."""

import hashlib

import pikepdf

from archive.pdfread.attachments import Attachment, article_format, attachments, sorted_out
from tests.support.pdfs import SMALL, good, pages, read


def test_ours_in_the_order_of_the_array() -> None:
    subject = read(good())
    found = subject.attachments
    assert [article_format(file) for file in found] == ["newsml-g2", "ninjs", "ninjs"]
    assert [file.relationship for file in found] == ["Source", "Alternative", "Source"]
    assert found[2].data() == SMALL.data
    for file in found:
        assert file.associated
        assert file.has_names
        assert file.description
        assert file.checksum == hashlib.md5(file.data() or b"", usedforsecurity=False).digest()


def specification(pdf: pikepdf.Pdf, data: bytes = b"data", **entries: object) -> pikepdf.Object:
    stream = pdf.make_stream(data, Params=pikepdf.Dictionary(Size=len(data)))
    return pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Filespec, EF=pikepdf.Dictionary(F=stream), **entries))


def test_name_tree_page_and_annotation_are_looked_through() -> None:
    pdf = pages(b"")
    named, paged, clipped = (specification(pdf, data) for data in (b"named", b"paged", b"clipped"))
    pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("key.txt"), named])))
    pdf.pages[0].obj.AF = pikepdf.Array([paged, named])
    pdf.pages[0].obj.Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.FileAttachment, FS=clipped)])
    found = attachments(pdf)
    assert [(file.data(), file.associated) for file in found] == [(b"paged", True), (b"named", True), (b"clipped", False)]


def test_absent_entries_are_empty() -> None:
    pdf = pages(b"")
    pdf.Root.AF = pikepdf.Array([specification(pdf, AFRelationship=pikepdf.String("Source")), 7, pikepdf.Dictionary()])
    (file,) = attachments(pdf)
    assert (file.name, file.relationship, file.media_type, file.checksum) == ("", "", "", None)
    assert not file.has_names


def test_bytes_are_held_against_what_is_stated() -> None:
    pdf = pages(b"")
    pdf.Root.AF = pikepdf.Array([specification(pdf)])
    (file,) = attachments(pdf)
    assert file.sound(b"data")
    assert not file.sound(b"date!")
    other = Attachment(**{name: getattr(file, name) for name in Attachment.__slots__} | {"checksum": b"no"})
    assert not other.sound(b"data")


def test_the_original_is_told_from_the_articles_even_in_their_format() -> None:
    subject = read(good())
    newsml, ninjs, original = subject.attachments
    assert sorted_out((newsml, ninjs, original)) == ([newsml, ninjs], original)
    assert sorted_out((ninjs, newsml)) == ([newsml, ninjs], None)
    assert sorted_out((ninjs, original)) == ([ninjs], original)
    assert sorted_out(()) == ([], None)
