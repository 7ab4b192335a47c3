"""The local runner: outcomes equal those of a plain loop, whatever becomes of the processes that work."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import InstallationError, LimitError
from archive.limits import Limits
from archive.runners import Outcome, batched
from archive.runners.attempts import attempt
from archive.runners.local import LocalRunner
from tests.support.chores import chore, loiter, once, touch, where
from tests.support.processes import children, lives, soon

ROOT = Path(__file__).parents[2]
WORDS = st.lists(st.sampled_from(["a", "b", "word", "bad", "bad luck", "bug", ""]), max_size=25)


@pytest.fixture(scope="module")
def two() -> Iterator[LocalRunner]:
    with LocalRunner(2) as runner:
        yield runner


def shape(outcomes: list[Outcome[str, str]]) -> list[tuple[object, ...]]:
    return [(one.thing, type(one.result), str(one.result)) for one in outcomes]


@given(words=WORDS, size=st.integers(1, 7), window=st.integers(1, 5), one=st.booleans())
@settings(max_examples=60, deadline=None)
def test_outcomes_equal_a_plain_loop(two: LocalRunner, words: list[str], size: int, window: int, *, one: bool) -> None:
    runner = LocalRunner() if one else two
    outcomes = list(runner.run(chore, batched(words, size), window))
    assert shape(outcomes) == shape([Outcome(thing=word, result=attempt(chore, Limits(), word)) for word in words])


def test_one_job_stays_in_this_process_and_two_leave_it_and_are_kept(two: LocalRunner) -> None:
    assert [one.result for one in LocalRunner().run(where, [["a"]], 1)] == [f"a {os.getpid()}"]
    pids = [{one.result for one in two.run(where, batched("aaaaaa", 1), 4)} for _ in range(2)]
    assert f"a {os.getpid()}" not in pids[0] | pids[1]
    assert len(pids[0] | pids[1]) <= 2


@pytest.mark.parametrize("end", ["die", "abort", "leave"])
def test_a_death_is_the_outcome_of_its_cause_alone(two: LocalRunner, end: str) -> None:
    words = ["a", "b", end, "c", end, "d", "e", "f", "g"]
    outcomes = list(two.run(chore, batched(words, 4), 3))
    assert [one.thing for one in outcomes] == words
    for one in outcomes:
        if one.thing != end:
            assert one.result == one.thing.upper()
        else:
            assert isinstance(one.result, LimitError)
            assert "died" in one.result.message
            assert one.result.where == end


@pytest.mark.parametrize("size", [1, 3])
def test_a_worker_that_is_killed_from_outside_costs_nothing(two: LocalRunner, tmp_path: Path, size: int) -> None:
    paths = [tmp_path / f"{number}" for number in range(6)]
    for path in paths[:2] + paths[3:]:
        path.touch()
    outcomes = list(two.run(once, batched(paths, size), 4))
    assert [one.result for one in outcomes] == ["0", "1", "2", "3", "4", "5"]


def test_what_hangs_does_not_listen_or_swells_is_named() -> None:
    limits: Limits[str] = Limits(seconds=0.3, memory=2048, apart=True)
    with LocalRunner(1, limits) as runner:
        outcomes = [one.result for one in runner.run(loiter, batched(["a", "slow", "b", "fat", "deaf", "c"], 5), 2)]
    assert [one for one in outcomes if isinstance(one, str)] == ["A", "B", "C"]
    slow, fat, deaf = (one for one in outcomes if not isinstance(one, str))
    assert {type(one) for one in (slow, fat, deaf)} == {LimitError}
    assert "not done in 0.3 seconds" in slow.message
    assert "memory" in fat.message
    assert "ended" in deaf.message


def test_batches_are_taken_only_as_fast_as_outcomes_are(two: LocalRunner) -> None:
    taken = 0

    def batches() -> Iterator[list[str]]:
        nonlocal taken
        for _ in range(200):
            taken += 1
            yield ["w"] * 3

    given_back = 0
    with closing(two.run(chore, batches(), 5)) as outcomes:  # type: ignore[type-var]
        for given_back, _ in enumerate(outcomes, 1):
            assert taken * 3 - given_back <= (5 + 1) * 3
    assert given_back == 600


def test_empty_batches_are_nothing(two: LocalRunner) -> None:
    assert [one.result for one in two.run(chore, [[], ["a"], [], [], ["b"], []], 2)] == ["A", "B"]
    assert list(two.run(chore, [[]], 1)) == []


def test_a_call_that_workers_cannot_load_ends_the_run(two: LocalRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    stranger = ModuleType("stranger_here")
    exec("def call(word): return word", stranger.__dict__)
    monkeypatch.setitem(sys.modules, "stranger_here", stranger)
    with pytest.raises(InstallationError, match="stranger_here"):
        list(two.run(stranger.call, [["a"]], 1))


def test_nothing_is_begun_after_an_early_end(two: LocalRunner, tmp_path: Path) -> None:
    outcomes = two.run(touch, batched((tmp_path / f"{number:04}" for number in range(4000)), 50), 4)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    done = len(list(tmp_path.iterdir()))
    assert done < 1000
    time.sleep(0.05)
    assert len(list(tmp_path.iterdir())) == done


SCRIPT = """
import sys
from pathlib import Path
from archive.runners.local import LocalRunner
from tests.support.chores import sign

