"""Properties become values; what is none is a ValueError with its line."""

import pytest
from hypothesis import given, settings
from lxml import etree

from archive.model.values import Link, Rendition, Rights
from archive.newsml.codes import SCHEMES
from archive.newsml.names import NAMESPACE, tag
from archive.newsml.reading import fields_of, link_of, rendition_of, rights_of
from archive.newsml.writing import put_link, put_rendition, put_rights
from tests.support.articles import links, renditions, rights

ITEM = "<itemMeta><itemClass/><provider/><versionCreated>2026-01-01T00:00:00Z</versionCreated>{}</itemMeta>"


def item(content: str) -> etree._Element:
    return etree.fromstring(f"<newsItem xmlns='{NAMESPACE}' guid='urn:x:y'>\n{content}</newsItem>")


def digest(text: str) -> bool:
    return not text or (len(text) == 64 and all(digit in "0123456789abcdef" for digit in text))


@settings(deadline=None)
@given(links)
def test_links_come_back_where_the_standard_has_room(link: Link) -> None:
    parent = etree.Element(tag("x"))
    put_link(parent, link)
    if digest(link.sha256) and (link.version is None or link.version > 0) and not link.rel.startswith(SCHEMES["irel"]):
        assert link_of(parent[0], SCHEMES) == link


@settings(deadline=None)
@given(renditions)
def test_renditions_come_back_where_the_standard_has_room(rendition: Rendition) -> None:
    parent = etree.Element(tag("x"))
    put_rendition(parent, rendition)
    numbers = (rendition.size, rendition.pages, rendition.width, rendition.height)
    if digest(rendition.sha256) and all(number is None or number >= 0 for number in numbers):
        assert rendition_of(parent[0], SCHEMES) == rendition


@settings(deadline=None)
@given(rights)
def test_notices_terms_and_scope_always_come_back(one: Rights) -> None:
    parent = etree.Element(tag("x"))
    put_rights(parent, one)
    read = rights_of(parent[0], SCHEMES)
    assert (read.notices, read.usage_terms, read.scope) == (one.notices, one.usage_terms, one.scope)
    assert (read.expressions, read.data_mining) == (one.expressions, one.data_mining)


def test_an_item_says_only_what_it_says() -> None:
    fields = fields_of(item(ITEM.format("")), {})
    assert {name for name, value in fields.items() if value not in (None, "", ())} == {
        "id",
        "version",
        "version_created",
        "provider",
    }
    assert "headlines" not in fields


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "no itemMeta"),
        (ITEM.format("<embargoed>soon</embargoed>"), "'soon' is not"),
        (ITEM.format("<link version='two'/>"), "link in line 2: invalid literal"),
        (ITEM.format("<expires>2026-02-30</expires>"), "expires in line 2: '2026-02-30' is no date"),
        (ITEM.format("<pubStatus qcode='stat:lost'/>"), "PubStatus"),
        ("<pubHistory><published/></pubHistory>" + ITEM.format(""), "published in line 2"),
        (ITEM.format("") + "<contentMeta>\n<urgency>high</urgency></contentMeta>", "invalid literal"),
        (ITEM.format("") + "<contentMeta>\n<by xml:lang='no lang'/></contentMeta>", "by in line 3: Text.lang"),
    ],
)
def test_what_is_no_value_is_said_with_its_line(content: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        fields_of(item(content), SCHEMES)
