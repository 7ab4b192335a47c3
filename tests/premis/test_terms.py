"""A word of a vocabulary names it by URI; a plain word names nothing."""

from archive.premis.terms import INGESTION, PROVIDER, tag


def test_a_word_of_a_vocabulary_is_named_by_its_uri() -> None:
    assert INGESTION.attributes() == {"valueURI": "http://id.loc.gov/vocabulary/preservation/eventType/ing"}


def test_a_plain_word_has_no_uri() -> None:
    assert PROVIDER.attributes() == {}


def test_elements_are_in_the_namespace_of_premis_3() -> None:
    assert tag("event") == "{http://www.loc.gov/premis/v3}event"
