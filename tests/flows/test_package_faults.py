"""Every fault of a long list, at every kind of file and METS attribute, gets its code; the page has the verdicts of the peers."""

from pathlib import Path

import pytest

from tests.support import package_faults
from tests.support.judges import EARK
from tests.support.package_faults import MARKS, PAGE, SUBJECTS, Fault, faults, ours

ALL = list(faults())


@pytest.mark.parametrize("validator", SUBJECTS)
def test_the_good_package_has_no_error(validator: str) -> None:
    found = ours(Fault(validator, "nothing was done", lambda _: None, ()))
    assert (found["error"], found["warning"]) == (set(), set())


@pytest.mark.parametrize("fault", ALL, ids=lambda fault: f"{fault.validator} {fault.words}")
def test_each_fault_has_its_code(fault: Fault) -> None:
    assert set(fault.codes) <= ours(fault)["error"]


def test_there_are_faults_of_every_kind() -> None:
    words = " ".join(fault.words for fault in ALL)
    assert len(ALL) >= 40
    assert all(kind in words for kind in ("flipped", "dropped", "added", "more", "swapped"))


def test_the_page_has_our_verdict_of_each_fault() -> None:
    rows = PAGE.read_text().partition(MARKS[0])[2].partition(MARKS[1])[0]
    for fault in ALL:
        assert f"| {fault.words} | {', '.join(sorted(ours(fault)['error']))} |" in rows


@pytest.mark.skipif(not EARK.exists(), reason="eark-validator is not installed; run: make judges")
def test_the_page_has_what_the_peers_say_today(tmp_path: Path) -> None:
    assert MARKS[0] + package_faults.table(tmp_path) + MARKS[1] in PAGE.read_text()
