"""Places in a document, as people find them."""

from lxml import etree

from archive.newsml.names import NAMESPACE, local, place, tag


def test_a_place_is_a_line_and_a_path_that_counts_only_where_it_must() -> None:
    root = etree.fromstring(f"<newsItem xmlns='{NAMESPACE}'>\n<a>\n<b/>\n<c/>\n<b/></a>\n</newsItem>")
    found = [place(element) for element in root.iter()]
    assert [str(one) for one in found] == [
        ":1 /newsItem", ":2 /newsItem/a", ":3 /newsItem/a/b[1]", ":4 /newsItem/a/c", ":5 /newsItem/a/b[2]"
    ]  # fmt: skip


def test_names_go_both_ways() -> None:
    assert local(etree.Element(tag("headline"))) == "headline"
