"""What is told of a run that adds: of one source closely, of many in a table, failures always."""

from collections import Counter
from typing import Any

import pytest

from archive.cli._adding import AddingTelling
from archive.cli._progress import Progress
from archive.errors import ConflictError, SourceError
from archive.model.article import Article
from archive.model.dates import PartialDate
from archive.repository.adding import Addition

ARTICLE = Article(id="urn:x:1", version_created=PartialDate("2026-11-22T09:30:00Z"))


def addition(**fields: Any) -> Addition:
    return Addition(**{"source": "a.xml", "article": ARTICLE, "version": "v1", **fields})


def tell(capsys: pytest.CaptureFixture[str], *additions: Addition, single: bool) -> tuple[int, str, str]:
    telling = AddingTelling(single=single, failures=None)
    with Progress(quiet=True) as progress:
        for one in additions:
            telling.take([one], progress)
        telling.conclude(Counter(hidden=2), 2.0, ended=True)
    captured = capsys.readouterr()
    return telling.exit_code, captured.out, captured.err


def test_one_source_is_told_closely(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = tell(capsys, addition(new=True), single=True)
    assert (code, out.splitlines()) == (0, ["added     v1 of urn:x:1", "  headline   none", "  from       a.xml"])
    assert err == "left aside: 2 (hidden)\n"


def test_many_are_told_in_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    many = [addition(new=True), addition(new=True, follows=True), addition(), addition(error=SourceError("bad", where="b.xml"))]
    code, out, err = tell(capsys, *many, single=False)
    assert code == 3
    assert [line.split()[:2] for line in out.splitlines()] == [
        ["added", "1"], ["version", "1"], ["identical", "1"], ["failed", "1"], ["4", "articles"],
    ]  # fmt: skip
    assert "failed: a.xml: b.xml: bad\n" in err


def test_a_single_failure_has_its_own_code(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = tell(capsys, addition(error=ConflictError("older", where="a.xml")), single=True)
    assert (code, out) == (4, "")
    assert "failed: a.xml: older" in err


def test_a_run_that_was_stopped_says_how_to_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    AddingTelling(single=False, failures=None).conclude(Counter(), 1.0, ended=False)
    assert "the same command goes on with it" in capsys.readouterr().err
