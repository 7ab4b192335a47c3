"""Keeps one small bundle and ends: `python publisher.py CONTAINER FOLDER [TEXT]`; for tests that make the system fail.

Ends with 0 when it is kept, 4 when something else has its name, 5 when the system refused. Keeps one elsewhere first, so that all
is loaded, and then looks at a path called `MARK`, so that who watches its system calls knows where the interesting ones begin.
"""

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from archive import registry
from archive.errors import ArchiveError
from archive.model.tree import Blob, Seal, Tree

MARK = "/the-work-begins-here"
MANY = "of many files"
NAME = "story"
PAYLOAD = {"bagit.txt": b"a declaration\n", "data/deep/one.txt": b"one" * 1000, "data/two.txt": b"two" * 40_000}


def tree(text: str = "") -> Tree:
    """Return the bundle, its listing not yet made; with a text of its own, another one, and with `MANY` one of many files."""

    def listing(digests: Mapping[str, Mapping[str, str]]) -> dict[str, bytes]:
        return {"manifest-sha256.txt": "".join(f"{found['sha256']}  {path}\n" for path, found in digests.items()).encode()}

    payload = PAYLOAD | ({"data/two.txt": text.encode()} if text else {})
    if text == MANY:
        payload |= {f"data/{number % 7}/{number}.txt": str(number).encode() * 500 for number in range(150)}
    return Tree(entries={path: Blob.of(data) for path, data in payload.items()}, seal=Seal(algorithms=("sha256",), write=listing))


if __name__ == "__main__":
    store = registry.store(sys.argv[1])
    with tempfile.TemporaryDirectory() as elsewhere:
        store.put(Path(elsewhere), NAME, tree())
    os.path.lexists(MARK)
    try:
        store.put(Path(sys.argv[2]), NAME, tree(*sys.argv[3:]))
    except ArchiveError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)
