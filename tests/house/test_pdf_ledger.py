"""The ledger names modules, tests and rules that exist, and leaves no row without a state."""

import re
from pathlib import Path

import pytest

from archive import registry
from archive.exporters import pdf

ROOM = Path(__file__).parents[2] / "archive" / "pdf"
LEDGER = (ROOM / "CONFORMANCE.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in LEDGER.splitlines() if re.match(r"\| [5-7]", line)]


def test_every_row_has_a_state_and_what_is_kept_says_by_what() -> None:
    assert len(ROWS) > 70
    for clause, _about, state, by in ROWS:
        assert state in {"kept", "not used", "caller", "open"}, clause
        assert by or state != "kept", clause


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([a-z_]+\.py)`", LEDGER))))
def test_modules_exist(name: str) -> None:
    assert (ROOM / name).is_file()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(tests/[a-z_/]+\.py)`", LEDGER))))
def test_tests_exist(name: str) -> None:
    assert (ROOM.parents[1] / name).is_file()


def test_rules_exist() -> None:
    known = {rule.code for rule in (*pdf.EXPORTER.rules, *registry.validator("pdf").rules)}
    assert set(re.findall(r"PDF(?:OUT)?-\d{3}", LEDGER)) <= known
