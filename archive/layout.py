"""Is the bag of a bundle laid out as this program lays out its article? The bag is laid out again, and compared.

What a bag says of itself, its history, and which files it has, follow from the article, the original and the documents. So all
that is neither a document nor a manifest must be the same bytes, and so must the NewsML-G2 and the ninjs, down to white space. No
file may be there that the article does not lead to. A plain bag may be without a history, as the first ones are. A bundle of
another version of this program may differ and is skipped. The PDF is rendered again in `rerendering.py`; what documents say is
compared in `agreement.py`.
"""

import io
from collections.abc import Iterator, Mapping
from typing import Final

from archive import registry
from archive.bagit import manifest, tags
from archive.bagit.algorithms import manifest_name, parse_name, written
from archive.bagit.bag import MOST_INFO
from archive.files.digests import digest
from archive.findings import Finding, Place, Rule, Severity, Skipped
from archive.formats import NINJS_VERSIONS, ORIGINAL, RENDERING, RENDITIONS, Rendering
from archive.mets.names import PACKAGE_TYPE
from archive.model.article import Article
from archive.model.package import Document, Package
from archive.model.source import Source
from archive.model.tree import Tree
from archive.naming import package_name
from archive.packing.bagfiles import digests_of
from archive.packing.places import PLAIN, Places, places_of
from archive.product import VERSION

RECORDED: Final = (RENDERING, PACKAGE_TYPE)
"""Elements of bag-info.txt that record how a bundle was made; all others the article leads to."""
REPRESENTATIONS: Final = ("newsml-g2", "ninjs", "pdf")
INFO: Final = "bag-info.txt"

AS_WRITTEN: Final = Rule(
    code="BUNDLE-005",
    severity=Severity.ERROR,
    title="The manifests of a bundle are there, in the form in which this program writes them.",
    message="{problem}. Its checksums may be right all the same: it was damaged, or written again by another program.",
    spec="newsarchive, docs/design.md, law 2",
)
UNLISTED: Final = Rule(
    code="BUNDLE-006",
    severity=Severity.ERROR,
    title="Every tag file of a bundle is listed in its tag manifests.",
    message="{listing} does not list it: it was added after the bundle was made.",
    spec="newsarchive, docs/design.md, law 2",
)
AS_LAID_OUT: Final = Rule(
    code="BUNDLE-007",
    severity=Severity.ERROR,
    title="The tag files, the XML and the JSON of a bundle are what its article and its files lead to.",
    message="It is not what this program writes for this article and these files. It was changed after the bundle was made.",
    spec="newsarchive, docs/design.md, law 2",
)
STRAY: Final = Rule(
    code="BUNDLE-008",
    severity=Severity.ERROR,
    title="A bundle holds what its article leads to and nothing else.",
    message="Nothing in the article leads to this file. It was added, or renamed, after the bundle was made.",
    spec="newsarchive, docs/design.md, law 2",
)
RULES: Final = (AS_WRITTEN, UNLISTED, AS_LAID_OUT, STRAY)


def as_written(tree: Tree) -> Iterator[Finding]:
    """Look at the form of the manifests, which RFC 8493 leaves freer than this program does."""
    names = [name for name in map(parse_name, tree.entries) if name is not None]
    for name in names:
        data = tree.entries[name.file].read()
        listing, findings = manifest.read(io.BytesIO(data), name, "utf-8", strict=True)
        if any(True for _ in findings) or manifest.write({p: c.hex() for p, c in listing.digests.items()}) != data:
            yield AS_WRITTEN.at(Place(path=name.file), problem="It is not in the form in which it was written")
        if name.is_tag:
            tags = (path for path in tree.entries if not path.startswith(("data/", "tagmanifest-")))
            yield from (UNLISTED.at(Place(path=path), listing=name.file) for path in tags if path not in listing.digests)
        elif (needed := manifest_name(name.algorithm, is_tag=True)) not in tree.entries:
            yield AS_WRITTEN.at(Place(path=needed), problem="It is missing")


