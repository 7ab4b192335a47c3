"""The bidirectional algorithm: known cases, and what must hold for any text."""

import pytest
from bidi import get_base_level, get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.pdf.bidi import base_level, bidi_class, has_rtl, levels, reorder

LETTERS = "aאب1٣+,()[] \u2067\u2066\u2068\u2069\u202a\u202b\u202c\u202d\u202e\u0300\n"


def visual(text: str, base: int | None = None) -> str:
    """Return the text as it is seen, left to right."""
    row = levels(text, base)[1]
    return "".join(text[at] for at in reorder(row))


@pytest.mark.parametrize(
    ("text", "base", "seen"),
    [
        ("abc", None, "abc"),
        ("אבג", None, "גבא"),
        ("car אבג end", 0, "car גבא end"),
        ("אבג 123 דה", 1, "הד 123 גבא"),  # numbers keep their order
        ("a (אב) c", 0, "a (בא) c"),
        ("אב (ab) גד", 1, "דג )ab( בא"),  # brackets of the paragraph; shaping mirrors them
        ("₪12", 1, "₪12"),  # W5: a terminator is part of its number
        ("אב, גד.", 1, ".דג ,בא"),
        ("a \u2067אב c\u2069 d", 0, "a \u2067c בא\u2069 d"),  # an isolate is a neutral to what is around it
    ],
)
def test_known_orders(text: str, base: int | None, seen: str) -> None:
    assert visual(text, base) == seen


def test_overrides_turn_letters_round() -> None:
    assert visual("\u202eabc\u202c", 0).strip("\u202e\u202c") == "cba"


def test_the_first_strong_character_outside_isolates_decides() -> None:
    assert base_level("\u2067א\u2069 a") == 0
    assert base_level("123 א a") == 1
    assert base_level("123") == 0


def test_unassigned_characters_have_the_default_of_their_block() -> None:
    assert bidi_class("\u05ff") == "R"
    assert bidi_class("\U00050000") == "L"


def test_depth_beyond_125_overflows_quietly() -> None:
    text = "\u202b" * 200 + "a" + "\u202c" * 200 + "b"
    assert max(levels(text, 0)[1]) <= 126


@given(st.text(alphabet=LETTERS, max_size=30), st.sampled_from((0, 1, None)))
def test_every_character_has_a_level_and_one_place(text: str, base: int | None) -> None:
    level, row = levels(text, base)
    assert len(row) == len(text)
    assert sorted(reorder(row)) == list(range(len(text)))
    assert level in (0, 1)
    assert all(level <= each <= 127 for each in row)


@given(st.text(alphabet="ab1+,() \u0300", max_size=30))
def test_text_without_rtl_stays_at_level_0(text: str) -> None:
    assert not has_rtl(text)
    assert set(levels(text, 0)[1]) <= {0}


@given(st.text(alphabet=LETTERS, max_size=20), st.text(alphabet=LETTERS, max_size=20))
def test_an_isolate_does_not_change_what_is_around_it(inside: str, after: str) -> None:
    inside = "".join(c for c in inside if bidi_class(c) not in ("B", "LRI", "RLI", "FSI", "PDI"))
    around = levels(f"a \u2068{inside}\u2069 {after}", 0)[1]
    other = levels(f"a \u2068x\u2069 {after}", 0)[1]
    assert around[:2] == other[:2]
    assert around[3 + len(inside) :] == other[4:]


CONTROLS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=LETTERS.replace("\n", ""), max_size=30), st.sampled_from((0, 1)))
def test_agrees_with_another_implementation(text: str, base: int) -> None:
    """python-bidi (unicode-bidi, written in Rust). It keeps controls in its own places, where nothing is seen; a full stop at the
    end keeps rule L1, which is for lines, out of the comparison."""
    theirs = get_display(f"{text}.", base_dir="LR"[base])
    assert visual(f"{text}.", base).translate(CONTROLS) == theirs.translate(CONTROLS)


@pytest.mark.parametrize("text", ["a", "א", "12 א", "\u2067א\u2069 a"])
def test_the_base_level_agrees_too(text: str) -> None:
    assert base_level(text) == get_base_level(text)
