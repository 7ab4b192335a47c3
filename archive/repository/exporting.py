"""Gives a version back: its files, each proven by the digest in the inventory, and the name that its bundle had."""

from archive.errors import ArchiveError, StoreError
from archive.files.digests import digest
from archive.files.safepaths import safe_name
from archive.model.tree import Tree
from archive.naming import package_name
from archive.repository import articles, objects
from archive.repository.objects import Held
from archive.repository.root import Root


def proven_tree(root: Root, held: Held, version: str) -> Tree:
    """Return the files of a version, which have been read and are what the inventory says.

    Raises:
        StoreError: A file is missing, cannot be read or is damaged.
        SourceError: The inventory contradicts itself.
    """
    tree = objects.version_tree(root.place, held, version)
    algorithm = held.inventory.digest_algorithm
    stated = objects.digests_of(held, version)
    for path, blob in tree.entries.items():
        if digest(blob, (algorithm,), path)[algorithm] != stated[path]:
            raise StoreError(
                "is damaged: it is not what its digest says", where=f"{root.place}/{objects.files_of(held, version)[path]}",
                hint="Heal the store from another copy, or export another version",
            )  # fmt: skip
    return tree


def bundle_name(root: Root, held: Held, version: str) -> str:
    """Return the name of the bundle of a version; what is no bundle of ours is called after its identifier."""
    try:
        article = articles.article(root, held, version)
    except ArchiveError:
        article = None
    return package_name(article) if article else safe_name(held.inventory.id.replace(":", "-"))
