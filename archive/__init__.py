"""Archival document packager and validator for news: NewsML-G2, ninjs, PDF and BagIt from one article.

The public names, loaded when they are first used:

    from archive import Reading, Wishes, PartialDate, ingest, render, pack, keep, check
    wishes = Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z")))
    ingested = ingest(Path("article.txt"), wishes)
    tree = pack(ingested, render(ingested))
    receipt = keep(Path("out"), "folder", package_name(ingested.article), tree)
    assert check(Path(receipt.place)).ok
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archive.errors import ArchiveError
    from archive.findings import Finding, Report, Rule, Severity
    from archive.formats import Reading, Rendering
    from archive.ingesting import Ingested, Wishes, ingest
    from archive.judging import check
    from archive.model.article import Article
    from archive.model.dates import PartialDate
    from archive.model.package import Document, Package, Receipt
    from archive.model.source import Source
    from archive.model.tree import Blob, Tree
    from archive.naming import package_name
    from archive.pipeline import Rendered, keep, pack, render

__all__ = [
    "ArchiveError",
    "Article",
    "Blob",
    "Document",
    "Finding",
    "Ingested",
    "Package",
    "PartialDate",
    "Reading",
    "Receipt",
    "Rendered",
    "Rendering",
    "Report",
    "Rule",
    "Severity",
    "Source",
    "Tree",
    "Wishes",
    "check",
    "ingest",
    "keep",
    "pack",
    "package_name",
    "render",
]

_HOMES = {
    "errors": ("ArchiveError",),
    "findings": ("Finding", "Report", "Rule", "Severity"),
    "formats": ("Reading", "Rendering"),
    "ingesting": ("Ingested", "Wishes", "ingest"),
    "judging": ("check",),
    "model.article": ("Article",),
    "model.dates": ("PartialDate",),
    "model.package": ("Document", "Package", "Receipt"),
    "model.source": ("Source",),
    "model.tree": ("Blob", "Tree"),
    "naming": ("package_name",),
    "pipeline": ("Rendered", "keep", "pack", "render"),
}


def __getattr__(name: str) -> Any:
    """Load a public name from its module (PEP 562).

    Raises:
        AttributeError: It is no public name.
    """
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"archive.{home}"), name)
    raise AttributeError(f"module 'archive' has no attribute {name!r}")
