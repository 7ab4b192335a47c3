"""Hyphenation by patterns."""

import pyphen
import pytest

from archive.pdf.hyphens import Patterns, patterns


@pytest.mark.parametrize("lang", ["en", "fr", "es", "ru", "el", "pt"])
def test_agrees_with_pyphen(lang: str) -> None:
    words = {
        "en": "hyphenation constitutional negotiate photographer resolution harbour",
        "fr": "orchestre poissonniers reconstruction brocanteurs",
        "es": "construcción ferrocarril barrio ayuntamiento",
        "ru": "мастерской администратор перчаточную",
        "el": "καπετάνιος δρομολόγιο θαλασσινός",
        "pt": "construção bibliotecário navegação",
    }[lang]
    theirs = pyphen.Pyphen(lang=pyphen.language_fallback(lang), left=2, right=3)
    ours = patterns(lang)
    assert ours is not None
    for word in words.split():
        assert list(ours.positions(word)) == [int(place) for place in theirs.positions(word)], word


def test_a_language_without_patterns_has_none() -> None:
    assert patterns("tlh") is None
    assert patterns("") is None


def test_patterns_that_change_the_spelling_are_left_out() -> None:
    assert Patterns("as3szon/sz=sz,2,3\n.as1z").positions("asszony") == ()


def test_the_largest_digit_counts_and_the_ends_are_kept_whole() -> None:
    assert Patterns("a1b\nxa2b").positions("cabcab") == (2,)
    assert Patterns("a1b\ncxa2b").positions("cxabcab") == ()
