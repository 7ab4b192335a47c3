"""Makes the bundles of one source, and says of each article what became of it; this is the call that runners make.

An article that fails stops no other of its source. A source that breaks off in the middle has Records of what was read so far.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from archive import pipeline
from archive.batch.records import Detail, Order, Record
from archive.batch.resuming import kept_already
from archive.errors import ArchiveError, SourceError
from archive.files.walking import Aside
from archive.ingesting import Ingested, ingest_each
from archive.naming import package_name


def bundle(order: Order, source: Path | Aside) -> tuple[Record, ...]:
    """Make the bundles of a source.

    Raises:
        StoreError: The source is something that could not be looked at.
        UsageError: The source is something that is not taken.
    """
    if isinstance(source, Aside):
        raise source.error
    records: list[Record] = []
    for one in _articles(source, order):
        try:
            record = _bundle(order, str(source), one)
        except ArchiveError as error:
            record = Record(source=str(source), error=error)
        if records:  # of one article among many nobody asks what its byline rests on
            records[0], record = replace(records[0], detail=None), replace(record, detail=None)
        records.append(record)
    return tuple(records)


def _articles(source: Path, order: Order) -> Iterator[Ingested | ArchiveError]:
    """Yield every article of a source, and what stands in the way of one or of all."""
    number = 0
    try:
        for number, one in enumerate(ingest_each(source, order.wishes), 1):  # noqa: B007  counted for what follows
            yield one
    except ArchiveError as error:
        yield error
    else:
        if not number:
            yield SourceError("holds no article", where=str(source))


def _bundle(order: Order, source: str, one: Ingested | ArchiveError) -> Record:
    """Make one bundle, unless it is there, or only a survey is wanted.

    Raises:
        ArchiveError: It cannot be made, or something else is there.
    """
    if isinstance(one, ArchiveError):
        raise one
    one = replace(one, algorithms=order.algorithms or one.algorithms)
    name = package_name(one.article)
    rendering = replace(one.rendering, **order.rendering)
    if order.surveying:
        basis = pipeline.basis_of(one, rendering, order.layout, order.package_type)
        return Record(source=source, place=name, id=one.article.id, identical=True, basis=basis)
    findings, formats = one.findings, pipeline.DOCUMENTS
    receipt = kept_already(order, one, rendering, name)
    if receipt is None:
        rendered = pipeline.render(one, wishes=rendering)
        findings = (*findings, *rendered.findings)
        tree = pipeline.pack(one, rendered, order.layout, order.package_type)
        receipt = pipeline.keep(order.place(name), order.container, name, tree)
    provenance = one.article.provenance
    return Record(
        source=source,
        place=receipt.place,
        id=one.article.id,
        size=receipt.size,
        identical=receipt.identical,
        findings=tuple(finding.rule.code for finding in findings),
        detail=Detail(
            importer=one.importer,
            received=len(one.source.data),
            formats=formats,
            origins=provenance.origins,
            findings=findings,
            notes=provenance.notes,
        ),
    )
