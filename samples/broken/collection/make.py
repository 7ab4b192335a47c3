"""Writes the broken collections beside it, one for each rule, as zips: all digests are right."""

from pathlib import Path

from archive.stores.zip import STORE
from tests.support.broken_collections import EDITS, broken

HERE = Path(__file__).parent


def main() -> None:
    """Write every broken collection."""
    for name, edit in EDITS.items():
        (HERE / f"{name}.zip").unlink(missing_ok=True)
        STORE.put(HERE, name, broken(edit))


if __name__ == "__main__":
    main()
