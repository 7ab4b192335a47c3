"""Do the parts of one bundle say the same thing? The NewsML-G2, the ninjs, the PDF and the original, held against each other.

Each part is read back to an Article by its own importer and compared field by field; the difference is shown. The original is
read again the way it was read first; fields that the user stated, and the dates of the record itself, are not in it and are
left out. What cannot be compared is skipped with the reason. Whether every byte of the PDF is right is asked only where that is
wished (see `rerendering.py`). Works on bundles of ours in any container; writes nothing.
"""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from archive import layout, registry, rerendering
from archive.errors import ArchiveError
from archive.findings import Finding, Place, Rule, Severity, Skipped
from archive.formats import ORIGINAL, RENDITIONS, Enclosed, Imported, Reading, Several
from archive.illustrating import illustrate, kept
from archive.layout import REPRESENTATIONS
from archive.markup.display import excerpt
from archive.model.article import Article
from archive.model.dates import PartialDate
from archive.model.package import Document
from archive.model.record import encode
from archive.model.source import Source
from archive.model.tree import Blob, Tree
from archive.model.values import Origin
from archive.packing.places import places_of
from archive.product import VERSION

SAME_ARTICLE: Final = Rule(
    code="BUNDLE-001",
    severity=Severity.ERROR,
    title="Every representation in a bundle states the same article.",
    message="{field} differs: {first} says {left}, but this says {right}. One of them was changed after the bundle was made.",
    spec="newsarchive, docs/design.md, law 8",
)
SAME_ORIGINAL: Final = Rule(
    code="BUNDLE-002",
    severity=Severity.ERROR,
    title="The original in a bundle leads to the article that the representations state.",
    message="{field} differs: the original reads {left}, but {first} says {right}.",
    spec="newsarchive, docs/design.md, law 8",
)
SAME_ENCLOSURE: Final = Rule(
    code="BUNDLE-003",
    severity=Severity.ERROR,
    title="The PDF carries the very documents that lie beside it.",
    message="The {name} inside the PDF is not the file of the bundle, byte for byte.",
    spec="newsarchive, docs/design.md, law 8",
)
UNREADABLE: Final = Rule(
    code="BUNDLE-004",
    severity=Severity.ERROR,
    title="Every representation in a bundle can be read back to an article.",
    message="It cannot be read back: {reason}.",
    spec="newsarchive, docs/design.md, law 8",
)
OTHER_SOURCE: Final = Rule(
    code="BUNDLE-009",
    severity=Severity.ERROR,
    title="The original in a bundle is the source that the representations name, or a document of ours that names the same.",
    message="It is not the source whose digest {first} states. It was changed after the bundle was made; restore it.",
    spec="newsarchive, docs/design.md, law 5",
)
RULES: Final = (SAME_ARTICLE, SAME_ORIGINAL, SAME_ENCLOSURE, UNREADABLE, *layout.RULES, OTHER_SOURCE, rerendering.AS_RENDERED)

