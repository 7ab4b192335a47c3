import json
from typing import Any

import pytest

from archive.ninjs.rules import IDENTIFIER
from archive.ninjs.subject import Subject
from archive.ninjs.terms import RECORD, VERSIONS
from tests.support.articles import story
from tests.support.documents import ninjs


def subject(document: dict[str, Any]) -> Subject:
    return Subject.of(document, json.dumps(document, indent=1))


@pytest.mark.parametrize("version", VERSIONS)
def test_the_bodies_of_every_version(version: str) -> None:
    found = list(subject(ninjs(story(), version)).bodies())
    assert [body.media_type for body in found] == ["application/xhtml+xml", "text/plain"]
    assert {(body.characters, body.words) for body in found} == {(len(story().text), len(story().text.split()))}
    assert found[1].value == story().text


@pytest.mark.parametrize("version", VERSIONS)
def test_ours_is_what_has_the_carrier(version: str) -> None:
    document = ninjs(story(), version)
    assert subject(document).is_ours
    assert subject(document).stated == version
    del document["altIds" if version == "3.2" else "altids"]
    assert not subject(document).is_ours


@pytest.mark.parametrize("ids", [None, "x", [RECORD], [{"value": RECORD}]])
def test_odd_identifiers_are_not_ours(ids: object) -> None:
    assert not subject({"versionCreated": "x", "altIds": ids}).is_ours


def test_slots_have_the_names_of_their_series() -> None:
    assert subject({"versionCreated": ""}).slot("pubStatus") == "pubStatus"
    assert subject({"body_text": ""}).slot("embargoedUntil") == "embargoed"


def test_a_finding_knows_its_line() -> None:
    found = subject({"title": "x", "uri": ""}).find(IDENTIFIER, ("uri",), found="empty")
    assert (found.where.line, found.where.column, found.where.pointer) == (3, 9, "/uri")
    assert found.message.startswith("The slot `uri` is empty.")
