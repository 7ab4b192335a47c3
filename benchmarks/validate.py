"""Judges with our program and with its peers, whole processes in turn, and prints what each took and the ratio to the peer.

    .venv/bin/python benchmarks/validate.py [--rounds N] [--at FOLDER] [CONTEST ...]

    small      20,000 files of 8 KiB in a folder, and in a zip, which the peer has to unpack first
    many       a manifest of 300,000 lines, files of 16 bytes
    bundles    2,000 bundles of ours: all rules on ours, checksums alone by the peer
    documents  10,000 NewsML-G2 and 10,000 ninjs documents, all rules on
    start      the command's start

Without a name all are held. Material is kept in FOLDER, where it is given, for the next time. veraPDF is kept out where it is
installed, as it takes several times as long as everything else.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from measuring import Command, Cost, Rival, contest

FILES, LINES, BUNDLES, DOCUMENTS = 20_000, 300_000, 2_000, 10_000
HIDDEN = 'raise ImportError("kept out of the benchmark")'
VALIDATOR = """
import gc, sys
from pathlib import Path
from archive import registry
gc.set_threshold(200_000)  # as the command does
path = Path(sys.argv[1])
tree = registry.store("folder" if path.is_dir() else "zip").get(path)
sys.exit(any(True for _ in registry.validator("bagit").check(tree)))
"""
FLOOR = """
import hashlib, os, sys
waiting, paths = [sys.argv[1]], []
while waiting:
    with os.scandir(waiting.pop()) as scan:
        for entry in scan:
            (waiting if entry.is_dir() else paths).append(entry.path)
for path in paths:
    file = os.open(path, os.O_RDONLY)
    hashlib.sha256(os.read(file, 1 << 14)).digest()
    os.close(file)
"""
PEER = """
import pathlib, sys, bagit
path = pathlib.Path(sys.argv[1])
bags = [path] if (path / "bagit.txt").exists() else sorted(path.iterdir())
for one in bags:
    bagit.Bag(str(one)).validate(processes=int(sys.argv[2]))
"""


def python(code: str, *words: object) -> Command:
    """Return the command that runs Python code."""
    return [sys.executable, "-c", code, *map(str, words)]


def validate(*words: object) -> Command:
    """Return the call of our command."""
    return [sys.executable, "-m", "archive", "validate", "--no-config", *map(str, words)]


def made(kind: str, place: Path, number: int) -> Path:
    """Return the folder of some material, made now unless it is there."""
    if not place.exists():
        subprocess.run([sys.executable, str(Path(__file__).with_name("material.py")), kind, str(place), str(number)], check=True)
    return place


def small(here: Path) -> list[list[Rival]]:
    """Hold 20,000 small files against the peer and the floor."""
    bag, unpacked = made("small", here / "bag", FILES), here / "unpacked"
    unpack = [sys.executable, "-m", "zipfile", "-e", f"{bag}.zip", str(unpacked)]
    return [
        [
            Rival(name="folder, bagit-python", commands=[python(PEER, bag, 1)]),
            Rival(name="folder, the floor: open, read, hash, close", commands=[python(FLOOR, bag)]),
            Rival(name="folder, the validator", commands=[python(VALIDATOR, bag)]),
            Rival(name="folder, the whole command", commands=[validate(bag)]),
        ],
        [
            Rival(
                name="zip, unzip + bagit-python",
                commands=[unpack, python(PEER, unpacked / "bag", 1)],
                clean=lambda: shutil.rmtree(unpacked),
            ),
            Rival(name="zip, the whole command", commands=[validate(f"{bag}.zip")]),
        ],
    ]


def many(here: Path) -> list[list[Rival]]:
    """Hold a long manifest against the peer."""
    bag = made("many", here / "long" / "bag", LINES)
    return [
        [
            Rival(name="300,000 lines, bagit-python", commands=[python(PEER, bag, 1)]),
            Rival(name="300,000 lines, the whole command", commands=[validate(bag)]),
        ]
    ]


def bundles(here: Path) -> list[list[Rival]]:
    """Hold the judgement of whole bundles against the checksums alone."""
    place = made("bundles", here / "bundles", BUNDLES)
    one_by_one = [python(PEER, bag, 1) for bag in sorted(place.iterdir())[: BUNDLES // 20]]
    return [
        [
            Rival(name="bundles, bagit-python, all in one process", commands=[python(PEER, place, 1)]),
            Rival(name="bundles, bagit-python, 2 processes", commands=[python(PEER, place, 2)]),
            Rival(name="a twentieth of them, bagit-python, one process each", commands=one_by_one),
            Rival(name="bundles, everything", commands=[validate("--recursive", place)]),
            Rival(name="bundles, everything, --jobs 2", commands=[validate("--recursive", "--jobs", 2, place)]),
        ]
    ]


def documents(here: Path) -> list[list[Rival]]:
    """Count documents for each minute of CPU time."""
    return [
        [
            Rival(name=f"{DOCUMENTS} {name} documents{', --jobs 2' if jobs > 1 else ''}", commands=[command])
            for name in ("newsml-g2", "ninjs")
            for jobs in (1, 2)
            for command in [validate("--recursive", "--jobs", jobs, made(name, here / name, DOCUMENTS))]
        ]
    ]


def start(here: Path) -> list[list[Rival]]:
    """Hold the start of the command against that of the libraries it rests on."""
    (xml,), (json,) = (made(name, here / f"one-{name}", 1).iterdir() for name in ("newsml-g2", "ninjs"))
    return [
        [
            Rival(name='python -c "import lxml, jsonschema, click"', commands=[python("import lxml, jsonschema, click")]),
            Rival(name="archive --help", commands=[[sys.executable, "-m", "archive", "--help"]]),
            Rival(name="archive validate one.json", commands=[validate(json)]),
            Rival(name="archive validate one.xml", commands=[validate(xml)]),
        ]
    ]


CONTESTS: dict[str, Callable[[Path], list[list[Rival]]]] = {
    "small": small, "many": many, "bundles": bundles, "documents": documents, "start": start,
}  # fmt: skip


def shown(name: str, cost: Cost, first: Cost) -> str:
    """Return a row; the ratio is that of CPU time to the first rival."""
    return f"{name:55} {cost.cpu:8.3f} s CPU {cost.wall:8.2f} s {cost.peak:6.1f} MiB  {cost.cpu / first.cpu:.3f}"


def hold(names: Sequence[str], here: Path, rounds: int) -> None:
    """Hold the contests and print the rows."""
    for name in names or CONTESTS:
        for rivals in CONTESTS[name](here):
            costs = contest(rivals, rounds)
            first = costs[rivals[0].name]
            for rival, cost in costs.items():
                print(shown(rival, cost, first), flush=True)
            print()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--at", type=Path)
    parser.add_argument("contests", metavar="CONTEST", nargs="*")
    words = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="validate-") as temporary:
        here = (words.at or Path(temporary)).resolve()
        here.mkdir(parents=True, exist_ok=True)
        Path(temporary, "jpype.py").write_text(HIDDEN)  # what veraPDF runs on; for the worker processes, too
        os.environ["PYTHONPATH"] = temporary
        hold(words.contests, here, words.rounds)


if __name__ == "__main__":
    main()
