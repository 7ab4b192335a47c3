"""Sources are found as they are needed; the first few tell how much work there is."""

from pathlib import Path

import click
import pytest

from archive.cli._sources import Intake, SourceOptions
from archive.errors import UsageError

OPTIONS = SourceOptions(
    recursive=True, include=(), exclude=("*.bak",), listed="", failures=None, jobs=None, deadline=120.0, memory=None, quiet=True
)  # fmt: skip


def files(folder: Path, count: int, size: int = 1) -> None:
    for number in range(count):
        (folder / f"{number:03}.txt").write_bytes(b"x" * size)


def test_all_are_given_in_order_and_what_is_left_aside_is_counted(tmp_path: Path) -> None:
    files(tmp_path, 30)
    (tmp_path / "old.bak").write_bytes(b"")
    (tmp_path / "report").write_bytes(b"")
    intake = Intake([str(tmp_path)], OPTIONS, [tmp_path / "report"])
    assert [path.name for path in intake if isinstance(path, Path)] == [f"{number:03}.txt" for number in range(30)]
    assert intake.aside == {"excluded": 1, "written by this run": 1}


def test_little_work_is_done_by_one_process(tmp_path: Path) -> None:
    files(tmp_path, 3)
    assert Intake([str(tmp_path)], OPTIONS, []).jobs == 1
    assert Intake([str(tmp_path)], {**OPTIONS, "jobs": 7}, []).jobs == 7
    assert Intake([str(tmp_path / "000.txt")], OPTIONS, []).single
    files(tmp_path, 3, 2_000_000)
    assert Intake([str(tmp_path)], OPTIONS, []).jobs >= 1


def test_few_are_counted_and_many_only_for_a_bar(tmp_path: Path) -> None:
    files(tmp_path, 5)
    assert Intake([str(tmp_path)], OPTIONS, []).total() == 5
    files(tmp_path, 40)
    assert Intake([str(tmp_path)], OPTIONS, []).total() is None


def test_workers_elsewhere_get_whole_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(tmp_path, 1)
    monkeypatch.chdir(tmp_path)
    assert list(Intake(["000.txt"], OPTIONS, [])) == [Path("000.txt")]
    assert list(Intake(["000.txt"], OPTIONS, [], absolute=True)) == [tmp_path / "000.txt"]


def test_a_list_is_read(tmp_path: Path) -> None:
    files(tmp_path, 2)
    (tmp_path / "list").write_text(f"# comment\n{tmp_path / '001.txt'}\n")
    assert list(Intake([], {**OPTIONS, "listed": str(tmp_path / "list")}, [])) == [tmp_path / "001.txt"]


def test_no_source_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="no SOURCE is named"):
        Intake([], OPTIONS, [])


def test_a_source_that_is_the_output_is_a_wrong_call(tmp_path: Path) -> None:
    files(tmp_path, 1)
    with pytest.raises(UsageError, match="is a SOURCE and the output, too"):
        Intake([str(tmp_path / "000.txt")], OPTIONS, [tmp_path / "000.txt"])


def test_limits_ask_for_a_process_apart_only_where_they_are_stated(tmp_path: Path) -> None:
    files(tmp_path, 1)
    with click.Context(click.Command("any")) as context:
        context.set_parameter_source("deadline", click.core.ParameterSource.DEFAULT)
        assert not Intake([str(tmp_path)], OPTIONS, []).limits.apart
        assert Intake([str(tmp_path)], {**OPTIONS, "memory": 512}, []).limits.apart
        context.set_parameter_source("deadline", click.core.ParameterSource.COMMANDLINE)
        assert Intake([str(tmp_path)], OPTIONS, []).limits.apart
