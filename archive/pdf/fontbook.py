"""Chooses faces: for a look (bold, italic, mono) and a language, the stack of faces that sets the text.

Source Serif is the text face; FiraGO sets Arabic, Hebrew, Devanagari, Thai and Georgian, and leads where the language is written
in one of them, so that figures and punctuation match; Noto Sans has the rest of Latin, Greek and Cyrillic, and the stand-in.
Chinese, Japanese and Korean are set in the first font that is found, in an order of preference by language; other fonts that the
caller names serve for whatever is still missing.

Reads no files: the bytes come through the callables that it is given.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Protocol

from archive.pdf.fonts import Face, FaceSource, FontStack

_FIRAGO_SCRIPTS: Final = frozenset(("Arab", "Hebr", "Deva", "Thai", "Geor"))
RTL_SCRIPTS: Final = frozenset(("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"))
_SCRIPTS: Final = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "ug", "sd", "ks", "azb", "prs"), "Arab"),
    **dict.fromkeys(("he", "yi", "iw"), "Hebr"),
    **dict.fromkeys(("hi", "mr", "ne", "sa", "bho", "mai", "kok"), "Deva"),
    **dict.fromkeys(("zh", "cmn", "yue"), "Hans"),
    "th": "Thai",
    "ka": "Geor",
    "ja": "Jpan",
    "ko": "Kore",
    "dv": "Thaa",
    "syr": "Syrc",
    "nqo": "Nkoo",
}
_TRADITIONAL: Final = frozenset(("TW", "HK", "MO"))
_NAMES: Final = {"Hans": "sc", "Hant": "tc", "Jpan": "jp", "Kore": "kr"}
_LOCAL: Final = {
    "Hans": ("wqy-microhei", "wqy-zenhei", "droidsansfallback", "uming", "simsun", "songti"),
    "Hant": ("wqy-microhei", "wqy-zenhei", "droidsansfallback", "uming", "mingliu", "songti"),
    "Jpan": ("ipaexm", "ipaexg", "ipam", "ipag", "yumin", "msmincho", "hiragino"),
    "Kore": ("nanummyeongjo", "nanumgothic", "batang", "malgun", "applesdgothic"),
}
_PAIRED: Final = "SourceSerifPro-"  # no more than two letters ever change each other (proven in tests/pdf/test_pairs.py)
_COLLECTIONS: Final = ("notoserifcjk", "notosanscjk")
_BOLD: Final = re.compile("bold|black|heavy", re.IGNORECASE)
_OTHER_WEIGHT: Final = re.compile("thin|light|medium|demi|extra|coding|mono|square|pen|brush|italic|oblique|eco", re.IGNORECASE)


class FontFile(Protocol):
    """A font file: where it is, whether it came with the operating system, and its bytes."""

    @property
    def path(self) -> "NamedPath":
        """Its path."""

    @property
    def common(self) -> bool:
        """Whether it is in a folder of the operating system."""

    def read(self) -> bytes:
        """Return its bytes."""


class NamedPath(Protocol):
    """What is asked of a path."""

    @property
    def stem(self) -> str:
        """The file name without its suffix."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a face looks like."""

    bold: bool = False
    italic: bool = False
    mono: bool = False

    @property
    def suffix(self) -> str:
        """The style name that FiraGO and Noto Sans use."""
        return {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}[
            self.bold, self.italic
        ]

    @property
    def serif(self) -> str:
        """The style name that Source Serif uses."""
        return {(False, False): "Regular", (True, False): "Bold", (False, True): "It", (True, True): "BoldIt"}[
            self.bold, self.italic
        ]


@lru_cache(500)
def script(lang: str) -> str:
    """Return the ISO 15924 code of the script that a language tag says or suggests, "Latn" when it suggests none of ours."""
    language, *subtags = lang.split("-")
    stated = next((subtag.title() for subtag in subtags if len(subtag) == 4 and subtag.isalpha()), "")
    if not stated and language.lower() in ("zh", "cmn", "yue") and _TRADITIONAL.intersection(map(str.upper, subtags)):
        return "Hant"
    return stated or _SCRIPTS.get(language.lower(), "Latn")


