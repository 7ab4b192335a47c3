"""Validates an OCFL object with our judge and with ocfl-py, whole processes in turn; and a storage root with our command alone.

    .venv/bin/python benchmarks/ocfl.py [FILES] [ROUNDS] [OBJECTS]

One object of FILES contents of 8 KiB, for both; then a storage root of OBJECTS objects of three versions, to see CPU seconds and
memory grow. CPU seconds (user and system) of child processes, medians of interleaved rounds; the page cache is warm after one.
"""

import hashlib
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from archive.files import folders
from archive.model.tree import Blob, Tree
from archive.ocfl import inventory
from archive.ocfl.declaration import INVENTORY, OBJECT, ROOT, declaration, sidecar, sidecar_name
from archive.ocfl.inventory import Inventory, User, Version
from archive.ocfl.layout import HASHED, layout, layout_file, object_path

OURS = """
import gc, sys
from pathlib import Path
from archive import registry
gc.set_threshold(200_000)  # as the command does
sys.exit(any(True for _ in registry.validator("ocfl").check(registry.store("folder").get(Path(sys.argv[1])))))
"""
PEER = "import sys; from ocfl.validator import Validator; sys.exit(not Validator().validate_object(sys.argv[1]))"
COMMAND = """
import re, sys
sys.argv[1:1] = ["validate", "--no-config"]
from archive.cli import main
try:
    main()
finally:
    with open("/proc/self/status") as status:  # what getrusage says begins with the peak of the process that started this one
        print(int(re.search(r"VmHWM:\\s+(\\d+)", status.read())[1]) // 1024, file=sys.stderr)
"""


def make_object(identifier: str, states: list[dict[str, bytes]]) -> dict[str, bytes]:
    """Return the files of an object."""
    files: dict[str, bytes] = {}
    manifest: dict[str, tuple[str, ...]] = {}
    versions: dict[str, Version] = {}
    for number, state in enumerate(states, 1):
        block: dict[str, tuple[str, ...]] = {}
        for path, data in state.items():
            digest = hashlib.sha512(data).hexdigest()
            if digest not in manifest:
                manifest[digest] = (f"v{number}/content/{path}",)
                files[manifest[digest][0]] = data
            block[digest] = (*block.get(digest, ()), path)
        user = User(name="Bench", address="mailto:bench@example.org")
        versions[f"v{number}"] = Version(created="2026-11-22T09:30:00Z", message="Bench", user=user, state=block)
        data = inventory.write(Inventory(id=identifier, head=f"v{number}", manifest=manifest, versions=versions))
        for folder in (f"v{number}/", ""):
            files[folder + INVENTORY] = data
            files[folder + sidecar_name("sha512")] = sidecar(hashlib.sha512(data).hexdigest())
    name, data = declaration(OBJECT)
    return files | {name: data}


def make_root(count: int) -> dict[str, bytes]:
    """Return the files of a storage root."""
    made = layout(HASHED)
    name, data = declaration(ROOT)
    files = {name: data, "ocfl_layout.json": layout_file(made, "By hash.")}
    for n in range(count):
        identifier = f"urn:example:{n}"
        states = [{"story.xml": f"{n} {m}".encode() * 300, "photo.jpg": f"{n}".encode() * 900} for m in range(3)]
        home = object_path(made, identifier)
        files |= {f"{home}/{path}": data for path, data in make_object(identifier, states).items()}
    return files


def run(code: str, subject: Path) -> tuple[float, str]:
    """Run Python code on a subject, in a process of its own; return its CPU seconds and what it said."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", code, os.fspath(subject)], check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stderr


def main() -> None:
    files, rounds, objects = (int(word) for word in (*sys.argv[1:], *("20000", "3", "600")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory(prefix="ocfl-") as temporary:
        here = Path(temporary)
        state = {f"{n % 100:02}/{n:05}.bin": hashlib.shake_256(str(n).encode()).digest(8192) for n in range(files)}
        made = make_object("urn:example:many", [state])
        folders.write(here / "object", Tree(entries={path: Blob.of(data) for path, data in made.items()}))
        times: dict[str, list[float]] = {OURS: [], PEER: []}
        for _ in range(rounds):
            for code, spent in times.items():
                spent.append(run(code, here / "object")[0])
        ours, theirs = (statistics.median(spent) for spent in times.values())
        print(f"object of {files} files: ours {ours:.2f} s, ocfl-py {theirs:.2f} s CPU, ratio {ours / theirs:.3f}")
        for count in (objects // 2, objects):
            store = here / f"store{count}"
            folders.write(store, Tree(entries={path: Blob.of(data) for path, data in make_root(count).items()}))
            spent_on_root, said = run(COMMAND, store)
            mebibytes = said.split()[-1]
            print(
                f"root of {count} objects: {spent_on_root:.2f} s CPU, {spent_on_root / count * 1000:.2f} ms each, {mebibytes} MiB"
            )


if __name__ == "__main__":
    main()
