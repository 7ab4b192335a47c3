"""The verb repair: a damaged bundle of ours in, a sound one out, every restored file proven by the digest it must have.

Whatever representation is still readable gives the Article; the other files are made again from it. A file made again is accepted
only when its digest is the one that the bundle's manifests state, so a repair is a proof and never a guess. Where the manifests
themselves are lost, files that are there and are made again with the same bytes count as witnesses for each other. The damaged
bundle is only read.

What it does not do: it invents nothing for an original that is lost everywhere, and it repairs no bags of strangers.
"""

import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Final

from archive import pipeline, registry
from archive.agreement import media_inside
from archive.bagit import manifest
from archive.bagit.algorithms import WRITTEN, hex_digest, manifest_name, parse_name
from archive.errors import ArchiveError, SourceError
from archive.files.digests import sealed
from archive.formats import NINJS_VERSIONS, ORIGINAL, PAPERS, PDF_LEVELS, RENDERING, RENDITIONS, THEMES, Reading, Rendering
from archive.judging import open_tree
from archive.layout import REPRESENTATIONS
from archive.mets.names import PACKAGE_TYPE
from archive.model.dates import PartialDate
from archive.model.package import Document, Package
from archive.model.source import Source
from archive.model.tree import Blob, Tree
from archive.naming import package_name
from archive.packing.places import PLAIN, Places, homes, places_of

_MANIFESTS: Final = frozenset(map(manifest_name, WRITTEN))
_LAST: Final = frozenset(manifest_name(name, is_tag=True) for name in WRITTEN)
_CHOICES: Final = (*((name,) for name in WRITTEN), WRITTEN)  # of algorithms, the usual one first
Digests = Mapping[str, Mapping[str, str]]  # path -> algorithm -> hex digest
_READING: Final = Reading(at=PartialDate("1970-01-01T00:00:00Z"))  # documents of ours state their own instant


class Fate(Enum):
    """What became of one file."""

    SOUND = "sound"  # there, with the digest it must have
    RESTORED = "restored"  # made again, with the digest it must have
    REBUILT = "rebuilt"  # no digest is left to prove it, but all that it states is proven
    LEFT_OUT = "left out"  # there, but no part of the bundle
    BEYOND = "beyond repair"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """The outcome.

    Attributes:
        name: The bundle's name.
        tree: The sound bundle; None when a file is beyond repair.
        fates: Path -> what became of it.
    """

    name: str
    tree: Tree | None
    fates: Mapping[str, Fate]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Damaged:
    """What is left of a bundle: path -> bytes, and the digests that trusted manifests state."""

    there: Mapping[str, bytes]
    stated: Digests

    @property
    def places(self) -> Places:
        """Where its parts lie."""
        return places_of((*self.there, *self.stated))

    @property
    def parts(self) -> dict[str, str]:
        """Name -> path of the parts that are there."""
        return self.places.parts(self.there)

    def proves(self, path: str, data: bytes) -> bool:
        """Tell whether `data` is what the file must be, by its digests or because the same bytes are there."""
        if path in self.stated:
            return all(hex_digest(name, data) == stated for name, stated in self.stated[path].items())
        return self.there.get(path) == data


def repair(path: Path, font_folders: tuple[Path, ...] = ()) -> Repaired:
    """Make the bundle at `path` whole again, as far as that can be proven.

    Args:
        path: The damaged bundle.
        font_folders: Where the PDF found fonts that the program itself does not bring.

    Raises:
        StoreError: It cannot be read at all.
        SourceError: It is no bundle of ours, or no representation in it can be read.
    """
    tree = open_tree(path)
    if tree is None:
        raise SourceError("is no bundle", where=str(path), hint="Name the folder, zip or tar of a bundle")
    if inside := homes(tree.entries):
        raise SourceError("is a collection", where=str(path), hint=f"Repair its bundles, as: archive repair {path / inside[0]}")
    damaged = _take_stock(tree)
    outcomes = [_rebuild(damaged, article, font_folders) for article in _articles(damaged, str(path))]
    if not outcomes:
        raise SourceError("no representation in it can be read; it is beyond repair", where=str(path))
    return min(outcomes, key=lambda outcome: sum(fate is Fate.BEYOND for fate in outcome.fates.values()))


