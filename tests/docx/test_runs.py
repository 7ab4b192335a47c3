"""Runs: marks, links, breaks and pictures; what is left out is counted."""

import pytest

from archive.docx.parts import Relation
from archive.docx.runs import Runs
from archive.docx.styles import Styles
from archive.markup.safexml import parse
from archive.model.body import Anchor, Break, Figure, Inline, Mark, MarkStyle
from tests.support.docx_files import picture, r

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="urn:r" xmlns:mc="urn:mc"'


def runs(**targets: str) -> Runs:
    return Runs(Styles(), {key: Relation(kind="x", target=target, external=True) for key, target in targets.items()})


def content(inside: str, reader: Runs | None = None) -> tuple[Inline, ...]:
    return (reader or runs()).content(parse(f"<w:p {W}>{inside}</w:p>".encode()))


def test_marks_of_neighbours_join() -> None:
    text = r("a", "<w:b/>") + r("b", "<w:b/>") + r("c", "<w:b/><w:i/>") + r(" ", "<w:i/>")
    assert content(text + r("2", '<w:vertAlign w:val="superscript"/>')) == (
        Mark(style=MarkStyle.STRONG, content=("ab",)),
        Mark(style=MarkStyle.STRONG, content=(Mark(style=MarkStyle.EMPHASIS, content=("c",)),)),
        " ",
        Mark(style=MarkStyle.SUPERSCRIPT, content=("2",)),
    )  # fmt: skip


def test_characters_and_breaks() -> None:
    assert content("<w:r><w:t>a</w:t><w:tab/><w:noBreakHyphen/><w:br/><w:t>b</w:t><w:softHyphen/><w:br/></w:r>") == (
        "a\t\u2011",
        Break(),
        "b",
    )


def test_links() -> None:
    link = f'<w:hyperlink r:id="l">{r("here", "<w:b/>")}</w:hyperlink>'
    (anchor,) = content(link, runs(l="https://a.example"))
    assert anchor == Anchor(href="https://a.example", content=(Mark(style=MarkStyle.STRONG, content=("here",)),))
    assert content(link) == (Mark(style=MarkStyle.STRONG, content=("here",)),)


@pytest.mark.parametrize("target", ["javascript:x()", " JavaScript:x()", "file:///etc/passwd", "data:text/html,x", "vbscript:x"])
def test_links_to_programs_and_files_lose_their_address(target: str) -> None:
    reader = runs(l=target)
    assert content(f'<w:hyperlink r:id="l">{r("here")}</w:hyperlink>', reader) == ("here",)
    assert sum(reader.dropped.values()) == 1


def test_tracked_changes_are_accepted_and_deletions_counted() -> None:
    reader = runs()
    assert content(f"<w:ins>{r('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>", reader) == ("new",)
    assert reader.dropped == {"tracked deletion": 1}


def test_containers_are_seen_through_and_choices_taken_once() -> None:
    choice = f"<mc:AlternateContent><mc:Choice>{r('one')}</mc:Choice><mc:Fallback>{r('two')}</mc:Fallback></mc:AlternateContent>"
    assert content(f"<w:sdt><w:sdtContent>{choice}</w:sdtContent></w:sdt><w:fldSimple>{r('!')}</w:fldSimple>") == ("one!",)
    field = "<w:r><w:fldChar/></w:r><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
    assert content(field + r("result")) == ("result",)


def test_pictures_wait_until_the_paragraph_ends() -> None:
    reader = runs(i="word/media/a.png")
    assert content(r("a") + picture("i", " the\n room ") + picture("none", ""), reader) == ("a",)
    assert reader.figures == [Figure(href="word/media/a.png", alt="the room")]
    assert reader.dropped == {"picture that is not in the file": 1}


def test_equations_and_charts_are_counted() -> None:
    reader = runs()
    assert content(r("a") + "<w:oMath><w:r><w:t>x</w:t></w:r></w:oMath><w:r><w:drawing/></w:r>", reader) == ("a",)
    assert reader.dropped == {"equation": 1, "chart or drawing": 1}
