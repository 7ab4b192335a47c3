"""What no reader sees is dropped and counted; what spelling needs stays."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.markup.cleaning import Tally, clean, counted
from archive.model.characters import FORBIDDEN


@pytest.mark.parametrize(("ends", "note"), [("\r\n", "CRLF"), ("\r", "CR")])
def test_line_ends_become_line_feeds(ends: str, note: str) -> None:
    found = clean(f"One{ends}{ends}Two")
    assert found.text == "One\n\nTwo"
    assert found.notes == (f"2 {note} line ends turned into LF",)


def test_mixed_line_ends_are_counted_apart() -> None:
    assert clean("a\r\nb\rc\nd").notes == ("1 CRLF line end turned into LF", "1 CR line end turned into LF")


def test_pages_and_paragraph_separators_separate_paragraphs() -> None:
    assert clean("a\x0cb\u2029c\u2028d\x85e\x0bf").text == "a\n\nb\n\nc\nd\ne\nf"
    assert clean("a\x0cb").controls == Tally()


def test_soft_hyphens_are_dropped_and_counted() -> None:
    found = clean("One\nhar\u00adbour\u00ad")
    assert found.text == "One\nharbour"
    assert found.notes == ("2 soft hyphens dropped",)
    assert found.invisible == Tally(count=2, line=2)


@pytest.mark.parametrize("char", ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"])
def test_zero_width_characters_in_latin_text_are_dropped(char: str) -> None:
    found = clean(f"har{char}bour")
    assert found.text == "harbour"
    assert found.notes == ("1 zero-width character dropped",)


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian: without the joiner it is misspelt
        "क्\u200dष",  # Devanagari half form
        "👩\u200d🚒",  # one emoji
        "\u2764\ufe0f\u200d🔥",
        "สวัสดี\u200bครับ",  # Thai: the only sign of a word's end
        "\u200fעברית\u200e",  # direction
        "“quotes” – dashes… no\u00a0break\u202fspaces",
    ],
)
def test_what_spelling_needs_is_kept(text: str) -> None:
    found = clean(text)
    assert found.text == text
    assert not found.notes


def test_control_characters_are_dropped_with_the_line_of_the_first() -> None:
    found = clean("One\r\nTwo\x07\x00\nThree\x9c\ufffe")
    assert found.text == "One\nTwo\nThree"
    assert found.controls == Tally(count=4, line=2)
    assert "4 control characters dropped" in found.notes


def test_accents_are_composed() -> None:
    found = clean("cafe\u0301")
    assert found.text == "caf\u00e9"
    assert found.notes == ("letters and their accents composed (Unicode NFC)",)


def test_letters_lost_before_are_counted_and_kept() -> None:
    found = clean("a\nW\ufffdir")
    assert (found.text, found.replaced) == ("a\nW\ufffdir", Tally(count=1, line=2))


@pytest.mark.parametrize("letters", ["é", "ü", "’", "“", "ñ"])
def test_misread_utf8_is_recognised(letters: str) -> None:
    misread = letters.encode().decode("cp1252", "replace").replace("\ufffd", "œ")
    assert clean(f"xx{misread}xx").misread.count == 1


@pytest.mark.parametrize("text", ["SÃO PAULO", "Ã la carte", "â l'ancienne", "Ñandú", "ÐÐ"])
def test_real_words_are_not_misread(text: str) -> None:
    assert clean(text).misread == Tally()


def test_notes_count_in_proper_english() -> None:
    assert (counted(1, "line", "joined"), counted(2, "line", "joined")) == ("1 line joined", "2 lines joined")


@given(st.text())
@settings(max_examples=300, deadline=None)
def test_the_result_is_archivable_composed_and_stable(text: str) -> None:
    found = clean(text)
    assert not FORBIDDEN.search(found.text)
    assert unicodedata.is_normalized("NFC", found.text)
    assert (found.text == text) == (not found.notes)


@given(st.text(alphabet=st.characters(categories=["L", "P", "S", "Zs", "N"])))
@settings(max_examples=100, deadline=None)
def test_visible_text_only_changes_by_composition(text: str) -> None:
    assert clean(text).text == unicodedata.normalize("NFC", text)
