"""Runs the rule cases of E-ARK that an environment variable names (see README.md); skipped when it names none.

A case is a package named in a `testCase.xml`, for one rule: an invalid one must yield the rule's code, at whatever level, and a
valid one must not yield it as an error. What else is wrong with a package is not asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from archive import registry
from archive.errors import ArchiveError
from archive.findings import Finding, Severity
from archive.markup import safexml
from archive.model.tree import Tree
from tests.support import suites

VARIABLE = "ARCHIVE_EARK_CORPUS"
MARK = "METS.xml"
FOLDERS = ("metadata", "representations", "schemas", "documentation")


@dataclass(frozen=True)
class Case:
    """What a suite says of a package: the code that is asked for, and whether the package breaks that rule."""

    code: str
    broken: bool


def cases() -> list[tuple[Path, Case, None]]:
    """Return every package of every testCase.xml that is there; each pair of package and code once for each verdict."""
    base = suites.suite(VARIABLE)
    found: dict[tuple[Path, Case], None] = {}
    for path in sorted(base.rglob("testCase.xml")) if base is not None else ():
        root = safexml.parse(path.read_bytes(), path.name)
        identity = root.find("id")
        code = identity.get("requirementId", "") if identity is not None else path.parent.name
        for package in root.iter("package"):
            stated = (package.findtext("path") or "").strip().strip('"').replace("\\", "/")
            place = located(path.parent, stated, package.get("name", ""))
            if place is not None:
                found[place, Case(code, package.get("isValid", "").upper() == "FALSE")] = None
    return [(place, case, None) for place, case in found]


def located(folder: Path, stated: str, name: str) -> Path | None:
    """Return where a package lies: as its path says, or in the folders of good and bad ones, packed or not."""
    homes = (stated, f"valid/{name}", f"invalid/{name}", name, stated.rpartition("/")[2])
    for home in filter(None, homes):
        for suffix in ("", ".zip", ".tar", ".tar.gz"):
            place = folder / (home.lstrip("/") + suffix)
            if place.exists() and place != folder:
                return place
    return None


def opened(place: Path) -> Tree:
    """Return the package at a place, or in the only folder there."""
    if place.is_dir() and not any((place / name).exists() for name in (MARK, *FOLDERS)):
        inside = [path for path in suites.entries(place) if path.is_dir()]
        place = inside[0] if len(inside) == 1 else place
    store = next(store for store in map(registry.store, registry.names("stores")) if store.holds(place))
    return store.get(place)


def verdicts(place: Path) -> Iterator[Finding]:
    """Yield what is found; one that cannot be opened has no findings, as the rules are about packages."""
    try:
        tree = opened(place)
    except ArchiveError as error:
        pytest.skip(f"the package cannot be read: {error}")
    yield from (item for item in registry.validator("csip").check(tree) if isinstance(item, Finding))


@pytest.mark.parametrize(("place", "case", "_"), suites.params(VARIABLE, cases()))
def test_rule_case(place: Path, case: Case, _: None, tally: dict[str, list[int]]) -> None:
    findings = [finding for finding in verdicts(place) if finding.rule.code == case.code]
    print(*(f"{finding.rule.code} {finding.where}: {finding.message}" for finding in findings), sep="\n")
    errors = [finding for finding in findings if finding.rule.severity is Severity.ERROR]
    right = bool(findings) if case.broken else not errors
    tally.setdefault(case.code, [0, 0])[0 if right else 1] += 1
    assert right, f"the suite says {'broken' if case.broken else 'not broken'}, and {len(findings)} findings were made"


@pytest.fixture(scope="module")
def tally(pytestconfig: pytest.Config) -> Iterator[dict[str, list[int]]]:
    """Count verdicts by code, and write the table when all cases were run."""
    counts: dict[str, list[int]] = {}
    yield counts
    reporter = pytestconfig.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and counts:
        reporter.write_line("")
        reporter.write_line(f"{'rule':12} right wrong")
        for code, (right, wrong) in sorted(counts.items()):
            reporter.write_line(f"{code:12} {right:5} {wrong:5}")
        reporter.write_line(f"{'all':12} {sum(n[0] for n in counts.values()):5} {sum(n[1] for n in counts.values()):5}")
