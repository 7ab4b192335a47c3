"""Bags made by hand, byte by byte, without the code under test; and what the judge says of them."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from archive.findings import Finding, Severity
from archive.model.tree import Blob, Tree
from archive.validators.bagit import VALIDATOR

STORY = {"data/story.txt": b"The harbour opens again on Monday.\n"}


def listing(files: Mapping[str, bytes], algorithm: str) -> bytes:
    """Return the lines of a manifest, plainly."""
    return b"".join(
        hashlib.new(algorithm, data).hexdigest().encode() + b"  " + path.encode("utf-8", "surrogateescape") + b"\n"
        for path, data in sorted(files.items())
    )


def bag(
    payload: Mapping[str, bytes] = STORY,
    *,
    declaration: bytes = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
    algorithms: tuple[str, ...] = ("sha512",),
    tag_algorithms: tuple[str, ...] | None = None,
    tags: Mapping[str, bytes] | None = None,
    listed: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """Return path -> content of a bag.

    Args:
        payload: Its payload.
        declaration: Its bagit.txt.
        algorithms: Those of its payload manifests.
        tag_algorithms: Those of its tag manifests, as the payload manifests' when None.
        tags: Further tag files; a manifest given here replaces the one that would be made.
        listed: What the payload manifests list instead of the payload.
    """
    files = {"bagit.txt": declaration}
    for algorithm in algorithms:
        files[f"manifest-{algorithm}.txt"] = listing(listed if listed is not None else payload, algorithm)
    files |= tags or {}
    tag_files = {path: data for path, data in files.items() if not path.startswith("tagmanifest-")}
    for algorithm in algorithms if tag_algorithms is None else tag_algorithms:
        files.setdefault(f"tagmanifest-{algorithm}.txt", listing(tag_files, algorithm))
    return {**files, **payload}


def tree(files: Mapping[str, bytes]) -> Tree:
    """Return a Tree of bytes in memory."""
    return Tree(entries={path: Blob.of(data) for path, data in files.items()})


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files below `folder`, plainly."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def findings(subject: Tree) -> list[Finding]:
    """Return what the judge finds."""
    return [item for item in VALIDATOR.check(subject) if isinstance(item, Finding)]


def codes(subject: Tree | Mapping[str, bytes]) -> list[str]:
    """Return the codes of what the judge finds, sorted."""
    return sorted(finding.rule.code for finding in findings(subject if isinstance(subject, Tree) else tree(subject)))


def errors(subject: Tree | Mapping[str, bytes]) -> list[str]:
    """Return the codes of the errors that the judge finds, sorted."""
    found = findings(subject if isinstance(subject, Tree) else tree(subject))
    return sorted(finding.rule.code for finding in found if finding.rule.severity is Severity.ERROR)


OLD_INFO = {
    "0.93": "package-info.txt",
    "0.94": "package-info.txt",
    "0.95": "package-info.txt",
    "0.96": "bag-info.txt",
    "0.97": "bag-info.txt",
    "1.0": "bag-info.txt",
}
