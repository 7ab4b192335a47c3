"""JSON lines: one line a subject, each the entry of the JSON document, whatever the material holds."""

import json

from hypothesis import given, settings

from archive.findings import Report
from archive.registry import reporter
from archive.reporters.jsonl import REPORTER
from tests.support.reports import ALL, HOSTILE, PLAIN, STEERING, any_reports, golden, hostile_report


def test_is_as_the_golden_report() -> None:
    assert REPORTER.show(ALL, PLAIN) == golden("jsonl")


def test_no_reports_are_no_lines() -> None:
    assert REPORTER.show([], PLAIN) == ""


@given(any_reports)
@settings(deadline=None, max_examples=60)
def test_every_line_is_the_entry_of_the_json_document(reports: list[Report]) -> None:
    lines = REPORTER.show(reports, PLAIN).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(reporter("json").show(reports, PLAIN))["reports"]


def test_hostile_text_is_one_harmless_line_and_keeps_its_value() -> None:
    shown = REPORTER.show([hostile_report()], PLAIN)
    assert not STEERING & set(shown)
    assert "##[" not in shown
    assert len(shown.splitlines()) == 1
    assert json.loads(shown)["subject"] == HOSTILE