def _take_stock(tree: Tree) -> _Damaged:
    """Read all that can be read, and find out which digests can be trusted."""
    there: dict[str, bytes] = {}
    for path, blob in tree.entries.items():
        try:
            there[path] = blob.read()
        except (ArchiveError, OSError):
            continue
    damaged = _Damaged(there=there, stated=_merged(_listed(there, name) for name in _LAST))
    trusted = [name for name in _MANIFESTS if name not in damaged.stated or damaged.proves(name, there.get(name, b""))]
    return _Damaged(there=there, stated=_merged((damaged.stated, *(_listed(there, name) for name in trusted))))


def _listed(there: Mapping[str, bytes], name: str) -> Digests:
    """Return what a manifest states, nothing when it is lost or not well-formed."""
    parsed = parse_name(name)
    if name not in there or parsed is None:
        return {}
    listing, findings = manifest.read(Blob.of(there[name]).open(), parsed, "utf-8", strict=True)
    if any(True for _ in findings):
        return {}
    return {path: {parsed.algorithm: checksum.hex()} for path, checksum in listing.digests.items()}


def _merged(listings: Iterable[Digests]) -> Digests:
    """Return what several manifests state; of two that state the same algorithm of a file, the first is believed."""
    whole: dict[str, dict[str, str]] = {}
    for listing in listings:
        for path, digests in listing.items():
            whole[path] = {**digests, **whole.get(path, {})}
    return whole


def _articles(damaged: _Damaged, where: str) -> Iterator[pipeline.Ingested]:
    """Yield the Article of every representation that can be read, the best proven first, with the best original."""
    paths = [path for name, path in damaged.parts.items() if "/" not in name]
    paths.sort(key=lambda path: (path in damaged.stated and not damaged.proves(path, damaged.there[path]), path))
    originals: list[Source] = []
    found: list[pipeline.Ingested] = []
    for path in paths:
        source = Source(name=path.rpartition("/")[2], data=damaged.there[path], origin=f"{where}/{path}")
        for name in REPRESENTATIONS:
            if path.endswith(registry.exporter(name).suffix):
                try:
                    found.append(pipeline.ingest_source(source, pipeline.Wishes(reading=_READING, importer=name)))
                except ArchiveError:
                    continue
                originals += [found[-1].source] if found[-1].source.data != source.data else []
    for name, path in damaged.parts.items():
        if name.startswith(ORIGINAL):
            originals.append(Source(name=name.removeprefix(ORIGINAL), data=damaged.there[path]))
    for ingested in found:
        for original in originals:
            yield replace(ingested, source=original)


def _rebuild(damaged: _Damaged, ingested: pipeline.Ingested, fonts: tuple[Path, ...]) -> Repaired:
    """Make the whole bundle again and compare it, file by file, with what is there and what is stated."""
    name = package_name(ingested.article)
    documents: list[Document] = []
    media = _media(damaged, ingested)
    usual = Rendering(font_folders=fonts, media={document.name: document for document in media})
    for exporter in REPRESENTATIONS:
        document, usual = _document(damaged, ingested, exporter, replace(usual, companions=tuple(documents)))
        documents.append(document)
    package = Package(
        name=name,
        article=ingested.article,
        source=ingested.source,
        documents=(*documents, *media),
        info={RENDERING: usual.record()},
        validated=tuple(document.name for document in documents if registry.gate(document.format) is not None),
    )
    anew = _laid_out(damaged, package)
    damaged = _trust_more(damaged, anew)
    fates: dict[str, Fate] = {}
    whole: dict[str, bytes] = {}
    for path in sorted(anew.keys() | damaged.there.keys() | damaged.stated.keys()):
        fates[path], data = _decide(damaged, path, anew.get(path))
        if data is not None:
            whole[path] = data
    beyond = {path for path, fate in fates.items() if fate is Fate.BEYOND}
    if not beyond.isdisjoint(_LAST) and beyond <= {*_LAST, PLAIN.history} & anew.keys():
        fates |= dict.fromkeys(beyond, Fate.REBUILT)
        whole |= {path: anew[path] for path in beyond}
    sound = Fate.BEYOND not in fates.values()
    tree = Tree(entries={path: Blob.of(data) for path, data in whole.items()}) if sound else None
    return Repaired(name=name, tree=tree, fates=fates)


