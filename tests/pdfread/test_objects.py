"""Values out of PDF objects: wrong types are absences, trees with loops end."""

import pikepdf
import pytest

from archive.pdfread import objects
from tests.support.pdfs import pages


def test_a_path_leads_to_a_value_or_to_none() -> None:
    holder = pikepdf.Dictionary(A=pikepdf.Dictionary(B=7), C=pikepdf.Array([1]))
    assert objects.entry(holder, "/A", "/B") == 7
    assert objects.entry(holder, "/A", "/B", "/C") is None
    assert objects.entry(holder, "/X", "/Y") is None
    assert objects.entry(None, "/X") is None


@pytest.mark.parametrize(
    ("stored", "wanted"),
    [
        (pikepdf.String("Lampe – 灯"), "Lampe – 灯"),
        (pikepdf.Name.Lamp, None),
        (7, None),
    ],
)
def test_text_strings(stored: object, wanted: str | None) -> None:
    assert objects.text(stored) == wanted


def test_names_numbers_and_lists_of_the_wrong_type_are_empty() -> None:
    assert objects.name(pikepdf.Name("/text/xml")) == "text/xml"
    assert objects.name(pikepdf.String("Lamp")) == ""
    assert objects.number(pikepdf.Object.parse(b"true")) is None
    assert objects.number(3) == 3
    assert objects.items(None) == []
    assert objects.items(3) == [3]
    assert objects.keys(pikepdf.Dictionary(B=1, A=2)) == ["/A", "/B"]
    assert objects.keys(3) == []


def test_a_name_that_is_no_utf8_is_still_a_name() -> None:
    found = pikepdf.Object.parse(b"/caf#e9")
    assert objects.name(found).startswith("caf")


def test_only_streams_have_content() -> None:
    pdf = pages(b"q Q")
    assert objects.decoded(pdf.pages[0].Contents) == b"q Q"
    assert objects.decoded(pdf.Root) is None
    pdf.pages[0].Contents.write(b"no deflate", filter=pikepdf.Name.FlateDecode)
    assert objects.decoded(pdf.pages[0].Contents) is None


def test_trees_are_read_depth_first_and_loops_end() -> None:
    pdf = pikepdf.new()
    leaf = pdf.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("a"), 1, pikepdf.String("b"), 2])))
    root = pdf.make_indirect(pikepdf.Dictionary(Kids=pikepdf.Array([leaf])))
    root.Kids.append(root)
    leaf.Kids = pikepdf.Array([root])
    assert list(objects.name_tree(root)) == [("a", 1), ("b", 2)]
    assert list(objects.number_tree(pikepdf.Dictionary(Nums=pikepdf.Array([0, 5, pikepdf.Name.X, 6, 1])))) == [(0, 5)]
    assert list(objects.name_tree(None)) == []
