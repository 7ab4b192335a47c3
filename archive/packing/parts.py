"""The parts of a package, each with its name below the payload and what it is: the source, the documents, the images.

    original/<name of the source>    <name of the document> ...    renditions/<name of the image> ...

The name is the same in every layout, so it is what identifies a part; where it lies is the layout's matter. A source name that
some system cannot write is made safe; the Article keeps the name as received.
"""

from dataclasses import dataclass

from archive.files.safepaths import safe_name
from archive.formats import ORIGINAL, RENDERING, Rendering, recorded
from archive.model.package import Document, Package
from archive.model.tree import Blob
from archive.packing import pronom
from archive.premis.record import Format


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file of a package.

    Attributes:
        name: Path below the payload of a plain bag.
        content: The bytes.
        format: What it is.
        exporter: Name of the exporter that wrote it, "" for what was received.
        original_name: What it was called as received, "" when nobody says.
    """

    name: str
    content: Blob
    format: Format
    exporter: str = ""
    original_name: str = ""

    @property
    def is_original(self) -> bool:
        """Tell whether this is the source."""
        return self.name.startswith(ORIGINAL)


def parts_of(package: Package) -> tuple[Part, ...]:
    """Return the source, then the documents and images by name: the order of a package that is read back, too."""
    rendering = recorded(package.info.get(RENDERING, ""))
    documents = sorted(package.documents, key=lambda document: document.name)
    return (_original(package), *(_part(document, rendering) for document in documents))


def _original(package: Package) -> Part:
    """Return the source as a part: what its importer read, unless these are not the bytes that it read first."""
    source, record = package.source, package.article.provenance.source
    name, content = ORIGINAL + safe_name(source.name), Blob.of(source.data)
    if record is None or not record.media_type or record.size != len(source.data) or record.sha256 != source.sha256():
        return Part(name=name, content=content, format=pronom.of_bytes(source.data[: pronom.HEAD]))
    return Part(name=name, content=content, format=pronom.of_media_type(record.media_type), original_name=record.name)


def _part(document: Document, rendering: Rendering) -> Part:
    """Return a document, or an image, as a part."""
    written = pronom.of_document(document.format, rendering)
    if written is not None:
        return Part(name=document.name, content=document.content, format=written, exporter=document.format)
    with document.content.open() as stream:
        return Part(name=document.name, content=document.content, format=pronom.of_bytes(stream.read(pronom.HEAD)))
