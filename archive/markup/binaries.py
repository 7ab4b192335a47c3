"""Recognises bytes that are no text, so that a refusal can say what the file seems to be.

A known signature at its place decides; without one, bytes with more control characters than any text has are binary. UTF-16
and UTF-32 look binary to this module: ask `decoding` for those first. Nothing is parsed here.
"""

from typing import Final

_SIGNATURES: Final = (
    (0, b"%PDF-", "a PDF document"),
    (0, b"PK\x03\x04", "a ZIP archive (or a DOCX, ODT or EPUB file, which are ZIP archives)"),
    (0, b"PK\x05\x06", "an empty ZIP archive"),
    (0, b"\x1f\x8b", "a gzip file"),
    (0, b"BZh", "a bzip2 file"),
    (0, b"\xfd7zXZ\x00", "an xz file"),
    (0, b"(\xb5/\xfd", "a Zstandard file"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file"),
    (0, b"{\\rtf", "a Rich Text Format document"),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF87a", "a GIF image"),
    (0, b"GIF89a", "a GIF image"),
    (0, b"II*\x00", "a TIFF image"),
    (0, b"MM\x00*", "a TIFF image"),
    (0, b"RIFF", "a RIFF file (WAV, AVI or WebP)"),
    (0, b"ID3", "an MP3 file"),
    (0, b"OggS", "an Ogg file"),
    (4, b"ftyp", "an MP4 or QuickTime file"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"\x7fELF", "a program (ELF)"),
    (0, b"MZ\x90\x00", "a program (Windows)"),
)

_HEAD: Final = 8192
# Tab, line feed, carriage return and what old wires and terminals leave in text: back space, vertical tab, form feed, escape,
# end of file.
_TEXT_CONTROLS: Final = b"\t\n\r\b\x0b\x0c\x1b\x1a" + bytes(range(0x20, 0x100))
_ALLOWANCE: Final = 4


def signature(data: bytes) -> str:
    """Return what the bytes are by their signature ("a PDF document"), "" when they have none that we know."""
    return next((kind for offset, magic, kind in _SIGNATURES if data.startswith(magic, offset)), "")


def binary_kind(data: bytes) -> str:
    """Return what the bytes seem to be ("a JPEG image", "binary data"), "" when they may be text in some 8-bit encoding."""
    if kind := signature(data):
        return kind
    head = data[:_HEAD]
    controls = len(head.translate(None, _TEXT_CONTROLS))
    return "binary data" if controls > _ALLOWANCE + len(head) // 50 else ""
