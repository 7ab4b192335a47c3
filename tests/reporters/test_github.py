"""Annotations: the right command, place and escapes; nothing from the material becomes a command or a property."""

import re
from dataclasses import replace
from urllib.parse import unquote

from hypothesis import given, settings

from archive.findings import Place, Report, Severity
from archive.formats import Presentation
from archive.reporters.github import REPORTER
from tests.support.reports import ALL, BAD, MISSING, PLAIN, STEERING, UNREAD, any_reports, golden, hostile_report, text_of

COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:]*)(?:,[a-zA-Z]+=[^,:]*)*)::(.*)")


def commands(*reports: Report) -> list[tuple[str, dict[str, str], str]]:
    """Read the annotations as the runner does."""
    found = [match for line in text_of(REPORTER, reports, PLAIN).splitlines() if (match := COMMAND.fullmatch(line))]
    return [
        (command, {k: unquote(v) for k, v in (pair.split("=", 1) for pair in properties.split(","))}, unquote(message))
        for command, properties, message in (match.groups() for match in found)
    ]


def test_is_as_the_golden_report() -> None:
    assert text_of(REPORTER, ALL, PLAIN) == golden("github")


def test_severity_place_and_title() -> None:
    kinds = [(command, properties.get("file"), properties.get("line")) for command, properties, _ in commands(BAD)]
    assert kinds == [
        ("warning", "out/harbour-library/data/story.ninjs.json", "7"),
        ("error", "out/harbour-library/manifest-sha512.txt", "2"),
        ("notice", "out/harbour-library", None),
        ("error", "out/harbour-library/manifest-sha512.txt", "1"),
    ]
    assert commands(BAD)[0][1]["col"] == "3"
    assert commands(BAD)[0][1]["title"] == "TEST-002 Dates have a zone."


def test_percent_colon_and_comma_come_back_as_they_were() -> None:
    assert "100% of «it», all: of it.xml" in commands(BAD)[3][2]
    report = Report(subject="a,b:c%2C.xml", findings=(MISSING.at(Place(), path="x"),), checked=("x",))
    assert commands(report)[0][1]["file"] == "a,b:c%2C.xml"


def test_what_fails_is_an_error_whatever_its_severity() -> None:
    assert [command for command, _, _ in commands(replace(BAD, fails_at=Severity.NOTE))] == ["error"] * 4


def test_what_was_not_read_is_an_error() -> None:
    assert commands(UNREAD) == [
        ("error", {"file": "lost.zip", "title": "Nothing was checked"}, "Nothing was checked: cannot be read")
    ]


def test_paths_are_relative_to_the_root() -> None:
    report = replace(BAD, subject="/repo/out/x")
    assert "file=out/x/data/story.ninjs.json," in text_of(REPORTER, [report], Presentation(root="/repo"))
    assert "file=/repo/out/x/data/story.ninjs.json," in text_of(REPORTER, [report], Presentation(root="/other"))


def test_hostile_text_makes_no_command_of_its_own() -> None:
    shown = text_of(REPORTER, [hostile_report()], PLAIN)
    assert not STEERING & set(shown)
    assert len(commands(hostile_report())) == 1
    for line in shown.splitlines():
        assert line.startswith("::error file=") or ("##[" not in line and "##vso[" not in line)


@given(any_reports)
@settings(deadline=None, max_examples=60)
def test_there_are_as_many_commands_as_findings(reports: list[Report]) -> None:
    silent = sum(not report.ok and not report.failing for report in reports)
    lines = text_of(REPORTER, reports, PLAIN).splitlines()
    starting = [line for line in lines if line.strip().startswith("::")]
    assert len(starting) == sum(len(report.findings) for report in reports) + silent
    assert all(COMMAND.fullmatch(line) for line in starting)