class FontBook:
    """All faces that a process may use.

    Args:
        bundled: Returns the bytes of a font of our dependencies by its name.
        others: Finds the font files in the folders that the caller names.
    """

    def __init__(self, bundled: Callable[[str], bytes], others: Callable[[], Sequence[FontFile]]) -> None:
        self._bundled = bundled
        self._others = others
        self._sources: dict[tuple[str, int], FaceSource] = {}
        self.stack = cache(self._stack)

    def _stack(self, look: Look, lang: str) -> FontStack:
        """Return the stack for a look and a language."""
        writing = script(lang)
        serif = self._own("SourceSerifPro-" + look.serif)
        fira, noto = self._own("FiraGO_" + look.suffix), self._own("NotoSans_" + look.suffix)
        symbols = (self._own("NotoSansSymbols2_Regular"), self._own("NotoSansMath_Regular"))
        if look.mono:
            mono = self._own("FiraMono_Bold" if look.bold else "FiraMono_Regular")
            sources: tuple[FaceSource, ...] = (mono, fira, noto)
        elif writing in _FIRAGO_SCRIPTS:
            sources = (fira, serif, noto)
        elif writing in _NAMES:
            sources = (serif, *self._asian(writing, look), fira, noto)
        else:
            sources = (serif, fira, noto)
        return FontStack(
            (*sources, *symbols),
            lambda: self._further(writing, look),
            self._own("NotoSans_Regular"),
            ascii_first=writing in _NAMES and not look.mono,
        )

    def _own(self, name: str) -> FaceSource:
        """Return a face of our dependencies."""
        return self._source(name, 0, lambda: Face(self._bundled(name), paired=name.startswith(_PAIRED)))

    def _source(self, name: str, index: int, make: Callable[[], Face]) -> FaceSource:
        """Return the one source of that name."""
        return self._sources.setdefault((name, index), FaceSource(make))

    def _further(self, writing: str, look: Look) -> tuple[FaceSource, ...]:
        """Return the faces for characters that no bundled face has: any script may turn up in any text."""
        scripts = [writing, *(other for other in _NAMES if other != writing)]
        asian = [source for each in scripts if each in _NAMES for source in self._asian(each, look)]
        rest = [self._open(file, "") for file in self._others() if not file.common]
        return tuple(dict.fromkeys([*asian, *rest]))

    def _asian(self, writing: str, look: Look) -> tuple[FaceSource, ...]:
        """Return the faces for a script of East Asia: the best font that is there."""
        code = _NAMES[writing]
        wanted = (_COLLECTIONS[0], f"notoserif{code}", _COLLECTIONS[1], f"notosans{code}", *_LOCAL[writing])
        files = self._others()
        found = []
        for stem in wanted:
            family = [file for file in files if file.path.stem.lower().startswith(stem)]
            heavy = [file for file in family if _BOLD.search(file.path.stem)]
            normal = [file for file in family if file not in heavy and not _OTHER_WEIGHT.search(file.path.stem)]
            chosen = (heavy or normal or family) if look.bold else (normal or family)
            found += [self._open(file, code) for file in chosen[:1]]
        return tuple(found)

    def _open(self, file: FontFile, code: str) -> FaceSource:
        """Return a face of a file; of a collection the member for that part of East Asia."""
        return self._source(f"{file.path}", {"": 0, "sc": 1, "tc": 2, "jp": 3, "kr": 4}[code], lambda: _member(file.read(), code))


def _member(data: bytes, code: str) -> Face:
    """Return the member of a collection whose name ends in the code, `NotoSerifCJKjp-Regular`; else its first."""
    count = int.from_bytes(data[8:12], "big") if data[:4] == b"ttcf" else 1
    for index in range(count if count > 1 and code else 0):
        face = Face(data, index)
        if f"CJK{code}" in face.ps_name:
            return face
    return Face(data, 0)
