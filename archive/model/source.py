"""The Source: the bytes as received, kept for ever.

`name` is a plain file name (no folder); `origin` is where the bytes were found, told to the user and never written into
what is made, so that the same bytes give the same outputs wherever they lie.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from archive.model.characters import FORBIDDEN
from archive.model.dates import PartialDate
from archive.model.values import FieldOrigin, Provenance, SourceRecord, Unmapped
from archive.product import NAME, VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes with a name.

    Attributes:
        name: File name, without folders.
        data: The bytes as received.
        origin: Path or URL for messages.
        media_type: As stated by whoever delivered the bytes, "" when nobody did.
    """

    name: str
    data: bytes
    origin: str = ""
    media_type: str = ""

    @property
    def where(self) -> str:
        """What to call it in messages."""
        return self.origin or self.name

    def sha256(self) -> str:
        """Return the SHA-256 of the bytes, in lower-case hex."""
        return hashlib.sha256(self.data).hexdigest()

    def record(self, *, media_type: str, encoding: str = "") -> SourceRecord:
        """Return what the Article keeps of it; what cannot be archived in a file name becomes U+FFFD."""
        return SourceRecord(
            name=FORBIDDEN.sub("\ufffd", self.name),
            media_type=media_type,
            sha256=self.sha256(),
            size=len(self.data),
            encoding=encoding,
        )

    def provenance(
        self,
        importer: str,
        at: PartialDate,
        *,
        media_type: str,
        encoding: str = "",
        origins: Iterable[FieldOrigin] = (),
        notes: Iterable[str] = (),
        unmapped: Iterable[Unmapped] = (),
    ) -> Provenance:
        """Return where an Article comes from that this version of the program reads.

        Args:
            importer: Name of the importer.
            at: The instant of reading.
            media_type: What the bytes are.
            encoding: How their characters are encoded, "" when that is no question.
            origins: How sure each field is.
            notes: What was changed in reading.
            unmapped: What the source states and the Article does not carry.
        """
        return Provenance(
            source=self.record(media_type=media_type, encoding=encoding),
            ingested=at,
            importer=importer,
            tool=NAME,
            tool_version=VERSION,
            origins=tuple(origins),
            notes=tuple(notes),
            unmapped=tuple(unmapped),
        )
