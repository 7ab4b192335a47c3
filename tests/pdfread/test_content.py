"""Content: marked text by its number, artifacts and replaced text, forms, what is loose, what is damaged or too large."""

import pikepdf
import pytest

from archive.pdfread import content
from archive.pdfread.content import read_contents
from tests.support.pdfs import pages

LATIN = pikepdf.Dictionary(
    F=pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.TrueType, Encoding=pikepdf.Name.WinAnsiEncoding)
)


def texts(stream: bytes, **resources: object) -> dict[int, str]:
    found = read_contents(pages(stream, Font=LATIN, **resources))
    return {mcid: text for (_, mcid), text in found.texts.items()}


def test_text_belongs_to_the_innermost_number() -> None:
    stream = (
        b"/P <</MCID 0>> BDC /F 9 Tf (one ) Tj /Span <</MCID 1>> BDC [(t) -50 (wo)] TJ EMC ( end) ' EMC /P <</MCID 2>> BDC EMC"
    )
    assert texts(stream) == {0: "one  end", 1: "two", 2: ""}


def test_artifacts_say_nothing_and_replaced_text_is_replaced() -> None:
    stream = (
        b"/P <</MCID 0>> BDC /F 9 Tf /Artifact BMC (1) Tj EMC /Span <</ActualText (dear)>> BDC (d) Tj (r) Tj EMC (.) Tj EMC "
        b"/Artifact <</MCID 5>> BDC (foot) Tj EMC"
    )
    assert texts(stream) == {0: "dear."}


def test_properties_may_be_named() -> None:
    properties = pikepdf.Dictionary(M=pikepdf.Dictionary(MCID=3))
    assert texts(b"/P /M BDC /F 9 Tf (x) Tj EMC", Properties=properties) == {3: "x"}


def test_the_font_is_saved_and_restored_and_unknown_fonts_show_nothing() -> None:
    assert texts(b"/P <</MCID 0>> BDC q /F 9 Tf (in) Tj Q (out) Tj /Nope 9 Tf (no) Tj EMC") == {0: "in"}


def test_forms_are_walked_where_they_are_painted() -> None:
    pdf = pages(b"/P <</MCID 0>> BDC /X Do EMC", Font=LATIN)
    form = pdf.make_stream(b"/F 9 Tf (form) Tj", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(X=form)
    assert list(read_contents(pdf).texts.values()) == ["form"]


def test_a_form_that_paints_itself_ends() -> None:
    pdf = pages(b"/X Do")
    form = pdf.make_stream(b"/X Do /X Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
    pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(X=form)
    assert read_contents(pdf).unread == [1]


@pytest.mark.parametrize(
    ("stream", "loose"),
    [
        (b"/F 9 Tf (x) Tj", True),
        (b"0 0 9 9 re f", True),
        (b"0 0 9 9 re W n", False),
        (b"/Artifact BMC 0 0 9 9 re f EMC", False),
        (b"/P <</MCID 0>> BDC 0 0 9 9 re S EMC", False),
        (b"/P <</MCID 0>> BDC EMC EMC EMC () Tj", False),
        (b"/I Do", True),
        (b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI", True),
    ],
)
def test_what_is_seen_is_marked_or_loose(stream: bytes, *, loose: bool) -> None:
    assert bool(read_contents(pages(stream, Font=LATIN)).loose) is loose


@pytest.mark.parametrize(
    ("stream", "device"), [(b"1 0 0 rg", True), (b"/DeviceCMYK cs", True), (b"/Lab cs 0 g", True), (b"/Lab cs", False)]
)
def test_device_colours_are_noted(stream: bytes, *, device: bool) -> None:
    assert bool(read_contents(pages(stream)).device_colours) is device


def test_fonts_are_listed_once() -> None:
    assert len(read_contents(pages(b"/F 9 Tf (a) Tj", b"/F 8 Tf (b) Tj", Font=LATIN)).fonts) <= 2


def test_damaged_content_is_said_and_the_other_pages_are_read() -> None:
    pdf = pages(b"", b"/P <</MCID 0>> BDC /F 9 Tf (x) Tj EMC", Font=LATIN)
    pdf.pages[0].Contents.write(b"no deflate", filter=pikepdf.Name.FlateDecode)
    found = read_contents(pdf)
    assert found.damaged == [1]
    assert list(found.texts.values()) == ["x"]


def test_content_beyond_the_limit_is_not_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "CONTENT_LIMIT", 50)
    found = read_contents(pages(b"q Q " * 10, b"q Q " * 10))
    assert (found.unread, found.damaged) == ([2], [])
