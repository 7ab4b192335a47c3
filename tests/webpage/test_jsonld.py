"""JSON-LD of the web: wrapped, in graphs, in lists, broken."""

import json

import pytest

from archive.webpage.jsonld import article_nodes, read_blocks, strings

NODE = '{"@type": "NewsArticle", "headline": "H"}'


@pytest.mark.parametrize(
    "block",
    [NODE, f"<!-- {NODE} -->", f"//<![CDATA[\n{NODE}\n//]]>", f"{NODE};", f'{{"@graph": [{{}}, {NODE}]}}', f"[{NODE}]",
     f'{{"@type": "WebPage", "mainEntity": {NODE}}}', NODE.replace("NewsArticle", "https://schema.org/NewsArticle"),
     NODE.replace('"NewsArticle"', '["Thing", "NewsArticle"]')],
)  # fmt: skip
def test_an_article_is_found_wherever_it_is(block: str) -> None:
    found = read_blocks([block])
    assert not found.broken
    assert [node["headline"] for node in article_nodes(found.nodes)] == ["H"]


def test_news_comes_before_blogs() -> None:
    found = read_blocks(['[{"@type": "BlogPosting", "headline": "B"}, {"@type": "NewsArticle", "headline": "N"}]'])
    assert [node["headline"] for node in article_nodes(found.nodes)] == ["N", "B"]


@pytest.mark.parametrize("block", ['{"a": 1,}', "{", "[" * 100_000, "9" * 5000, "window.x = 1"])
def test_a_broken_block_is_told_and_spoils_no_other(block: str) -> None:
    found = read_blocks([block, NODE])
    assert len(found.broken) == 1
    assert len(article_nodes(found.nodes)) == 1


def test_raw_line_feeds_and_half_characters_are_borne() -> None:
    found = read_blocks(['{"@type": "Article", "headline": "a\nb \\ud800"}', " "])
    assert not found.broken
    assert strings(found.nodes[0]["headline"])[0].startswith("a b")


def test_depth_in_graphs_is_bounded() -> None:
    value: object = {"@type": "Article"}
    for _ in range(150):
        value = {"@graph": [value]}
    assert not article_nodes(read_blocks([json.dumps(value)]).nodes)


def test_strings_stand_for_values() -> None:
    assert strings(["a", {"name": " b  c "}, {"x": 1}, 5, {"@value": "d"}, ""]) == ["a", "b c", "d"]
