"""Several processes keep bundles at the same place and time: one wins, the same content is success, other content a conflict."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive import registry
from archive.model.tree import Blob, Tree
from archive.packagers.bagit import PACKAGER
from tests.support.bags import codes
from tests.support.packages import NAME, package

ROOT = Path(__file__).parents[2]
PUT = """
import sys, time
from pathlib import Path
from archive import registry
from archive.errors import ArchiveError
from archive.packagers.bagit import PACKAGER
from tests.support.packages import NAME, package
tree = PACKAGER.lay_out(package(title=sys.argv[3]))
print("ready", flush=True); sys.stdin.readline()
try:
    print(registry.store(sys.argv[1]).put(Path(sys.argv[2]), NAME, tree).identical)
except ArchiveError as error:
    sys.exit(error.exit_code)
"""
SLOW = """
import sys, time, io
from pathlib import Path
from archive import registry
from archive.model.tree import Blob, Tree
class Slow(io.BytesIO):
    def read(self, size=-1):
        print("reading", flush=True); time.sleep(60)
tree = Tree(entries={"a": Blob.of(b"1" * 100_000), "b": Blob(open=Slow, size=5)})
registry.store(sys.argv[1]).put(Path(sys.argv[2]), "slow", tree)
"""
SUFFIX = {"folder": "", "zip": ".zip", "tar": ".tar"}


def start(code: str, *words: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *words], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


@pytest.mark.parametrize("store", SUFFIX)
def test_rivals_make_one_bundle_and_overwrite_nothing(tmp_path: Path, store: str) -> None:
    rivals = [start(PUT, store, str(tmp_path), title) for title in ("one", "one", "two", "two")]
    for rival in rivals:
        assert rival.stdout is not None
        assert rival.stdout.readline() == b"ready\n"
    outcomes = []
    for rival in rivals:
        assert rival.stdin is not None
        rival.stdin.write(b"\n")
        rival.stdin.flush()
    for rival in rivals:
        out, _ = rival.communicate()
        outcomes.append((rival.returncode, out.strip()))
    assert sorted(outcomes) == [(0, b"False"), (0, b"True"), (4, b""), (4, b"")]
    assert [entry.name for entry in tmp_path.iterdir()] == [NAME + SUFFIX[store]]
    assert codes(registry.store(store).get(tmp_path / (NAME + SUFFIX[store]))) == []


@pytest.mark.parametrize("store", SUFFIX)
def test_a_store_that_is_killed_leaves_no_final_name_and_the_next_run_needs_no_cleaning(tmp_path: Path, store: str) -> None:
    with start(SLOW, store, str(tmp_path)) as victim:
        assert victim.stdout is not None
        assert victim.stdout.readline() == b"reading\n"
        victim.send_signal(signal.SIGKILL)
    assert all(entry.name.startswith(".tmp-") for entry in tmp_path.iterdir())
    registry.store(store).put(tmp_path, "slow", Tree(entries={"a": Blob.of(b"1")}))
    assert [entry.name for entry in tmp_path.iterdir()] == [f"slow{SUFFIX[store]}"]


@pytest.mark.parametrize("store", SUFFIX)
def test_an_interrupt_discards_what_was_begun(tmp_path: Path, store: str) -> None:
    with start(SLOW, store, str(tmp_path)) as victim:
        assert victim.stdout is not None
        victim.stdout.readline()
        time.sleep(0.05)
        victim.send_signal(signal.SIGINT)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.getuid() == 0, reason="nothing is forbidden to root")
@pytest.mark.parametrize("store", SUFFIX)
def test_a_folder_that_may_not_be_written_is_a_store_error(tmp_path: Path, store: str) -> None:
    tmp_path.chmod(0o500)
    process = start(PUT, store, str(tmp_path), "one")
    process.communicate(b"\n")
    tmp_path.chmod(0o700)
    assert process.returncode == 5


@pytest.mark.parametrize("store", SUFFIX)
def test_the_content_does_not_depend_on_seed_zone_mask_or_order(tmp_path: Path, store: str) -> None:
    for seed, zone, mask in (("1", "Asia/Tokyo", "077"), ("22", "America/Lima", "000")):
        code = f"import os; os.umask(0o{mask})\n{PUT}"
        environment = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        subprocess.run(
            [sys.executable, "-c", code, store, str(tmp_path / seed), "t"], cwd=ROOT, env=environment, input=b"\n", check=True,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
    first, second = (
        {str(file.relative_to(tmp_path / seed)): file.read_bytes() for file in (tmp_path / seed).rglob("*") if file.is_file()}
        for seed in ("1", "22")
    )
    assert first == second
    assert len(first) == (8 if store == "folder" else 1)


def test_the_three_stores_keep_the_same_content(tmp_path: Path) -> None:
    tree = PACKAGER.lay_out(package())
    kept = []
    for store, suffix in SUFFIX.items():
        registry.store(store).put(tmp_path, NAME, tree)
        there = registry.store(store).get(tmp_path / f"{NAME}{suffix}")
        kept.append({path: blob.read() for path, blob in there.entries.items()})
    assert kept[0] == kept[1] == kept[2]
