"""The bundle of an article -> what a collection says of it.

All that is said follows from the bundle, so it can be checked, and made again.
"""

import hashlib
from typing import Final

from archive import registry
from archive.bagit import algorithms, tags
from archive.bagit.bag import MOST_INFO
from archive.basis import BASIS
from archive.errors import ArchiveError, SourceError
from archive.formats import Imported, Reading
from archive.model.collection import Member
from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.model.tree import Tree
from archive.packing.places import places_of

_EPOCH: Final = PartialDate("1970-01-01T00:00:00Z")


def member_of(name: str, tree: Tree) -> Member:
    """Return what a collection says of the bundle called `name`.

    Raises:
        SourceError: It is no bundle of ours, or its NewsML-G2 cannot be read.
        OSError: A file of it cannot be read.
    """
    plug = registry.importer("newsml-g2")
    suffix = registry.exporter(plug.name).suffix
    parts = places_of(tree.entries).parts(tree.entries)
    path = next((path for part, path in parts.items() if "/" not in part and part.endswith(suffix)), "")
    seal = algorithms.manifest_name(algorithms.written(tree.entries)[0], is_tag=True)
    if not path or seal not in tree.entries:
        raise SourceError(f"it has no {'tag manifest' if path else 'NewsML-G2'}", where=name, hint="Is it a bundle of ours?")
    try:
        read = plug.read(Source(name=path, data=tree.entries[path].read(), origin=f"{name}/{path}"), Reading(at=_EPOCH))
    except ArchiveError as error:
        raise SourceError(f"its NewsML-G2 cannot be read: {error.message}", where=name) from error
    if not isinstance(read, Imported):
        raise SourceError("its NewsML-G2 is not a single newsItem", where=name)
    article = read.article
    return Member(
        name=name,
        id=article.id,
        version=article.version,
        headline=article.headline or article.title or article.slugline,
        language=article.language,
        content_created=str(article.content_created or ""),
        version_created=article.version_created,
        document=path,
        sha512=hashlib.sha512(tree.entries[seal].read()).hexdigest(),
        basis=_stated(tree).get(BASIS, ""),
        seal=seal,
    )


def _stated(tree: Tree) -> dict[str, str]:
    """Return what bag-info.txt states."""
    info = tree.entries.get("bag-info.txt")
    if info is None or info.size > MOST_INFO:
        return {}
    with info.open() as stream:
        return tags.values(stream)
