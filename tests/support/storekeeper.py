"""Adds a small version to a store and ends: `python storekeeper.py STORE TEXT`; for tests that make the system fail.

Ends with 0 when it is added or there, 4 when another writer was faster, 5 when the system refused. Works elsewhere first, so
that all is loaded, and then looks at a path called `MARK`, so that who watches its system calls knows where the interesting ones
begin.
"""

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from archive.errors import ArchiveError
from archive.model.tree import Blob, Tree
from archive.repository import versions
from archive.repository.places import place_of
from archive.repository.root import make, open_root
from archive.repository.versions import Note

MARK = "/the-work-begins-here"
ID = "urn:newsml:harbour.example:20261122:ferry"


def state(text: str) -> Mapping[str, bytes]:
    """Return the files of a version."""
    return {"bagit.txt": b"a declaration\n", "data/deep/one.txt": b"one" * 1000, "data/two.txt": text.encode()}


def add(store: str, text: str) -> None:
    """Add a version, unless it is the newest."""
    root = open_root(place_of(store))
    root.place.sweep()
    tree = Tree(entries={path: Blob.of(data) for path, data in state(text).items()})
    held = root.get(ID)
    if held is not None:
        held = versions.settle(root, held)
    if held is None or versions.holding(held, tree) != held.head:
        versions.append(root, ID, held, tree, Note(created="2026-11-22T09:30:00Z", message=text))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as elsewhere:
        make(place_of(elsewhere))
        add(elsewhere, "first")
        add(elsewhere, "second")
    os.path.lexists(MARK)
    try:
        add(*sys.argv[1:])
    except ArchiveError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)