def _laid_out(damaged: _Damaged, package: Package) -> dict[str, bytes]:
    """Return the whole bundle as it is laid out today, without a history if its tag manifest knows of none.

    Of several types of package, and choices of algorithms, it is that of which most files are proven.
    """
    packager = registry.packager(damaged.places.layout)
    infos = [{**package.info, PACKAGE_TYPE: kind} for kind in packager.types] or [dict(package.info)]
    choices = itertools.product(infos, _CHOICES)
    trees = [sealed(packager.lay_out(replace(package, info=info, algorithms=names))) for info, names in choices]
    made = [{path: blob.read() for path, blob in tree.entries.items()} for tree in trees]
    anew = max(made, key=lambda files: sum(damaged.proves(path, data) for path, data in files.items()))
    tags = [path for path in damaged.stated if not path.startswith("data/")]
    if tags and PLAIN.history in anew and PLAIN.history not in (*tags, *damaged.there):
        del anew[PLAIN.history]
        for name in _LAST & anew.keys():
            lines = anew[name].splitlines(keepends=True)
            anew[name] = b"".join(line for line in lines if not line.endswith(f"  {PLAIN.history}\n".encode()))
    return anew


def _media(damaged: _Damaged, ingested: pipeline.Ingested) -> tuple[Document, ...]:
    """Return the files of the renditions, wherever those bytes are that the article states: here, in the PDF, in the original."""
    there = {name: damaged.there[path] for name, path in damaged.parts.items()}
    inside = {document.name: document.content.read() for document in ingested.media}
    again = {document.name: document.content.read() for document in media_inside(ingested.source, ingested.article)}
    found: dict[str, Document] = {}
    for rendition in ingested.article.renditions:
        name = rendition.href
        for data in (stock.get(name) for stock in (there, inside, again) if name.startswith(RENDITIONS)):
            if data is not None and hashlib.sha256(data).hexdigest() == rendition.sha256:
                found[name] = Document(name=name, media_type=rendition.media_type, content=Blob.of(data))
    return tuple(found.values())


def _decide(damaged: _Damaged, path: str, anew: bytes | None) -> tuple[Fate, bytes | None]:
    """Return what becomes of one file, and its bytes."""
    there = damaged.there.get(path)
    if there is not None and (there == anew or (path in damaged.stated and damaged.proves(path, there))):
        return Fate.SOUND, there
    if anew is not None and path in damaged.stated and damaged.proves(path, anew):
        return Fate.RESTORED, anew
    if anew is None and path not in damaged.stated:
        return Fate.LEFT_OUT, None
    return Fate.BEYOND, None


def _trust_more(damaged: _Damaged, anew: Mapping[str, bytes]) -> _Damaged:
    """Return the stock with the digests of manifests that were made again and are proven by the tag manifests."""
    proven = [name for name in _MANIFESTS if name in damaged.stated and name in anew and damaged.proves(name, anew[name])]
    return replace(damaged, stated=_merged((damaged.stated, *(_listed(anew, name) for name in proven))))


def _document(damaged: _Damaged, ingested: pipeline.Ingested, name: str, usual: Rendering) -> tuple[Document, Rendering]:
    """Make one document again; of several ways to make it, the one whose bytes are proven, else the usual one."""
    exporter = registry.exporter(name)
    file = package_name(ingested.article) + exporter.suffix
    made = b""
    for wishes in _ways(name, replace(usual, source=ingested.source)):
        data = exporter.write(ingested.article, wishes).data
        made = made or data
        if damaged.proves(damaged.places.path(file, name), data):
            made, usual = data, wishes
            break
    return Document(name=file, format=name, media_type=exporter.media_type, content=Blob.of(made)), usual


def _ways(name: str, usual: Rendering) -> Iterator[Rendering]:
    """Yield the wishes under which a document can have been made, the usual ones first."""
    if name == "ninjs":
        yield from (replace(usual, ninjs_version=version) for version in NINJS_VERSIONS)
    elif name == "pdf":
        for level, theme, paper in itertools.product(PDF_LEVELS, THEMES, PAPERS):
            yield replace(usual, paper=paper, theme=theme, pdf_level=level)
    else:
        yield usual
