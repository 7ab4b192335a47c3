"""The files that an Article names become its renditions: taken from the source or from beside it, looked at, and put in place.

    Imported (the source's own addresses) --illustrate--> Illustrated (the addresses in the package, and the files)

A file that is taken lies at `renditions/<name>` in the package, and Figures name it so; its rendition states type, size, digest
and measures as found, and where it was. What it is, its content says. A file of one pixel is a tracker: its Figure goes, and is
counted. What is not taken stays named as it was, and a finding says why. Doing it again with the same files gives the same.

Nothing here touches a disk or the network: `look` does, as its caller allows.
"""

import base64
import binascii
import hashlib
import itertools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias
from urllib.parse import unquote, unquote_to_bytes

from archive.errors import ArchiveError
from archive.files.safepaths import clash_key
from archive.findings import Finding, Place, Rule, Severity
from archive.formats import RENDITIONS, Imported
from archive.markup.cleaning import counted
from archive.markup.display import excerpt
from archive.markup.pictures import PIXEL, SUFFIXES, Picture, read_kind
from archive.model.article import Article
from archive.model.body import Figure
from archive.model.figures import with_figures
from archive.model.package import Document
from archive.model.tree import Blob
from archive.model.values import FieldOrigin, Origin, Provenance, Rendition, Unmapped
from archive.naming import rendition_name

Look: TypeAlias = Callable[[str], Blob | None]
"""Opens what is at an address; None when there is nothing to be opened, an ArchiveError when it must not or cannot be."""

MAX_FILE: Final = 64 * 1024 * 1024
MAX_TOTAL: Final = 512 * 1024 * 1024
MAX_FILES: Final = 1_000
_HOUSE: Final = "docs/decisions/0020-images.md"
_TRACKER: Final = "picture of one pixel"
_ANY_TYPE: Final = "application/octet-stream"
_URL: Final = re.compile(r"https?://", re.IGNORECASE)
_DATA: Final = re.compile(r"data:[^,]*?(;base64)?,", re.IGNORECASE)


def _rule(code: str, severity: Severity, title: str, message: str) -> Rule:
    """Make a rule of ours."""
    return Rule(code=code, severity=severity, title=title, message=message, spec=_HOUSE)


