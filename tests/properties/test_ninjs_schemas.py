"""Our schemas against the official ones: what is valid under ours is valid under theirs."""

from collections.abc import Callable
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry

from archive import schemas
from archive.model.article import Article
from archive.ninjs import terms
from tests.support.articles import articles, story
from tests.support.documents import ninjs
from tests.support.standards import official_ninjs


@cache
def ours(version: str) -> Draft202012Validator:
    schema = schemas.json_document(f"ninjs/{version}/newsarchive-ninjs.schema.json")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER, registry=Registry())


@settings(max_examples=150, deadline=None)
@given(articles(), st.sampled_from(terms.VERSIONS))
def test_what_is_written_is_valid_under_both(article: Article, version: str) -> None:
    document = ninjs(article, version)
    ours(version).validate(document)
    official_ninjs(version).validate(document)


@pytest.mark.parametrize("version", terms.VERSIONS)
def test_the_patterns_are_those_of_the_writer(version: str) -> None:
    definitions = ours(version).schema["$defs"]
    end = r"(?![\s\S])"
    assert definitions["uri"]["pattern"] == f"^(?:{terms.URI}){end}"
    assert definitions["instant"]["pattern"] == f"^{terms.DATE_TIME}{end}"
    assert definitions["number"]["pattern"] == f"^{terms.VERSION_NUMBER}{end}"


ODD = [None, True, False, 0, -1, 1.5, 10, 2**60, "", "x", "2020", "a b", [], {}, [{}], [""], {"name": ""}, {"value": 1}, [[1]]]
KEYS = ["uri", "name", "value", "role", "rel", "type", "extra", "urgency", "version", "href", "contentType", "geoJSON", "body_x"]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for step, below in inner for place in places(below, (*path, step)))]


def damage(draw: Callable[[st.SearchStrategy[Any]], Any], document: dict[str, Any]) -> None:
    """Change one thing: a value, a key, an entry more or less; what is entered is a copy, else a list could hold itself."""
    *steps, last = draw(st.sampled_from([place for place in places(document) if place]))
    target: Any = document
    for step in steps:
        target = target[step]
    odd = deepcopy(draw(st.sampled_from(ODD)))
    match draw(st.sampled_from(["replace", "remove", "add", "rename", "repeat"])):
        case "replace":
            target[last] = odd
        case "remove":
            del target[last]
        case "add" if isinstance(target, dict):
            target[draw(st.sampled_from(KEYS))] = odd
        case "rename" if isinstance(target, dict):
            target[draw(st.sampled_from([*KEYS, str(last).lower(), str(last).upper()]))] = target.pop(last)
        case _ if isinstance(target, list):
            target.append(odd if draw(st.booleans()) else deepcopy(target[last]))


@settings(max_examples=400, deadline=None)
@given(st.data(), articles(), st.sampled_from(terms.VERSIONS))
def test_what_the_official_schema_refuses_ours_refuses(data: st.DataObject, article: Article, version: str) -> None:
    document = ninjs(article, version)
    for _ in range(data.draw(st.integers(1, 2))):
        damage(data.draw, document)
    if not official_ninjs(version).is_valid(document):
        assert not ours(version).is_valid(document)


@pytest.mark.parametrize("version", terms.VERSIONS)
def test_every_key_of_a_story_is_guarded(version: str) -> None:
    for place in places(ninjs(story(), version)):
        for odd in (None, [], {}, "", 1.5):
            document = ninjs(story(), version)
            target: Any = document
            for step in place[:-1]:
                target = target[step]
            if place:
                target[place[-1]] = odd
                assert not ours(version).is_valid(document), (place, odd)


@pytest.mark.parametrize("version", terms.VERSIONS)
@pytest.mark.parametrize("ending", ["\n", " ", "\u2028"])
def test_patterns_hold_to_the_last_character(version: str, ending: str) -> None:
    for name in ("uri", "version", "language"):
        document = ninjs(story(), version)
        document[name] += ending
        assert not ours(version).is_valid(document)
