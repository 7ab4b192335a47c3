"""A collection that breaks each rule: all digests are right, and what it says of its articles is wrong in one way.

`python -m tests.support.broken_collections` writes them into `samples/broken/collection/`.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from archive.model.tree import Blob, Tree
from archive.packing import bagfiles, index
from archive.stores.zip import STORE
from tests.support.gatherings import bundles, collection, gathered

FOLDER = Path(__file__).parents[2] / "samples" / "broken" / "collection"
Files = dict[str, bytes]
_NAMES = tuple(bundles(3))
_ITEM = f"data/{collection().name}.newsml.xml"
_INDEX = "data/index.jsonl"


def broken(edit: Callable[[Files], None], layout: str = "bagit") -> Tree:
    """Return a collection of two articles after an edit, with manifests and Payload-Oxum that are right for it."""
    files = {path: blob.read() for path, blob in gathered(layout).entries.items()}
    edit(files)
    return Tree(entries={path: Blob.of(data) for path, data in resealed(files).items()})


def resealed(files: Mapping[str, bytes]) -> Files:
    """Return the files with a Payload-Oxum, size and manifests that are right for them."""
    payload = [data for path, data in files.items() if path.startswith("data/")]
    size = sum(map(len, payload))
    right = {"Payload-Oxum": f"{size}.{len(payload)}", "Bag-Size": bagfiles.human(size)}
    lines = (line.partition(": ") for line in files["bag-info.txt"].decode().splitlines())
    info = "".join(f"{label}: {right.get(label, value)}\n" for label, _, value in lines).encode()
    rest = {path: data for path, data in files.items() if not path.startswith(("manifest-", "tagmanifest-"))}
    rest["bag-info.txt"] = info
    return rest | bagfiles.manifests({path: bagfiles.digests_of(data, ("sha512",)) for path, data in rest.items()}, ("sha512",))


def referring_to_another(files: Files) -> None:
    """Let the package item refer to an article that is not there."""
    other = files[_ITEM].partition(b"<itemRef ")[2].partition(b"</itemRef>")[0]
    copy = b"<itemRef " + other.replace(b'residref="urn:uuid:', b'residref="urn:uuid:0', 1) + b"</itemRef>\n    "
    files[_ITEM] = files[_ITEM].replace(b"</group>", copy + b"</group>", 1)


def bundle_added(files: Files) -> None:
    """Put a bundle in that nothing refers to, and enter it into the index."""
    name = next(iter(set(_NAMES) - set(bundles())))
    files |= {f"data/articles/{name}/{path}": blob.read() for path, blob in bundles(3)[name].entries.items()}
    files[_INDEX] = index.json_lines(collection(3).members)
    files["data/index.csv"] = index.table(collection(3).members)


def headline_rewritten(files: Files) -> None:
    """Let the package item give an article another title."""
    files[_ITEM] = files[_ITEM].replace(b'title="Council meets', b'title="Council quarrels', 1)


def row_changed(files: Files) -> None:
    """Let the index give an article another headline."""
    files[_INDEX] = files[_INDEX].replace(b"Council meets", b"Council quarrels", 1)


def bundle_emptied(files: Files) -> None:
    """Leave of a bundle no more than a note."""
    head = f"data/articles/{next(iter(bundles()))}/"
    for path in [path for path in files if path.startswith(head)]:
        del files[path]
    files[f"{head}note.txt"] = b"On loan.\n"


def count_rewritten(files: Files) -> None:
    """Let bag-info.txt state another number of articles."""
    files["bag-info.txt"] = files["bag-info.txt"].replace(b"Newsarchive-Articles: 2", b"Newsarchive-Articles: 3")


EDITS: Mapping[str, Callable[[Files], None]] = {
    "COLL-001-refers-to-another": referring_to_another,
    "COLL-002-bundle-added": bundle_added,
    "COLL-003-title-rewritten": headline_rewritten,
    "COLL-004-row-changed": row_changed,
    "COLL-005-bundle-emptied": bundle_emptied,
    "COLL-006-count-rewritten": count_rewritten,
}
"""Name of the sample -> what is done to a good collection."""


def main() -> None:
    """Write every broken collection."""
    for name, edit in EDITS.items():
        (FOLDER / f"{name}.zip").unlink(missing_ok=True)
        STORE.put(FOLDER, name, broken(edit))


if __name__ == "__main__":
    main()
