"""Runs suites of good and bad cases that environment variables name (see README.md); skipped when they name none."""

from pathlib import Path

import pytest

from archive import judging
from archive.bagit import profile
from archive.errors import ArchiveError
from archive.findings import Severity
from tests.support import suites


def judged(path: Path, *profiles: profile.Profile) -> tuple[list[str], list[str]]:
    """Return the errors and the warnings of a subject; one that cannot be read is an error, too."""
    try:
        with profile.judging_by(*profiles):
            report = judging.check(path)
    except ArchiveError as error:
        return [str(error)], []
    errors = [f"{finding.rule.code} {finding.where}: {finding.message}" for finding in report.failing]
    if not report.checked and not errors:
        errors = ["nothing was checked"]
    return errors, [finding.rule.code for finding in report.findings if finding.rule.severity is Severity.WARNING]


def demand(verdict: str, errors: list[str], warnings: list[str]) -> None:
    """Compare with what the suite says."""
    print(*errors, *warnings, sep="\n")
    if verdict == "invalid":
        assert errors, f"the suite says invalid and no error was found, only {', '.join(warnings) or 'nothing'}"
    elif errors:
        pytest.fail("\n  ".join([f"the suite says {verdict} and errors were found:", *errors]), pytrace=False)
    else:
        assert verdict != "warning" or warnings, "the suite says warning and none was found"


@pytest.mark.parametrize(("path", "verdict", "_"), suites.params("ARCHIVE_BAGIT_SUITE", suites.bag_cases("ARCHIVE_BAGIT_SUITE")))
def test_bags(path: Path, verdict: str, _: None) -> None:
    demand(verdict, *judged(path))


@pytest.mark.parametrize(
    ("path", "verdict", "stated"), suites.params("ARCHIVE_PROFILE_SUITE", suites.profile_cases("ARCHIVE_PROFILE_SUITE"))
)
def test_bags_with_profiles(path: Path, verdict: str, stated: Path) -> None:
    try:
        read = profile.read(stated.read_bytes(), stated.name)
    except ArchiveError as error:
        demand(verdict, [str(error)], [])
        return
    demand(verdict, *judged(path, read))


@pytest.mark.parametrize(("path", "_", "__"), suites.params("ARCHIVE_GOOD_CASES", suites.any_cases("ARCHIVE_GOOD_CASES")))
def test_good_cases(path: Path, _: None, __: None) -> None:
    demand("valid", *judged(path))


@pytest.mark.parametrize(("path", "_", "__"), suites.params("ARCHIVE_BAD_CASES", suites.any_cases("ARCHIVE_BAD_CASES")))
def test_bad_cases(path: Path, _: None, __: None) -> None:
    demand("invalid", *judged(path))
