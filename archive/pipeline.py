"""The verbs: ingest (see `ingesting.py`), render, pack, keep (and check, in `judging.py`).

    path --ingest--> Ingested --render--> Documents --pack--> Tree --keep--> Receipt

`render` lets no document out that its own validator refuses. How the documents were made is recorded in the package, so that it
can be made again. These verbs say nothing to anybody: results and errors go to the caller.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from archive import registry
from archive.basis import basis
from archive.buckets import sending
from archive.buckets.bucket import Bucket
from archive.errors import RenderError, UsageError
from archive.findings import Finding, Severity
from archive.formats import RENDERING, Packager, Rendering
from archive.ingesting import UNDATED, Ingested, Wishes, choose_importer, ingest, ingest_each, ingest_source
from archive.mets.names import PACKAGE_TYPE
from archive.model.package import Document, Package, Receipt
from archive.model.tree import Blob, Tree
from archive.naming import package_name

__all__ = [
    "DOCUMENTS", "UNDATED", "Ingested", "Rendered", "Wishes",
    "basis_of", "choose_importer", "demand_valid", "ingest", "ingest_each", "ingest_source", "keep", "pack", "render", "type_of",
]  # fmt: skip

DOCUMENTS: Final = ("newsml-g2", "ninjs", "pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """Documents made of one Article, all valid, what their writers had to say, and the wishes that they were made by.

    `validated` names the documents that a validator judged; some formats have none.
    """

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...] = ()
    rendering: Rendering = field(default_factory=Rendering)
    validated: tuple[str, ...] = ()


def render(ingested: Ingested, names: Iterable[str] = DOCUMENTS, wishes: Rendering | None = None) -> Rendered:
    """Make the documents called `names`, in that order; each sees the ones before it.

    Raises:
        RenderError: The Article lacks what a format needs, or what was made does not validate.
        UnknownFormatError: There is no such exporter.
    """
    name = package_name(ingested.article)
    documents: list[Document] = []
    findings: list[Finding] = []
    validated: list[str] = []
    for exporter in map(registry.exporter, names):
        media = {document.name: document for document in ingested.media}
        wish = replace(wishes or ingested.rendering, companions=tuple(documents), source=ingested.source, media=media)
        exported = exporter.write(ingested.article, wish)
        document = Document(
            name=name + exporter.suffix,
            format=exporter.name,
            media_type=exporter.media_type,
            content=Blob.of(exported.data),
        )
        validated += [document.name] if demand_valid(document) else []
        documents.append(document)
        findings += (finding.within(document.name) for finding in exported.findings)
    return Rendered(
        documents=tuple(documents),
        findings=tuple(findings),
        rendering=wishes or ingested.rendering,
        validated=tuple(validated),
    )


def pack(ingested: Ingested, rendered: Rendered, layout: str = "bagit", package_type: str = "") -> Tree:
    """Lay out Source and Documents as one package; of the layout's usual type, unless one is named.

    Raises:
        UnknownFormatError: There is no such layout.
        UsageError: The layout makes no packages of that type.
    """
    packager = registry.packager(layout)
    return packager.lay_out(_package(ingested, rendered, packager, package_type))


def basis_of(ingested: Ingested, rendering: Rendering, layout: str = "bagit", package_type: str = "") -> str:
    """Return the line that a package of it will hold when it is rendered so, without rendering it (see `basis.py`).

    Raises:
        UnknownFormatError: There is no such layout.
        UsageError: The layout makes no packages of that type.
    """
    rendered = Rendered(documents=(), rendering=rendering)
    return basis(_package(ingested, rendered, registry.packager(layout), package_type))


def type_of(packager: Packager, asked: str) -> str:
    """Return the type of package that a layout makes when `asked` for; its usual one for "", and "" when it has no types.

    Raises:
        UsageError: The layout makes no packages of that type.
    """
    if asked and asked not in packager.types:
        known = f"It knows: {', '.join(packager.types)}" if packager.types else "Choose it with: --layout csip"
        raise UsageError(f"the layout {packager.name} makes no packages of the type {asked}", hint=known)
    return asked or next(iter(packager.types), "")


def _package(ingested: Ingested, rendered: Rendered, packager: Packager, package_type: str) -> Package:
    """Return what is to be laid out, and of which type.

    Raises:
        UsageError: The layout makes no packages of that type.
    """
    kind = type_of(packager, package_type)
    return Package(
        name=package_name(ingested.article),
        article=ingested.article,
        source=ingested.source,
        documents=(*rendered.documents, *ingested.media),
        info={RENDERING: rendered.rendering.record(), **({PACKAGE_TYPE: kind} if kind else {})},
        validated=rendered.validated,
        algorithms=ingested.algorithms,
    )


def keep(place: Path | Bucket, container: str, name: str, tree: Tree) -> Receipt:
    """Put the package into a container in a folder or an object store, under its name; nothing is ever overwritten.

    Raises:
        ConflictError: Something else is there.
        StoreError: The place cannot be written.
        UnknownFormatError: There is no such container.
    """
    store = registry.store(container)
    return sending.keep(place, name, tree, store.put, store.get) if isinstance(place, Bucket) else store.put(place, name, tree)


def demand_valid(document: Document) -> bool:
    """Let nothing out that the format's own validator refuses; tell whether there is one that judges.

    Raises:
        RenderError: The validator finds an error.
    """
    validator = registry.gate(document.format)
    if validator is None:
        return False
    findings = [verdict for verdict in validator.check(document) if isinstance(verdict, Finding)]
    errors = [finding for finding in findings if finding.rule.severity is Severity.ERROR]
    if errors:
        listed = "; ".join(f"{finding.rule.code} {finding.where} {finding.message}" for finding in errors[:3])
        raise RenderError(
            f"what was made does not validate ({len(errors)} errors): {listed}",
            where=document.name,
            hint="State the field with --set if the source is at fault; otherwise report this as a bug",
        )
    return True
