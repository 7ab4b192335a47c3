"""Validation that is stopped in the middle: the exit code says so, nothing looks like a whole report, and nobody stays behind."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SAMPLE = next((Path(__file__).parents[2] / "samples" / "documents" / "ninjs").glob("*.json"))
MANY = 2000
STOPS = [(signal.SIGINT, 130), (signal.SIGTERM, 143)]


@pytest.fixture(scope="module")
def delivery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("delivery")
    data = SAMPLE.read_bytes()
    for number in range(MANY):
        (folder / f"{number:04}.ninjs.json").write_bytes(data)
    return folder


def start(*words: str | Path, cwd: Path) -> "subprocess.Popen[str]":
    """Start a validation in a session of its own, as a terminal gives it one."""
    return subprocess.Popen(
        [sys.executable, "-m", "archive", "validate", "-r", *map(str, words)],
        cwd=cwd, env={**os.environ, "COLUMNS": "80"}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip


def nobody_is_left(session: int) -> bool:
    """Tell whether every process of a session ends within a few seconds."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if not members(session):
            return True
        time.sleep(0.05)
    return False


def members(session: int) -> list[str]:
    """Return the processes of a session."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(") ")[2].split()
        except OSError:
            continue  # it has just ended
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(status.parent.name)
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked for in /proc")
@pytest.mark.parametrize(("jobs", "to_all"), [("1", False), ("2", False), ("2", True)])
@pytest.mark.parametrize(("number", "code"), STOPS)
def test_lines_that_are_there_are_whole_and_the_exit_code_says_that_more_would_come(
    tmp_path: Path, delivery: Path, number: signal.Signals, code: int, jobs: str, *, to_all: bool
) -> None:
    with start(delivery, "--jobs", jobs, "--report", "jsonl", cwd=tmp_path) as process:
        assert process.stdout is not None
        first = [process.stdout.readline() for _ in range(20)]
        (os.killpg if to_all else os.kill)(process.pid, number)
        rest, err = process.communicate(timeout=30)
    assert process.returncode == code
    lines = [*first, *rest.splitlines(keepends=True)]
    assert 20 <= len(lines) < MANY
    assert all(json.loads(line)["ok"] for line in lines)
    assert "not complete" in err
    assert "Traceback" not in err
    assert len(list(filter(None, err.splitlines()))) == 2, err
    assert nobody_is_left(process.pid), members(process.pid)


@pytest.mark.parametrize(("number", "code"), STOPS)
def test_a_file_of_a_report_that_is_not_complete_does_not_appear(
    tmp_path: Path, delivery: Path, number: signal.Signals, code: int
) -> None:
    with start(delivery, "--jobs", "2", "-o", "report.txt", cwd=tmp_path) as process:
        end = time.monotonic() + 30
        while not any(path.stat().st_size for path in tmp_path.iterdir()) and time.monotonic() < end:
            time.sleep(0.02)
        assert not (tmp_path / "report.txt").exists()
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert out == ""
    assert "not complete" in err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_a_text_that_is_broken_off_has_no_count_at_its_end(tmp_path: Path, delivery: Path) -> None:
    with start(delivery, cwd=tmp_path) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=30)
    assert process.returncode == 130
    assert " subjects: " not in rest


def test_a_reader_that_goes_away_ends_it_without_a_word(tmp_path: Path, delivery: Path) -> None:
    with start(delivery, "--jobs", "2", "--report", "jsonl", cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        process.wait(timeout=30)
    assert process.returncode == 141
    assert "Traceback" not in err
