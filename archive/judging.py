"""The verb check: find out what a path holds, ask every validator that knows it, and collect what they say in a Report.

A package is judged as a whole by every validator that knows its layout, then each document in its payload by itself, then
whether they agree; a collection, and then each bundle in it likewise. The originals are kept as received and are not judged,
which the Report says; nor are payload files that begin as no document does. What a file begins with is seen while it is hashed,
so a file is opened again only to be judged. A store is judged, and each package in it, one after the other; a caller may take
these for subjects of their own. This module writes nothing and never goes to the network.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from archive import extras, registry
from archive.errors import SourceError, StoreError
from archive.files import folders
from archive.files.digests import sealed
from archive.files.sources import read_document
from archive.files.splitting import split
from archive.files.walking import top
from archive.findings import Finding, Place, Report, Rule, Severity, Skipped
from archive.formats import Validator
from archive.model.package import Document
from archive.model.tree import Tree
from archive.packing.places import INDEX, PAYLOAD, home, homes, places_of
from archive.validators._glances import worth_asking

UNKNOWN: Final = Rule(
    code="CHECK-001",
    severity=Severity.ERROR,
    title="The subject is something that a validator knows.",
    message="No validator recognises this {what}. Known: {known}.",
    spec="newsarchive",
)
UNFINISHED: Final = Rule(
    code="CHECK-002",
    severity=Severity.ERROR,
    title="The subject can be judged within the limits of time and memory.",
    message="Judging was not finished: {reason}.",
    spec="newsarchive",
)
UNREADABLE: Final = Rule(
    code="CHECK-003",
    severity=Severity.ERROR,
    title="A container can be read as what it begins as or is called.",
    message="The container is damaged: it {problem}. Obtain it anew from where it came from.",
    spec="newsarchive",
)
RULES: Final = (UNKNOWN, UNFINISHED, UNREADABLE)

_HEAD: Final = 1024
_SPACE: Final = b"\xef\xbb\xbf \t\r\n"
_FIRST: Final = frozenset(bytes([byte]) for byte in b"<{[\xef\xfe\xff\0 \t\r\n")
_TEXT: Final = b"\t\n\f\r" + bytes(range(0x20, 0x100))
_MARKUP: Final = (b"<", b"{", b"[")
_UTF_16: Final = tuple(
    mark + sign.encode(name)
    for name, marks in (("utf-16-le", (b"", b"\xff\xfe")), ("utf-16-be", (b"", b"\xfe\xff")))
    for mark in marks
    for sign in ("<?", "<n", "<p", "{\n", "{\r", '{"', "{ ", "[\n", "[{", "[ ")
)
_PDF: Final = b"%PDF-"
_Part = tuple[list[Finding], list[str], list[Skipped]]
_CALLED: Final = (".xml", ".json", ".pdf")


def check(path: Path, *, alone: bool = False) -> Report:
    """Judge the file, folder or container at `path`.

    Args:
        path: The subject.
        alone: Leave aside what `members` returns.

    Raises:
        StoreError: It cannot be read at all.
    """
    plug = _holder(path)
    if plug is not None and plug.holding is not None:
        store = folders.read(path, plug.holding.mark)
        inside = list(plug.holding.members(store))
        report = _check_store(plug, store, str(path), ((home, folders.read(path / home)) for home in inside if not alone))
        aside = Skipped(check=f"{len(inside)} packages", reason="each is a subject of its own")
        return replace(report, skipped=(*report.skipped, aside)) if alone and inside else report
    try:
        tree = open_tree(path)
    except SourceError as error:
        return Report(subject=str(path), findings=(UNREADABLE.at(Place(), problem=error.message),))
    if tree is not None:
        return check_tree(tree, str(path), alone=alone and path.is_dir())
    if path.is_dir():
        return _unknown(str(path), "folder")
    return check_document(read_document(path), str(path))


def members(path: Path) -> list[Path]:
    """Return the packages that a store or collection in a folder holds, each a subject of its own; none for anything else.

    Raises:
        StoreError: The folder cannot be read.
    """
    if (path / PAYLOAD / INDEX).is_file():
        return [path / place for place in homes(folders.read(path).entries)]
    plug = _holder(path)
    if plug is None or plug.holding is None:
        return []
    return [path / home for home in plug.holding.members(folders.read(path, plug.holding.mark))]


def knows(path: Path) -> bool:
    """Tell, at a glance, whether a validator recognises what is at `path`; what cannot be read counts as known."""
    try:
        if path.is_dir():
            return any(True for _ in _applying(Tree, top(path)))
        return open_tree(path) is not None or any(True for _ in _applying(Document, read_document(path)))
    except (SourceError, StoreError, OSError):
        return True


def check_tree(tree: Tree, subject: str, *, alone: bool = False) -> Report:
    """Judge a package and every document in it, and each bundle of a collection; originals are kept as received, not judged.

    Args:
        tree: The package.
        subject: What it is called in the Report.
        alone: Leave aside the bundles of a collection.
    """
    tree = sealed(tree)
    plugs = list(_applying(Tree, tree))
    for plug in plugs:
        if plug.holding is not None:
            return _check_store(plug, tree, subject, split(tree, plug.holding.members(tree)))
    parts = _check_package(tree, plugs)
    bundles = homes(tree.entries)
    if alone and bundles:
        aside = Skipped(check=f"{len(bundles)} bundles", reason="each is a subject of its own")
        return _report(subject, [*parts, ([], [], [aside])])
    inside = [
        _moved(place, part) for place, bundle in split(tree, bundles) for part in _check_package(bundle, _applying(Tree, bundle))
    ]
    return _report(subject, [*parts, *_together(inside)])


def _check_package(tree: Tree, plugs: Iterable[Validator[Any]]) -> list[_Part]:
    """Judge a package and the documents in it, but no bundles of a collection."""
    others: set[str] = set()

    def look(path: str, data: bytes) -> None:
        if not _may_be_document(path, data):
            others.add(path)

    tree = replace(tree, look=look)
    parts = [_judge(plug, tree, "") for plug in plugs]
    is_collection = bool(homes(tree.entries))
    aside, originals = 0, 0
    received = places_of(tree.entries).originals
    for path in tree.entries:
        if not path.startswith("data/") or (is_collection and home(path)):
            continue
        if path.startswith(received):
            originals += 1
            parts.append(([], [], [Skipped(check=path, reason="kept as received, not judged")]))
        elif path in others or not (verdicts := list(_judge_inside(Document(name=path, content=tree.entries[path])))):
            aside += 1
        else:
            parts += verdicts
    if aside:
        reason = "no validator knows what they begin with"
        parts.append(([], [], [Skipped(check=f"content of {aside} payload file{'s' if aside > 1 else ''}", reason=reason)]))
    if originals:
        agreement = extras.load("archive.agreement")  # which knows the Article: most bags of others are judged without it
        if agreement.is_bundle(tree):
            parts.append(_sorted_out("agreement", agreement.compare(tree), ""))
    return parts


def check_document(document: Document, subject: str) -> Report:
    """Judge one file."""
    parts = [_judge(plug, document, "") for plug in _applying(Document, document)]
    return _report(subject, parts) if parts else _unknown(subject, "file")


def open_tree(path: Path) -> Tree | None:
    """Return what the container or bundle folder at `path` holds; None when it is no package of any layout.

    Raises:
        SourceError: It is no such container as it begins as or is called, or is damaged beyond reading.
        StoreError: It cannot be read.
        InstallationError: An extra that reads it is not installed.
    """
    for store in map(registry.store, registry.names("stores")):
        if store.holds(path):
            tree = store.get(path)
            return tree if any(True for _ in _applying(Tree, tree)) else None
    return None


def _holder(path: Path) -> Validator[Any] | None:
    """Return the validator of the store in a folder, None when there is no store."""
    if not path.is_dir():
        return None
    try:
        plug = next(iter(_applying(Tree, top(path))), None)  # the first: a folder has one layout, and the rest need not be loaded
    except OSError as error:
        raise StoreError(f"cannot be read ({error.strerror})", where=str(path)) from error
    return plug if plug is not None and plug.holding is not None else None


def _check_store(plug: Validator[Any], tree: Tree, subject: str, inside: Iterable[tuple[str, Tree]]) -> Report:
    """Judge a store, and the packages inside, of which one is open at a time."""
    parts = [_judge(plug, tree, "")]
    for place, member in inside:
        parts += (_moved(place, _judge(judge, member, "")) for judge in _applying(Tree, member))
    return _report(subject, parts)


def _together(parts: Sequence[_Part]) -> Iterator[_Part]:
    """Yield what was said of many bundles, with what was skipped for one reason counted and not listed."""
    reasons = Counter(skip.reason for part in parts for skip in part[2])
    for findings, checked, skipped in parts:
        yield findings, checked, [skip for skip in skipped if reasons[skip.reason] == 1]
    many = [Skipped(check=f"{number} checks inside bundles", reason=why) for why, number in reasons.items() if number > 1]
    yield [], [], many


def _moved(place: str, part: _Part) -> _Part:
    """Return what was said of a package as said of the whole that holds it in the folder `place`."""
    findings, checked, skipped = part
    return (
        [finding.within(f"{place}/{finding.where.path}".rstrip("/")) for finding in findings],
        [f"{name}: {place}" for name in checked],
        [replace(skip, check=f"{place}: {skip.check}") for skip in skipped],
    )


def _applying(kind: type, subject: Any) -> Iterable[Validator[Any]]:
    """Yield the validators that read `kind` and recognise the subject."""
    for plug in map(registry.validator, worth_asking(registry.names("validators"), subject)):
        if plug.reads is kind and plug.applies(subject):
            yield plug


def _may_be_document(path: str, data: bytes) -> bool:
    """Tell at a glance whether a file of a package has to be shown to the validators of documents.

    A document of any kind that is judged is markup or JSON, after white space, in UTF-8 or UTF-16, or a PDF, or is called so.
    """
    if path.endswith(_CALLED) or data.find(_PDF, 0, _HEAD) >= 0:
        return True
    if data[:1] not in _FIRST:
        return False  # nearly every file that is no document ends here
    head = data[:_HEAD]
    return head.startswith(_UTF_16) or (head.lstrip(_SPACE).startswith(_MARKUP) and not head.translate(None, _TEXT))


def _judge_inside(document: Document) -> Iterator[_Part]:
    """Judge a document of a package; one that cannot be read is the package's finding, and is skipped here."""
    try:
        for plug in _applying(Document, document):
            yield _judge(plug, document, document.name)
    except (OSError, StoreError) as error:
        yield [], [], [Skipped(check=document.name, reason=f"it cannot be read: {error}")]


def _judge(plug: Validator[Any], subject: Any, path: str) -> _Part:
    """Run one validator; places in a document inside a package get the document's path."""
    return _sorted_out(plug.name, plug.check(subject), path)


def _sorted_out(name: str, verdicts: Iterable[Finding | Skipped], path: str) -> _Part:
    """Tell findings from what was skipped."""
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    for verdict in verdicts:
        if isinstance(verdict, Skipped):
            skipped.append(replace(verdict, check=f"{path}: {verdict.check}") if path else verdict)
        else:
            findings.append(verdict.within(path) if path else verdict)
    return findings, [f"{name}: {path}" if path else name], skipped


def _report(subject: str, parts: Iterable[_Part]) -> Report:
    """Collect what the validators said."""
    findings, checked, skipped = ([item for part in parts for item in part[n]] for n in range(3))
    return Report(subject=subject, findings=tuple(findings), checked=tuple(checked), skipped=tuple(skipped))  # type: ignore[arg-type]


def _unknown(subject: str, what: str) -> Report:
    """Report that nobody knows what this is."""
    known = ", ".join(registry.names("validators"))
    return Report(subject=subject, findings=(UNKNOWN.at(Place(), what=what, known=known),))
