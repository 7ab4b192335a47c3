import json
import time

import pytest

from archive.ninjs.recognise import is_ninjs

STANDARD = {"standard": {"name": "ninjs", "version": "3.2"}}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"uri": "x:1", **STANDARD}),
        "\ufeff \n" + json.dumps(STANDARD),
        json.dumps({"uri": "x:1", "title": "x" * 300_000, **STANDARD}),
        json.dumps({**STANDARD, "title": "x" * 300_000}),
        json.dumps({"$standard": {"version": "1.7", "schema": "x", "name": "ninjs"}}),
        json.dumps({"uri": "x:1", "pubstatus": "usable", "body_html": "x"}),
    ],
)
def test_ninjs(text: str) -> None:
    assert is_ninjs(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        json.dumps([STANDARD]),
        json.dumps({"standard": {"name": "ninjaskript"}}),
        json.dumps({"note": json.dumps(STANDARD)}),
        json.dumps({"uri": "x:1", "headlines": []}),
        json.dumps({"headlines": [], "bodies": []}),
        json.dumps({"@type": "NewsArticle", "uri": "x:1", "headlines": [], "bodies": []}),
    ],
)
def test_not_ninjs(text: str) -> None:
    assert not is_ninjs(text.encode())


def test_a_large_file_takes_no_time() -> None:
    data = b'{"standard": {' * 1_000_000
    start = time.process_time()
    assert not is_ninjs(data)
    assert time.process_time() - start < 0.5
