"""The NewsArticle of a record says its fields in public words, and reads back as far as properties go."""

from hypothesis import given, settings

from archive.markup.mergepatch import apply, difference
from archive.model.article import Article
from archive.model.record import encode
from archive.webpage.newsarticle import carried, node_of, record_of, with_carrier
from tests.support.articles import articles


@settings(max_examples=60, deadline=None, derandomize=True)
@given(articles())
def test_the_difference_is_all_that_a_carrier_needs(article: Article) -> None:
    record = encode(article)
    assert isinstance(record, dict)
    seen = record_of(node_of(record, 0))
    assert apply(seen, difference(seen, record)) == record


def test_the_carrier_is_one_further_identifier() -> None:
    node = with_carrier({"identifier": ["urn:x:1"]}, "{}")
    assert carried(node) == "{}"
    assert record_of(node)["id"] == "urn:x:1"
    assert carried({"identifier": "urn:x:1"}) is None


def test_properties_of_the_wrong_kind_say_nothing() -> None:
    assert record_of({"headline": 5, "author": "x", "publisher": ["y"], "version": "-1", "identifier": []}) == {}
