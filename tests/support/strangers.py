"""What must hold of every document of another writer: it is read, and what is made of it is valid and reads back equal."""

import json
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from archive import registry
from archive.errors import ArchiveError, UnknownFormatError
from archive.formats import Imported, Reading, Rendering
from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.pipeline import Ingested, Wishes, choose_importer, ingest_each, render
from tests.support.standards import official_ninjs, official_xsd

AT = Reading(at=PartialDate("2026-11-22T09:30:00Z"))
FORMATS = ("newsml-g2", "ninjs", "nitf", "newsml1")


def problems(path: Path) -> Iterator[str]:
    """Yield why a document does not do what it must; nothing when it is none of the formats."""
    source = Source(name=path.name, data=path.read_bytes(), origin=str(path))
    try:
        if choose_importer(source).name not in FORMATS:
            return
    except UnknownFormatError:
        return
    try:
        for number, found in enumerate(ingest_each(path, Wishes(reading=AT)), 1):
            told = [str(found)] if isinstance(found, ArchiveError) else _problems(found)
            yield from (f"{path.name} article {number}: {problem}" for problem in told)
    except ArchiveError as error:
        yield f"{path.name}: {error.message}"


def _problems(ingested: Ingested) -> Iterator[str]:
    """Yield what is wrong with the documents that are made of an article."""
    article = ingested.article
    try:
        render(ingested, ("newsml-g2", "ninjs"), Rendering())
    except ArchiveError as error:
        yield f"our own judge: {error.message}"
    for name in ("newsml-g2", "ninjs"):
        data = registry.exporter(name).write(article, Rendering()).data
        again = registry.importer(name).read(Source(name="again", data=data), AT)
        if not isinstance(again, Imported) or again.article != article:
            yield f"{name} does not read back equal"
        yield from _official(name, data)


def _official(name: str, data: bytes) -> Iterator[str]:
    """Yield what the official schema says."""
    if name == "ninjs":
        yield from (f"official ninjs: {error.message[:200]}" for error in official_ninjs("3.2").iter_errors(json.loads(data)))
        return
    schema = official_xsd("newsml-g2", "2.35", "NewsML-G2_2.35-spec-All-Power.xsd")
    if not schema.validate(etree.fromstring(data)):
        yield f"official NewsML-G2: {schema.error_log[0].message}"
