"""Lays out a package as a BagIt 1.0 bag (RFC 8493) with SHA-512 manifests.

    bagit.txt  bag-info.txt  manifest-sha512.txt  tagmanifest-sha512.txt
    data/original/<name of the source>      the bytes as received
    data/<name of the document> ...         one per representation

`bag-info.txt` says what the Article says and nothing else: the Bagging-Date is the day on which the source was read, never the
clock's. Its last line is what the bundle is made of (see `archive/basis.py`). A source name that some system cannot write is made
safe; the Article keeps the name as received.
"""

from collections.abc import Mapping
from typing import Final

from archive.bagit import algorithms, declaration, manifest, profile, tags
from archive.bagit.tags import Tag
from archive.basis import BASIS, basis
from archive.files.safepaths import safe_name
from archive.formats import Packager
from archive.model.article import Article
from archive.model.package import Package
from archive.model.tree import Blob, Seal, Tree
from archive.product import NAME, VERSION

_ALGORITHM: Final = "sha512"  # RFC 8493, 2.4: SHOULD enable SHA-512 by default
_PAYLOAD: Final = "data/"
_ORIGINAL: Final = "data/original/"
_UNITS: Final = ("bytes", "KB", "MB", "GB", "TB", "PB")


def _lay_out(package: Package) -> Tree:
    """Return the bag of `package`; its manifests are made by the Seal."""
    payload = {f"{_ORIGINAL}{safe_name(package.source.name)}": Blob.of(package.source.data)}
    for document in package.documents:
        payload[f"{_PAYLOAD}{document.name}"] = document.content
    info = tags.write([*_metadata(package.article, payload), *_further({**package.info, BASIS: basis(package)})])
    head = {"bagit.txt": Blob.of(declaration.write()), "bag-info.txt": Blob.of(info)}
    return Tree(entries={**payload, **head}, seal=Seal(algorithms=(_ALGORITHM,), write=_manifests))


def _manifests(digests: Mapping[str, Mapping[str, str]]) -> dict[str, bytes]:
    """Return the manifests for the digests of all other entries."""
    found = {path: values[_ALGORITHM] for path, values in digests.items()}
    name = algorithms.manifest_name(_ALGORITHM)
    listing = manifest.write({path: value for path, value in found.items() if path.startswith(_PAYLOAD)})
    tag_files = {path: value for path, value in found.items() if not path.startswith(_PAYLOAD)}
    tag_files[name] = algorithms.hex_digest(_ALGORITHM, listing)
    return {name: listing, algorithms.manifest_name(_ALGORITHM, is_tag=True): manifest.write(tag_files)}


def _metadata(article: Article, payload: Mapping[str, Blob]) -> list[Tag]:
    """Return the reserved metadata elements (2.2.2) that the Article and the payload fill; empty ones are not written."""
    size = sum(blob.size for blob in payload.values())
    day = (article.provenance.ingested or article.version_created).day
    values = {
        "Source-Organization": _organisation(article),
        "External-Description": _sentences(article.headline, article.standfirst),
        "Bagging-Date": day,
        "External-Identifier": article.id,
        "Bag-Size": _human(size),
        "Payload-Oxum": f"{size}.{len(payload)}",
        "Internal-Sender-Identifier": article.slugline,
        "Internal-Sender-Description": article.title,
        "Bag-Software-Agent": f"{NAME} {VERSION}",
        profile.IDENTIFIER: profile.OWN,
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


def _human(size: int) -> str:
    """Return a size for people: "512 bytes", "1.4 MB" (powers of 1000, as the RFC's own examples)."""
    value, unit = float(size), 0
    while value >= 999.95 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    return f"{size} {_UNITS[0]}" if unit == 0 else f"{value:.1f} {_UNITS[unit]}"


PACKAGER = Packager(name="bagit", title="BagIt 1.0 bag (RFC 8493) with SHA-512 manifests", lay_out=_lay_out)
