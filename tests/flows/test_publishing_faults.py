"""The system fails at every call that keeping a bundle makes: the final name is absent or complete, always.

strace injects the failures, each into a process of its own. The disk that is full is a real one, and so is the file system that
loses its power; only root can mount them.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from archive import registry
from archive.files import digests, publishing
from archive.model.tree import Tree
from tests.support import publisher

CONTAINERS = ("folder", "tar", "zip")
ERRORS = {"openat": ["ENOSPC"], "mkdir": ["ENOSPC"], "write": ["ENOSPC", "EIO"], "fsync": ["EIO"], "renameat2": ["ENOSPC"]}
KILL = "signal=SIGKILL"
SCRIPT = Path(publisher.__file__)

_CALL = re.compile(r"^\d+ +(\w+)\(", re.MULTILINE)

pytestmark = pytest.mark.skipif(sys.platform != "linux" or not shutil.which("strace"), reason="strace is not installed here")

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a file system")


class Injection(NamedTuple):
    """A fault, and which of a kind of system calls it hits, counted from the start of the process."""

    call: str
    fault: str
    number: int


def _publish(container: str, folder: Path, *options: str, words: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    """Keep the small bundle in `folder`, or that of other words, in a process that strace watches."""
    command = ["strace", "-f", "--seccomp-bpf", *options, sys.executable, "-S", "-c", _START, str(SCRIPT), container, str(folder)]
    return subprocess.run([*command, *words], capture_output=True, text=True, check=False, timeout=60)


# Without `site`, and with the paths of this interpreter, so that a process starts in a tenth of a second.
_START = (
    f"import sys; sys.path[:] = {sys.path!r}; del sys.argv[0]; import runpy; runpy.run_path(sys.argv[0], run_name='__main__')"
)


def _injections(container: str, folder: Path) -> Iterator[Injection]:
    """Yield every injection: one for each interesting call after the mark."""
    log = folder / "calls.log"
    done = _publish(container, folder / "out", "-o", str(log), "-e", f"trace={','.join(ERRORS)},newfstatat,lstat")
    assert done.returncode == 0, done.stderr
    before, _, after = log.read_text().partition(publisher.MARK)
    count = Counter(_CALL.findall(before))
    hits = [line for line in after.splitlines() if _CALL.match(line) and _CALL.match(line)[1] in ERRORS]
    assert sum("fsync(" in line for line in hits) >= 3
    assert sum("renameat2(" in line for line in hits) == 1
    for line in hits:
        call = _CALL.match(line)[1]
        count[call] += 1
        # Looking for old temporaries is best effort; and a folder that cannot be made because it is there does no harm.
        harmless = (f'"{folder / "out"}", ' in line and "O_DIRECTORY" in line) or "EEXIST" in line
        for fault in () if harmless else ERRORS[call]:
            yield Injection(call, f"error={fault}", count[call])
        yield Injection(call, KILL, count[call])


def _verdict(container: str, folder: Path, injection: Injection) -> str:
    """Inject one fault and return what is wrong with what is left, "" when nothing is."""
    hit = _publish(
        container, folder, "-o", "/dev/null", "-e", f"trace={injection.call}",
        "-e", f"inject={injection.call}:{injection.fault}:when={injection.number}",
    )  # fmt: skip
    killed = injection.fault == KILL
    final = folder / (publisher.NAME if container == "folder" else f"{publisher.NAME}.{container}")
    left = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    if final.exists() and (fault := _damage(registry.store(container).get(final))):
        return f"{injection}: incomplete under its final name: {fault}"
    if not killed:
        wrong = hit.returncode != 5 or [name for name in left if name != final.name]
        return f"{injection}: ended with {hit.returncode}, leaves {left}: {hit.stderr[-300:]}" if wrong else ""
    again = _publish(container, folder, "-o", "/dev/null", "-e", "trace=none")
    if again.returncode or [path.name for path in folder.iterdir()] != [final.name]:
        return f"{injection}: the next run ends with {again.returncode}: {again.stderr[-300:]}"
    return _damage(registry.store(container).get(final))


def _damage(tree: Tree, text: str = "") -> str:
    """Return how a kept bundle differs from what was to be kept, "" when it does not."""
    wanted = digests.sealed(publisher.tree(text))
    mine = {path: blob.read() for path, blob in wanted.entries.items()}
    there = {path: blob.read() for path, blob in tree.entries.items()}
    return "" if mine == there else f"{sorted(there)} {[len(data) for data in there.values()]}"


@pytest.mark.parametrize("container", CONTAINERS)
def test_final_name_is_absent_or_complete_whatever_fails(container: str, tmp_path: Path) -> None:
    injections = list(_injections(container, tmp_path))
    with ThreadPoolExecutor(2) as threads:
        jobs = [threads.submit(_verdict, container, tmp_path / str(i), one) for i, one in enumerate(injections)]
    wrong = [verdict for job in jobs if (verdict := job.result())]
    assert not wrong, f"{len(wrong)} of {len(injections)}:\n" + "\n".join(wrong[:20])


@contextlib.contextmanager
def _mounted(*words: str | Path) -> Iterator[None]:
    """Mount a file system while the block runs; skip where the system does not allow it."""
    done = subprocess.run(["mount", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"cannot be mounted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", words[-1]], check=True)


def _keep(container: str, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Keep the small bundle in `folder`, or that of other words, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-P", SCRIPT, container, folder, *words], capture_output=True, text=True, check=False, timeout=60
    )  # fmt: skip


@needs_root
@pytest.mark.parametrize("container", CONTAINERS)
def test_full_disk_is_named_and_left_clean(container: str, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with _mounted("-t", "tmpfs", "-o", "size=64k", "tmpfs", disk):
        full = _keep(container, disk / "out")
        assert full.returncode == 5
        assert "No space left on device" in full.stderr
        assert list((disk / "out").iterdir()) == []
        subprocess.run(["mount", "-o", "remount,size=2M", disk], check=True)
        assert _keep(container, disk / "out").returncode == 0


@needs_root
@pytest.mark.parametrize(("container", "text"), [*((container, "") for container in CONTAINERS), ("folder", publisher.MANY)])
def test_power_cut_right_after_success_loses_nothing(container: str, text: str, tmp_path: Path) -> None:
    image, cut = tmp_path / "image", tmp_path / "cut"
    with image.open("wb") as stream:
        stream.truncate(32 * 1024 * 1024)
    subprocess.run(["mkfs.ext4", "-q", image], check=True)
    for name in ("live", "after"):
        (tmp_path / name).mkdir()
    with _mounted("-o", "loop", image, tmp_path / "live"):
        assert _keep(container, tmp_path / "live" / "out", *filter(None, [text])).returncode == 0
        shutil.copyfile(image, cut)  # what has reached the disk at this moment, and nothing that the system still holds
    with _mounted("-o", "loop", cut, tmp_path / "after"):
        kept = tmp_path / "after" / "out" / (publisher.NAME if container == "folder" else f"{publisher.NAME}.{container}")
        assert not _damage(registry.store(container).get(kept), text)


@pytest.mark.skipif(publishing.syncfs() is None, reason="this system does not tell what syncfs failed at")
def test_many_files_that_the_disk_does_not_take_are_not_published(tmp_path: Path) -> None:
    failed = _publish("folder", tmp_path, "-o", "/dev/null", "-e", "inject=syncfs:error=EIO", words=[publisher.MANY])
    assert failed.returncode == 5
    assert "Input/output error" in failed.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("writers", [2, 8])
def test_of_several_writers_one_publishes(container: str, writers: int, tmp_path: Path) -> None:
    words = [sys.executable, "-P", SCRIPT, container, tmp_path / "out"]
    racing = [subprocess.Popen([*words, *other], stderr=subprocess.PIPE) for other in [[], ["other"]] * (writers // 2)]
    codes = [process.communicate(timeout=60) and process.returncode for process in racing]
    assert sorted(codes[::2]) in ([0] * (writers // 2), [4] * (writers // 2))
    assert sorted(codes[1::2]) == [4 - codes[0]] * (writers // 2)
    assert len(list((tmp_path / "out").iterdir())) == 1
