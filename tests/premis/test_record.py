"""Identifiers are made, not drawn: the same words give the same one, and words do not run together."""

import uuid

from archive.premis.record import Identifier


def test_the_same_words_are_the_same_identifier_and_a_uuid_of_version_5() -> None:
    made = Identifier.made_of("urn:x:1", "event", "ingestion")
    assert made == Identifier.made_of("urn:x:1", "event", "ingestion")
    assert (made.kind, uuid.UUID(made.value).version) == ("UUID", 5)


def test_words_do_not_run_together() -> None:
    assert Identifier.made_of("a", "bc") != Identifier.made_of("ab", "c")


def test_a_uri_is_kept_as_it_is() -> None:
    assert Identifier.uri("urn:x:1") == Identifier("URI", "urn:x:1")
