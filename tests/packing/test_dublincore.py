"""The Dublin Core description says what the article says, in elements that the official schema knows, and nothing else."""

from hypothesis import given, settings
from lxml import etree

from archive.model.article import Article
from archive.model.dates import PartialDate
from archive.model.values import Concept, Party, Text
from archive.packing import dublincore
from tests.support.articles import articles
from tests.support.packages import article
from tests.support.standards import official_xsd


def elements(made: Article) -> list[tuple[str, str]]:
    return [(etree.QName(node).localname, str(node.text)) for node in etree.fromstring(dublincore.write(made))]


def test_it_says_what_the_article_says() -> None:
    made = article(
        creators=(Party(name="Ada Stone"),),
        bylines=(Text(value="By Ada Stone"),),
        subjects=(Concept(name="shipping"), Concept(uri="http://cv.iptc.org/newscodes/mediatopic/20000065")),
        languages=("en",),
        content_created=PartialDate("2026-11"),
    )
    assert elements(made) == [
        ("title", "Harbour opens\nagain"),
        ("creator", "Ada Stone"),
        ("subject", "shipping"),
        ("subject", "http://cv.iptc.org/newscodes/mediatopic/20000065"),
        ("description", "After three weeks,\tships return."),
        ("publisher", "Harbour News"),
        ("date", "2026-11"),
        ("type", "Text"),
        ("identifier", "urn:newsml:example.org:20261122:harbour"),
        ("language", "en"),
    ]


def test_a_byline_is_the_creator_only_where_none_is_named() -> None:
    assert ("creator", "By Ada Stone") in elements(article(bylines=(Text(value="By Ada Stone"),)))


def test_what_is_not_stated_is_left_out() -> None:
    bare = article(headlines=(), descriptions=(), provider=None, rights=(), slugline="", title="")
    assert [name for name, _ in elements(bare)] == ["type", "identifier"]


@given(made=articles())
@settings(max_examples=40)
def test_the_official_schema_accepts_the_description_of_any_article(made: Article) -> None:
    schema = official_xsd("dublin-core", "simpledc.xsd")
    assert schema.validate(etree.fromstring(dublincore.write(made))), schema.error_log
