"""Associated files."""

import hashlib

import pytest
from reportlab.pdfbase.pdfdoc import PDFDocument

from archive.pdf.attachments import AssociatedFile, Relationship, embed


def file(name: str) -> AssociatedFile:
    return AssociatedFile(name=name, media_type="text/xml", relationship=Relationship.SOURCE, description="A file", data=b"<a/>")


def test_names_are_sorted_as_bytes_while_the_array_keeps_the_order() -> None:
    names, associated = embed(PDFDocument(), [file("z"), file("ä"), file("a")], "D:2026")
    assert names.index("(a)") < names.index("(z)") < names.index("<feff00e4>")
    assert associated.count(" 0 R") == 3


def test_a_file_says_what_it_is() -> None:
    document = PDFDocument()
    embed(document, [file("a.xml")], "D:2026")
    written = b"".join(entry.format(document) for entry in document.idToObject.values() if hasattr(entry, "data"))
    for part in (b"/Subtype/text#2Fxml", b"/AFRelationship/Source", b"/Size 4", b"/ModDate(D:2026)", b"/UF(a.xml)"):
        assert part in written
    assert b"/CheckSum<" + hashlib.md5(b"<a/>", usedforsecurity=False).hexdigest().encode() in written


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="same name"):
        embed(PDFDocument(), [file("a"), file("a")], "D:2026")
