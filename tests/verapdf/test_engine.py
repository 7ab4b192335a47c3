"""The engine on good and bad files: several flavours in one pass, typed failures, no exception for bad material."""

import pytest

from archive.verapdf import engine
from tests.support.pdfs import changed, good, link, needs_verapdf


@pytest.fixture(autouse=True)
def _installed() -> None:
    needs_verapdf()


def test_our_pdf_passes_what_it_claims_at_both_levels() -> None:
    for level, flavours in (("3a+ua1", ("3a", "ua1")), ("4f+ua2", ("4f", "ua2"))):
        verdicts = engine.judge(good(level), flavours)
        assert [(verdict.flavour.name, verdict.passed) for verdict in verdicts] == [(name, True) for name in flavours]
        assert all(verdict.checks > 500 and verdict.engine == engine.version() for verdict in verdicts)


def test_verdicts_come_in_the_order_asked_for_whatever_is_judged_together() -> None:
    names = ("ua1", "1b", "4", "3a")
    assert tuple(verdict.flavour.name for verdict in engine.judge(good(), names)) == names


def test_together_and_alone_are_the_same_verdict() -> None:
    data = changed(lambda pdf: link(pdf).__setitem__("/F", 0))
    both = engine.judge(data, ("3a", "ua1"))
    assert both == (*engine.judge(data, ("3a",)), *engine.judge(data, ("ua1",)))


def test_a_failure_says_clause_test_demand_count_and_place() -> None:
    (verdict,) = engine.judge(changed(lambda pdf: link(pdf).__setitem__("/F", 0)), ("3a",))
    assert not verdict.passed
    (failure,) = verdict.failures
    assert (failure.clause, failure.test, failure.count) == ("6.3.2", 2, 1)
    assert "Print flag" in failure.description
    assert "annots" in failure.where


@pytest.mark.parametrize("cut", [0, 9, 3000, -400])
def test_what_the_engine_throws_is_a_verdict(cut: int) -> None:
    for verdict in engine.judge(good()[:cut], ("3a", "ua1")):
        assert verdict.unreadable
        assert not verdict.passed


def test_a_file_too_large_is_abandoned_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "SIZE_LIMIT", 1000)
    (verdict,) = engine.judge(good(), ("3a",))
    assert "more than 1000" in verdict.abandoned


def test_after_a_time_out_the_engine_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = engine._Engine(engine.machine())
    monkeypatch.setattr(engine, "_engine", lambda: fresh)

    def late(*_arguments: object) -> object:
        raise TimeoutError("no result in 1 seconds")

    monkeypatch.setattr(fresh, "_walk", late)
    assert "no result in 1 seconds" in engine.judge(good(), ("3a",))[0].abandoned
    monkeypatch.undo()
    monkeypatch.setattr(engine, "_engine", lambda: fresh)
    assert "earlier file" in engine.judge(good(), ("3a",))[0].abandoned


def test_an_unknown_flavour_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        engine.judge(good(), ("9z",))
