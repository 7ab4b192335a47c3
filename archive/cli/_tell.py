"""What the commands tell of an article and a bundle: short lines that fit a terminal of 80 columns."""

import textwrap
from collections.abc import Iterable

from archive.batch.records import Record
from archive.findings import Finding
from archive.model.values import FieldOrigin, Origin

_WIDTH = 80
_LABEL = 10


def tell_bundle(record: Record) -> str:
    """Return what was made, where, from what, and what is not certain."""
    lines = [f"{record.status:{_LABEL}}{record.place}"]
    if (detail := record.detail) is not None:
        lines += row("from", f"{record.source} ({detail.importer}, {size(detail.received)})")
        lines += row("holds", f"{', '.join(detail.formats)} and the original, {size(record.size)} in all")
        for entry in unsure(detail.origins):
            lines += row("unsure", entry)
        for finding in detail.findings:
            lines += row(finding.rule.severity.value, sentence(finding))
        for note in detail.notes:
            lines += row("note", note)
    return "\n".join(lines)


def tell_failure(record: Record) -> str:
    """Return which source failed, and why."""
    said = str(record.error)
    return f"failed: {said}" if record.source in said else f"failed: {record.source}: {said}"


def unsure(origins: Iterable[FieldOrigin]) -> Iterable[str]:
    """Yield the fields that the source does not state in so many words, and on what ground they are filled."""
    for entry in origins:
        if entry.origin in (Origin.HEURISTIC, Origin.DETECTED):
            yield f"{entry.field}: {entry.origin.value}{f', {entry.basis}' if entry.basis else ''}"


def sentence(finding: Finding) -> str:
    """Return code, place and message of a finding."""
    return " ".join(filter(None, (finding.rule.code, str(finding.where), finding.message)))


def row(label: str, text: str, label_width: int = _LABEL) -> list[str]:
    """Return `text` wrapped behind a label, indented below the subject's line."""
    first = f"  {label:{label_width}} "
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=" " * len(first), break_long_words=False, break_on_hyphens=False
    ) or [first.rstrip()]


def counted(number: int, noun: str) -> str:
    """Return how many there are: "1 article", "2,000 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def size(count: int) -> str:
    """Return a number of bytes for people, with decimal units."""
    if count < 1000:
        return f"{count} bytes"
    amount, unit = count / 1000, "kB"
    for larger in ("MB", "GB", "TB"):
        if amount < 1000:
            break
        amount, unit = amount / 1000, larger
    return f"{amount:.1f} {unit}"
