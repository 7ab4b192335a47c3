"""Judges a PDF twice: by rules of our own over what another library reads, and by veraPDF, in the flavours that it claims.

A PDF is held to what it claims. One that claims no standard is an ordinary PDF: damage, locks and changed attachments are
errors, everything else is a warning or is skipped, and the report says so. It does not gate what `render` lets out, because
that would cost more than the writing; the tests prove the writer instead.
"""

from collections.abc import Iterator
from typing import Final

from archive.findings import Finding, Skipped
from archive.formats import Validator
from archive.model.package import Document
from archive.pdfjudge import actions, claims, comparing, engine, files, graphics, metadata, subject, tagging
from archive.pdfread.opening import claims_pdf

SIZE_LIMIT: Final = 1_000_000_000  # bytes; a file is held in memory while it is judged
_HEAD: Final = 1024


def applies(document: Document) -> bool:
    """Tell whether the document says in its first KiB that it is a PDF."""
    with document.content.open() as stream:
        return claims_pdf(stream.read(_HEAD))


def check(document: Document) -> Iterator[Finding | Skipped]:
    """Yield what is wrong with the PDF, and what was not judged."""
    if document.content.size > SIZE_LIMIT:
        yield Skipped(check="pdf", reason=f"the file has {document.content.size} bytes, more than {SIZE_LIMIT}")
        return
    read = subject.read_subject(document.content.read())
    if isinstance(read, Finding):
        yield read
        return
    yield from read.stated.findings
    yield from subject.check(read)
    if not read.claims.anything:
        yield Skipped(check="tags, fonts, colours and metadata", reason="the file claims neither PDF/A nor PDF/UA")
    yield from metadata.check(read)
    yield from tagging.check(read)
    yield from graphics.check(read)
    yield from files.check(read)
    yield from actions.check(read)
    yield from comparing.check(read)
    yield from engine.check(read)


VALIDATOR: Final = Validator(
    name="pdf",
    title="PDF: PDF/A and PDF/UA as claimed, by rules of our own and by veraPDF",
    reads=Document,
    applies=applies,
    check=check,
    rules=(
        *subject.RULES, *claims.RULES, *metadata.RULES, *tagging.RULES, *graphics.RULES, *files.RULES, *actions.RULES,
        *comparing.RULES, *engine.RULES,
    ),
    gates=False,
)  # fmt: skip
