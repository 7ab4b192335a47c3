"""The Dask runner, on a real scheduler with two worker processes: the outcomes of the local runner, whatever is killed."""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.errors import InstallationError, LimitError, StoreError
from archive.limits import Limits
from archive.product import VERSION
from archive.runners import Outcome, batched
from archive.runners.attempts import attempt
from archive.runners.dask import DaskRunner, connect, work
from archive.runners.local import LocalRunner
from tests.support.chores import chore, loiter, owner, touch
from tests.support.clusters import ROOT, Scheduler, cluster, scheduler
from tests.support.processes import children, lives, soon

WORDS = st.lists(st.sampled_from(["a", "b", "word", "bad", "bug", ""]), max_size=20)


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scheduler]:
    with cluster(tmp_path_factory.mktemp("dask")) as started:
        yield started


@pytest.fixture(scope="module")
def two(dask: Scheduler) -> Iterator[DaskRunner]:
    with connect(dask.address) as runner:
        yield runner


def shape(outcomes: list[Outcome[str, str]]) -> list[tuple[object, ...]]:
    return [(one.thing, type(one.result), str(one.result)) for one in outcomes]


@given(words=WORDS, size=st.integers(1, 7), window=st.integers(1, 5))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_outcomes_equal_a_plain_loop(two: DaskRunner, words: list[str], size: int, window: int) -> None:
    outcomes = list(two.run(chore, batched(words, size), window))
    assert shape(outcomes) == shape([Outcome(thing=word, result=attempt(chore, Limits(), word)) for word in words])


def test_what_hangs_swells_or_dies_is_named_as_it_is_here(dask: Scheduler) -> None:
    limits: Limits[str] = Limits(seconds=0.3, memory=2048, apart=True)
    words = ["a", "slow", "b", "fat", "die", "c"]
    with connect(dask.address, limits) as there, LocalRunner(2, limits) as here:
        for call in (loiter, chore):
            outcomes = shape(list(there.run(call, batched(words, 4), 4)))
            assert outcomes == shape(list(here.run(call, batched(words, 4), 4)))
    assert len({kind for _, kind, _ in outcomes}) == 2


def test_batches_are_taken_only_as_fast_as_outcomes_are(two: DaskRunner) -> None:
    taken = 0

    def batches() -> Iterator[list[str]]:
        nonlocal taken
        for _ in range(40):
            taken += 1
            yield ["w"] * 3

    done = 0
    for done, _ in enumerate(two.run(chore, batches(), 5), 1):
        assert taken * 3 - done <= 5 * 3
    assert done == 120


def test_a_dask_worker_that_is_killed_costs_nothing(two: DaskRunner) -> None:
    words = [f"w{number}" for number in range(200)]
    outcomes = two.run(owner, batched(words, 5), 6)
    first = next(outcomes)
    assert isinstance(first.result, int)
    os.kill(first.result, signal.SIGKILL)
    rest = list(outcomes)
    assert [first.thing, *(one.thing for one in rest)] == words
    assert all(isinstance(one.result, int) for one in rest)
    assert first.result not in {one.result for one in rest[-20:]}


def test_what_no_dask_worker_survives_is_named_and_the_rest_is_done(two: DaskRunner) -> None:
    words = ["a", "b", "poison", "c", "d", "e", "f", "g"]
    outcomes = list(two.run(owner, batched(words, 3), 3))
    assert [one.thing for one in outcomes] == words
    (named,) = [one.result for one in outcomes if not isinstance(one.result, int)]
    assert isinstance(named, LimitError)
    assert named.where == "poison"


def test_an_early_end_begins_nothing_more(two: DaskRunner, tmp_path: Path) -> None:
    outcomes = two.run(touch, batched((tmp_path / f"{number:04}" for number in range(2000)), 20), 4)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert [one.result for one in two.run(chore, [["a"]], 1)] == ["A"]
    assert len(list(tmp_path.iterdir())) <= 5 * 20


class TestWithout:
    def test_the_work_on_the_machines(self, two: DaskRunner, monkeypatch: pytest.MonkeyPatch) -> None:
        stranger = ModuleType("stranger_there")
        exec("def call(word): return word", stranger.__dict__)
        monkeypatch.setitem(sys.modules, "stranger_there", stranger)
        with pytest.raises(InstallationError, match="stranger_there"):
            list(two.run(stranger.call, [["a"]], 1))

    def test_the_same_version(self) -> None:
        with pytest.raises(InstallationError, match=rf"{VERSION}, and not 0\.0\.1"):
            work("0.0.1", pickle.dumps((chore, Limits(apart=True), ["a"])))

    @pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense"])
    def test_a_scheduler(self, address: str) -> None:
        with pytest.raises(StoreError, match=f"{address}: no Dask scheduler answers"):
            connect(address)

    def test_the_scheduler_any_more(self, tmp_path: Path) -> None:
        with scheduler(tmp_path) as lost, connect(lost.address) as runner:
            Timer(0.5, lost.process.kill).start()
            with pytest.raises(StoreError, match="run it again"):
                list(runner.run(chore, [["a"], ["b"]], 2))


SCRIPT = """
import sys
from pathlib import Path
from archive.runners.dask import connect
from tests.support.chores import sign
if __name__ == "__main__":
    with connect("local", jobs=1) as runner:
        list(runner.run(sign, [[Path(sys.argv[1])]], 1))
"""


def test_a_local_cluster_leaves_nobody_at_ctrl_c_and_takes_no_module_from_the_folder(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "run.py").write_text(SCRIPT)
    (tmp_path / "multiprocessing.py").write_text("open('taken', 'w')\n")
    begun = tmp_path / "begun"
    with subprocess.Popen(
        [sys.executable, "scripts/run.py", str(begun)],
        cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as run:  # fmt: skip
        assert soon(lambda: begun.exists() and begun.read_text() != "")
        mine = children(run.pid)
        os.killpg(run.pid, signal.SIGINT)
        said = run.communicate(timeout=20)[1]
    assert said.count("Traceback") == 1, said
    assert soon(lambda: not [pid for pid in mine if lives(pid)])
    assert not (tmp_path / "taken").exists()
