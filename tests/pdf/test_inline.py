"""Inlines become runs."""

import pytest

from archive.model.body import Anchor, Break, Mark, MarkStyle
from archive.pdf.inline import runs, target
from archive.pdf.runs import Rise


def test_marks_become_faces_and_scopes() -> None:
    inner = Mark(style=MarkStyle.STRONG, content=("both",))
    italic, both = runs((Mark(style=MarkStyle.EMPHASIS, content=("a", inner)),))
    assert (italic.italic, italic.bold) == (True, False)
    assert (both.italic, both.bold) == (True, True)
    assert both.scope is not None
    assert (both.scope.tag, both.scope.parent) == ("Strong", italic.scope)


def test_emphasis_inside_emphasis_is_upright() -> None:
    inner = Mark(style=MarkStyle.EMPHASIS, content=("b",))
    assert [run.italic for run in runs((Mark(style=MarkStyle.EMPHASIS, content=("a", inner)),))] == [True, False]


def test_abbreviations_and_languages_say_so() -> None:
    (run,) = runs((Mark(style=MarkStyle.ABBREVIATION, content=("UN",), title="United Nations", lang="en-GB"),))
    assert run.scope is not None
    assert run.scope.entries == "/Lang(en-GB)/E(United Nations)"
    assert run.lang == "en-GB"


def test_breaks_risen_text_and_code() -> None:
    content = (Break(), Mark(style=MarkStyle.SUBSCRIPT, content=("2",)), Mark(style=MarkStyle.CODE, content=("x",)))
    line, low, code = runs(content)
    assert line.text == "\n"
    assert low.rise is Rise.SUBSCRIPT
    assert code.mono


@pytest.mark.parametrize(
    ("href", "followed"),
    [
        ("https://example.org/é", "https://example.org/%C3%A9"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("image.jpg", ""),
        ("http://[bad", ""),
    ],
)
def test_only_addresses_that_are_safe_to_follow_become_links(href: str, followed: str) -> None:
    assert target(href) == followed
    (run,) = runs((Anchor(href=href, content=("text",)),))
    assert run.text == "text"
    assert (run.scope is not None) == bool(followed)
