"""Any text becomes an IRI that XML Schema takes, and comes back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from archive.model.iris import from_iri, to_iri, to_urn
from tests.support.articles import uris

_SCHEMA = etree.XMLSchema(
    etree.fromstring(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType>'
        '<xs:attribute name="u" type="xs:anyURI"/></xs:complexType></xs:element></xs:schema>'
    )
)


@settings(deadline=None, max_examples=500)
@given(st.one_of(uris, st.text(alphabet="a1:/?#@%[]. é-+4f", max_size=14)))
def test_every_text_travels_as_a_valid_iri_and_comes_back(text: str) -> None:
    iri = to_iri(text)
    assert from_iri(iri) == text
    assert _SCHEMA.validate(etree.Element("a", u=iri))
    assert not any(character.isspace() for character in iri)


@pytest.mark.parametrize(
    "iri",
    [
        "http://example.org/a?b=c#d",
        "https://example.org:8443/x",
        "https://user:word@example.org/",
        "https://example.org/ünïcode/%20",
        "mailto:desk@example.org",
        "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        "photo.jpg",
        "../photo.jpg",
        "/photo",
        "#top",
    ],
)
def test_an_iri_stays_as_it_is(iri: str) -> None:
    assert to_iri(iri) == iri


@pytest.mark.parametrize(
    "text", ["", "photo 1.jpg", "100 %", "a%zz", "http://[::1]/", "1a:b", "a#b#c", "urn:x-newsarchive:text:x"]
)
def test_what_is_no_iri_stands_behind_a_urn(text: str) -> None:
    assert to_iri(text) == to_urn(text)
    assert to_iri(text).startswith("urn:x-newsarchive:text:")


def test_long_texts_are_judged_quickly() -> None:
    for text in ("http://" + "a:" * 50_000 + " ", "a" * 100_000 + ":", "%41" * 50_000 + " ", "a@" * 50_000 + "["):
        assert from_iri(to_iri(text)) == text
