"""What XML 1.0 can carry is archivable, what it cannot is refused by name and place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from archive.model.characters import FORBIDDEN, demand_archivable, demand_language


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\x0c", "\r", "\x1f", "\x7f", "\x85", "\x9f", "\ud800", "\ufffe", "\uffff"])
def test_forbidden(char: str) -> None:
    with pytest.raises(ValueError, match=rf"^title: character U\+{ord(char):04X} at position 2 "):
        demand_archivable(f"ab{char}c", "title")


@pytest.mark.parametrize(
    "char", ["\t", "\n", " ", "\xa0", "\xad", "\u200b", "\u2028", "\ufffd", "\ue000", "\U0010ffff", "🎻", "é"]
)
def test_allowed(char: str) -> None:
    demand_archivable(f"ab{char}c", "title")


@given(st.text())
@settings(max_examples=300, deadline=None)
def test_all_that_is_allowed_survives_xml(text: str) -> None:
    archivable = FORBIDDEN.sub("", text)
    element = etree.Element("p")
    element.text = archivable
    assert (etree.fromstring(etree.tostring(element)).text or "") == archivable


@pytest.mark.parametrize("tag", ["", "en", "pt-BR", "zh-Hant-TW", "de-1996", "x-private", "und"])
def test_language_tags(tag: str) -> None:
    demand_language(tag, "lang")


@pytest.mark.parametrize("tag", ["en_US", "-", "en-", "123", "englishlanguage", "en US", "é"])
def test_no_language_tags(tag: str) -> None:
    with pytest.raises(ValueError, match=r"^Text\.lang: .* is no language tag"):
        demand_language(tag, "Text.lang")
