"""The verb check: find out what a path holds, ask every validator that knows it, and collect what they say in a Report.

A package is judged as a whole, then each document in its payload by itself, then whether they agree; the originals are kept as
received and are not judged, which the Report says. This module writes nothing and never goes to the network.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from archive import agreement, registry
from archive.errors import StoreError
from archive.files.digests import sealed
from archive.files.sources import read_document
from archive.files.walking import top
from archive.findings import Finding, Place, Report, Rule, Severity, Skipped
from archive.formats import Validator
from archive.model.package import Document
from archive.model.tree import Tree

UNKNOWN: Final = Rule(
    code="CHECK-001",
    severity=Severity.ERROR,
    title="The subject is something that a validator knows.",
    message="No validator recognises this {what}. Known: {known}.",
    spec="newsarchive",
)
RULES: Final = (UNKNOWN, *agreement.RULES)


def check(path: Path) -> Report:
    """Judge the file, folder or container at `path`.

    Raises:
        StoreError: It cannot be read at all.
    """
    tree = open_tree(path)
    if tree is not None:
        return check_tree(tree, str(path))
    if path.is_dir():
        return _unknown(str(path), "folder")
    return check_document(read_document(path), str(path))


def knows(path: Path) -> bool:
    """Tell, at a glance, whether a validator recognises what is at `path`; what cannot be read counts as known."""
    try:
        if path.is_dir():
            return any(True for _ in _applying(Tree, top(path)))
        return open_tree(path) is not None or any(True for _ in _applying(Document, read_document(path)))
    except (StoreError, OSError):
        return True


def check_tree(tree: Tree, subject: str) -> Report:
    """Judge a package and every document in it; the originals are kept as received and not judged."""
    tree = sealed(tree)
    parts = [_judge(plug, tree, "") for plug in _applying(Tree, tree)]
    for path, blob in tree.entries.items():
        if path.startswith(agreement.ORIGINAL):
            parts.append(([], [], [Skipped(check=path, reason="kept as received, not judged")]))
        elif path.startswith("data/"):
            parts += _judge_inside(Document(name=path, content=blob))
    if agreement.is_bundle(tree):
        parts.append(_sorted_out("agreement", agreement.compare(tree), ""))
    return _report(subject, parts)


def check_document(document: Document, subject: str) -> Report:
    """Judge one file."""
    parts = [_judge(plug, document, "") for plug in _applying(Document, document)]
    return _report(subject, parts) if parts else _unknown(subject, "file")


def open_tree(path: Path) -> Tree | None:
    """Return what the container or bundle folder at `path` holds; None when it is no package of any layout.

    Raises:
        StoreError: It cannot be read.
    """
    for store in map(registry.store, registry.names("stores")):
        if store.holds(path):
            tree = store.get(path)
            return tree if any(True for _ in _applying(Tree, tree)) else None
    return None


_Part = tuple[list[Finding], list[str], list[Skipped]]


def _applying(kind: type, subject: Any) -> Iterable[Validator[Any]]:
    """Yield the validators that read `kind` and recognise the subject."""
    for plug in map(registry.validator, registry.names("validators")):
        if plug.reads is kind and plug.applies(subject):
            yield plug


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
