"""Actions: found wherever they hang, also behind others; links to the web and to mail are no news."""

from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from archive.pdfjudge import actions
from tests.support.pdfs import changed, codes, good, link, pages, read, saved

SCRIPT = {"/S": pikepdf.Name.JavaScript, "/JS": "app.alert(1)"}


def found(data: bytes) -> list[str]:
    subject = read(data)
    return codes(list(actions.check(subject)))


def script() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(SCRIPT)


PLACES: list[Callable[[Any], object]] = [
    lambda pdf: pdf.Root.__setitem__("/OpenAction", script()),
    lambda pdf: pdf.Root.__setitem__("/AA", pikepdf.Dictionary(WC=script())),
    lambda pdf: pdf.Root.__setitem__(
        "/Names", pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("x"), script()])))
    ),
    lambda pdf: pdf.pages[0].obj.__setitem__("/AA", pikepdf.Dictionary(O=script())),
    lambda pdf: pdf.pages[0].obj.__setitem__("/Annots", pikepdf.Array([pikepdf.Dictionary(A=script())])),
    lambda pdf: pdf.Root.__setitem__("/Outlines", pikepdf.Dictionary(First=pdf.make_indirect(pikepdf.Dictionary(A=script())))),
    lambda pdf: pdf.Root.__setitem__(
        "/AcroForm",
        pikepdf.Dictionary(Fields=pikepdf.Array([pdf.make_indirect(pikepdf.Dictionary(AA=pikepdf.Dictionary(K=script())))])),
    ),
    lambda pdf: pdf.Root.__setitem__("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.GoTo, Next=pikepdf.Array([script()]))),
]


@pytest.mark.parametrize("place", PLACES)
def test_a_script_is_found_wherever_it_hangs(place: Callable[[Any], object]) -> None:
    assert found(changed(place)) == ["PDF-050"]
    plain = pages(b"")
    place(plain)
    assert found(saved(plain)) == ["PDF-051"]


def test_actions_that_follow_each_other_in_a_circle_end() -> None:
    pdf = pages(b"")
    action = pdf.make_indirect(script())
    action.Next = action
    pdf.Root.OpenAction = action
    assert found(saved(pdf)) == ["PDF-051"]


@pytest.mark.parametrize(
    ("target", "odd"),
    [
        ("https://example.org/a", 0),
        ("HTTP://example.org", 0),
        ("mailto:desk@example.org", 0),
        ("page.html", 0),
        ("javascript:alert(1)", 1),
        ("\tjavascript:alert(1)", 1),
        ("file:///lamp", 1),
        ("data:text/html,x", 1),
        ("http://[bad", 1),
    ],
)
def test_links(target: str, odd: int) -> None:
    assert found(changed(lambda pdf: link(pdf).A.__setitem__("/URI", pikepdf.String(target)))) == ["PDF-052"] * odd


def test_ours_is_quiet() -> None:
    assert found(good()) == found(good("4f+ua2")) == []