_LATER: Final = frozenset({"version_created", "first_created", "ed_notes", "provenance"})
_EPOCH: Final = PartialDate("1970-01-01T00:00:00Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One representation of a bundle, read back."""

    path: str
    source: Source
    article: Article


def is_bundle(tree: Tree) -> bool:
    """Tell whether a Tree is a bundle of ours: an original and at least one document that states the article."""
    return bool(_originals(tree)) and any(_path_of(tree, name) for name in REPRESENTATIONS[:2])


def compare(tree: Tree) -> Iterator[Finding | Skipped]:
    """Yield every disagreement between the parts of a bundle."""
    agree = True
    parts: list[_Part] = []
    try:
        for verdict in _compare(tree, parts):
            agree = agree and isinstance(verdict, Skipped)
            yield verdict
        if agree and parts:
            yield from layout.check(tree, parts[0].article)  # of parts that disagree nobody knows which is right
            yield from rerendering.check(tree, parts[0].article)
    except OSError as error:  # a damaged entry of a zip or tar, which is the bag's finding
        yield Skipped(check="agreement", reason=f"a part cannot be read: {error}")


def media_inside(original: Source, article: Article) -> tuple[Document, ...]:
    """Return the renditions that can be had from the original of an article alone, by reading it again."""
    importer = article.provenance.importer
    named = any(rendition.href.startswith(RENDITIONS) for rendition in article.renditions)
    if not named or importer not in registry.names("importers"):
        return ()
    try:
        imported = registry.importer(importer).read(original, _reading(article))
        found = _member(imported, article) if isinstance(imported, Several) else imported
    except ArchiveError:
        return ()
    return illustrate(found, kept(article, {})).media if isinstance(found, Imported) else ()


def _compare(tree: Tree, parts: list[_Part]) -> Iterator[Finding | Skipped]:
    """Read the parts back, into `parts`, and hold them against each other."""
    yield from layout.as_written(tree)
    for name in REPRESENTATIONS[:2]:
        if not (path := _path_of(tree, name)):
            yield Skipped(check=f"agreement of {name}", reason="the bundle has none")
            continue
        part = _read(tree, path, name)
        if isinstance(part, Finding):
            yield part
        else:
            parts.append(part)
    if not parts:
        return
    first = parts[0]
    for other in parts[1:]:
        for field, left, right in _differences(encode(first.article), encode(other.article)):
            yield SAME_ARTICLE.at(Place(path=other.path), field=field, first=first.path, left=left, right=right)
    yield from _compare_original(tree, first)
    yield from _compare_enclosures(tree)


def _read(tree: Tree, path: str, importer: str) -> _Part | Finding:
    """Read one representation back; a flaw comes back as the finding."""
    source = Source(name=path.rpartition("/")[2], data=tree.entries[path].read(), origin=path)
    plug = registry.importer(importer)
    try:
        imported = plug.read(source, _reading(None))
    except ArchiveError as error:
        return UNREADABLE.at(Place(path=path), reason=error.message)
    if not isinstance(imported, Imported):
        return UNREADABLE.at(Place(path=path), reason="it is not a document of its kind")
    return _Part(path=path, source=source, article=imported.article)


def _compare_original(tree: Tree, first: _Part) -> Iterator[Finding | Skipped]:
    """Read the original as it was read first and compare what it states."""
    paths = _originals(tree)
    provenance = first.article.provenance
    if len(paths) != 1 or provenance.source is None:
        yield Skipped(check="agreement of the original", reason=f"{len(paths)} originals, or no source named")
        return
    original = Source(name=paths[0].rpartition("/")[2], data=tree.entries[paths[0]].read(), origin=paths[0])
    claimed = original.sha256() == provenance.source.sha256
    if claimed and provenance.tool_version != VERSION:
        reason = f"it was first read by version {provenance.tool_version}, this is {VERSION}"
        yield Skipped(check="agreement of the original", reason=reason)
        return
    names = [provenance.importer] if claimed else [n for n in registry.names("importers") if registry.importer(n).sniff(original)]
    if len(names) != 1 or names[0] not in registry.names("importers"):
        if claimed:
            yield Skipped(check="agreement of the original", reason="no importer reads it")
        else:
            yield OTHER_SOURCE.at(Place(path=paths[0]), first=first.path)
        return
    try:
        imported = registry.importer(names[0]).read(original, _reading(first.article))
    except ArchiveError as error:
        yield UNREADABLE.at(Place(path=paths[0]), reason=error.message)
        return
    found = _member(imported, first.article) if isinstance(imported, Several) else imported
    if not isinstance(found, Imported):
        reason = "the article is not in it" if found is None else f"it encloses {found.document.name}, which is compared instead"
        yield Skipped(check="agreement of the original", reason=reason)
        return
    files = _parts(tree)
    again = illustrate(found, kept(first.article, files)).article
    left, right = (_stated(article, first.article) for article in (again, first.article))
    different = list(_differences(left, right))
    for field, one, other in different:
        yield SAME_ORIGINAL.at(Place(path=paths[0]), field=field, first=first.path, left=one, right=other)
    if not (claimed or different) and found.article.provenance.source != provenance.source:
        yield OTHER_SOURCE.at(Place(path=paths[0]), first=first.path)


def _member(several: Several, article: Article) -> Imported | None:
    """Return the member that is this version of the article, None when there is none."""
    read = (member for member in several.members if isinstance(member, Imported))
    wanted = (article.id, article.version)
    return next((member for member in read if (member.article.id, member.article.version) == wanted), None)


def _compare_enclosures(tree: Tree) -> Iterator[Finding | Skipped]:
    """Hold what the PDF carries against the files beside it."""
    if not (path := _path_of(tree, "pdf")):
        yield Skipped(check="agreement of pdf", reason="the bundle has none")
        return
    source = Source(name=path.rpartition("/")[2], data=tree.entries[path].read(), origin=path)
    try:
        enclosed = registry.importer("pdf").read(source, _reading(None))
    except ArchiveError as error:
        yield UNREADABLE.at(Place(path=path), reason=error.message)
        return
    if not isinstance(enclosed, Enclosed):
        yield UNREADABLE.at(Place(path=path), reason="it carries no document of ours")
        return
    files = _parts(tree)
    beside = {name if name.startswith(RENDITIONS) else name.rpartition("/")[2]: blob for name, blob in files.items()}
    inside = {inner.name: inner.data for inner in (enclosed.document, enclosed.original) if inner is not None}
    inside |= {name: document.content.read() for name, document in enclosed.media.items()}
    for name in {**inside, **dict.fromkeys(name for name in beside if name.startswith(RENDITIONS))}:
        if name not in beside or beside[name].read() != inside.get(name):
            yield SAME_ENCLOSURE.at(Place(path=path), name=name)


def _path_of(tree: Tree, name: str) -> str:
    """Return the path of the document of that format, "" when there is none."""
    suffix = registry.exporter(name).suffix
    parts = places_of(tree.entries).parts(tree.entries)
    return next((path for part, path in parts.items() if "/" not in part and part.endswith(suffix)), "")


def _parts(tree: Tree) -> dict[str, Blob]:
    """Return name -> content of the parts of a bundle."""
    return {name: tree.entries[path] for name, path in places_of(tree.entries).parts(tree.entries).items()}


def _originals(tree: Tree) -> list[str]:
    """Return the paths of what was received."""
    return [path for name, path in places_of(tree.entries).parts(tree.entries).items() if name.startswith(ORIGINAL)]


def _reading(article: Article | None) -> Reading:
    """Return how the original was read first, as far as it matters; an instant is needed and never compared."""
    if article is None:
        return Reading(at=_EPOCH)
    given = {entry.field for entry in article.provenance.origins if entry.origin is Origin.GIVEN}
    source = article.provenance.source
    return Reading(
        at=article.version_created,
        lang=article.language if "languages" in given else "",
        encoding=source.encoding if source and "provenance.source.encoding" in given else "",
    )


def _stated(article: Article, first: Article) -> Mapping[str, Any]:
    """Return the fields of a record that the original itself states."""
    given = {entry.field.partition(".")[0] for entry in first.provenance.origins if entry.origin is Origin.GIVEN}
    return {slot.name: encode(getattr(article, slot.name)) for slot in fields(article) if slot.name not in _LATER | given}


def _differences(left: Any, right: Any, where: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield (field, one, other) for every leaf in which two records differ."""
    if left == right:
        return
    if isinstance(left, dict) and isinstance(right, dict):
        for name in sorted(left.keys() | right.keys()):
            yield from _differences(left.get(name), right.get(name), f"{where}/{name}" if where else name)
    elif isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        for n, (one, other) in enumerate(zip(left, right, strict=True)):
            yield from _differences(one, other, f"{where}/{n}")
    else:
        same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(str(left), str(right), strict=False))
        start = max(0, sum(1 for _ in same) - 20)
        yield where, _shown(left, start), _shown(right, start)


def _shown(value: Any, start: int) -> str:
    """Return a value for a message, from shortly before the difference on, short and safe."""
    return "nothing" if value is None else f"“{'…' if start else ''}{excerpt(str(value)[start:])}”"
