"""Validates a bag of 20,000 files of 8 KiB with our judge and with bagit-python, whole processes in turn, and prints the ratio.

    .venv/bin/python benchmarks/validate.py [FILES] [ROUNDS]

CPU seconds (user and system) of child processes, medians of interleaved rounds; the page cache is warm after the first one.
For the zip the peer has to unpack it first, which is counted.
"""

import hashlib
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from archive.bagit import declaration, manifest, tags
from archive.bagit.tags import Tag
from archive.files import folders, zips
from archive.model.tree import Blob, Tree

COMMAND = "import sys; sys.argv[1:1] = ['validate', '--no-config']; from archive.cli import main; main()"
OURS = """
import gc, sys
from pathlib import Path
from archive import registry
gc.set_threshold(200_000)  # as the command does
path = Path(sys.argv[1])
tree = registry.store("folder" if path.is_dir() else "zip").get(path)
sys.exit(any(True for _ in registry.validator("bagit").check(tree)))
"""
PEER = "import sys, bagit; bagit.Bag(sys.argv[1]).validate()"


def make_bag(files: int) -> Tree:
    """Return a bag of `files` contents of 8 KiB that all differ."""
    payload = {f"data/{n % 100:02}/{n:05}.bin": hashlib.shake_256(str(n).encode()).digest(8192) for n in range(files)}
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in payload.items()}
    heads = {
        "bagit.txt": declaration.write(),
        "bag-info.txt": tags.write([Tag(label="Payload-Oxum", value=f"{files * 8192}.{files}")]),
        "manifest-sha256.txt": manifest.write(digests),
    }
    heads["tagmanifest-sha256.txt"] = manifest.write({path: hashlib.sha256(data).hexdigest() for path, data in heads.items()})
    return Tree(entries={path: Blob.of(data) for path, data in (payload | heads).items()})


def cpu(work: Callable[[], None]) -> float:
    """Return the CPU seconds of the child processes of `work`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run(code: str, subject: Path) -> None:
    """Run Python code on a subject, in a process of its own."""
    subprocess.run([sys.executable, "-c", code, os.fspath(subject)], check=True, stdout=subprocess.DEVNULL)


def unpack_and_run(package: Path, target: Path) -> None:
    """Do what the peer's user has to do for a zip."""
    subprocess.run([sys.executable, "-m", "zipfile", "-e", os.fspath(package), os.fspath(target)], check=True)
    run(PEER, target / package.stem)
    shutil.rmtree(target)


def main() -> None:
    files, rounds = (int(word) for word in (*sys.argv[1:], *("20000", "5")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory(prefix="validate-") as temporary:
        here = Path(temporary)
        tree = make_bag(files)
        folders.write(here / "bag", tree)
        zips.write(here / "bag.zip", tree)
        contests: dict[str, dict[str, Callable[[], None]]] = {
            "folder": {"ours": lambda: run(OURS, here / "bag"), "bagit-python": lambda: run(PEER, here / "bag")},
            "folder, whole command": {
                "ours": lambda: run(COMMAND, here / "bag"),
                "bagit-python": lambda: run(PEER, here / "bag"),
            },
            "zip": {
                "ours": lambda: run(OURS, here / "bag.zip"),
                "unpack + bagit-python": lambda: unpack_and_run(here / "bag.zip", here / "unpacked"),
            },
        }
        for name, rivals in contests.items():
            times: dict[str, list[float]] = {rival: [] for rival in rivals}
            for _ in range(rounds):
                for rival, work in rivals.items():
                    times[rival].append(cpu(work))
            (us, ours), (them, theirs) = ((rival, statistics.median(values)) for rival, values in times.items())
            print(f"{name}: {us} {ours:.2f} s, {them} {theirs:.2f} s CPU, ratio {ours / theirs:.3f}")


if __name__ == "__main__":
    main()
