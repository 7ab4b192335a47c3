"""The tag files of a bag of ours: what bag-info.txt says of an article, and its manifests (RFC 8493).

`bag-info.txt` says what the Article says and nothing else: the Bagging-Date is the day on which the source was read, never the
clock's. Its last line is what the bundle is made of (see `archive/basis.py`). The same files stand in every layout, because every
layout is a bag.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from archive.bagit import algorithms, manifest, tags
from archive.bagit.profile import IDENTIFIER, OWN
from archive.bagit.tags import Tag
from archive.basis import BASIS, basis, basis_of_all
from archive.model.article import Article
from archive.model.collection import Collection
from archive.model.package import Package
from archive.packing.places import PAYLOAD
from archive.product import NAME, VERSION

ARTICLES: Final = "Newsarchive-Articles"
"""The metadata element of a collection that says how many articles belong to it."""
ALGORITHM: Final = "sha512"
"""What METS and PREMIS state of every file, whatever the manifests state."""
_UNITS: Final = ("bytes", "KB", "MB", "GB", "TB", "PB")


def info(package: Package, payload: Mapping[str, int], *, profile: str = OWN) -> bytes:
    """Return bag-info.txt for a payload of path -> size in bytes, and the BagIt profile that the bag keeps, "" for none."""
    further = {IDENTIFIER: profile, **package.info, BASIS: basis(package)}
    return tags.write([*_metadata(package.article, payload), *_further(further)])


def collection_info(collection: Collection, payload: Mapping[str, int]) -> bytes:
    """Return bag-info.txt of a collection for a payload of path -> size in bytes; what nobody states of it is not written."""
    size = sum(payload.values())
    bases = {member.name: member.basis for member in collection.members}
    values = {
        "External-Description": tags.one_line(collection.title),
        "Bagging-Date": collection.at.partition("T")[0],
        "External-Identifier": collection.id,
        "Bag-Size": human(size),
        "Payload-Oxum": f"{size}.{len(payload)}",
        "Bag-Software-Agent": f"{NAME} {VERSION}",
        ARTICLES: str(len(collection.members)),
        BASIS: basis_of_all(collection.id, collection.title, bases, collection.algorithms),
    }
    return tags.write(_further(values))


def needed(wanted: Iterable[str]) -> tuple[str, ...]:
    """Return the algorithms of the digests from which a bag is sealed that has manifests of the wanted ones."""
    return tuple(dict.fromkeys((ALGORITHM, *wanted)))


def digests_of(data: bytes, names: Iterable[str]) -> dict[str, str]:
    """Return algorithm -> hex digest of a file that is made while a bag is sealed."""
    return {name: algorithms.hex_digest(name, data) for name in names}


def manifests(digests: Mapping[str, Mapping[str, str]], wanted: Iterable[str]) -> dict[str, bytes]:
    """Return a payload manifest and a tag manifest of each wanted algorithm.

    Args:
        digests: Path -> algorithm -> hex digest of all other files of the bag.
        wanted: The algorithms.
    """
    payload = {path: found for path, found in digests.items() if path.startswith(PAYLOAD)}
    wanted = tuple(wanted)
    made = {
        algorithms.manifest_name(name): manifest.write({path: found[name] for path, found in payload.items()}) for name in wanted
    }
    tag_files = {path: found for path, found in digests.items() if path not in payload}
    tag_files |= {path: digests_of(listing, wanted) for path, listing in made.items()}  # a tag manifest lists them all (2.2.1)
    for name in wanted:
        listing = manifest.write({path: found[name] for path, found in tag_files.items()})
        made[algorithms.manifest_name(name, is_tag=True)] = listing
    return made


def _metadata(article: Article, payload: Mapping[str, int]) -> list[Tag]:
    """Return the reserved metadata elements (2.2.2) that the Article and the payload fill; empty ones are not written."""
    size = sum(payload.values())
    day = (article.provenance.ingested or article.version_created).day
    values = {
        "Source-Organization": _organisation(article),
        "External-Description": _sentences(article.headline, article.standfirst),
        "Bagging-Date": day,
        "External-Identifier": article.id,
        "Bag-Size": human(size),
        "Payload-Oxum": f"{size}.{len(payload)}",
        "Internal-Sender-Identifier": article.slugline,
        "Internal-Sender-Description": article.title,
        "Bag-Software-Agent": f"{NAME} {VERSION}",
    }
    return [Tag(label=label, value=value) for label, value in values.items()]


def _further(info: Mapping[str, str]) -> list[Tag]:
    """Return the elements of the package's own, which RFC 8493 (2.2.2) lets stand beside the reserved ones."""
    return [Tag(label=label, value=value) for label, value in info.items()]


def _organisation(article: Article) -> str:
    """Return who delivered the article, else who holds the first rights, "" when neither is stated."""
    if article.provider is not None and article.provider.name:
        return article.provider.name
    return next((rights.holder.name for rights in article.rights if rights.holder is not None and rights.holder.name), "")


def _sentences(headline: str, standfirst: str) -> str:
    """Return headline and standfirst as one text."""
    headline, standfirst = tags.one_line(headline), tags.one_line(standfirst)
    if not headline or not standfirst:
        return headline or standfirst
    return f"{headline}{' ' if headline[-1] in '.!?…。！？؟।' else '. '}{standfirst}"


def human(size: int) -> str:
    """Return a size for people: "512 bytes", "1.4 MB" (powers of 1000, as the RFC's own examples)."""
    value, unit = float(size), 0
    while value >= 999.95 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    return f"{size} {_UNITS[0]}" if unit == 0 else f"{value:.1f} {_UNITS[unit]}"
