"""Keeps a Tree as a folder; `put` makes `<folder>/<name>/`, and anything that is a folder can be read.

Never overwrites (see `archive/files/keeping.py`); durable when it returns (see `archive/files/publishing.py`).
"""

import os
from pathlib import Path

from archive.files import folders, keeping
from archive.formats import Store
from archive.model.package import Receipt
from archive.model.tree import Tree


def _holds(path: Path) -> bool:
    """Tell whether `path` is a folder."""
    return os.path.isdir(path)  # noqa: PTH112  `Path.is_dir` raises where looking is not allowed


def _put(folder: Path, name: str, tree: Tree) -> Receipt:
    """Keep `tree` as the folder `name` in `folder`.

    Raises:
        ConflictError: It exists with other content.
        StoreError: It cannot be written.
    """
    return keeping.keep(folder / name, name, tree, read=folders.read, write=folders.write)


STORE = Store(name="folder", title="A folder", holds=_holds, put=_put, get=folders.read)
