"""Short ways from an Article to a ninjs document and back, for tests."""

import json
from typing import Any

from archive.exporters.ninjs import EXPORTER
from archive.formats import Reading, Rendering
from archive.importers.ninjs import IMPORTER
from archive.model.article import Article
from archive.model.dates import PartialDate
from archive.model.source import Source

AT = PartialDate("2026-11-22T10:00:00Z")


def ninjs_bytes(article: Article, version: str = "3.2") -> bytes:
    """Return the article as ninjs."""
    return EXPORTER.write(article, Rendering(ninjs_version=version)).data


def ninjs(article: Article, version: str = "3.2") -> dict[str, Any]:
    """Return the article as a parsed ninjs document."""
    document: dict[str, Any] = json.loads(ninjs_bytes(article, version))
    return document


def ninjs_source(data: bytes | dict[str, Any], name: str = "story.ninjs.json") -> Source:
    """Return a source of bytes, or of a document as JSON."""
    return Source(name=name, data=data if isinstance(data, bytes) else json.dumps(data).encode())


def read_ninjs(data: bytes | dict[str, Any]) -> Article:
    """Return the article that a ninjs document holds."""
    return IMPORTER.read(ninjs_source(data), Reading(at=AT)).article
