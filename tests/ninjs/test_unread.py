from typing import Any

import pytest
from hypothesis import given

from archive.model.article import Article
from archive.ninjs.unread import unread
from archive.ninjs.view import record_of
from tests.support.articles import articles
from tests.support.documents import ninjs


def left(document: dict[str, Any]) -> list[tuple[str, str]]:
    return list(unread(document, record_of(document)))


@given(articles())
def test_nothing_that_is_written_is_left(article: Article) -> None:
    assert left(ninjs(article)) == []


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"unheard": [1]}, [("/unheard", "[1]")]),
        ({"uri": "x:1", "version": "1", "pubStatus": "usable", "type": "text"}, []),
        ({"version": "one", "pubStatus": "x"}, [("/version", '"one"'), ("/pubStatus", '"x"')]),
        ({"places": [{"name": "A"}, {"name": "B", "geoJSON": {}}]}, [("/places/1", '{"geoJSON":{}}')]),
        ({"places": "x"}, [("/places/0", '"x"')]),
        (
            {"bodies": [{"contentType": "text/html", "value": "<p>"}]},
            [("/bodies/0", '{"contentType":"text/html","value":"<p>"}')],
        ),
    ],
)
def test_what_is_left(document: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert left(document) == expected
