"""What a file of a package is: name, version, media type and, where it is certain, the identifier of PRONOM.

What this program writes, it knows. What it received is what its importer read it as; images and the rest are told by their first
bytes. No identifier is guessed: a format whose PRONOM entry depends on more than is known here goes without one.
"""

from typing import Final

from archive.formats import Rendering
from archive.newsml import names as newsml
from archive.nitf import names as nitf
from archive.premis.record import Format

HEAD: Final = 32  # bytes that `of_bytes` looks at
_XML: Final = "fmt/101"
_JSON: Final = "fmt/817"

_WRITTEN: Final = {
    "newsml-g2": Format(name="NewsML-G2", version=newsml.VERSION, puid=_XML, media_type=newsml.NEWS_ITEM_TYPE),
    "nitf": Format(name="NITF", version="3.6", puid=_XML, media_type=nitf.MEDIA_TYPE),
    "html": Format(name="HTML", version="5", puid="fmt/471", media_type="text/html"),
    "text": Format(name="plain text", puid="x-fmt/111", media_type="text/plain"),
}
_PDF: Final = {
    "3a+ua1": Format(name="PDF/A-3a, PDF/UA-1", version="1.7", puid="fmt/479", media_type="application/pdf"),
    "4f+ua2": Format(name="PDF/A-4f, PDF/UA-2", version="2.0", puid="fmt/1912", media_type="application/pdf"),
}
_RECEIVED: Final = (
    Format(name="plain text", puid="x-fmt/111", media_type="text/plain"),
    Format(name="Markdown", media_type="text/markdown"),
    Format(name="HTML", media_type="text/html"),
    Format(name="WARC", media_type="application/warc"),
    Format(name="Internet Message Format", puid="fmt/278", media_type="message/rfc822"),
    Format(
        name="Office Open XML document",
        puid="fmt/412",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    Format(name="PDF", media_type="application/pdf"),
    Format(name="JSON", puid=_JSON, media_type="application/json"),
    Format(name="XML", puid=_XML, media_type="application/xml"),
    Format(name="NewsML 1", puid=_XML, media_type="text/vnd.iptc.newsml"),
    Format(name="NITF", puid=_XML, media_type=nitf.MEDIA_TYPE),
)
_G2: Final = "application/vnd.iptc.g2."  # newsitem+xml, newsmessage+xml, ...
_BY_MEDIA_TYPE: Final = {known.media_type: known for known in _RECEIVED}
_SIGNATURES: Final = (
    (b"GIF87a", Format(name="GIF", version="87a", puid="fmt/3", media_type="image/gif")),
    (b"GIF89a", Format(name="GIF", version="89a", puid="fmt/4", media_type="image/gif")),
    (b"\x89PNG\r\n\x1a\n", Format(name="PNG", media_type="image/png")),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01", Format(name="JFIF", version="1.01", puid="fmt/43", media_type="image/jpeg")),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x02", Format(name="JFIF", version="1.02", puid="fmt/44", media_type="image/jpeg")),
    (b"\xff\xd8\xff", Format(name="JPEG", media_type="image/jpeg")),
    (b"II*\x00", Format(name="TIFF", media_type="image/tiff")),
    (b"MM\x00*", Format(name="TIFF", media_type="image/tiff")),
    (b"%PDF-", _BY_MEDIA_TYPE["application/pdf"]),
    (b"<", _BY_MEDIA_TYPE["application/xml"]),
    (b"{", _BY_MEDIA_TYPE["application/json"]),
)
_WEBP: Final = Format(name="WebP", media_type="image/webp")
_UNKNOWN: Final = Format(name="unknown", media_type="application/octet-stream")


def of_document(exporter: str, rendering: Rendering) -> Format | None:
    """Return what a document is that the exporter of that name wrote; None when this program has no such exporter."""
    if exporter == "pdf":
        return _PDF[rendering.pdf_level]
    if exporter == "ninjs":
        return Format(name="ninjs", version=rendering.ninjs_version, puid=_JSON, media_type="application/json")
    return _WRITTEN.get(exporter)


def of_media_type(media_type: str) -> Format:
    """Return what a source is that an importer read as that media type."""
    if media_type.startswith(_G2):
        return Format(name="NewsML-G2", puid=_XML, media_type=media_type)
    return _BY_MEDIA_TYPE.get(media_type) or Format(name=media_type, media_type=media_type)


def of_bytes(head: bytes) -> Format:
    """Return what a file seems to be by its first bytes."""
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return _WEBP
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((known for magic, known in _SIGNATURES if head.startswith(magic) or text.startswith(magic)), _UNKNOWN)
