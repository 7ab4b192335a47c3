"""A run over many sources, as a user starts it: stopped in every way, it leaves whole bundles and is gone on with."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from archive import judging
from archive.naming import shard
from tests.support.command import AT, archive, archive_process, files
from tests.support.stock import WORDS, stock, story

MANY = 120
ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "COLUMNS": "80"}


def start(*words: str | Path, cwd: Path) -> "subprocess.Popen[str]":
    """Start a run in a session of its own, as a terminal would not share it."""
    return subprocess.Popen(
        [sys.executable, "-m", "archive", "bundle", *map(str, words)],
        cwd=cwd,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def until_some(out: Path, number: int) -> None:
    """Wait until bundles appear."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if out.is_dir() and len(names(out)) >= number:
            return
        time.sleep(0.02)
    raise AssertionError(f"no {number} bundles in a minute")


def names(out: Path) -> list[str]:
    """Return the final names."""
    return sorted(path.name for path in out.iterdir() if not path.name.startswith("."))


def temporary(out: Path) -> list[Path]:
    return list(out.rglob(".tmp-*"))


def outcomes(text: str) -> Counter[str]:
    return Counter(json.loads(line)["status"] for line in text.splitlines())


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stock(tmp_path_factory.mktemp("stock") / "in", MANY)


@pytest.fixture
def few(tmp_path: Path) -> Path:
    return stock(tmp_path / "in", 4, each=2)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_says_how_far_it_came_and_is_gone_on_with(
    tmp_path: Path, sources: Path, number: signal.Signals, code: int
) -> None:
    with start(sources, "-r", "-o", "out", "--jobs", "2", *WORDS, cwd=tmp_path) as process:
        until_some(tmp_path / "out", 15)
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert re.search(r"^\d+ articles of \d+ sources in", out, re.MULTILINE), "the table is shown"
    assert "the same command goes on with it" in err
    assert "Traceback" not in err
    assert temporary(tmp_path / "out") == [], "what was begun is finished or discarded"
    made = names(tmp_path / "out")
    assert 15 <= len(made) < MANY
    again = archive_process("bundle", sources, "-r", "-o", "out", "--report", "jsonl", *WORDS, cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert outcomes(again.stdout) == {"identical": len(made), "bundled": MANY - len(made)}


def test_a_killed_run_leaves_whole_bundles_and_the_next_one_sweeps(tmp_path: Path, sources: Path) -> None:
    words = (sources, "-r", "-o", "out", "--shard", "--container", "zip", *WORDS)
    with start(*words, "--jobs", "2", cwd=tmp_path) as process:
        until_some(tmp_path / "out", 12)
        os.killpg(process.pid, signal.SIGKILL)
    time.sleep(0.2)
    whole = [path for path in (tmp_path / "out").rglob("*.zip") if not path.name.startswith(".")]
    assert all(judging.check(path).ok for path in whole[:5])
    lone = tmp_path / "out" / "00" / "00" / ".tmp-999999999-1-00000000-x.zip"
    stale = {path.parent for path in temporary(tmp_path / "out")}
    lone.parent.mkdir(parents=True, exist_ok=True)
    lone.write_bytes(b"a stranger's")
    again = archive_process("bundle", *words, "--report", "jsonl", cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert outcomes(again.stdout) == {"identical": len(whole), "bundled": MANY - len(whole)}
    assert temporary(tmp_path / "out") == [lone], f"swept in {stale}"
    third = archive_process("bundle", *words, "--report", "jsonl", cwd=tmp_path)
    assert outcomes(third.stdout) == {"identical": MANY}


def test_a_cluster_makes_the_same_bundles(tmp_path: Path, few: Path) -> None:
    pytest.importorskip("distributed")
    words = (few, "-r", "--at", AT, "--report", "jsonl", *WORDS)
    here = archive("bundle", "-o", "here", *words, cwd=tmp_path)
    there = archive_process("bundle", "-o", "there", "--dask", "local", "--jobs", "2", *words, cwd=tmp_path)
    assert there.returncode == 0, there.stderr
    assert there.stdout == here.stdout.replace('"here/', '"there/')
    assert files(tmp_path / "there") == files(tmp_path / "here")


def test_bundles_are_spread_by_their_names(tmp_path: Path, few: Path) -> None:
    done = archive("bundle", few, "-r", "-o", tmp_path / "out", "--shard", "--report", "jsonl", *WORDS)
    for line in done.stdout.splitlines():
        place = Path(json.loads(line)["bundle"])
        assert str(place.parent.relative_to(tmp_path / "out")) == shard(place.name)
        assert judging.check(place).ok


def test_tomorrow_the_same_command_says_identical_and_touches_nothing(tmp_path: Path, few: Path) -> None:
    first = archive("bundle", few, "-r", "-o", tmp_path / "out", *WORDS, env={"SOURCE_DATE_EPOCH": ""})
    assert first.returncode == 0, first.stderr
    before = files(tmp_path / "out")
    time.sleep(1.1)  # seconds enter the outputs
    again = archive("bundle", few, "-r", "-o", tmp_path / "out", *WORDS, env={"SOURCE_DATE_EPOCH": ""})
    assert again.stdout.startswith("identical         4")
    assert files(tmp_path / "out") == before
    stated = archive("bundle", few, "-r", "-o", tmp_path / "out", "--at", "2030-01-01T00:00:00Z", *WORDS)
    assert stated.returncode == 3
    assert stated.stdout.startswith("conflict          4")
    assert files(tmp_path / "out") == before


def test_a_conflict_of_one_source_has_its_own_code(tmp_path: Path, few: Path) -> None:
    source = next(few.rglob("*.txt"))
    assert archive("bundle", source, "-o", tmp_path / "out", *WORDS).returncode == 0
    done = archive("bundle", source, "-o", tmp_path / "out", "--set", "byline=By Ada Stone", *WORDS)
    assert done.returncode == 4
    assert str(source) in done.stderr


def test_bad_sources_are_named_and_can_be_fed_back(tmp_path: Path, few: Path) -> None:
    (few / "empty.txt").write_bytes(b"")
    (few / "line\nbreak.bin").write_bytes(bytes(range(256)) * 4)
    words = ("-o", tmp_path / "out", "--failures")
    done = archive("bundle", few, "-r", *words, few / "failed.txt", *WORDS)
    assert done.returncode == 3
    assert "failed            2" in done.stdout
    assert f"{few}/empty.txt" in done.stderr
    (few / "empty.txt").write_bytes(story(99))
    again = archive("bundle", "--from-list", few / "failed.txt", *words, tmp_path / "left.txt", "--report", "jsonl", *WORDS)
    assert outcomes(again.stdout) == {"bundled": 1, "failed": 1}
    last = archive("bundle", "--from-list", tmp_path / "left.txt", "-o", tmp_path / "out", *WORDS)
    assert last.returncode in (2, 3)
    assert "break.bin" in last.stderr


def test_a_list_may_name_what_is_not_there(tmp_path: Path, few: Path) -> None:
    (tmp_path / "list.txt").write_text(f"# mine\n{few}/000/story-00000.txt\nmissing.txt\n{few}/001\n", encoding="utf-8")
    done = archive("bundle", "--from-list", "list.txt", "-o", "out", "--report", "jsonl", *WORDS, cwd=tmp_path)
    assert done.returncode == 3
    assert outcomes(done.stdout) == {"bundled": 1, "failed": 2}
    assert "missing.txt" in done.stderr
    assert "--recursive" in done.stderr


def test_a_list_comes_on_standard_input(tmp_path: Path, few: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "archive", "bundle", "--from-list", "-", "-o", "out", *WORDS],
        input="\n".join(str(path) for path in sorted(few.rglob("*.txt"))),
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "4 articles of 4 sources" in done.stdout


def test_the_output_inside_the_input_is_not_bundled_again(tmp_path: Path, few: Path) -> None:
    for _ in range(2):
        done = archive("bundle", ".", "-r", "-o", "out", *WORDS, cwd=few)
        assert "4 articles of 4 sources" in done.stdout
    assert "written by this run" in done.stderr
    assert "identical         4" in done.stdout


def test_the_same_source_twice_is_identical(tmp_path: Path, few: Path) -> None:
    source = next(few.rglob("*.txt"))
    twice = archive("bundle", source, source, "-o", tmp_path / "twice", "--report", "jsonl", *WORDS)
    assert outcomes(twice.stdout) == {"bundled": 1, "identical": 1}


def test_sources_of_one_name_and_other_content_do_not_overwrite_each_other(tmp_path: Path) -> None:
    rivals = sorted((ROOT / "samples" / "sources" / "ninjs").glob("pottery-fair-*.json"))
    done = archive_process("bundle", *rivals * 5, "-o", "out", "--jobs", "2", "--report", "jsonl", *WORDS, cwd=tmp_path)
    assert done.returncode == 3
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["source"] for line in lines] == list(map(str, rivals * 5)), "outcomes come in the order of the sources"
    assert Counter(line["status"] for line in lines) == {"bundled": 1, "identical": 4, "failed": 5 * (len(rivals) - 1)}
    assert {line["error"]["kind"] for line in lines if line["error"]} == {"ConflictError"}
    (kept,) = {line["bundle"] for line in lines if line["bundle"]}
    assert judging.check(tmp_path / kept).ok


def test_sources_that_take_too_long_are_named_and_leave_nothing(tmp_path: Path, few: Path) -> None:
    done = archive_process(
        *("bundle", few, "-r", "-o", "out", "--jobs", "2", "--deadline", "0.001", "--report", "jsonl", *WORDS), cwd=tmp_path
    )
    assert done.returncode == 3
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["error"]["kind"] for line in lines] == ["LimitError"] * 4
    assert not (tmp_path / "out").exists() or names(tmp_path / "out") == []


def test_memory_does_not_grow_with_the_number_of_sources(tmp_path: Path, few: Path) -> None:
    code = (
        "import sys, resource\nfrom archive.cli import archive\nfrom archive.cli._run import _outcome\n"
        "code = _outcome(archive)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, code, file=sys.stderr)\n"
    )

    def peak(number: int) -> int:
        (tmp_path / "list").write_text(f"{few}/000/story-00000.txt\n" * number, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", code, "bundle", "--from-list", "list", "-o", "out", "--jobs", "1", *WORDS],
            cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert f"{number:,} articles" in done.stdout
        return int(done.stderr.splitlines()[-1].split()[0])

    small, large = peak(100), peak(1_500)
    assert large - small < 5_000, f"{large} kB after 1,500 sources, {small} kB after 100"
