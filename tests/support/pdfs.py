"""PDFs for tests: a small one of ours with everything in it that a rule looks at, and its text source."""

import io
import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import pikepdf
import pytest

from archive import pipeline
from archive.findings import Finding, Skipped
from archive.formats import Reading, Rendering
from archive.model.dates import PartialDate
from archive.model.package import Document
from archive.model.source import Source
from archive.model.tree import Blob
from archive.pdfjudge.subject import Subject, read_subject
from archive.validators.pdf import VALIDATOR
from archive.verapdf import machine

WISHES = pipeline.Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z"), lang="en"))
_BODY = (
    '<h2>At the pier</h2><p>The <em>pier lamp</em> is lit; <a href="https://example.org/pier">see the plan</a>.</p>'
    "<ul><li>Time: ten</li><li>Place: pier</li></ul>"
)
_STORY = {
    "uri": "urn:x-example:lamp",
    "type": "text",
    "versionCreated": "2026-11-20T08:00:00Z",
    "language": "en",
    "pubStatus": "usable",
    "headlines": [{"value": "Lamp lit again"}],
    "bodies": [
        {
            "contentType": "application/xhtml+xml",
            "value": f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title></title></head><body>{_BODY}</body></html>',
        }
    ],
    "standard": {"name": "ninjs", "version": "3.2", "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.2.json"},
}
SMALL = Source(name="lamp.ninjs.json", data=json.dumps(_STORY, indent=2).encode())


@cache
def ingested() -> pipeline.Ingested:
    """The small story, read."""
    return pipeline.ingest_source(SMALL, WISHES)


@cache
def good(level: str = "3a+ua1") -> bytes:
    """The small story as PDF."""
    return pipeline.render(ingested(), wishes=Rendering(pdf_level=level)).documents[-1].content.read()


def changed(change: Callable[[Any], object], level: str = "3a+ua1") -> bytes:
    """The small PDF with something changed in it."""
    pdf = pikepdf.open(io.BytesIO(good(level)))
    change(pdf)
    return saved(pdf)


def saved(pdf: Any) -> bytes:
    """The bytes of a PDF, with its metadata left alone."""
    target = io.BytesIO()
    pdf.save(target, fix_metadata_version=False, deterministic_id=True)
    return target.getvalue()


def pages(*contents: bytes, **resources: Any) -> Any:
    """A plain PDF with pages of that content."""
    pdf = pikepdf.new()
    for content in contents:
        page = pdf.add_blank_page(page_size=(200, 100))
        page.obj.Contents = pdf.make_stream(content)
        page.obj.Resources = pikepdf.Dictionary(**resources)
    return pdf


def document(data: bytes) -> Document:
    """A PDF as a validator reads it."""
    return Document(name="x.pdf", content=Blob.of(data))


def codes(verdicts: Sequence[Finding | Skipped]) -> list[str]:
    """Codes of findings, in order; a check that was skipped is "-"."""
    return [verdict.rule.code if isinstance(verdict, Finding) else "-" for verdict in verdicts]


def judged(data: bytes) -> list[str]:
    """Codes of all that the validator finds, in order."""
    return codes(list(VALIDATOR.check(document(data))))


def read(data: bytes) -> Subject:
    """A PDF read for judgement; it must be readable."""
    subject = read_subject(data)
    assert isinstance(subject, Subject)
    return subject


def needs_verapdf() -> None:
    """Skip a test when the engine is not installed."""
    if reason := machine.missing():
        pytest.skip(reason)


def link(pdf: Any) -> Any:
    """The first annotation of the first page."""
    return pdf.pages[0].Annots[0]