NOT_TAKEN: Final = _rule(
    "REND-001", Severity.WARNING, "Every file that the source names can be taken into the package.",
    "Files not taken into the package: {count}, the first {href}: {reason}. They stay named. Put them where the source says.",
)  # fmt: skip
NO_PICTURE: Final = _rule(
    "REND-002", Severity.WARNING, "Every file that the source shows is a sound JPEG, PNG, GIF, WebP, TIFF, SVG or PDF.",
    "Files that are not kept as renditions: {count}, the first {href}: {reason}. Replace them by sound pictures if you can.",
)  # fmt: skip
OTHER_FILE: Final = _rule(
    "REND-003", Severity.WARNING, "A file has the size and the digest that the source states.",
    "Files that are not those the source means: {count}, the first {href}: {reason}. Put the right ones there.",
)  # fmt: skip
OTHER_TYPE: Final = _rule(
    "REND-004", Severity.NOTE, "A file is of the type that the source states.",
    "Files of another type than stated: {count}, the first {href}: {reason}. Their content was believed.",
)  # fmt: skip
RULES: Final = (NOT_TAKEN, NO_PICTURE, OTHER_FILE, OTHER_TYPE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Illustrated:
    """An Article whose files are in place, those files, and what is to be said of the others."""

    article: Article
    media: tuple[Document, ...] = ()
    findings: tuple[Finding, ...] = ()


def illustrate(imported: Imported, look: Look) -> Illustrated:
    """Take the files that an Article names; `look` is asked for those that the importer did not hand over."""
    album = _Album(imported, look)
    article = imported.article
    stated = tuple(map(album.stated, article.renditions))
    bodies = tuple(replace(body, blocks=with_figures(body.blocks, album.figure)) for body in article.bodies)
    findings = album.findings()
    if not album.taken and bodies == article.bodies:
        return Illustrated(article=article, findings=findings)
    named = {one.href for one in article.renditions}
    added = tuple(one for address, one in album.taken.items() if address not in named)
    article = replace(
        article,
        bodies=tuple(body for body in bodies if body.blocks),
        renditions=(*stated, *added),
        provenance=_provenance(article.provenance, album, grounded=not added),
    )
    return Illustrated(article=article, media=tuple(album.files.values()), findings=findings)


def _provenance(provenance: Provenance, album: "_Album", *, grounded: bool) -> Provenance:
    """Return the provenance with what the album adds to it."""
    grounded = grounded or any(origin.field == "renditions" for origin in provenance.origins)
    ground = FieldOrigin(field="renditions", origin=Origin.EXPLICIT, basis="files that the source names")
    trackers = (Unmapped(path=_TRACKER, value=address) for address in album.trackers if not _DATA.match(address))
    return replace(
        provenance,
        origins=(*provenance.origins, *(() if grounded else (ground,))),
        notes=(*provenance.notes, *album.notes()),
        unmapped=(*provenance.unmapped, *trackers),
    )


def kept(article: Article, files: Mapping[str, Blob]) -> Look:
    """Return how to look for the files of an Article that has been illustrated, by the addresses that its source gives.

    Args:
        article: The Article, as it is in the package.
        files: The files of the package, by path.
    """
    where = {one.origin or one.href: one.href for one in article.renditions if one.href.startswith(RENDITIONS)}
    trackers = {entry.value for entry in article.provenance.unmapped if entry.path == _TRACKER}

    def look(address: str) -> Blob | None:
        return Blob.of(PIXEL) if address in trackers else files.get(where.get(address, address))

    return look


@dataclass(slots=True)
class _Album:
    """What was taken while an Article was looked through, and what was not.

    Attributes:
        imported: What is looked through.
        look: Opens further files.
        taken: Address -> rendition.
        files: Path in the package -> file.
        trackers: Addresses of pictures that nobody can see.
        dropped: Figures that showed one.
        fetched: Files that came from elsewhere.
    """

    imported: Imported
    look: Look
    taken: dict[str, Rendition] = field(default_factory=dict)
    files: dict[str, Document] = field(default_factory=dict)
    trackers: dict[str, None] = field(default_factory=dict)
    dropped: int = 0
    fetched: int = 0
    _room: int = MAX_TOTAL
    _refused: set[str] = field(default_factory=set)
    _said: dict[tuple[Rule, str], list[str]] = field(default_factory=dict)
    _paths: dict[str, str] = field(default_factory=dict)

    def stated(self, rendition: Rendition) -> Rendition:
        """Return a rendition that the source states, with its file in the package if that could be taken."""
        taken = self._take(rendition.href, rendition)
        return replace(taken, role=rendition.role, title=rendition.title, pages=rendition.pages) if taken else rendition

    def figure(self, figure: Figure) -> Figure | None:
        """Return a Figure that names its file in the package, as it was when there is none, None when nobody could see it."""
        for address in (figure.href, *self.imported.others.get(figure.href, ())):
            rendition = self._take(address, Rendition(href=address), shown=True)
            if rendition is not None:
                return replace(figure, href=rendition.href)
            if address in self.trackers:
                self.dropped += 1
                return None
        return None if _DATA.match(figure.href) else figure

    def findings(self) -> tuple[Finding, ...]:
        """Return what is to be said, once for each reason."""
        return tuple(
            rule.at(Place(), count=len(addresses), href=excerpt(addresses[0]), reason=reason)
            for (rule, reason), addresses in self._said.items()
        )

    def notes(self) -> list[str]:
        """Say what was dropped and what came from elsewhere, as sentences."""
        found = [counted(self.dropped, "one-pixel picture", "dropped")] if self.dropped else []
        return found + ([counted(self.fetched, "file", "retrieved from the address given")] if self.fetched else [])

    def _take(self, address: str, stated: Rendition, *, shown: bool = False) -> Rendition | None:
        """Return the rendition that a file becomes, None when there is no file, or none to be taken."""
        if address in self.taken or address in self._refused or address in self.trackers:
            return self.taken.get(address)
        try:
            data = self._read(address)
            if data is None:
                return None
            picture = _looked_at(data, stated)
        except _RefusedError as refusal:
            self._refused.add(address)
            self._say(refusal.rule, address, refusal.reason)
            return None
        if shown and picture.is_tracker:
            self.trackers[address] = None
            return None
        if stated.media_type.partition(";")[0].lower() not in ("", _ANY_TYPE, picture.media_type):
            self._say(OTHER_TYPE, address, f"it is {picture.media_type}, not {stated.media_type}")
        self._room -= len(data)
        self.fetched += bool(_URL.match(address) and address not in self.imported.media)
        path, digest = self._put(address, picture, data)
        origin = "" if address == path or _DATA.match(address) else address
        self.taken[address] = replace(
            stated, href=path, origin=stated.origin or origin, media_type=picture.media_type, size=len(data), sha256=digest,
            width=picture.width or stated.width, height=picture.height or stated.height,
        )  # fmt: skip
        return self.taken[address]

    def _read(self, address: str) -> bytes | None:
        """Return the bytes at an address, None when nobody has them.

        Raises:
            _RefusedError: They must not or cannot be had, or are too many.
        """
        inside = self.imported.media.get(address)
        if inside is None and (head := _DATA.match(address)):
            return _inline(address[head.end() :], is_base64=bool(head[1]))
        most = min(MAX_FILE, self._room)
        try:
            blob = inside.content if inside is not None else self.look(address)
            if blob is None:
                return None
            with blob.open() as stream:
                data = stream.read(most + 1) if blob.size <= most else b""
        except ArchiveError as error:
            raise _RefusedError(NOT_TAKEN, error.message) from error
        if len(self.files) >= MAX_FILES:
            raise _RefusedError(NOT_TAKEN, f"the source names more than {MAX_FILES} files")
        if blob.size > most or len(data) > most:
            raise _RefusedError(NOT_TAKEN, f"it is larger than {MAX_FILE} bytes, or all together are larger than {MAX_TOTAL}")
        return data

    def _put(self, address: str, picture: Picture, data: bytes) -> tuple[str, str]:
        """Return the path at which a file lies in the package, and its digest; the same file lies there once."""
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._paths:
            inside = self.imported.media.get(address)
            name = rendition_name(inside.name if inside is not None else _called(address), SUFFIXES[picture.media_type])
            stem, dot, suffix = name.rpartition(".")
            names = itertools.chain((name,), (f"{stem}-{number}{dot}{suffix}" for number in itertools.count(2)))
            taken = {clash_key(path) for path in self.files}
            path = next(path for name in names if clash_key(path := RENDITIONS + name) not in taken)
            self._paths[digest] = path
            self.files[path] = Document(name=path, media_type=picture.media_type, content=Blob.of(data))
        return self._paths[digest], digest

    def _say(self, rule: Rule, address: str, reason: str) -> None:
        """Remember what is to be said of a file."""
        self._said.setdefault((rule, reason), []).append(address)


class _RefusedError(Exception):
    """A file is not taken; `rule` says what it offends, `reason` how."""

    def __init__(self, rule: Rule, reason: str) -> None:
        super().__init__(reason)
        self.rule = rule
        self.reason = reason


def _looked_at(data: bytes, stated: Rendition) -> Picture:
    """Return what a file is.

    Raises:
        _RefusedError: It is not the file that the rendition states, or none that is kept.
    """
    if stated.size is not None and stated.size != len(data):
        raise _RefusedError(OTHER_FILE, f"it has {len(data)} bytes, not {stated.size}")
    if stated.sha256 and hashlib.sha256(data).hexdigest() != stated.sha256.lower():
        raise _RefusedError(OTHER_FILE, f"its SHA-256 is not {stated.sha256}")
    try:
        return read_kind(data)
    except ValueError as error:
        raise _RefusedError(NO_PICTURE, str(error)) from error


def _inline(text: str, *, is_base64: bool) -> bytes:
    """Return the bytes that an address holds itself (RFC 2397).

    Raises:
        _RefusedError: They cannot be had.
    """
    if len(text) > MAX_FILE:
        raise _RefusedError(NOT_TAKEN, f"it is larger than {MAX_FILE} bytes")
    data = unquote_to_bytes(text)
    try:
        return base64.b64decode(b"".join(data.split()), validate=True) if is_base64 else data
    except binascii.Error:
        raise _RefusedError(NO_PICTURE, "its data are no base64") from None


def _called(address: str) -> str:
    """Return what the file at an address is called, "" when the address holds it itself."""
    return "" if _DATA.match(address) else unquote(re.split("[?#]", address, maxsplit=1)[0]).rpartition("/")[2]
