"""Keeps a Tree as a zip; `put` makes `<folder>/<name>.zip`, and any zip with one folder at its top can be read.

Never overwrites (see `archive/files/keeping.py`); durable when it returns (see `archive/files/publishing.py`).
"""

from pathlib import Path
from typing import Final

from archive.files import keeping, zips
from archive.formats import Store
from archive.model.package import Receipt
from archive.model.tree import Tree

_SUFFIX: Final = ".zip"


def _put(folder: Path, name: str, tree: Tree) -> Receipt:
    """Keep `tree` as the zip of `name` in `folder`.

    Raises:
        ConflictError: It exists with other content.
        StoreError: It cannot be written.
    """
    return keeping.keep(folder / (name + _SUFFIX), name, tree, read=zips.read, write=zips.write)


STORE = Store(name="zip", title="A zip file, not compressed", holds=zips.holds, put=_put, get=zips.read, suffix=_SUFFIX)
