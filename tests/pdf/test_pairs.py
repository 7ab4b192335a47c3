"""Words put together from pairs are those that HarfBuzz makes, in every face that is said to allow it."""

import random

import pytest

from archive.pdf.fontbook import Look
from archive.pdf.pairs import pair_up
from archive.pdf.shaping import shape, shape_whole
from tests.support.typesetting import book

LOOKS = [Look(bold=bold, italic=italic) for bold in (False, True) for italic in (False, True)]
ASCII = "".join(map(chr, range(0x21, 0x7F)))
LETTERS = ASCII + "".join(map(chr, range(0xC0, 0x250))) + "«»–—‘’“”…€"
ENGLISH = "eeetttaaooiinsshhrrdlcumwfgypbvkjxqz.,-’"


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.serif)
@pytest.mark.parametrize("lang", ["en", "de", "tr", "nl", ""])
def test_the_result_is_that_of_shaping_the_word_whole(look: Look, lang: str) -> None:
    face = book().stack(look, "en").first
    chance = random.Random(f"{look}{lang}")
    made = 0
    for _ in range(1200):
        text = "".join(chance.choices(chance.choice((ASCII, LETTERS, ENGLISH)), k=chance.randint(1, 9)))
        paired, whole = pair_up(face, text, lang), shape_whole(face, text, rtl=False, lang=lang)
        if paired is None:
            continue
        made += 1
        assert (paired.ids, paired.advances, paired.width) == (whole.ids, whole.advances, whole.width), text
        assert (paired.operands, paired.start, paired.end) == (whole.operands, whole.start, whole.end), text
        assert paired.plain is whole.plain is True
        assert paired.private is whole.private is False
    assert made > 300, "hardly any word was made of pairs"


@pytest.mark.parametrize("text", ["office", "fifl", "e\u0301", "soft\u00adhyphen", "a\u00a0b", "שלום", "Ω\u2126", "\ue000a"])
def test_ligatures_marks_and_other_scripts_are_shaped_whole(text: str) -> None:
    assert pair_up(book().stack(Look(), "en").first, text, "en") is None


def test_only_faces_that_are_known_for_it_are_paired() -> None:
    assert book().stack(Look(), "en").first.paired
    assert not book().stack(Look(), "ar").first.paired
    assert not book().stack(Look(mono=True), "en").first.paired


def test_the_front_door_uses_pairs_only_from_left_to_right() -> None:
    face = book().stack(Look(), "en").first
    ahead, back = (shape(face, "abc", rtl=rtl, lang="en") for rtl in (False, True))
    assert ahead.advances
    assert [said for *_, said in back.places()] == ["a", "b", "c"]
    assert [x for _, x, _, _ in back.places()] == sorted((x for _, x, _, _ in back.places()), reverse=True)
