"""Faces and stacks."""

import pytest

from archive.files.fontfiles import bundled
from archive.pdf.fonts import Face, FaceSource, FontStack


@pytest.fixture(scope="module")
def serif() -> Face:
    return Face(bundled("SourceSerifPro-Regular"))


@pytest.fixture(scope="module")
def stack(serif: Face) -> FontStack:
    fira, noto = (FaceSource(lambda name=name: Face(bundled(name))) for name in ("FiraGO_Regular", "NotoSans_Regular"))
    return FontStack((FaceSource(lambda: serif), fira), lambda: (), noto)


def test_a_face_knows_its_measures_in_thousandths(serif: Face) -> None:
    assert serif.advances[serif.space_glyph] == serif.space
    assert serif.ascent > 0 > serif.descent
    assert not serif.is_cff
    assert not serif.is_bold
    assert Face(bundled("SourceSerifPro-Bold")).is_bold
    assert "/StemV" in serif.descriptor


def test_a_glyph_means_the_lowest_character_that_leads_to_it(serif: Face) -> None:
    assert serif.meanings[serif.space_glyph] == " "
    assert not any("\ue000" <= said <= "\uf8ff" for said in serif.meanings.values())


def test_words_are_dealt_out_over_the_faces_and_marks_stay(stack: FontStack) -> None:
    assert [part for _, part in stack.split("aשלוםb")] == ["a", "שלום", "b"]
    assert len(stack.split("e\u0301\u0302")) == 1
    assert len(stack.split("क\u200dष")) == 1


def test_characters_without_a_face_are_named_and_stand_in(stack: FontStack) -> None:
    assert stack.missing("a城\n\u200d\u202e") == {"城"}
    ((face, part),) = stack.split("城")
    assert part == "城"
    assert face.covers("\ufffd")


def test_further_faces_are_looked_for_once_and_only_when_needed(serif: Face) -> None:
    calls = []

    def more() -> tuple[FaceSource, ...]:
        calls.append(1)
        return (FaceSource(lambda: Face(bundled("FiraGO_Regular"))),)

    stack = FontStack((FaceSource(lambda: serif),), more, FaceSource(lambda: serif))
    stack.split("plain")
    assert not calls
    assert stack.split("ש")[0][0].covers("ש")
    assert stack.missing("ת城") == {"城"}
    assert len(calls) == 1


def test_where_ascii_is_first_other_characters_go_to_their_own_face(serif: Face) -> None:
    fira = FaceSource(lambda: Face(bundled("FiraGO_Regular")))
    stack = FontStack((FaceSource(lambda: serif), fira), lambda: (), fira, ascii_first=True)
    (latin, _), (quote, _) = stack.split("a”")
    assert latin is serif
    assert quote is fira.face
