"""A writer of a store is killed, or refused by the system, at every call: the store opens again, and the next writer goes on.

strace injects the faults, each into a process of its own, as in `test_publishing_faults.py`. What is found afterwards is the
version before or the new one, whole; and after the same call again the store is valid, with nothing left over.
"""

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from archive.repository import objects
from archive.repository.places import place_of
from archive.repository.root import make, open_root
from tests.support import storekeeper
from tests.support.command import files
from tests.support.repositories import we_say
from tests.support.storekeeper import ID, state

ERRORS = {"openat": "ENOSPC", "mkdir": "ENOSPC", "write": "ENOSPC", "fsync": "EIO", "renameat2": "ENOSPC", "rename": "ENOSPC"}
CALLS = (*ERRORS, "unlink", "rmdir", "unlinkat")
ALIKE = ("write", "fsync")  # who is killed at one of these leaves what he leaves at the next call
KILL = "signal=SIGKILL"

_CALL = re.compile(r"^\d+ +(\w+)\(", re.MULTILINE)
_START = (
    f"import sys; sys.path[:] = {sys.path!r}; del sys.argv[0]; import runpy; runpy.run_path(sys.argv[0], run_name='__main__')"
)

pytestmark = pytest.mark.skipif(sys.platform != "linux" or not shutil.which("strace"), reason="strace is not installed here")


class Injection(NamedTuple):
    """A fault, and which of a kind of system calls it hits, counted from the start of the process."""

    call: str
    fault: str
    number: int


def _add(store: Path, text: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Add a version in a process that strace watches."""
    command = [
        "strace",
        "-f",
        "--seccomp-bpf",
        *words,
        sys.executable,
        "-S",
        "-c",
        _START,
        storekeeper.__file__,
        str(store),
        text,
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def _injections(folder: Path, before: Path, text: str) -> Iterator[Injection]:
    """Yield every injection: for each interesting call behind the mark, and only for those that change something."""
    log = folder / "calls.log"
    shutil.copytree(before, folder / "watched")
    done = _add(folder / "watched", text, "-o", str(log), "-e", f"trace={','.join(CALLS)},newfstatat,lstat")
    assert done.returncode == 0, done.stderr
    early, _, late = log.read_text().partition(storekeeper.MARK)
    count = Counter(_CALL.findall(early))
    for line in late.splitlines():
        if (found := _CALL.match(line)) is None or found[1] not in CALLS:
            continue
        count[found[1]] += 1
        if "EEXIST" in line or (found[1] == "openat" and "O_CREAT" not in line):
            continue  # it changes nothing
        if found[1] in ERRORS:
            yield Injection(found[1], f"error={ERRORS[found[1]]}", count[found[1]])
        if found[1] not in ALIKE:
            yield Injection(found[1], KILL, count[found[1]])


def _verdict(before: Path, place: Path, text: str, injection: Injection) -> str:
    """Inject one fault, and return what is wrong with what is left, "" when nothing is."""
    shutil.copytree(before, place)
    hit = _add(
        place, text, "-o", "/dev/null", "-e", f"trace={injection.call}",
        "-e", f"inject={injection.call}:{injection.fault}:when={injection.number}",
    )  # fmt: skip
    found = _newest(place)
    allowed = [_newest(before), state(text)]
    if found not in allowed:
        return f"{injection}: neither the version before nor the new one: {found}"
    if injection.fault != KILL and (hit.returncode not in (0, 5) or (hit.returncode == 0 and found != state(text))):
        return f"{injection}: ended with {hit.returncode}: {hit.stderr[-300:]}"
    storekeeper.add(str(place), text)
    if _newest(place) != state(text):
        return f"{injection}: the next writer does not go on"
    left = [path for path in files(place) if ".tmp-" in path]
    wrong = [code for code in we_say(place) if code != "W007"]  # nobody says who adds
    return f"{injection}: leaves {left} and {wrong}" if left or wrong else ""


def _newest(place: Path) -> dict[str, bytes] | None:
    """Return the files of the newest version, None when there is no object."""
    root = open_root(place_of(str(place)))
    held = root.get(ID)
    return held and {path: blob.read() for path, blob in objects.version_tree(root.place, held).entries.items()}


@pytest.mark.parametrize("held", [[], ["first"]], ids=["a new object", "a new version"])
def test_a_store_opens_again_whatever_fails(held: list[str], tmp_path: Path) -> None:
    before = tmp_path / "before"
    make(place_of(str(before)))
    for text in held:
        storekeeper.add(str(before), text)
    injections = list(_injections(tmp_path, before, "second"))
    assert len({injection.call for injection in injections}) >= 5
    with ThreadPoolExecutor(2) as threads:
        jobs = [threads.submit(_verdict, before, tmp_path / str(n), "second", one) for n, one in enumerate(injections)]
    wrong = [verdict for job in jobs if (verdict := job.result())]
    assert not wrong, f"{len(wrong)} of {len(injections)}:\n" + "\n".join(wrong[:20])


@pytest.mark.parametrize("writers", [2, 6])
def test_writers_at_the_same_time_lose_nothing(writers: int, tmp_path: Path) -> None:
    make(place_of(str(tmp_path)))
    command = [sys.executable, storekeeper.__file__, tmp_path]
    racing = [subprocess.Popen([*command, f"text {n}"], stderr=subprocess.PIPE) for n in range(writers)]
    codes = [process.communicate(timeout=60) and process.returncode for process in racing]
    assert set(codes) <= {0, 4}
    root = open_root(place_of(str(tmp_path)))
    held = root.get(ID)
    assert held is not None
    assert held.settled
    assert len(held.inventory.versions) == codes.count(0)
    assert [code for code in we_say(tmp_path) if code != "W007"] == []
