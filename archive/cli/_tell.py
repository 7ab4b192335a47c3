"""What the commands tell of an article and a bundle: short lines that fit a terminal of 80 columns."""

import textwrap
from collections.abc import Iterable

from archive.findings import Finding
from archive.model.article import Article
from archive.model.package import Receipt
from archive.model.values import Origin
from archive.pipeline import Ingested, Rendered

_WIDTH = 80
_LABEL = 10


def tell_bundle(ingested: Ingested, rendered: Rendered, receipt: Receipt) -> str:
    """Return what was made, where, from what, and what is not certain."""
    made = ", ".join(document.format for document in rendered.documents)
    lines = [
        f"{'identical' if receipt.identical else 'bundled':{_LABEL}}{receipt.place}",
        *row("from", f"{ingested.source.where} ({ingested.importer}, {size(len(ingested.source.data))})"),
        *row("holds", f"{made} and the original, {size(receipt.size)} in all"),
    ]
    for entry in unsure(ingested.article):
        lines += row("unsure", entry)
    for finding in (*ingested.findings, *rendered.findings):
        lines += row(finding.rule.severity.value, sentence(finding))
    for note in ingested.article.provenance.notes:
        lines += row("note", note)
    return "\n".join(lines)


def unsure(article: Article) -> Iterable[str]:
    """Yield the fields that the source does not state in so many words, and on what ground they are filled."""
    for entry in article.provenance.origins:
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
