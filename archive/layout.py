"""Is the bag of a bundle laid out as this program lays out its article? The bag is laid out again, and compared.

What a bag says of itself, and which files it has, follows from the article, the original and the documents; so bag-info.txt and
bagit.txt must be the same bytes, and so must the NewsML-G2 and the ninjs, down to white space. No file may be there that the
article does not lead to. A bundle of another version of this program may differ and is skipped. The PDF is rendered again in
`rerendering.py`; what documents say is compared in `agreement.py`.
"""

import io
from collections.abc import Iterator
from typing import Final

from archive import registry
from archive.bagit import manifest, tags
from archive.bagit.algorithms import manifest_name, parse_name
from archive.bagit.bag import MOST_INFO
from archive.findings import Finding, Place, Rule, Severity, Skipped
from archive.formats import NINJS_VERSIONS, ORIGINAL, RENDERING, RENDITIONS, Rendering
from archive.model.article import Article
from archive.model.package import Document, Package
from archive.model.source import Source
from archive.model.tree import Tree
from archive.naming import package_name
from archive.product import VERSION

PAYLOAD: Final = "data/"
REPRESENTATIONS: Final = ("newsml-g2", "ninjs", "pdf")
INFO: Final = "bag-info.txt"
_SAID: Final = (INFO, "bagit.txt")

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
    originals = [path for path in tree.entries if path.startswith(ORIGINAL)]
    documents = [path for path in tree.entries if path.startswith(PAYLOAD) and path not in originals]
    name = package_name(article)
    known = {f"{name}{registry.exporter(exporter).suffix}" for exporter in REPRESENTATIONS}
    known |= {rendition.href for rendition in article.renditions if rendition.href.startswith(RENDITIONS)}
    stray = [path for path in documents if path.removeprefix(PAYLOAD) not in known]
    for path in (*stray, *originals[1:]):
        yield STRAY.at(Place(path=path))
    said = stated(tree)
    package = Package(
        name=name,
        article=article,
        source=Source(name=originals[0].removeprefix(ORIGINAL), data=tree.entries[originals[0]].read()),
        documents=tuple(Document(name=path.removeprefix(PAYLOAD), content=tree.entries[path]) for path in documents),
        info={RENDERING: said[RENDERING]} if RENDERING in said else {},  # all else the article leads to
    )
    anew = registry.packager("bagit").lay_out(package)
    if not stray and len(originals) == 1:  # else they cannot be right
        for path in _SAID:
            there = tree.entries.get(path)
            if there is None or there.read() != anew.entries[path].read():
                yield AS_LAID_OUT.at(Place(path=path))
    yield from _written(tree, article, f"{PAYLOAD}{name}")
    for path in tree.entries:
        if not path.startswith(PAYLOAD) and path not in _SAID and parse_name(path) is None:
            yield STRAY.at(Place(path=path))


def _written(tree: Tree, article: Article, stem: str) -> Iterator[Finding]:
    """Yield the XML and the JSON that are not, byte for byte, what the article is written as in some version."""
    for exporter in map(registry.exporter, REPRESENTATIONS[:2]):
        blob = tree.entries.get(f"{stem}{exporter.suffix}")
        if blob is not None:
            there = blob.read()
            if all(exporter.write(article, Rendering(ninjs_version=version)).data != there for version in NINJS_VERSIONS):
                yield AS_LAID_OUT.at(Place(path=f"{stem}{exporter.suffix}"))


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
