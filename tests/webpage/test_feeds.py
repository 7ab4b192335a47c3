# ruff: noqa: E501  feeds have long lines
"""Entries of feeds: every kind, cut out to the byte, told apart by names."""

import pytest

from archive.errors import SourceError
from archive.webpage.claims import about
from archive.webpage.feeds import Entry, entries, is_feed
from tests.support.broken_pages import atom, item, rss

RDF = (
    b'<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>C</title><items/></channel>'
    b'<item rdf:about="https://a.example/1"><title>T</title><link>https://a.example/1</link><dc:date>2024-10-22</dc:date></item></rdf:RDF>'
)


def said(entry: Entry, field: str) -> list[str]:
    return [claim.value for claim in about(entry.claims, field)]


@pytest.mark.parametrize("data", [rss(""), atom(), RDF, b'<rss version="0.91"/>', b'<!DOCTYPE rss PUBLIC "x" "y"><rss/>'])
def test_feeds_are_recognised(data: bytes) -> None:
    assert is_feed(data)


@pytest.mark.parametrize("data", [b"<html/>", b"<newsItem/>", b"<feed/>", b"words", b'<rdf:RDF xmlns:rdf="x"/>', b""])
def test_others_are_not(data: bytes) -> None:
    assert not is_feed(data)


def test_an_entry_cut_out_is_the_same_entry() -> None:
    data = rss("\n".join(item(n) for n in range(4)))
    found = list(entries(data))
    assert len(found) == 4
    for entry in found:
        (alone,) = entries(entry.data)
        assert (alone.digest, alone.claims, alone.content) == (entry.digest, entry.claims, entry.content)
        assert len(entry.data) < len(data)


def test_an_entry_that_cannot_be_cut_has_the_whole_feed() -> None:
    data = rss(item(0) + "<item><title><![CDATA[</item>]]></title></item>")
    first, second = entries(data)
    assert first.data == data
    assert next(entries(second.data)).digest == second.digest


def test_rss_1_and_0_91() -> None:
    (entry,) = entries(RDF)
    assert (entry.guid, said(entry, "published"), said(entry, "provider")) == ("https://a.example/1", ["2024-10-22"], ["C"])
    old = b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd"><rss version="0.91"><channel><item><title>T</title></item></channel></rss>'
    assert said(next(entries(old)), "headline") == ["T"]


def test_names_of_other_spaces_are_other_names() -> None:
    data = rss('<item><title>T</title><m:title xmlns:m="http://search.yahoo.com/mrss/">M</m:title></item>')
    (entry,) = entries(data)
    assert said(entry, "headline") == ["T"]
    assert said(entry, "") == ["M"]


def test_people_are_names() -> None:
    data = rss("<item><author>a@b.example (Ann Mirel)</author></item><item><author>a@b.example</author></item>")
    assert [said(entry, "author") for entry in entries(data)] == [["Ann Mirel"], []]


@pytest.mark.parametrize("data", [b"<rss><channel>", b"<html/>", b'<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>'])
def test_what_is_no_feed_is_an_error(data: bytes) -> None:
    with pytest.raises(SourceError):
        list(entries(data))