def check(tree: Tree, article: Article) -> Iterator[Finding | Skipped]:
    """Yield what is not as this program lays it out.

    Raises:
        OSError: A part cannot be read.
    """
    if article.provenance.tool_version != VERSION:
        reason = f"the article was first read by version {article.provenance.tool_version}, this is {VERSION}"
        yield Skipped(check="layout of the bundle", reason=reason)
        return
    places = places_of(tree.entries)
    parts = places.parts(tree.entries)
    originals = [path for name, path in parts.items() if name.startswith(ORIGINAL)]
    exporters = {f"{package_name(article)}{registry.exporter(name).suffix}": name for name in REPRESENTATIONS}
    known = {*exporters, *(rendition.href for rendition in article.renditions if rendition.href.startswith(RENDITIONS))}
    stray = [path for name, path in parts.items() if name not in known and path not in originals] + originals[1:]
    yield from (STRAY.at(Place(path=path)) for path in stray)
    documents = tuple(
        Document(name=name, content=tree.entries[path], format=exporters.get(name, ""))
        for name, path in parts.items()
        if path not in originals
    )
    original = tree.entries[originals[0]].read()
    said = stated(tree)
    package = Package(
        name=package_name(article),
        article=article,
        source=Source(name=places.name(originals[0]).removeprefix(ORIGINAL), data=original),
        documents=documents,
        info={label: said[label] for label in RECORDED if label in said},
        validated=tuple(document.name for document in documents if registry.gate(document.format) is not None),
        algorithms=written(tree.entries),
    )
    anew = _laid_out_again(tree, package, places)
    if not stray:  # else they cannot be right
        for path, data in anew.items():
            there = tree.entries.get(path)
            if there.read() != data if there is not None else places is not PLAIN or path != places.history:
                yield AS_LAID_OUT.at(Place(path=path))
    yield from _written(tree, article, parts)
    for path in tree.entries:
        if not places.name(path) and path not in anew and parse_name(path) is None:
            yield STRAY.at(Place(path=path))


def _laid_out_again(tree: Tree, package: Package, places: Places) -> dict[str, bytes]:
    """Return all that a bag of the package holds besides its parts and its manifests.

    Digests of parts are taken as stated; those that no manifest states are computed.
    """
    anew = registry.packager(places.layout).lay_out(package)
    if anew.seal is None:
        return {}
    names = anew.seal.algorithms
    listed = {name: _listed(tree, name) for name in names}
    missing = [name for name in names if listed[name] is None]
    own = {path: blob.read() for path, blob in anew.entries.items() if not places.name(path)}
    digests = {path: digests_of(data, names) for path, data in own.items()}
    for path in anew.entries.keys() - own.keys():
        digests[path] = {name: stated.get(path, "") for name, stated in listed.items() if stated is not None}
        digests[path] |= digest(tree.entries[path], missing, path) if missing else {}
    sealed = anew.seal.write(digests)
    return {**own, **{path: data for path, data in sealed.items() if parse_name(path) is None}}


def _listed(tree: Tree, algorithm: str) -> dict[str, str] | None:
    """Return path -> hex digest of the payload, as its manifest states them; None when there is none of that algorithm."""
    name = parse_name(manifest_name(algorithm))
    if name is None or name.file not in tree.entries:
        return None
    listing, findings = manifest.read(io.BytesIO(tree.entries[name.file].read()), name, "utf-8", strict=True)
    for _ in findings:
        pass  # said by `as_written`
    return {path: checksum.hex() for path, checksum in listing.digests.items()}


def _written(tree: Tree, article: Article, parts: Mapping[str, str]) -> Iterator[Finding]:
    """Yield the XML and the JSON that are not, byte for byte, what the article is written as in some version."""
    for exporter in map(registry.exporter, REPRESENTATIONS[:2]):
        path = parts.get(f"{package_name(article)}{exporter.suffix}")
        if path is not None:
            there = tree.entries[path].read()
            if all(exporter.write(article, Rendering(ninjs_version=version)).data != there for version in NINJS_VERSIONS):
                yield AS_LAID_OUT.at(Place(path=path))


def stated(tree: Tree) -> dict[str, str]:
    """Return what bag-info.txt states, by label; nothing when there is none that can be read.

    Raises:
        OSError: It cannot be read.
    """
    info = tree.entries.get(INFO)
    if info is None or info.size > MOST_INFO:
        return {}
    with info.open() as stream:
        return tags.values(stream)
