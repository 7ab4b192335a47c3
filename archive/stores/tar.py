"""Keeps a Tree as a tar; `put` makes `<folder>/<name>.tar`, and any tar, plain or compressed by gzip, bzip2 or xz, can be read.

Never overwrites (see `archive/files/keeping.py`); durable when it returns (see `archive/files/publishing.py`).
"""

from pathlib import Path
from typing import Final

from archive.files import keeping, tars
from archive.formats import Store
from archive.model.package import Receipt
from archive.model.tree import Tree

_SUFFIX: Final = ".tar"


def _put(folder: Path, name: str, tree: Tree) -> Receipt:
    """Keep `tree` as the tar of `name` in `folder`.

    Raises:
        ConflictError: It exists with other content.
        StoreError: It cannot be written.
    """
    return keeping.keep(folder / (name + _SUFFIX), name, tree, read=tars.read, write=tars.write)


STORE = Store(name="tar", title="A tar file", holds=tars.holds, put=_put, get=tars.read, suffix=_SUFFIX)
