"""Embeds what one document needs of a face: a subset by HarfBuzz, as a Type 0 font with exact Unicode texts.

A code stands for a pair of a glyph and a text: the glyph's number when the text is what the glyph means by itself, else the
next free number. So no two texts ever compete for a code, and no-break spaces, soft hyphens, joiners and ligatures come out of
the file as they went in. TrueType faces lead codes to glyphs by CIDToGIDMap, CFF faces by an embedded CMap.

ISO 19005-3, 6.2.11: the font is embedded, its widths agree with the font program, every code has a Unicode text.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFDocument

from archive.pdf.fonts import Face
from archive.pdf.objects import Ready, add, stream
from archive.pdf.words import Operands, Word, operands

_PROGRAM_EFFORT: Final = 1  # outlines are as good as random: more effort saves two bytes in a hundred
_ROWS_PER_BLOCK: Final = 100  # Adobe Technical Note 5014, 2.4: at most 100 entries
_UNUSED_TABLES: Final = tuple(
    int.from_bytes(tag.ljust(4).encode(), "big")
    for tag in (
        *("GSUB", "GPOS", "GDEF", "name", "OS/2", "post", "DSIG", "STAT", "MATH", "BASE", "kern", "meta", "gasp", "VORG", "vhea"),
        *("vmtx", "VDMX", "hdmx", "LTSH", "PCLT", "FFTM", "JSTF", "morx", "mort", "feat", "trak", "prop", "opbd", "lcar", "SVG"),
        *("COLR", "CPAL", "CBDT", "CBLC", "sbix", "cmap"),
    )
)
_FLAGS: Final = (
    hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.NOTDEF_OUTLINE
    | hb.SubsetFlags.NO_BIDI_CLOSURE
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET
)


class EmbeddedFont:
    """The use of a face in one document.

    Attributes:
        face: The face.
        name: Resource name, `F1`.
        ref: Reference of the font dictionary, once written.
        memo: Operands of the words that were shown.
    """

    __slots__ = ("_codes", "_next", "_noted", "_plain", "face", "memo", "name", "ref")

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.ref = ""
        self.memo: dict[Word, Operands] = {}
        self._plain: set[int] = set()
        self._noted: set[Word] = set()
        self._codes: dict[tuple[int, str], int] = {}
        self._next = face.glyph_count

    def code(self, glyph: int, text: str) -> int:
        """Return the code of a glyph that says `text`."""
        if self.face.meanings.get(glyph) == text:
            self._plain.add(glyph)
            return glyph
        code = self._codes.get((glyph, text))
        if code is None:
            code = self._codes[glyph, text] = self._free()
        return code

    def show(self, word: Word) -> Operands:
        """Return the TJ operands of a word in this document."""
        shown = self.memo.get(word)
        if shown is None:
            if word.plain:
                self._plain.update(word.ids)
                shown = word.operands
            else:
                shown, _ = operands(self.face, word, self.code)
            self.memo[word] = shown
        return shown

    def note(self, words: Iterable[Word]) -> None:
        """Take note of plain words that are shown by their own operands."""
        self._noted.update(words)

    def write(self, document: PDFDocument) -> None:
        """Add the font to the document."""
        face = self.face
        self._plain.update(*[word.ids for word in self._noted])
        rows = sorted(
            [(glyph, glyph, face.meanings[glyph]) for glyph in self._plain]
            + [(code, glyph, text) for (glyph, text), code in self._codes.items()]
        )
        glyphs = tuple(sorted({glyph for _, glyph, _ in rows}))
        program, new = _subset(face, glyphs)
        base = f"/{_tag(face, glyphs)}+{face.ps_name}"
        kind = "/Subtype/OpenType" if face.is_cff else f"/Length1 {len(program)}"
        file = add(document, Ready(stream(program, kind, effort=_PROGRAM_EFFORT)))
        key = "FontFile3" if face.is_cff else "FontFile2"
        descriptor = add(document, Ready(f"<<{face.descriptor}/FontName{base}/{key} {file}>>".encode("ascii")))
        if face.is_cff:
            cids = [(code, new[glyph]) for code, glyph, _ in rows]
            widths = _widths(sorted({(new[glyph], face.advances[glyph]) for _, glyph, _ in rows}))
            encoding, mapping = add(document, Ready(_cmap(cids))), ""
        else:
            widths = _widths([(code, face.advances[glyph]) for code, glyph, _ in rows])
            encoding = "/Identity-H"
            mapping = f"/CIDToGIDMap {add(document, Ready(stream(_glyph_map(rows, new))))}"
        descendant = (
            f"<</Type/Font/Subtype/CIDFontType{0 if face.is_cff else 2}/BaseFont{base}/FontDescriptor {descriptor}"
            f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[{widths}]{mapping}>>"
        )
        cid_font = add(document, Ready(descendant.encode("ascii")))
        unicode = add(document, Ready(stream(_to_unicode(rows))))
        self.ref = add(
            document,
            Ready(
                f"<</Type/Font/Subtype/Type0/BaseFont{base}/Encoding {encoding}/DescendantFonts[{cid_font}]"
                f"/ToUnicode {unicode}>>".encode("ascii")
            ),
        )

    def _free(self) -> int:
        """Return a code that no glyph means: above the glyphs, or counted down through those that mean nothing."""
        if self._next <= 0xFFFF:
            self._next += 1
            return self._next - 1
        taken = set(self._codes.values())
        return next(code for code in range(0xFFFF, 0, -1) if code not in taken and code not in self.face.meanings)


def _subset(face: Face, glyphs: Sequence[int]) -> tuple[bytes, dict[int, int]]:
    """Return a font program with these glyphs only, and their new numbers."""
    request = hb.SubsetInput()
    request.glyph_set.update({0, *glyphs})
    request.flags = _FLAGS
    request.drop_table_tag_set.update(_UNUSED_TABLES)
    plan = hb.SubsetPlan(face.hb_face, request)
    program = bytes(plan.execute().blob.data)
    renumbered = plan.old_to_new_glyph_mapping
    return program, {glyph: renumbered[glyph] for glyph in glyphs}


def _tag(face: Face, glyphs: Sequence[int]) -> str:
    """Return the six letters that name the subset (ISO 32000-1, 9.6.4), made from what is in it."""
    value = int.from_bytes(hashlib.sha256(repr((face.ps_name, glyphs)).encode()).digest()[:8], "big")
    letters = ""
    for _ in range(6):
        value, rest = divmod(value, 26)
        letters += chr(65 + rest)
    return letters


def _widths(pairs: Iterable[tuple[int, int]]) -> str:
    """Return the W array's content: runs of neighbouring codes share a list."""
    out: list[str] = []
    previous = -2
    for code, width in pairs:
        if code != previous + 1:
            out.append(f"{']' if out else ''}{code}[")
        out.append(f"{width} ")
        previous = code
    return "".join(out).replace(" ]", "]").rstrip() + "]"


