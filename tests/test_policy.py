"""Policy: closest selector wins, nothing vanishes without a count, and unknown rules are refused with a near name."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import UsageError
from archive.findings import Place, Report, Rule, Severity, Skipped
from archive.policy import Policy, apply, demand_known

CODES = ("BAG-001", "BAG-002", "NINJS-001", "E-1", "LONE")


def rule(code: str, severity: Severity = Severity.ERROR) -> Rule:
    return Rule(code=code, severity=severity, title="It is.", message="It is not.", spec="x")


def report(*codes: str) -> Report:
    return Report(subject="s", findings=tuple(rule(code).at(Place()) for code in codes), checked=("x",))


def left(policy: Policy, *codes: str) -> list[str]:
    return [finding.rule.code for finding in apply(policy, report(*codes)).findings]


@pytest.mark.parametrize(
    ("select", "ignore", "kept"),
    [
        ((), (), CODES),
        (("BAG",), (), ("BAG-001", "BAG-002")),
        (("bag-001", "lone"), (), ("BAG-001", "LONE")),
        ((), ("BAG",), ("NINJS-001", "E-1", "LONE")),
        ((), ("BA", "NINJS-0"), CODES),
        (("BAG",), ("BAG-001",), ("BAG-002",)),
        (("BAG-001",), ("BAG",), ("BAG-001",)),
        (("BAG-001",), ("BAG-001",), ()),
        (("BAG",), ("BAG",), ()),
    ],
)
def test_the_closest_selector_wins(select: tuple[str, ...], ignore: tuple[str, ...], kept: tuple[str, ...]) -> None:
    assert left(Policy(select=select, ignore=ignore), *CODES) == list(kept)


def test_what_is_left_out_is_counted_with_its_reason() -> None:
    seen = apply(Policy(select=("BAG",), ignore=("BAG-002",)), report("BAG-002", "BAG-002", "LONE", "BAG-001"))
    assert seen.skipped == (
        Skipped(check="BAG-002", reason="ignored, 2 findings left out"),
        Skipped(check="LONE", reason="not selected, 1 finding left out"),
    )
    assert not seen.ok
    assert apply(Policy(ignore=("BAG",)), report("BAG-001")).ok


def test_ignoring_everything_does_not_make_the_unchecked_ok() -> None:
    unknown = Report(subject="s", findings=(rule("CHECK-001").at(Place()),))
    assert not apply(Policy(ignore=("CHECK",)), unknown).ok


def test_a_severity_is_replaced_the_code_beats_the_area() -> None:
    policy = Policy(severities={"bag": Severity.NOTE, "BAG-002": Severity.WARNING})
    seen = apply(policy, report("BAG-001", "BAG-002", "LONE"))
    assert [finding.rule.severity for finding in seen.findings] == [Severity.NOTE, Severity.WARNING, Severity.ERROR]
    assert seen.findings[0].message == "It is not."


@pytest.mark.parametrize(
    ("fail_on", "severity", "outcome"),
    [
        (Severity.ERROR, Severity.WARNING, "ok"),
        (Severity.WARNING, Severity.WARNING, "not ok"),
        (Severity.WARNING, Severity.NOTE, "ok"),
        (Severity.NOTE, Severity.NOTE, "not ok"),
        (Severity.NOTE, Severity.ERROR, "not ok"),
    ],
)
def test_fail_on_sets_the_bar(fail_on: Severity, severity: Severity, outcome: str) -> None:
    found = Report(subject="s", findings=(rule("BAG-001", severity).at(Place()),), checked=("x",))
    assert apply(Policy(fail_on=fail_on), found).ok is (outcome == "ok")


@pytest.mark.parametrize(
    ("word", "near"),
    [("BAG-003", "BAG-001"), ("NIMJS", "NINJS"), ("bga-001", "BAG-001"), ("zzzzzz", "archive rules"), ("", "archive rules")],
)
def test_unknown_rules_are_refused_with_near_ones(word: str, near: str) -> None:
    with pytest.raises(UsageError, match=near) as caught:
        demand_known(["BAG", word], CODES)
    assert repr(word) in str(caught.value)


def test_codes_and_areas_are_known_in_any_case() -> None:
    demand_known(["BAG", "bag-001", "E", "Lone"], CODES)


_selectors = st.lists(st.sampled_from([*CODES, "BAG", "NINJS", "E"]), max_size=3).map(tuple)


@given(_selectors, _selectors, st.lists(st.sampled_from(CODES), max_size=6))
@settings(deadline=None, max_examples=100)
def test_every_finding_is_kept_or_counted(select: tuple[str, ...], ignore: tuple[str, ...], codes: list[str]) -> None:
    seen = apply(Policy(select=select, ignore=ignore), report(*codes))
    counted = Counter({entry.check: int(entry.reason.split(", ")[1].split()[0]) for entry in seen.skipped})
    assert counted + Counter(finding.rule.code for finding in seen.findings) == Counter(codes)
