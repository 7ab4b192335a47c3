"""The Article that a version of an object states; and whether what was received is that Article again.

Only bundles of ours state one. What a stranger keeps in his store has no Article, and is kept and listed all the same.
"""

from typing import Final

from archive import registry
from archive.errors import ArchiveError, SourceError
from archive.formats import ORIGINAL, Imported, Reading
from archive.model.article import Article
from archive.model.dates import PartialDate
from archive.model.record import Plain, encode
from archive.model.source import Source
from archive.ocfl.algorithms import hex_digest
from archive.packing.places import places_of
from archive.repository import objects
from archive.repository.objects import Held
from archive.repository.root import Root

VERSION: Final = "version"
PREVIOUS: Final = "previousVersion"  # NewsML-G2 guide, 26.2
_FORMATS: Final = ("newsml-g2", "ninjs")
_READING: Final = Reading(at=PartialDate("1970-01-01T00:00:00Z"))  # which a document of ours does not need


def article(root: Root, held: Held, version: str = "") -> Article | None:
    """Return the Article of a version, the newest when none is named; None when it is no bundle of ours.

    Raises:
        SourceError: There is no such version, or its document is damaged.
        StoreError: It cannot be read.
    """
    files = objects.files_of(held, version)
    parts = places_of(files).parts(files)
    for name in _FORMATS:
        suffix = registry.exporter(name).suffix
        for part, path in parts.items():
            if "/" not in part and part.endswith(suffix):
                return _read(root, files[path], name)
    return None


def states_version(article: Article) -> bool:
    """Tell whether the source of an article numbers its versions."""
    return any(entry.field == VERSION for entry in article.provenance.origins)


def version_of(root: Root, held: Held, read: Article, source: Source) -> str:
    """Return the newest version that was made of the same bytes, read with the same outcome; "" when there is none.

    Raises:
        SourceError: A document of a version is damaged.
        StoreError: It cannot be read.
    """
    algorithm = held.inventory.digest_algorithm
    digest = hex_digest(algorithm, source.data)
    for name, version in reversed(list(held.inventory.versions.items())):
        paths = [path for known, paths in version.state.items() if known.lower() == digest for path in paths]
        if any(places_of([path]).name(path).startswith(ORIGINAL) for path in paths):
            there = article(root, held, name)
            if there is not None and _told(there, numbered=states_version(read)) == _told(read, numbered=states_version(read)):
                return name
    return ""


def _read(root: Root, path: str, name: str) -> Article:
    """Return the Article in a document.

    Raises:
        SourceError: The document is damaged.
        StoreError: It cannot be read.
    """
    where = f"{root.place}/{path}"
    try:
        source = Source(name=path.rpartition("/")[2], data=root.place.read(path), origin=where)
        imported = registry.importer(name).read(source, _READING)
    except FileNotFoundError:
        raise SourceError("the file is missing", where=where, hint="Look at the object with `archive validate`") from None
    except ArchiveError as error:
        raise SourceError(error.message, where=where, hint="Look at the object with `archive validate`") from None
    if not isinstance(imported, Imported):
        raise SourceError("holds no article", where=where)
    return imported.article


def _told(article: Article, *, numbered: bool) -> dict[str, Plain]:
    """Return what a source says: the record without what the store and the moment of reading add to it."""
    record = encode(article)
    moment = article.provenance.ingested
    kept = {} if not isinstance(record, dict) else record
    for name in ("version_created", "first_created"):
        if moment is not None and kept.get(name) == moment.value:
            del kept[name]
    for name in ("provenance", *(() if numbered else (VERSION,))):
        kept.pop(name, None)
    links = [encode(link) for link in article.links if (link.rel, link.residref) != (PREVIOUS, article.id)]
    return {**kept, "links": links}