def _glyph_map(rows: Sequence[tuple[int, int, str]], new: dict[int, int]) -> bytes:
    """Return the CIDToGIDMap."""
    table = bytearray(2 * (rows[-1][0] + 1))
    for code, glyph, _ in rows:
        table[2 * code : 2 * code + 2] = new[glyph].to_bytes(2, "big")
    return bytes(table)


def _to_unicode(rows: Sequence[tuple[int, int, str]]) -> bytes:
    """Return the CMap from codes to texts."""
    # ISO 19005-3, 6.2.11.7.2: never U+FEFF; its modern form stands for it, and an ActualText says which it is
    texts = ((code, text.replace("\ufeff", "\u2060")) for code, _, text in rows)
    lines = [f"<{code:04x}><{text.encode('utf-16-be').hex()}>" for code, text in texts]
    return _cmap_program("Adobe-Identity-UCS", "UCS", 2, lines, "bfchar")


def _cmap(pairs: Sequence[tuple[int, int]]) -> bytes:
    """Return the CMap stream from codes to CIDs."""
    lines = [f"<{code:04x}>{cid}" for code, cid in pairs]
    program = _cmap_program("Archive-Identity", "Identity", 1, lines, "cidchar")
    system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    return stream(program, f"/Type/CMap/CMapName/Archive-Identity{system}/WMode 0")


def _cmap_program(name: str, ordering: str, kind: int, lines: Sequence[str], operator: str) -> bytes:
    """Return the text of a CMap with two-byte codes."""
    head = (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 0>>def"
        f"/CMapName/{name} def/CMapType {kind} def/WMode 0 def 1 begincodespacerange<0000><ffff>endcodespacerange"
    )
    out = [head]
    for start in range(0, len(lines), _ROWS_PER_BLOCK):
        block = lines[start : start + _ROWS_PER_BLOCK]
        out += [f"{len(block)} begin{operator}", *block, f"end{operator}"]
    out.append("endcmap CMapName currentdict/CMap defineresource pop end end")
    return "\n".join(out).encode("ascii")
