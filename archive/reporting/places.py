"""Where a finding is, for programs that open the file: paths relative to a root, URIs, and marks that last.

A path inside a package is a stranger's word. One that could lead out of the package (`../../etc/passwd`) is never joined to
the subject: the finding is then placed at the subject itself, and the path goes into the message.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath, PurePosixPath
from typing import Final
from urllib.parse import quote

from archive.files.safepaths import escape
from archive.findings import Finding, Report
from archive.markup.display import visible

_SAFE_IN_URI: Final = "/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A finding and the file that shows it.

    Attributes:
        finding: The finding.
        path: POSIX path of the file, relative to the root where it lies below it.
        message: The visible sentence; it begins with the path inside the package when that path is not to be trusted.
    """

    finding: Finding
    path: str
    message: str


def located(report: Report, root: str) -> Iterator[Located]:
    """Yield the findings of a report with the files that show them."""
    subject = relative(report.subject, root)
    for finding in report.findings:
        inside = finding.where.path
        message = visible(finding.message)
        if not inside:
            yield Located(finding=finding, path=subject, message=message)
        elif escape(inside):
            yield Located(finding=finding, path=subject, message=f"{visible(inside)}: {message}")
        else:
            yield Located(finding=finding, path=f"{subject}/{inside}", message=message)


def relative(path: str, root: str) -> str:
    """Return `path` as a POSIX path, relative to the absolute folder `root` when it lies below it."""
    pure = PurePath(path)
    if root and pure.is_absolute() and pure.is_relative_to(root):
        pure = pure.relative_to(root)
    return pure.as_posix()


def uri(path: str) -> tuple[str, bool]:
    """Return a POSIX path as a URI, and whether it is relative (RFC 3986, 4.2); names that are not UTF-8 keep their bytes."""
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "surrogatepass")
    quoted = quote(data, safe=_SAFE_IN_URI)
    if PurePosixPath(path).is_absolute():
        return f"file://{quoted}", False
    if PurePath(path).is_absolute():
        return f"file:///{quoted}", False
    return quoted, True


def fingerprints(found: Sequence[Located]) -> list[str]:
    """Return a mark for each finding that is the same in the next run and that no other finding of the run has.

    Lines are no part of it, so that a finding keeps its mark when the file grows above it; equal ones are numbered.
    """
    seen: dict[str, int] = {}
    marks = []
    for entry in found:
        key = f"{entry.finding.rule.code}\0{entry.path}\0{entry.finding.where.pointer}\0{entry.message}"
        seen[key] = number = seen.get(key, 0) + 1
        marks.append(hashlib.sha256(f"{key}\0{number}".encode("utf-8", "backslashreplace")).hexdigest())
    return marks
