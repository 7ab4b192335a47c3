"""Hyphenation patterns as text."""

from archive.files.patternfiles import hyphenation_patterns


def test_a_region_falls_back_to_its_language() -> None:
    assert hyphenation_patterns("fr-FR") == hyphenation_patterns("fr") != ""


def test_other_encodings_are_read() -> None:
    assert "ш" in hyphenation_patterns("ru") or "ш" in hyphenation_patterns("uk")


def test_a_language_without_patterns_has_none() -> None:
    assert hyphenation_patterns("tlh") == hyphenation_patterns("und") == hyphenation_patterns("") == ""
