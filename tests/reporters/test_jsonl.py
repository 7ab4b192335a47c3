"""JSON lines: one line a subject, each the entry of the JSON document, whatever the material holds."""

import json
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from archive.findings import Report
from archive.registry import reporter
from archive.reporters.jsonl import REPORTER
from tests.support.reports import ALL, HOSTILE, PLAIN, STEERING, any_reports, golden, hostile_report, text_of


def test_is_as_the_golden_report() -> None:
    assert text_of(REPORTER, ALL, PLAIN) == golden("jsonl")


def test_no_reports_are_no_lines() -> None:
    assert text_of(REPORTER, [], PLAIN) == ""


@given(any_reports)
@settings(deadline=None, max_examples=60)
def test_every_line_is_the_entry_of_the_json_document(reports: list[Report]) -> None:
    lines = text_of(REPORTER, reports, PLAIN).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(text_of(reporter("json"), reports, PLAIN))["reports"]


def test_hostile_text_is_one_harmless_line_and_keeps_its_value() -> None:
    shown = text_of(REPORTER, [hostile_report()], PLAIN)
    assert not STEERING & set(shown)
    assert "##[" not in shown
    assert len(shown.splitlines()) == 1
    assert json.loads(shown)["subject"] == HOSTILE


@pytest.mark.parametrize("name", ["jsonl", "text", "github"])
def test_what_is_read_line_by_line_comes_with_each_report_and_holds_none(name: str) -> None:
    taken = 0

    def many() -> Iterator[Report]:
        nonlocal taken
        for number in range(20_000):
            taken = number + 1
            yield Report(subject=f"bundles/{number}", checked=("bagit", "agreement"))

    pieces = reporter(name).show(many(), PLAIN)
    assert "bundles/0" in next(pieces)
    assert taken == 1
    tracemalloc.start()
    try:
        assert sum(1 for _ in pieces) >= 19_999
        assert tracemalloc.get_traced_memory()[1] < 4 * 1024 * 1024  # a tenth of what the reports take
    finally:
        tracemalloc.stop()
