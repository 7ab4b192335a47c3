"""Is the bundle there already? Asked before anything is rendered, and answered by the bundle itself.

A bundle states what it was made of (see `archive/basis.py`). When that is what would be made now, and the bundle is whole by its
names and sizes, it is the bundle. Contents are not read; `archive validate` does that. In doubt the answer is no: then the bundle
is made, and the store compares it with what is there, byte for byte.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from archive import pipeline, registry
from archive.bagit import tags
from archive.bagit.algorithms import manifest_names
from archive.bagit.bag import MOST_INFO
from archive.basis import BASIS, same
from archive.batch.records import Order
from archive.buckets import sending
from archive.buckets.bucket import Bucket
from archive.errors import SourceError, StoreError
from archive.formats import Rendering
from archive.ingesting import INFO, Ingested
from archive.model.package import Receipt
from archive.model.tree import Tree
from archive.packing.places import PAYLOAD


def kept_already(order: Order, ingested: Ingested, rendering: Rendering, name: str) -> Receipt | None:
    """Return the receipt of the bundle that is there, None when it has to be made."""
    if not order.trusting:
        return None
    wanted = pipeline.basis_of(ingested, rendering, order.layout, order.package_type)
    try:
        with _there(order, name) as (place, tree):
            stated = stated_by(tree) if tree else {}
            if tree is None or not same(stated.get(BASIS, ""), wanted, instant=order.at_stated):
                return None
            if not is_whole(tree, stated, ingested.algorithms):
                return None
            return Receipt(name=name, place=place, identical=True, size=sum(blob.size for blob in tree.entries.values()))
    except (OSError, SourceError, StoreError):
        return None  # the store will say what is there


@contextmanager
def _there(order: Order, name: str) -> Iterator[tuple[str, Tree | None]]:
    """Give where the bundle would be, and what is there while the block runs.

    Raises:
        StoreError: It cannot be read.
    """
    store = registry.store(order.container)
    place = order.place(name)
    if isinstance(place, Bucket):
        with sending.there(place, name + store.suffix, store.get) as tree:
            yield place.place(name + store.suffix), tree
        return
    path = place / (name + store.suffix)
    yield str(path), store.get(path) if not path.is_symlink() and store.holds(path) else None


def stated_by(tree: Tree) -> dict[str, str]:
    """Return what a bag says of itself.

    Raises:
        OSError: It cannot be read.
    """
    info = tree.entries.get(INFO)
    if info is None or info.size > MOST_INFO:
        return {}
    with info.open() as stream:
        return tags.values(stream)


def is_whole(tree: Tree, stated: Mapping[str, str], algorithms: Iterable[str]) -> bool:
    """Tell by names and sizes whether nothing is missing of a bag with manifests of these algorithms.

    The payload is measured by its Payload-Oxum (RFC 8493, 2.2.2).
    """
    sizes = [blob.size for path, blob in tree.entries.items() if path.startswith(PAYLOAD)]
    heads = (tree.entries.get(path) for path in ("bagit.txt", *manifest_names(algorithms)))
    there = all(blob is not None and blob.size for blob in heads)
    return there and not tree.oddities and stated.get("Payload-Oxum") == f"{sum(sizes)}.{len(sizes)}"