def main():
    with LocalRunner(2) as runner:
        list(runner.run(sign, [[Path(name)] for name in sys.argv[1:]], 2))

"""
GUARDED = SCRIPT + 'if __name__ == "__main__":\n    main()\n'


def begin(folder: Path, script: str = GUARDED) -> subprocess.Popen[str]:
    """Start a run of two things that take long, in a process group of its own, as a terminal does."""
    folder.joinpath("run.py").write_text(script)
    return subprocess.Popen(
        [sys.executable, "run.py", "a.pid", "b.pid"],
        cwd=folder, stderr=subprocess.PIPE, text=True, start_new_session=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def workers(folder: Path) -> list[int]:
    """Return the processes that have begun, once both have."""
    signs = [folder / "a.pid", folder / "b.pid"]
    assert soon(lambda: all(path.exists() and path.read_text() for path in signs))
    return [int(path.read_text()) for path in signs]


class TestAWholeProcess:
    def test_ctrl_c_is_quick_and_quiet_and_leaves_nobody(self, tmp_path: Path) -> None:
        with begin(tmp_path) as run:
            began = workers(tmp_path)
            os.killpg(run.pid, signal.SIGINT)
            said = run.communicate(timeout=10)[1]
        assert said.count("Traceback") == 1  # its own, of KeyboardInterrupt
        assert "KeyboardInterrupt" in said
        assert not [pid for pid in began if lives(pid)]

    def test_when_it_is_killed_its_workers_end(self, tmp_path: Path) -> None:
        with begin(tmp_path) as run:
            began = [*workers(tmp_path), *children(run.pid)]
            run.kill()
        assert soon(lambda: not [pid for pid in began if lives(pid)], 5)

    def test_workers_that_cannot_start_end_the_run(self, tmp_path: Path) -> None:
        with begin(tmp_path, SCRIPT + "main()") as run:
            said = run.communicate(timeout=20)[1]
        assert run.returncode == 1
        assert "ArchiveError: worker processes cannot be started" in said

    def test_no_module_comes_from_the_folder_that_the_user_is_in(self, tmp_path: Path) -> None:
        for name in ("multiprocessing", "archive", "tests", "lxml"):
            tmp_path.joinpath(f"{name}.py").write_text("open('taken', 'w')\n")
        scripts = tmp_path / "scripts"
        scripts.mkdir()
        scripts.joinpath("run.py").write_text(GUARDED.replace("sign", "touch"))
        subprocess.run(
            [sys.executable, scripts / "run.py", "a.pid"],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, timeout=20,
        )  # fmt: skip
        assert tmp_path.joinpath("a.pid").exists()
        assert not tmp_path.joinpath("taken").exists()
