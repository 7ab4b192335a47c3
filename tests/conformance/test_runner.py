"""The runner finds every case of a suite, with the verdict that the suite states, also where only a part of it is there."""

import sys
from pathlib import Path

import pytest

from tests.conformance.test_suites import demand, judged
from tests.support import suites
from tests.support.bags import bag, write

VARIABLE = "ARCHIVE_BAGIT_SUITE"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def found(root: Path) -> list[tuple[str, str]]:
    return [(path.relative_to(root).as_posix(), verdict) for path, verdict, _ in suites.bag_cases(VARIABLE)]


def test_each_folder_gives_its_verdict_and_other_systems_are_left_out(root: Path) -> None:
    own, other = ("linux-only", "windows-only") if sys.platform == "linux" else ("windows-only", "linux-only")
    for place in (
        "v1.0/valid/a",
        "v1.0/warning/b",
        f"v0.97/{own}/c",
        f"v0.97/{other}/d",
        f"v1.0/valid/{own}/e",
        "v1.0/invalid/f/g",
    ):
        write(root / place, bag())
    (root / "v1.0/invalid/Makefile").write_text("all:\n")
    (root / "v1.0/valid/.git").mkdir()
    expected = {("v1.0/valid/a", "valid"), ("v1.0/warning/b", "warning"), ("v1.0/invalid/f/g", "invalid")}
    if sys.platform in ("linux", "win32"):
        expected |= {(f"v0.97/{own}/c", "invalid"), (f"v1.0/valid/{own}/e", "valid")}
    assert set(found(root)) == expected
    assert len(found(root)) == len(expected)


def test_a_part_of_a_suite_is_enough_and_none_of_it_is_an_error(root: Path) -> None:
    with pytest.raises(pytest.UsageError, match="leads to no cases"):
        suites.params(VARIABLE, suites.bag_cases(VARIABLE))
    write(root / "invalid" / "only", bag())
    assert found(root) == [("invalid/only", "invalid")]


def test_each_verdict_is_demanded(root: Path) -> None:
    write(root / "good", bag())
    write(root / "doubtful", bag({"data/con": b"x"}))
    write(root / "bad", bag() | {"data/extra": b""})
    verdicts = {"good": "valid", "doubtful": "warning", "bad": "invalid"}
    for name, verdict in verdicts.items():
        demand(verdict, *judged(root / name))
    for name, verdict in (
        ("good", "invalid"),
        ("good", "warning"),
        ("bad", "valid"),
        ("bad", "warning"),
        ("doubtful", "invalid"),
    ):
        with pytest.raises((AssertionError, pytest.fail.Exception), match=f"the suite says {verdict}"):
            demand(verdict, *judged(root / name))
