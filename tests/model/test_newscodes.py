"""Words of NewsCodes schemes and their URIs, there and back."""

import pytest

from archive.model.article import TEXT_NATURE
from archive.model.newscodes import SCHEMES, uri, word
from tests.support.standards import shared


@pytest.mark.parametrize("alias", SCHEMES)
def test_a_word_comes_back_from_its_uri(alias: str) -> None:
    assert word(alias, uri(alias, "summary")) == "summary"
    assert uri(alias, "summary").startswith("http://cv.iptc.org/newscodes/")


def test_what_is_a_uri_stays_one() -> None:
    assert uri("drol", "https://example.org/role") == "https://example.org/role"
    assert word("drol", "https://example.org/role") == "https://example.org/role"
    assert word("drol", uri("genre", "Feature")) == uri("genre", "Feature")


def test_nothing_stays_nothing() -> None:
    assert uri("drol", "") == word("drol", "") == ""


def test_an_unknown_scheme_is_a_bug_that_shows() -> None:
    with pytest.raises(KeyError):
        uri("nonsense", "word")


def test_the_nature_of_an_article_is_text() -> None:
    assert word("ninat", TEXT_NATURE) == "text"


def test_the_schemes_are_those_of_the_official_catalog() -> None:
    catalogs = sorted(shared("standards", "newsml-g2").rglob("catalog*"))
    if not catalogs:
        pytest.skip("the IPTC catalog is not among the official files")
    official = catalogs[-1].read_text(encoding="utf-8")
    assert [alias for alias, base in SCHEMES.items() if base not in official] == []
