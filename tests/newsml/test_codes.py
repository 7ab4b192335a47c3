"""QCodes: good words get one, everything else a URI; reading trusts the document's catalog alone."""

import pytest
from hypothesis import given, settings
from lxml import etree

from archive.newsml.codes import SCHEMES, catalog, coded, identity, normal, resolve, uri_of, used, word_of
from archive.newsml.names import NAMESPACE, tag
from tests.support.articles import uris, words

MEDTOP = "http://cv.iptc.org/newscodes/mediatopic/"


@pytest.mark.parametrize(
    ("uri", "literal", "attributes"),
    [
        (f"{MEDTOP}20000065", "", {"qcode": "medtop:20000065"}),
        (MEDTOP, "", {"uri": MEDTOP}),
        (f"{MEDTOP}a b", "", {"uri": "urn:x-newsarchive:text:http%3A%2F%2Fcv.iptc.org%2Fnewscodes%2Fmediatopic%2Fa%20b"}),
        ("https://example.org/x", "x", {"uri": "https://example.org/x"}),
        ("", "a\tb", {"literal": "a b"}),
        ("", "", {}),
    ],
)
def test_a_thing_has_one_identifier(uri: str, literal: str, attributes: dict[str, str]) -> None:
    assert identity(uri, literal) == attributes


@pytest.mark.parametrize(
    ("word", "attributes"),
    [
        ("summary", {"role": "drol:summary"}),
        ("", {}),
        ("two words", {"roleuri": "urn:x-newsarchive:text:two%20words"}),
        ("https://example.org/role", {"roleuri": "https://example.org/role"}),
    ],
)
def test_a_role_is_a_qcode_if_it_is_a_plain_word(word: str, attributes: dict[str, str]) -> None:
    assert coded("role", "drol", word) == attributes


@settings(deadline=None)
@given(uris)
def test_every_uri_comes_back(uri: str) -> None:
    assert uri_of(etree.Element("x", identity(uri, "")), SCHEMES) == uri


@settings(deadline=None)
@given(words)
def test_every_word_comes_back_unless_it_is_a_uri_of_the_same_scheme(word: str) -> None:
    assert word_of(etree.Element("x", coded("type", "cpnat", word)), "type", "cpnat", SCHEMES) == word.removeprefix(
        SCHEMES["cpnat"]
    )


def test_an_alias_means_what_the_document_says_and_never_what_we_know() -> None:
    item = etree.fromstring(
        f"<newsItem xmlns='{NAMESPACE}'><catalog><scheme alias='medtop' uri='urn:other:'/></catalog></newsItem>"
    )
    codes = catalog(item)
    assert resolve("medtop:1", codes) == "urn:other:1"
    assert resolve("stat:usable", codes) == "stat:usable"


def test_a_qcode_wins_over_a_uri() -> None:
    assert uri_of(etree.Element("x", qcode="medtop:1", uri="urn:x"), SCHEMES) == f"{MEDTOP}1"


def test_only_aliases_that_are_used_are_named() -> None:
    item = etree.Element(tag("newsItem"))
    etree.SubElement(item, tag("subject"), qcode="medtop:1", type="cpnat:event", uri="rnd:x")
    etree.SubElement(item, tag("link"), rel="https:x")
    assert list(used(item)) == ["cpnat", "medtop"]


def test_one_line_is_one_line() -> None:
    assert normal("a\tb\nc\u2028d") == "a b c\u2028d"
