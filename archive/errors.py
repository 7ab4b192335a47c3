"""What can go wrong, as one tree; each class has the exit code that the command line ends with.

    ArchiveError             70  a bug, if nothing more exact is raised
    +- UsageError             2  the words of the call are wrong (click's own usage code)
    |  +- UnknownFormatError  2  no plug of that name, or none that reads these bytes
    +- SourceError            3  bytes cannot be read as the format they claim to be
    +- LimitError             3  it needs more time or memory than it may take, or its process died
    +- RenderError            3  the Article lacks what the format cannot do without
    +- ConflictError          4  the destination exists with different content; nothing is ever overwritten
    +- StoreError             5  the target cannot be read or written
    +- InstallationError      6  a file or an extra that this needs is missing

An inability is an ArchiveError; a flaw in somebody's material is a Finding (see `findings.py`). Each error says what was
being read, where, and what to do. No exception logs, prints or exits.
"""

from typing import ClassVar


class ArchiveError(Exception):
    """Something could not be done.

    Args:
        message: What could not be done, as a sentence without a final stop.
        where: The file, path or format it happened in ("" when there is none).
        hint: What the user can do about it ("" when there is nothing to say).
    """

    exit_code: ClassVar[int] = 70

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text}. {self.hint}" if self.hint else text

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.message, self.where, self.hint))


def _rebuild(kind: type[ArchiveError], message: str, where: str, hint: str) -> ArchiveError:
    """Make the error again on the other side of a process boundary."""
    return kind(message, where=where, hint=hint)


class UsageError(ArchiveError):
    """The words of the call are wrong: an unknown field, an instant without a zone."""

    exit_code = 2


class UnknownFormatError(UsageError):
    """No plug has that name, or none, or more than one, reads these bytes."""


class SourceError(ArchiveError):
    """The bytes cannot be read as the format they claim to be."""

    exit_code = 3


class LimitError(ArchiveError):
    """The work needs more time or memory than it may take, or the process that did it died."""

    exit_code = 3


class RenderError(ArchiveError):
    """The Article lacks what the format cannot do without."""

    exit_code = 3


class ConflictError(ArchiveError):
    """The destination exists with different content."""

    exit_code = 4


class StoreError(ArchiveError):
    """The target cannot be read or written."""

    exit_code = 5


class InstallationError(ArchiveError):
    """A file or an extra that this needs is missing."""

    exit_code = 6
