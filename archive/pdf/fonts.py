"""Font faces as HarfBuzz sees them, and stacks of faces that together cover a text.

All measures are thousandths of the font size, rounded, as in a PDF's width arrays. A Face keeps what it learns (coverage,
advances, shaped words) for the life of the process; nothing it keeps changes what is written, only how fast.

Reads no files: a FaceSource brings its bytes.
"""

import itertools
import re
import struct
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Final, TypeVar

import uharfbuzz as hb

from archive.pdf.bidi import bidi_class

K = TypeVar("K")
V = TypeVar("V")
_NAME_CHARACTERS: Final = re.compile(r"[^A-Za-z0-9-]")
_BOLD_WEIGHT: Final = 600  # usWeightClass (OpenType, OS/2)
# Controls of format and direction, joiners and variation selectors (Unicode, Default_Ignorable_Code_Point), and line ends
_NEVER_SHOWN: Final = re.compile(
    "[\t\n\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_STAND_INS: Final = "\ufffd\u25a1?"


class Filled(dict[K, V]):
    """A dictionary that makes its values when they are first asked for."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        value = self[key] = self._make(key)
        return value


class Face:
    """One face of a font family.

    Args:
        data: Bytes of a TrueType or OpenType font, or of a collection of them.
        index: Which one of a collection.
        paired: Whether words may be put together from pairs (`pairs.py`).

    Attributes:
        ps_name: PostScript name.
        is_cff: Whether its outlines are CFF rather than TrueType.
        is_bold: Whether it is semibold or heavier.
        ascent, descent: Typographic extents; the descent is negative.
        thousandths: Font units -> thousandths of the font size.
        advances: Glyph -> its width.
        codes: Glyph -> its number as a PDF writes it, four hexadecimal digits.
        words: Shaped words, kept by `shaping.shape`.
        pairs: Language -> shaped pairs, kept by `pairs.pair_up`.
    """

    def __init__(self, data: bytes, index: int = 0, *, paired: bool = False) -> None:
        self.paired = paired
        self.hb_face = hb.Face(hb.Blob(data), index)
        self.hb_font = hb.Font(self.hb_face)
        self.scale = 1000 / self.hb_face.upem
        self.glyph_count: int = self.hb_face.glyph_count
        tables = set(self.hb_face.table_tags)
        self.is_cff = "glyf" not in tables
        given = self.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Font"
        self.ps_name = _NAME_CHARACTERS.sub("", given)
        extents = self.hb_font.get_font_extents("ltr")
        self.ascent = round(extents.ascender * self.scale)
        self.descent = round(extents.descender * self.scale)
        self.space_glyph: int = self.hb_font.get_nominal_glyph(0x20) or 0
        self.is_bold = int.from_bytes(bytes(self.hb_face.reference_table("OS/2").data)[4:6], "big") >= _BOLD_WEIGHT
        self.thousandths: dict[int, int] = Filled(lambda units: round(units * self.scale))
        self.advances: dict[int, int] = Filled(lambda glyph: self.thousandths[self.hb_font.get_glyph_h_advance(glyph)])
        self.codes: dict[int, str] = Filled(lambda glyph: f"{glyph:04x}")
        self._covered: dict[str, bool] = {}
        self._present: set[str] = set()
        self.words: dict[tuple[str, bool, str], object] = {}
        self.pairs: dict[str, dict[str, tuple[int, int, str] | None]] = {}
        self.space = self.advances[self.space_glyph]

    def covers(self, character: str) -> bool:
        """Tell whether the face has a glyph for the character."""
        known = self._covered.get(character)
        if known is None:
            known = self._covered[character] = bool(self.hb_font.get_nominal_glyph(ord(character)))
            if known:
                self._present.add(character)
        return known

    def covers_all(self, text: str) -> bool:
        """Tell whether the face has a glyph for every character."""
        return self._present.issuperset(text) or all(map(self.covers, text))

    def shape(self, text: str, *, rtl: bool, lang: str) -> tuple[Sequence[Any], Sequence[Any]]:
        """Return HarfBuzz's glyph infos and positions of a text, in visual order; `lang` is a BCP 47 tag or ""."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"  # as resolved by UAX #9, whatever the script
        if lang:
            buffer.language = lang
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        hb.shape(self.hb_font, buffer)
        return buffer.glyph_infos, buffer.glyph_positions

    @cached_property
    def meanings(self) -> dict[int, str]:
        """The character that each glyph stands for by itself: the lowest that leads to it, private use left out."""
        found: dict[int, str] = {}
        nominal = self.hb_font.get_nominal_glyph
        for code in sorted(self.hb_face.unicodes):
            if 0xE000 <= code <= 0xF8FF or code >= 0xF0000:
                continue
            found.setdefault(nominal(code), chr(code))
        return found

    @cached_property
    def stand_in(self) -> int:
        """The glyph shown for what the face has no glyph for: a replacement character, a box or a question mark."""
        return next((glyph for c in _STAND_INS if (glyph := self.hb_font.get_nominal_glyph(ord(c)))), self.space_glyph)

    @cached_property
    def descriptor(self) -> str:
        """The entries of a font descriptor that every document shares (ISO 32000-1, 9.8)."""
        head, os2, post = (bytes(self.hb_face.reference_table(tag).data) for tag in ("head", "OS/2", "post"))
        box = struct.unpack(">4h", head[36:44])
        weight = struct.unpack(">H", os2[4:6])[0]
        ascent, descent = struct.unpack(">2h", os2[68:72])
        cap_height = struct.unpack(">h", os2[88:90])[0] if len(os2) >= 90 else ascent
        angle = struct.unpack(">i", post[4:8])[0] / 65536
        fixed = struct.unpack(">I", post[12:16])[0]
        flags = 4 | (1 if fixed else 0) | (64 if angle else 0)
        measures = " ".join(str(round(value * self.scale)) for value in box)
        return (
            f"/Type/FontDescriptor/Flags {flags}/FontBBox[{measures}]/ItalicAngle {angle:g}/Ascent {round(ascent * self.scale)}"
            f"/Descent {round(descent * self.scale)}/CapHeight {round(cap_height * self.scale)}/StemV {50 + (weight // 65) ** 2}"
        )


class FaceSource:
    """A face that is read when the first character needs it."""

    __slots__ = ("_face", "_load")

    def __init__(self, load: Callable[[], Face]) -> None:
        self._load = load
        self._face: Face | None = None

    @property
    def face(self) -> Face:
        """The face."""
        if self._face is None:
            self._face = self._load()
        return self._face


class FontStack:
    """Faces in order of preference; each character is set in the first that has it.

    Args:
        sources: The faces; the first one measures the lines, the blanks are its own.
        more: Finds further faces when a character is in none of these.
        stand_in: The face that shows the stand-in for characters that no face has.
        ascii_first: Whether the first face sets nothing but ASCII and Latin letters (text whose script has its own face for
            quotation marks and dashes: Chinese, Japanese, Korean).
    """

    def __init__(
        self,
        sources: Sequence[FaceSource],
        more: Callable[[], Sequence[FaceSource]],
        stand_in: FaceSource,
        *,
        ascii_first: bool = False,
    ) -> None:
        self._sources = tuple(sources)
        self._more = more
        self._stand_in = stand_in
        self._ascii_first = ascii_first
        self._splits: dict[str, tuple[tuple[Face, str], ...]] = {}
        self._choices: dict[str, Face | None] = {}
        self.pieces: dict[str, dict[str, object]] = {}

    @cached_property
    def first(self) -> Face:
        """The face that measures the lines."""
        return self._sources[0].face

    @cached_property
    def is_paired(self) -> bool:
        """Whether the first face sets whatever it can, and puts words together from pairs (`pairs.py`)."""
        return self.first.paired and not self._ascii_first

    def split(self, text: str) -> tuple[tuple[Face, str], ...]:
        """Return `text` in parts of one face each; marks and joiners stay with what they follow."""
        parts = self._splits.get(text)
        if parts is None:
            if len(self._splits) > 10_000:
                self._splits.clear()
            parts = self._splits[text] = self._split(text)
        return parts

    def missing(self, text: str) -> set[str]:
        """Return the characters of `text` that no face has; what is never shown needs none."""
        return {c for c in set(text) if self._choose(c) is None and not _NEVER_SHOWN.match(c)}

    def _choose(self, character: str) -> Face | None:
        """Return the first face that has the character."""
        if character not in self._choices:
            own = self._sources[1:] if self._ascii_first and character > "\u024f" else self._sources
            candidates = itertools.chain(own, self._further, self._sources[:1])
            self._choices[character] = next((s.face for s in candidates if s.face.covers(character)), None)
        return self._choices[character]

    @cached_property
    def _further(self) -> tuple[FaceSource, ...]:
        """The further faces, looked for once."""
        return tuple(self._more())

    def _split(self, text: str) -> tuple[tuple[Face, str], ...]:
        """Deal the characters out over the faces."""
        first = self.first
        if first.covers_all(text) and not (self._ascii_first and max(text) > "\u024f"):
            return ((first, text),)
        parts: list[tuple[Face, list[str]]] = []
        for character in text:
            face = None
            if parts and bidi_class(character) in ("NSM", "BN") and self._follows(parts[-1][0], character):
                face = parts[-1][0]
            face = face or self._choose(character) or self._stand_in.face
            if parts and parts[-1][0] is face:
                parts[-1][1].append(character)
            else:
                parts.append((face, [character]))
        return tuple((face, "".join(characters)) for face, characters in parts)

    def _follows(self, face: Face, character: str) -> bool:
        """Tell whether a mark, or a character that is never shown, can be set in the face of what it follows."""
        return face.covers(character) or bidi_class(character) == "BN"
