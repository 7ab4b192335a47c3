import re

import pytest
from hypothesis import given

from archive.model.dates import PartialDate
from archive.model.iris import from_iri
from archive.ninjs import terms
from archive.ninjs.judge_schema import is_format
from tests.support.articles import instants, uris


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a/b?c=d&e=%20#f",
        "http://user@example.org:8080",
        "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        "urn:newsml:example.org:20261122:1",
        "mailto:a@example.org",
        "file:///a",
        "x:",
    ],
)
def test_uris(text: str) -> None:
    assert terms.is_uri(text)
    assert is_format(text, "uri")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "/a",
        "a b:c",
        "https://example.org/ü",
        "https://a/b c",
        "x:%zz",
        "x:a#b#c",
        "http://[::1]/",
        "1:a",
        "x:a\n",
        "//a",
    ],
)
def test_what_is_no_uri_for_us(text: str) -> None:
    assert not terms.is_uri(text)


@given(uris)
def test_our_uris_are_those_of_the_judge(text: str) -> None:
    assert not terms.is_uri(text) or is_format(text, "uri")
    assert terms.is_uri(terms.to_uri(text))
    assert from_iri(terms.to_uri(text)) == text


@given(instants)
def test_every_instant_of_the_model_fits_the_slot(moment: PartialDate) -> None:
    assert re.fullmatch(terms.DATE_TIME, moment.value)


@pytest.mark.parametrize(("size", "safe"), [(0, True), (2**53 - 1, True), (2**53, False), (-1, False), (None, False)])
def test_sizes(size: int | None, safe: bool) -> None:  # noqa: FBT001
    assert terms.is_safe_size(size) is safe


def test_the_standard_names_itself() -> None:
    assert terms.standard("2.3")["schema"].endswith("ninjs-schema_2.3.json")


def test_a_digest_has_a_uri_and_only_that_uri_has_it() -> None:
    digest = "00ff" * 16
    uri = terms.digest_uri(digest)
    assert terms.is_uri(uri)
    assert terms.digest_in(uri) == digest
    assert terms.digest_uri("") == terms.digest_uri("00FF") == ""
    for other in ("", "ni:///sha-256;", uri[:-1], uri + "A", uri + "=", uri.replace("256", "512"), f"https://example.org/{uri}"):
        assert terms.digest_in(other) == ""
