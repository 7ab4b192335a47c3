"""What crosses processes in a run: the Order, which is the same for all sources, and a Record of each article.

Both are small and hold no bytes of any article. A Detail is what there is to tell to somebody who looks at one article; it is
left out where a source holds several.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.buckets.bucket import Bucket, is_bucket
from archive.errors import ArchiveError
from archive.findings import Finding
from archive.ingesting import Wishes
from archive.model.values import FieldOrigin
from archive.naming import shard


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be made of every source, and where it goes.

    Attributes:
        wishes: What the user states about the sources.
        destination: The folder, or the URL of the object store, that takes the bundles.
        rendering: The fields of a Rendering that the user chose.
        container: Name of the store.
        layout: Name of the packager.
        package_type: Type of package, "" for the usual one of the layout.
        algorithms: What the manifests of the bundles state; none for those of the source, when it is a bundle, or the usual.
        sharded: Whether bundles lie in folders below the destination (see `naming.shard`).
        at_stated: Whether the instant is the user's; else a bundle of another instant is as good.
        trusting: Whether the basis of a bundle that is there is believed; else the bundle is made again, and compared.
        surveying: Whether nothing is to be made: only what each bundle would be made of is wanted.
    """

    wishes: Wishes
    destination: str
    rendering: Mapping[str, Any]
    container: str = "folder"
    layout: str = "bagit"
    package_type: str = ""
    algorithms: tuple[str, ...] = ()
    sharded: bool = False
    at_stated: bool = False
    trusting: bool = True
    surveying: bool = False

    def place(self, name: str) -> Path | Bucket:
        """Return the folder, or the prefix in an object store, that takes the bundle called `name`."""
        below = shard(name) if self.sharded else ""
        return Bucket(url=self.destination).below(below) if is_bucket(self.destination) else Path(self.destination, below)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What there is to tell of an article beside what became of it.

    Attributes:
        importer: Name of the importer.
        received: Bytes of the source.
        formats: Names of the formats in the bundle.
        origins: Where each field comes from.
        findings: What importer and exporters have to say.
        notes: What was changed in reading.
    """

    importer: str
    received: int
    formats: tuple[str, ...]
    origins: tuple[FieldOrigin, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What became of one article, or of a source that could not be read.

    Attributes:
        source: The source, as the user named it or as it was found.
        place: Where the bundle is, "" when there is none.
        id: The article's identifier.
        size: Bytes of the bundle's content.
        identical: True when the bundle was there already.
        findings: Codes of the rules that importer and exporters name.
        error: Why there is no bundle, None when there is one.
        detail: What else there is to tell, None for one article of several.
        basis: What the bundle would be made of, where that alone was wanted.
    """

    source: str
    place: str = ""
    id: str = ""
    size: int = 0
    identical: bool = False
    findings: tuple[str, ...] = ()
    error: ArchiveError | None = None
    detail: Detail | None = None
    basis: str = ""

    @property
    def status(self) -> str:
        """What became of it in one word: bundled, identical or failed."""
        if self.error is not None:
            return "failed"
        return "identical" if self.identical else "bundled"

    def plain(self) -> dict[str, Any]:
        """Return it as plain data, the same keys for every record; see `docs/scale.md`."""
        error = self.error
        return {
            "source": self.source,
            "status": self.status,
            "bundle": self.place or None,
            "id": self.id or None,
            "bytes": self.size,
            "findings": list(self.findings),
            "error": error and {"kind": type(error).__name__, "code": error.exit_code, "message": error.message,
                                "where": error.where, "hint": error.hint},
        }  # fmt: skip
