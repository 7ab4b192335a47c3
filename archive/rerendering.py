"""Is the PDF of a bundle, byte for byte, what this program makes of its article? It is rendered again, and compared.

A forger who changes a PDF and makes the manifests again is found nowhere else, if what was changed states nothing: a line that
moved, a picture painted over. The PDF follows from the article, the original, the images and the wishes that the bundle records;
so rendering it again is the proof. It costs half as much as all other checks of a bundle, and is made only where it is asked for
(`rendering_again`).

A difference is a warning: other versions of the libraries that set, shape and compress, or other fonts, lead to other bytes, too,
and no file says which there were. A bundle that another version of this program made is skipped. The XML and the JSON are always
compared (see `layout.py`).
"""

import contextlib
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path
from typing import Final

from archive import registry
from archive.errors import ArchiveError
from archive.findings import Finding, Place, Rule, Severity, Skipped
from archive.formats import ORIGINAL, RENDERING, RENDITIONS, recorded
from archive.layout import REPRESENTATIONS, stated
from archive.model.article import Article
from archive.model.package import Document
from archive.model.source import Source
from archive.model.tree import Blob, Tree
from archive.naming import package_name
from archive.packing.places import places_of
from archive.product import NAME, VERSION

CHECK: Final = "the PDF rendered again"
_AGENT: Final = "Bag-Software-Agent"

AS_RENDERED: Final = Rule(
    code="BUNDLE-010",
    severity=Severity.WARNING,
    title="The PDF of a bundle is what this program makes of its article.",
    message="Rendered again it is another file, from byte {at} on. It was changed after the bundle was made, unless other "
    "libraries or fonts were at work then. Bundle the original anew, where it was done first if you can, and compare.",
    spec="newsarchive, docs/design.md, law 2",
)

_FONTS: Final[ContextVar[tuple[Path, ...] | None]] = ContextVar("fonts", default=None)


@contextlib.contextmanager
def rendering_again(font_folders: tuple[Path, ...] = ()) -> Iterator[None]:
    """State for a stretch of work that PDFs are rendered again, and where fonts are that this program does not bring."""
    token = _FONTS.set(font_folders)
    try:
        yield
    finally:
        _FONTS.reset(token)


def check(tree: Tree, article: Article) -> Iterator[Finding | Skipped]:
    """Yield that the PDF is not what it should be, or why that cannot be told.

    Args:
        tree: A bundle whose parts agree.
        article: What it states.

    Raises:
        OSError: A part cannot be read.
    """
    parts = places_of(tree.entries).parts(tree.entries)
    path = parts.get(package_name(article) + registry.exporter("pdf").suffix, "")
    info = stated(tree)
    maker = info.get(_AGENT, "nobody knows what")
    folders = _FONTS.get()
    if folders is None:
        yield Skipped(check=CHECK, reason="only a deep check renders it")
    elif not path:
        yield Skipped(check=CHECK, reason="the bundle has none of the name that the article leads to")
    elif maker != f"{NAME} {VERSION}":
        yield Skipped(check=CHECK, reason=f"the bundle was made by {maker}, this is {NAME} {VERSION}")
    else:
        held = {name: tree.entries[path] for name, path in parts.items()}
        wishes = replace(
            recorded(info.get(RENDERING, "")),
            companions=tuple(_companions(held, article)),
            source=_source(held),
            media={name: Document(name=name, content=blob) for name, blob in held.items() if name.startswith(RENDITIONS)},
            font_folders=folders,
        )
        try:
            anew = registry.exporter("pdf").write(article, wishes).data
        except ArchiveError as error:
            yield Skipped(check=CHECK, reason=error.message)
            return
        there = tree.entries[path].read()
        if there != anew:
            yield AS_RENDERED.at(Place(path=path), at=_first_difference(there, anew))


def _companions(held: Mapping[str, Blob], article: Article) -> Iterator[Document]:
    """Yield the documents that the PDF carries, as the bundle holds them."""
    for exporter in map(registry.exporter, REPRESENTATIONS[:2]):
        name = package_name(article) + exporter.suffix
        if name in held:
            yield Document(name=name, format=exporter.name, media_type=exporter.media_type, content=held[name])


def _source(held: Mapping[str, Blob]) -> Source | None:
    """Return the original."""
    return next(
        (Source(name=part.removeprefix(ORIGINAL), data=blob.read()) for part, blob in held.items() if part.startswith(ORIGINAL)),
        None,
    )


def _first_difference(left: bytes, right: bytes) -> int:
    """Return the place of the first byte in which two files differ, counted from 1."""
    same = next((n for n, (one, other) in enumerate(zip(left, right, strict=False)) if one != other), min(len(left), len(right)))
    return same + 1
