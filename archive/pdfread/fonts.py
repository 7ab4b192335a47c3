"""Tells of a font whether it is embedded, whether it says what its codes mean, and turns shown bytes into text.

Text comes from ToUnicode; without it, from the simple encodings that a font dictionary can name. A code that means nothing
becomes U+FFFD, so that lost text is seen. Widths and glyphs are nobody's business here.
"""

import re
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from archive.pdfread.cmaps import CMap, read_cmap
from archive.pdfread.objects import decoded, entry, is_dictionary, items, name, number

UNKNOWN: Final = "\ufffd"
_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_ENCODINGS: Final = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman"}
_UNI_NAME: Final = re.compile("(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """What is known of a font.

    Attributes:
        name: Its PostScript name with the subset's tag.
        embedded: Its program is in the file; true of Type 3 fonts, whose program is content.
        speaks: It says what its codes mean: it has a ToUnicode CMap, or an encoding of Latin characters.
        width: Bytes per code.
        texts: Code -> text.
    """

    name: str
    embedded: bool
    speaks: bool
    width: int
    texts: dict[int, str]

    def text(self, shown: bytes) -> str:
        """Return the text of a shown string."""
        texts, width = self.texts, self.width
        if width == 1:
            return "".join([texts.get(code, UNKNOWN) for code in shown])
        codes = range(0, len(shown) - width + 1, width)
        return "".join([texts.get(int.from_bytes(shown[at : at + width]), UNKNOWN) for at in codes])


def read_font(font: Any) -> Font:
    """Read a font dictionary."""
    composite = name(entry(font, "/Subtype")) == "Type0"
    described = next(iter(items(entry(font, "/DescendantFonts"))), None) if composite else font
    descriptor = entry(described, "/FontDescriptor")
    mapped = decoded(entry(font, "/ToUnicode"))
    cmap = read_cmap(mapped) if mapped is not None else CMap(width=0, texts={})
    texts = cmap.texts if composite else simple_encoding(font) | cmap.texts
    width = 1
    if composite:
        own = decoded(entry(font, "/Encoding"))
        width = (read_cmap(own).width if own is not None else 2) or 2
    return Font(
        name=name(entry(font, "/BaseFont")) or "without a name",
        embedded=name(entry(font, "/Subtype")) == "Type3" or any(is_dictionary(entry(descriptor, key)) for key in _FILES),
        speaks=bool(cmap.texts) or (not composite and _names_latin(font, descriptor)),
        width=width,
        texts=texts,
    )


def simple_encoding(font: Any) -> dict[int, str]:
    """Return code -> text of a simple font by its Encoding (ISO 32000-1, 9.6.6)."""
    encoding = entry(font, "/Encoding")
    base = name(encoding) or name(entry(encoding, "/BaseEncoding"))
    read = partial(bytes.decode, encoding=_ENCODINGS.get(base, "latin-1"), errors="replace")
    texts = {code: read(bytes([code])) for code in range(32, 256)}
    code = 0
    for item in items(entry(encoding, "/Differences")):
        given = number(item)
        if given is not None:
            code = given
        else:
            texts[code] = _named(name(item)) or texts.get(code, UNKNOWN)
            code += 1
    return texts


def _named(glyph: str) -> str:
    """Return the character of a glyph's name, when the name itself says it: "A", "uni00E9"."""
    if len(glyph) == 1:
        return glyph
    found = _UNI_NAME.fullmatch(glyph)
    point = int(found[1] or found[2], 16) if found else 0
    return chr(point) if 0 < point <= 0x10FFFF else ""


def _names_latin(font: Any, descriptor: Any) -> bool:
    """Tell whether the codes mean Latin characters without a CMap (ISO 19005-3, 6.2.11.7.2; ISO 14289-1, 7.21.7)."""
    encoding = entry(font, "/Encoding")
    named = name(encoding) or name(entry(encoding, "/BaseEncoding"))
    symbolic = bool((number(entry(descriptor, "/Flags")) or 0) & 4)
    return named in {"WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding"} or (named == "" and not symbolic)
