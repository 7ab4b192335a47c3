"""GitLab's code quality report: the keys that GitLab demands, unique fingerprints that last, and no silence."""

import json
import re
from typing import Any

from hypothesis import given, settings

from archive.findings import Place, Report
from archive.reporters.gitlab import REPORTER
from tests.support.reports import ALL, BAD, MISSING, PLAIN, STEERING, UNREAD, any_reports, golden, hostile_report, text_of


def issues(*reports: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text_of(REPORTER, reports, PLAIN))
    return found


def test_is_as_the_golden_report() -> None:
    assert text_of(REPORTER, ALL, PLAIN) == golden("gitlab")


@given(any_reports)
@settings(deadline=None, max_examples=60)
def test_every_issue_has_what_gitlab_demands(reports: list[Report]) -> None:
    found = issues(*reports)
    assert len({issue["fingerprint"] for issue in found}) == len(found)
    for issue in found:
        assert issue["description"]
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert re.fullmatch("[0-9a-f]{64}", issue["fingerprint"])
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith("./")


def test_a_fingerprint_lasts_when_lines_move_and_equal_findings_are_told_apart() -> None:
    def marks(*lines: int) -> list[str]:
        findings = tuple(MISSING.at(Place(path="a", line=line), path="x") for line in lines)
        return [issue["fingerprint"] for issue in issues(Report(subject="s", findings=findings, checked=("x",)))]

    assert marks(3) == marks(30)
    assert len(set(marks(3, 4))) == 2


def test_what_was_not_read_is_an_issue() -> None:
    (issue,) = issues(UNREAD)
    assert (issue["severity"], issue["location"]["path"]) == ("critical", "lost.zip")


def test_a_warning_is_minor() -> None:
    assert [issue["severity"] for issue in issues(BAD)] == ["minor", "critical", "info", "critical"]


def test_hostile_text_is_harmless() -> None:
    shown = text_of(REPORTER, [hostile_report()], PLAIN)
    assert not STEERING & set(shown)
    assert "##[" not in shown
    assert len(json.loads(shown)) == 1
