"""SARIF: valid under the schema of OASIS for any report, relative URIs, rules with help, and text that is never a link."""

import json
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator

from archive.findings import Place, Report, Rule, Severity
from archive.formats import Presentation
from archive.reporters.sarif import REPORTER
from tests.support.reports import ALL, BAD, PLAIN, STEERING, UNREAD, any_reports, golden, hostile_report, text_of
from tests.support.standards import shared


@cache
def schema() -> Draft7Validator:
    text = shared("standards", "sarif", "2.1.0", "sarif-schema-2.1.0.json").read_bytes()
    return Draft7Validator(json.loads(text), format_checker=Draft7Validator.FORMAT_CHECKER)


def run_of(*reports: Report, root: str = "") -> Any:
    return json.loads(text_of(REPORTER, reports, Presentation(root=root)))["runs"][0]


def test_is_as_the_golden_report() -> None:
    assert text_of(REPORTER, ALL, PLAIN) == golden("sarif")


def test_the_golden_report_is_valid_under_the_schema_of_oasis() -> None:
    schema().validate(json.loads(golden("sarif")))


@given(any_reports)
@settings(deadline=None, max_examples=30)
def test_any_report_is_valid_under_the_schema_of_oasis(reports: list[Report]) -> None:
    schema().validate(json.loads(text_of(REPORTER, [*reports, hostile_report(), hostile_report()], PLAIN)))


def test_uris_are_relative_to_the_folder_of_the_call() -> None:
    for report in (BAD, replace(BAD, subject="/repo/out/harbour-library")):
        run = run_of(report, root="/repo")
        place = run["results"][0]["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "out/harbour-library/data/story.ninjs.json", "uriBaseId": "SRCROOT"}
        assert place["region"] == {"startLine": 7, "startColumn": 3}
        assert "SRCROOT" in run["originalUriBaseIds"]


def test_what_lies_elsewhere_has_an_absolute_uri() -> None:
    run = run_of(replace(BAD, subject="/mnt/a b"), root="/repo")
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "file:///mnt/a%20b/data/story.ninjs.json"
    }


def test_a_path_that_leaves_the_package_is_told_but_not_followed() -> None:
    finding = BAD.findings[0].within("../../etc/passwd")
    (result,) = run_of(replace(BAD, findings=(finding,)))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "out/harbour-library"
    assert result["message"]["text"].startswith("../../etc/passwd: ")


@pytest.mark.parametrize(
    ("spec", "uri"),
    [
        ("RFC 8493, 2.1.3", "https://www.rfc-editor.org/rfc/rfc8493#section-2.1.3"),
        ("RFC 6901", "https://www.rfc-editor.org/rfc/rfc6901"),
        ("Guide, see https://example.org/a?b=c#d.", "https://example.org/a?b=c#d"),
        ("the house", "urn:x-newsarchive:rule:X-001"),
    ],
)
def test_every_rule_has_help(spec: str, uri: str) -> None:
    rule = Rule(code="X-001", severity=Severity.NOTE, title="It is so.", message="It is not so.", spec=spec)
    (shown,) = run_of(Report(subject="a", findings=(rule.at(Place()),), checked=("x",)))["tool"]["driver"]["rules"]
    assert shown["helpUri"] == uri
    assert urlsplit(uri).scheme
    assert spec.rstrip(".") in shown["help"]["text"]


def test_results_point_at_their_rules() -> None:
    run = run_of(BAD)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_what_was_not_read_is_told() -> None:
    (invocation,) = run_of(UNREAD)["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [note["level"] for note in invocation["toolExecutionNotifications"]] == ["error", "note"]


def test_hostile_text_is_no_link_and_steers_nothing() -> None:
    shown = text_of(REPORTER, [hostile_report()], PLAIN)
    assert not STEERING & set(shown)
    (result,) = run_of(hostile_report())["results"]
    assert r"\[click\](http://example.org/){{0}}" in result["message"]["text"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert not urlsplit(uri).scheme
    assert "::error::forged" in unquote(uri)
