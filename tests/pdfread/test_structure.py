"""The structure tree: types through the role map, alternative texts, content and annotations; loops and depth end well."""

import pikepdf

from archive.pdfread.structure import Annotated, Marked, read_structure
from tests.support.pdfs import good, pages, read


def tagged(*kids: object, **root: object) -> pikepdf.Pdf:
    pdf = pages(b"")
    pdf.Root.StructTreeRoot = pikepdf.Dictionary(K=pikepdf.Array([pdf.make_indirect(kid) for kid in kids]), **root)
    return pdf


def test_our_tree() -> None:
    structure = read(good()).structure
    assert structure is not None
    assert structure.complete
    types = [element.type for element in structure.elements()]
    assert types[:4] == ["Document", "Art", "H1", "H2"]
    assert "Link" in types
    link = next(element for element in structure.elements() if element.type == "Link")
    assert {type(kid) for kid in link.kids} == {Marked, Annotated}
    assert isinstance(structure.parents[0], list)


def test_there_may_be_none() -> None:
    assert read_structure(pages(b"")) is None


def test_types_are_mapped_and_texts_are_read() -> None:
    element = pikepdf.Dictionary(S=pikepdf.Name.Headline, Alt="alt", ActualText="", K=3)
    roles = pikepdf.Dictionary(Headline=pikepdf.Name.Title, Title=pikepdf.Name.H1, A=pikepdf.Name.B, B=pikepdf.Name.A)
    structure = read_structure(tagged(element, pikepdf.Dictionary(S=pikepdf.Name.A), RoleMap=roles))
    assert structure is not None
    first, second = structure.roots
    assert (first.type, first.alt, first.actual) == ("H1", "alt", "")
    assert first.kids == [Marked(owner=(0, 0), mcid=3)]
    assert second.type in {"A", "B"}, "a role map that goes in a circle ends"


def test_content_takes_its_page_from_the_element_the_parent_or_itself() -> None:
    pdf = pages(b"", b"")
    first, second = (page.obj for page in pdf.pages)
    mcr = pikepdf.Dictionary(Type=pikepdf.Name.MCR, MCID=1, Pg=second)
    inner = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P, K=pikepdf.Array([0, mcr])))
    pdf.Root.StructTreeRoot = pikepdf.Dictionary(K=pikepdf.Dictionary(S=pikepdf.Name.Sect, Pg=first, K=inner))
    structure = read_structure(pdf)
    assert structure is not None
    kids = list(structure.elements())[1].kids
    assert [(kid.owner, kid.mcid) for kid in kids if isinstance(kid, Marked)] == [(first.objgen, 0), (second.objgen, 1)]


def test_a_loop_is_noticed() -> None:
    pdf = tagged(pikepdf.Dictionary(S=pikepdf.Name.P))
    element = pdf.Root.StructTreeRoot.K[0]
    element.K = pikepdf.Array([element])
    structure = read_structure(pdf)
    assert structure is not None
    assert not structure.complete
    assert len(list(structure.elements())) == 1


def test_thousands_of_levels_are_no_problem() -> None:
    pdf = tagged(pikepdf.Dictionary(S=pikepdf.Name.P))
    element = pdf.Root.StructTreeRoot.K[0]
    for _ in range(20_000):
        element.K = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Div))
        element = element.K
    structure = read_structure(pdf)
    assert structure is not None
    assert sum(1 for _ in structure.elements()) == 20_001
