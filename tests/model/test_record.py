"""Every Article is its own record and back, through JSON, and nothing else is accepted."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from archive.model.article import Article
from archive.model.body import Body, Break, Heading, Mark, MarkStyle, Paragraph, Quote
from archive.model.dates import PartialDate
from archive.model.record import decode, encode
from archive.model.values import Origin, Party, Rights, Text
from tests.support.articles import articles, story

AT = "2026-11-22T09:30:00Z"
LEAST: dict[str, Any] = {"id": "urn:x:1", "version_created": AT}


@given(articles(most=12))
@settings(max_examples=150, deadline=None)
def test_every_article_comes_back_through_json(article: Article) -> None:
    assert decode(Article, json.loads(json.dumps(encode(article)))) == article


def test_a_real_story_comes_back() -> None:
    assert decode(Article, json.loads(json.dumps(encode(story())))) == story()


def test_empty_fields_are_left_out() -> None:
    assert encode(Article(id="urn:x:1", version_created=PartialDate(AT))) == LEAST


def test_empty_and_absent_are_told_apart_where_they_differ() -> None:
    held = Article(id="urn:x:1", version_created=PartialDate(AT), embargoed="", rights=(Rights(),))
    assert encode(held) == {**LEAST, "embargoed": "", "rights": [{}]}
    assert decode(Article, encode(held)) == held


def test_members_of_unions_carry_their_kind() -> None:
    body = Body(
        blocks=(
            Quote(blocks=(Heading(level=2, content=("Top",)),)),
            Paragraph(content=("a", Break(), Mark(style=MarkStyle.STRONG, content=("b",)))),
        )
    )
    assert encode(body) == {
        "blocks": [
            {"kind": "quote", "blocks": [{"kind": "heading", "level": 2, "content": ["Top"]}]},
            {"kind": "paragraph", "content": ["a", {"kind": "break"}, {"kind": "mark", "style": "strong", "content": ["b"]}]},
        ]
    }


def test_single_values_can_be_recorded_too() -> None:
    assert decode(Party, encode(Party(name="Wire"))) == Party(name="Wire")
    assert decode(tuple[Text, ...], [{"value": "x"}]) == (Text(value="x"),)
    assert decode(Origin, "given") is Origin.GIVEN


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"colour": "red"}, "Article has no field 'colour'"),
        ({"version": "1"}, "/version: expected int"),
        ({"version": True}, "/version: expected int"),
        ({"version": 1.0}, "/version: expected int"),
        ({"title": None}, "/title: expected str"),
        ({"keywords": "a"}, "/keywords: expected a list"),
        ({"keywords": ["a", 1]}, "/keywords/1: expected str"),
        ({"headlines": [{"value": "x", "size": 1}]}, "/headlines/0: Text has no field 'size'"),
        ({"headlines": ["x"]}, "/headlines/0: expected Text"),
        ({"headlines": [{}]}, "/headlines/0: .*value"),
        ({"pub_status": "secret"}, "secret"),
        ({"version_created": "yesterday"}, "yesterday"),
        ({"bodies": [{"blocks": [{"kind": "slide"}]}]}, "/bodies/0/blocks/0: no such kind"),
        ({"bodies": [{"blocks": [{"kind": "mark", "style": "strong", "content": []}]}]}, "no such kind"),
        ({"bodies": [{"blocks": ["text"]}]}, "/bodies/0/blocks/0"),
        ({"urgency": "5"}, "/urgency"),
        ({"urgency": 12}, "urgency is 1 to 9"),
        ({"id": "\x00"}, "Article.id"),
        ({"provider": []}, "/provider"),
    ],
)
def test_nothing_is_guessed(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        decode(Article, {**LEAST, **change})


@pytest.mark.parametrize("plain", [None, [], "x", 7, {}])
def test_what_is_no_record_at_all(plain: object) -> None:
    with pytest.raises(ValueError, match=r"expected Article|missing"):
        decode(Article, plain)


@pytest.mark.parametrize("value", [b"bytes", 1.5, {"a": 1}, object()])
def test_only_values_of_the_model_are_recorded(value: object) -> None:
    with pytest.raises(TypeError, match="is no value of the model"):
        encode(value)
