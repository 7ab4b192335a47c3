"""What pipeline.py runs over large payloads, each as a process of its own.

    python payloads.py large|small|floor|folder|zip|tar|check FOLDER [TARGET]

`large` and `small` write the files. `floor` opens, reads, hashes and closes them with as many threads as there are cores, or with
one for small files, where threads only cost. `folder`, `zip` and `tar` make a bag of the files in FOLDER, by a Seal as that of
bundles, and it is durable when they end; `check` judges a bag.
"""

import gc
import hashlib
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from archive import registry
from archive.bagit import declaration
from archive.files import folders
from archive.model.tree import Blob, Seal, Tree
from archive.packing import bagfiles

SIZES = {"large": (6, 1 << 28), "small": (20_000, 1 << 13)}
ALGORITHM = "sha512"
BLOCK = 1 << 18
IN_THREADS = 1 << 20  # bytes of a file above which threads pay


def make(place: Path, files: int, size: int) -> None:
    """Write files that differ."""
    for number in range(files):
        file = place / f"{number % 200:03}" / f"{number:05}.bin"
        file.parent.mkdir(parents=True, exist_ok=True)
        block = hashlib.shake_128(str(number).encode()).digest(min(size, BLOCK))
        with file.open("wb") as stream:
            for _ in range(size // len(block)):
                stream.write(block)


def floor(source: Path) -> None:
    """Open, read, hash and close every file."""
    paths = [os.path.join(folder, name) for folder, _, names in os.walk(source) for name in names]  # noqa: PTH118  quicker
    if os.path.getsize(paths[0]) < IN_THREADS:  # noqa: PTH202
        for path in paths:
            _hash(path)
        return
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        list(threads.map(_hash, paths))


def _hash(path: str) -> str:
    found = hashlib.new(ALGORITHM)
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123
        while block := stream.read(BLOCK):
            found.update(block)
    return found.hexdigest()


def keep(container: str, source: Path, target: Path) -> None:
    """Make a bag of a folder."""
    payload = {f"data/{path}": blob for path, blob in folders.read(source).entries.items()}
    entries = {"bagit.txt": Blob.of(declaration.write()), **payload}
    seal = Seal(algorithms=(ALGORITHM,), write=partial(bagfiles.manifests, wanted=(ALGORITHM,)))
    registry.store(container).put(target, "bag", Tree(entries=entries, seal=seal))


def check(path: Path) -> None:
    """Judge a bag."""
    tree = registry.store("folder" if path.is_dir() else "zip").get(path)
    sys.exit(any(True for _ in registry.validator("bagit").check(tree)))


if __name__ == "__main__":
    gc.set_threshold(200_000)  # as the command does
    match sys.argv[1:]:
        case ["large" | "small" as kind, place]:
            make(Path(place), *SIZES[kind])
        case ["floor", source]:
            floor(Path(source))
        case ["check", path]:
            check(Path(path))
        case [container, source, target]:
            keep(container, Path(source), Path(target))
