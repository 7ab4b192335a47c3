"""Counts what became of the articles of a run, and shows it as a table that fits a terminal of 80 columns."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from archive.batch.records import Record
from archive.cli._tell import counted, size
from archive.errors import ArchiveError, ConflictError, SourceError

_CODE: Final = re.compile(r"\b[A-Z][A-Z0-9]*-\d{3}\b")
_CONFLICT: Final = "conflict"
_WHY: Final = {
    "InstallationError": "a file or an extra is not installed",
    "LimitError": "took too much time or memory, or ended its process",
    "RenderError": "cannot be written",
    "SourceError": "cannot be read",
    "StoreError": "the disk, or what is on it",
    "UnknownFormatError": "no importer reads it",
    "UsageError": "the call does not fit it",
}


class Tally:
    """What became of the articles of a run."""

    def __init__(self) -> None:
        self.sources = 0
        self._articles: Counter[str] = Counter()
        self._bytes: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()
        self._findings = 0
        self._first: ArchiveError | None = None

    @property
    def articles(self) -> int:
        """How many articles there were, those that could not be read included."""
        return self._articles.total()

    @property
    def exit_code(self) -> int:
        """0 when nothing failed; of a single article its own code, else that of sources that cannot be read."""
        if self._first is None:
            return 0
        return self._first.exit_code if self.articles == 1 else SourceError.exit_code

    def add(self, record: Record) -> None:
        """Count an article."""
        self._findings += len(record.findings)
        if record.error is None:
            self._articles[record.status] += 1
            self._bytes[record.status] += record.size
            return
        self._first = self._first or record.error
        if isinstance(record.error, ConflictError):
            self._articles[_CONFLICT] += 1
        else:
            self._articles[record.status] += 1
            self._reasons[_reason(record.error)] += 1

    def table(self, seconds: float) -> str:
        """Return the table of a run that took so long."""
        return "\n".join(self._lines(seconds))

    def _lines(self, seconds: float) -> Iterator[str]:
        """Yield the lines of the table."""
        for status in ("bundled", "identical"):
            if self._articles[status]:
                yield _row(status, self._articles[status], size(self._bytes[status]))
        if self._articles[_CONFLICT]:
            yield _row(_CONFLICT, self._articles[_CONFLICT], "other content has the name of the bundle")
        if self._articles["failed"]:
            yield _row("failed", self._articles["failed"], "")
        for reason, number in sorted(self._reasons.items(), key=lambda entry: (-entry[1], entry[0])):
            yield _row("", number, reason)
        if self._findings:
            yield _row("findings", self._findings, "in what was read and written")
        if not self.sources:
            yield "nothing to bundle was found"
            return
        whole = f"{counted(self.articles, 'article')} of {counted(self.sources, 'source')}"
        yield f"{whole} in {seconds:.1f} s, {self.articles / max(seconds, 0.001):.1f} articles per second"


def _row(label: str, number: int, text: str) -> str:
    return f"{label:10}{number:>9,}   {text}".rstrip()


def _reason(error: ArchiveError) -> str:
    """Return why something failed, alike for what failed alike: the first rule that is named, else the kind of the error."""
    kind = type(error).__name__
    said = _WHY.get(kind, "a bug, please report it")
    named = _CODE.search(error.message)
    return f"{said}: {named[0]}" if named else said
