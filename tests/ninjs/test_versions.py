from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model.article import Article
from archive.ninjs.versions import old_name, series, stated_version, to_newest, to_version
from tests.support.articles import articles
from tests.support.documents import ninjs


@given(articles())
def test_2_3_says_what_3_2_says_but_for_relations_of_associations(article: Article) -> None:
    document = ninjs(article)
    document["standard"]["version"] = "2.3"
    again = to_newest(to_version(document, "2.3"))
    for association in document.get("associations", ()):
        association.pop("rel", None)
    assert again == document


@given(articles(), st.sampled_from(["2.3", "1.7"]))
def test_the_document_itself_is_not_changed(article: Article, version: str) -> None:
    document = ninjs(article)
    before = repr(document)
    to_version(document, version)
    assert repr(document) == before


@pytest.mark.parametrize(
    ("document", "number"),
    [
        ({"standard": {"version": "3.0"}}, 3),
        ({"standard": {"version": "2.1"}, "pubStatus": "usable"}, 2),
        ({"$standard": {"version": "1.5"}, "bodies": []}, 1),
        ({"standard": {"version": "9.9"}, "pubStatus": "usable"}, 3),
        ({"uri": "a", "versionCreated": ""}, 3),
        ({"uri": "a", "infosources": []}, 2),
        ({"uri": "a", "by": "b"}, 2),
        ({"uri": "a", "byline": "b", "body_text": "c"}, 1),
        ({"uri": "a"}, 1),
        ({"uri": "a", "standard": 5}, 1),
        ({"standard": {"version": 3.2}}, 1),
    ],
)
def test_series_by_statement_else_by_names(document: dict[str, Any], number: int) -> None:
    assert series(document) == number


def test_names() -> None:
    assert old_name("embargoedUntil") == "embargoed"
    assert old_name("pubStatus") == "pubstatus"
    assert stated_version({"standard": {"version": "3.1"}}) == "3.1"
    assert stated_version({"standard": []}) == ""


def test_names_are_turned_at_any_depth_and_values_kept() -> None:
    old = {"standard": {"version": "2.2"}, "embargoed": "x", "associations": [{"name": "a", "renditions": [{"sizeinbytes": 1}]}]}
    assert to_newest(old) == {
        "standard": {"version": "2.2"},
        "embargoedUntil": "x",
        "associations": [{"name": "a", "renditions": [{"sizeInBytes": 1}]}],
    }
