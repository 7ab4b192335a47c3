"""A single source is told in full, several in a table or in JSON lines, and what fails always with its source."""

import json
from collections import Counter
from pathlib import Path

import pytest

from archive.batch.records import Record
from archive.cli._lists import failure_list, read_list
from archive.cli._progress import Progress
from archive.cli._telling import Telling
from archive.errors import ConflictError, SourceError

MADE = Record(source="in/a.txt", place="out/a", id="urn:x:1", size=1_000)
FAILED = Record(source="in/b.txt", error=ConflictError("exists with other content", where="out/b"))


def told(capsys: pytest.CaptureFixture[str], *sources: tuple[Record, ...], form: str = "text", quiet: bool = False) -> list[str]:
    """Return standard output and standard error."""
    telling = Telling(form=form, single=len(sources) == 1, failures=None)
    with Progress(quiet=True) as progress:
        for records in sources:
            telling.take(records, progress)
        telling.conclude(Counter(), progress.seconds, quiet=quiet)
    return list(capsys.readouterr())


def test_a_single_article_is_told_without_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, (MADE,)) == ["bundled   out/a\n", ""]
    assert told(capsys, (FAILED,)) == ["", "failed: in/b.txt: out/b: exists with other content\n"]


def test_a_single_source_of_several_articles_has_both(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = told(capsys, (MADE, MADE))
    assert out.startswith("bundled   out/a\nbundled   out/a\nbundled ")
    assert "2 articles of 1 source in" in out


def test_several_sources_have_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = told(capsys, (MADE,), (FAILED,))
    assert out.splitlines()[0] == "bundled           1   1.0 kB"
    assert err == "failed: in/b.txt: out/b: exists with other content\n"


def test_json_lines_are_alone_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = told(capsys, (MADE,), (FAILED,), form="jsonl")
    assert [json.loads(line) for line in out.splitlines()] == [MADE.plain(), FAILED.plain()]
    assert "2 articles of 2 sources" in err
    assert "articles of" not in told(capsys, (MADE,), (FAILED,), form="jsonl", quiet=True)[1]


def test_a_name_that_is_not_utf_8_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = told(capsys, (Record(source="caf\udce9.txt"),), (MADE,), form="jsonl")
    assert json.loads(out.splitlines()[0])["source"] == "caf\udce9.txt"


def test_a_source_is_named_once_when_the_error_names_it(capsys: pytest.CaptureFixture[str]) -> None:
    _, err = told(capsys, (Record(source="in/c.txt", error=SourceError("is empty", where="in/c.txt")),))
    assert err == "failed: in/c.txt: is empty\n"


def test_what_was_left_aside_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    telling = Telling(form="text", single=False, failures=None)
    telling.conclude(Counter({"hidden": 2, "symbolic link": 1}), 1.0, quiet=False)
    assert capsys.readouterr().err == "left aside: 2 (hidden), 1 (symbolic link)\n"


def test_failures_are_listed(tmp_path: Path) -> None:
    with failure_list(tmp_path / "failed.txt") as failures, Progress(quiet=True) as progress:
        telling = Telling(form="text", single=False, failures=failures)
        for records in ((MADE,), (MADE, FAILED), (FAILED,)):
            telling.take(records, progress)
    assert list(read_list(str(tmp_path / "failed.txt"))) == ["in/a.txt", "in/b.txt"]
