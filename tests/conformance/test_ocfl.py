"""Runs the fixtures of OCFL that an environment variable names (see README.md); skipped when it names none."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import registry
from archive.files.splitting import split
from archive.findings import Finding, Severity
from archive.model.tree import Tree
from archive.ocfl.judge_root import objects
from tests.support import suites

VARIABLE = "ARCHIVE_OCFL_FIXTURES"
KINDS = re.compile(r"(?P<verdict>good|warn|bad)-(?P<what>objects|storage-roots)")


def cases() -> list[tuple[Path, str, str]]:
    """Return (case, verdict, what it is) of the layout version/verdict-what/case."""
    base = suites.suite(VARIABLE)
    found: list[tuple[Path, str, str]] = []
    for folder in sorted(base.rglob("*")) if base is not None else ():
        kind = KINDS.fullmatch(folder.name)
        if kind is not None and folder.is_dir() and not any(map(KINDS.fullmatch, folder.relative_to(base or folder).parts[:-1])):
            found += ((case, kind["verdict"], kind["what"]) for case in suites.entries(folder) if case.name != "README.md")
    return found


def verdicts(case: Path, what: str) -> Iterator[Finding]:
    """Yield what is found; the kind of a case is known, so nothing needs to be recognised."""
    store = next(store for store in map(registry.store, registry.names("stores")) if store.holds(case))
    subjects: list[tuple[str, Tree]] = [("", store.get(case))]
    if what == "storage-roots":
        yield from (item for item in registry.validator("ocfl-root").check(subjects[0][1]) if isinstance(item, Finding))
        subjects = list(split(subjects[0][1], objects(subjects[0][1])))
    for home, tree in subjects:
        for item in registry.validator("ocfl").check(tree):
            if isinstance(item, Finding):
                yield item.within(f"{home}/{item.where.path}") if home else item


@pytest.mark.parametrize(("case", "verdict", "what"), suites.params(VARIABLE, cases()))
def test_fixture(case: Path, verdict: str, what: str) -> None:
    findings = list(verdicts(case, what))
    print(*(f"{finding.rule.code} {finding.where}: {finding.message}" for finding in findings), sep="\n")
    errors = {finding.rule.code for finding in findings if finding.rule.severity is Severity.ERROR}
    named = re.match(r"(?:[EW]\d{3}[a-z]?_)*", case.name)
    wanted = set(re.findall(r"[EW]\d{3}", named[0] if named else ""))
    assert bool(errors) is (verdict == "bad"), f"the suite says {verdict}, and these errors were found: {sorted(errors)}"
    assert wanted <= {finding.rule.code for finding in findings}, "codes of the name were not found"
