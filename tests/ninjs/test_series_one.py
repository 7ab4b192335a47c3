from typing import Any

import pytest

from archive.ninjs.series_one import from_one, to_one


@pytest.mark.parametrize(
    ("two", "one"),
    [
        ({"headlines": [{"value": "A"}, {"role": "sub", "value": "B"}]}, {"headline": "A", "headline_sub": "B"}),
        ({"descriptions": [{"role": "summary", "value": "A"}]}, {"description_summary": "A"}),
        ({"descriptions": [{"value": "A"}]}, {"description_text": "A"}),
        (
            {"bodies": [{"contenttype": "application/xhtml+xml", "charcount": 1, "wordcount": 2, "value": "A"}]},
            {"body_xhtml": "A", "charcount": 1, "wordcount": 2},
        ),
        (
            {"subjects": [{"name": "A", "uri": "http://a/b/c"}]},
            {"subject": [{"name": "A", "scheme": "http://a/b/", "code": "c"}]},
        ),
        ({"subjects": [{"uri": "http://a/b#c"}]}, {"subject": [{"scheme": "http://a/b#", "code": "c"}]}),
        ({"people": [{"literal": "x1", "rel": "r"}]}, {"person": [{"rel": "r", "code": "x1"}]}),
        ({"infosources": [{"name": "A", "role": "provider"}]}, {"infosource": [{"name": "A", "rel": "provider"}]}),
        ({"altids": [{"role": "a b", "value": "1"}]}, {"altids": {"a b": "1"}}),
        (
            {"renditions": [{"name": "web", "href": "x:1", "contenttype": "image/png"}]},
            {"renditions": {"web": {"href": "x:1", "mimetype": "image/png"}}},
        ),
        ({"associations": [{"name": "a1", "uri": "x:1", "by": "B"}]}, {"associations": {"a1": {"uri": "x:1", "byline": "B"}}}),
        ({"representationtype": "full"}, {"representationtype": "complete"}),
        ({"by": "A", "standard": {"version": "1.7"}}, {"byline": "A", "$standard": {"version": "1.7"}}),
        ({"digitalsourcetype": {"uri": "x:1"}, "urgency": 3}, {"digitalsourcetype": {"uri": "x:1"}, "urgency": 3}),
    ],
)
def test_both_ways(two: dict[str, Any], one: dict[str, Any]) -> None:
    assert to_one(two) == one
    assert from_one(one) == two


def test_keys_never_clash() -> None:
    texts = [{"role": "summary", "value": value} for value in "AB"]
    assert to_one({"descriptions": texts}) == {"description_summary": "A", "description_summary_2": "B"}
    assert from_one({"description_summary": "A", "description_summary_2": "B"}) == {"descriptions": texts}
    files = [{"name": name, "href": "x:1"} for name in ("a b", "a-b", "ä")]
    assert list(to_one({"renditions": files})["renditions"]) == ["a_b", "a_b_2", "other"]


def test_the_plain_text_of_a_body_has_the_number_of_its_markup() -> None:
    forms = ["application/xhtml+xml", "application/xhtml+xml", "text/plain", "application/xhtml+xml", "text/plain"]
    bodies = [{"contenttype": form, "value": str(n)} for n, form in enumerate(forms)]
    assert to_one({"bodies": bodies}) == {
        "body_xhtml": "0",
        "body_xhtml_2": "1",
        "body_text_2": "2",
        "body_xhtml_3": "3",
        "body_text_3": "4",
    }
    assert [body["contenttype"] for body in from_one(to_one({"bodies": bodies}))["bodies"]] == forms


def test_what_a_key_cannot_hold_is_left_out() -> None:
    assert to_one({"subjects": [{"uri": "http://a/b", "literal": "c"}]})["subject"] == [{"scheme": "http://a/", "code": "b"}]
    assert to_one({"subjects": [{"uri": "urn:x:1"}]})["subject"] == [{"code": "urn:x:1"}]


@pytest.mark.parametrize(
    "odd",
    [
        {"headline": 5, "description_x": [], "body_text": None},
        {"renditions": [], "associations": "x", "altids": []},
        {"renditions": {"a": 1}, "associations": {"a": None}},
        {"person": [1, "x", {"code": 5}], "subject": {}},
        {"representationtype": {}, "charcount": "x"},
    ],
)
def test_values_of_other_types_do_no_harm(odd: dict[str, Any]) -> None:
    assert isinstance(from_one(odd), dict)
