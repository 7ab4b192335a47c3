"""The structure tree as bytes."""

from reportlab.pdfbase.pdfdoc import PDFDocument

from archive.pdf.levels import LEVELS
from archive.pdf.structure import Annotated, Element, Marked, Structure, write


def written(structure: Structure, level: str = "3a+ua1") -> tuple[PDFDocument, str]:
    document = PDFDocument()
    write(document, structure, LEVELS[level])
    return document, " ".join(entry.data.decode() for entry in document.idToObject.values() if hasattr(entry, "data"))


def test_content_of_a_second_page_names_its_page() -> None:
    structure = Structure()
    paragraph = Element("P", structure.root)
    paragraph.kids += [Marked(("10 0 R", 0)), Marked(("10 0 R", 3)), Marked(("20 0 R", 1))]
    _, text = written(structure)
    assert "/Pg 10 0 R/K[0 3 <</Type/MCR/Pg 20 0 R/MCID 1>>]" in text


def test_an_annotation_is_an_object_reference() -> None:
    structure = Structure()
    Element("Link", structure.root).kids.append(Annotated(("10 0 R", "11 0 R")))
    assert "<</Type/OBJR/Pg 10 0 R/Obj 11 0 R>>" in written(structure)[1]


def test_keys_of_pages_and_annotations_are_in_order_over_many_leaves() -> None:
    structure = Structure()
    element = Element("P", structure.root)
    keys = []
    for _ in range(100):
        key, marked = structure.page()
        marked.append(element)
        keys += [key, structure.annotation(element)]
    assert keys == list(range(200))
    _, text = written(structure)
    assert "/ParentTreeNextKey 200" in text
    assert "/Limits[0 63]" in text
    assert "/Limits[192 199]" in text


def test_pdf_2_has_a_namespace_and_its_own_types() -> None:
    structure = Structure()
    Element("Art", structure.root)
    old, new = written(structure)[1], written(structure.__class__(root=Element("Document")), "4f+ua2")[1]
    assert "/S/Art" in old
    assert "/NS " not in old
    assert "http://iso.org/pdf2/ssn" in new
