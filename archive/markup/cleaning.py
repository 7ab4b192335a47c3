"""Text -> clean text: one kind of line end, composed letters, nothing invisible that no reader meant; each change is counted.

Line ends become LF. Soft hyphens, zero-width characters and control characters are dropped; smart quotes, dashes and no-break
spaces are kept. A joiner stays where spelling needs it (Persian, Indic scripts, emoji) and a zero-width space where words
have no blanks (Thai, Khmer); marks of text direction always stay. The result is Unicode NFC and archivable (see
`model/characters`). Words, blanks inside lines and blank lines are not touched.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_UNUSUAL_ENDS: Final = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_PARAGRAPH_ENDS: Final = "\x0c\u2029"  # a page or a paragraph ends, not only a line
# Scripts in which ZWNJ and ZWJ are part of the spelling (RFC 5892, appendix A.1 and A.2), and the parts of emoji.
_JOINING: Final = (
    "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc\ufe0f\u2600-\u27bf\U0001f000-\U0001faff"
)
_UNSPACED: Final = "\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff"  # Thai, Lao, Tibetan, Burmese, Khmer
_SOFT_HYPHEN: Final = re.compile("\xad")
_REPLACEMENT: Final = re.compile("\ufffd")
_INVISIBLE: Final = re.compile(f"[\u2060\ufeff]|(?<![{_JOINING}])[\u200c\u200d]|(?<![{_UNSPACED}])\u200b")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")  # FORBIDDEN but line ends
_MISREAD: Final = re.compile("â€[™œ˜“”¢¦]|Ã[\xa1\xa4\xa8\xa9\xad\xb1\xb3\xb6\xbc]|[ÐÑ][\x80-\xbf][ÐÑ][\x80-\xbf]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often something occurs, and the line of its first occurrence (from 1; None when there is none)."""

    count: int = 0
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """Clean text and what was done to it.

    Attributes:
        text: The text.
        notes: What was changed, as sentences with counts.
        controls: Control characters that were dropped.
        invisible: Soft hyphens and zero-width characters that were dropped.
        replaced: U+FFFD in the text: letters that were lost before.
        misread: Letter pairs that UTF-8 leaves when somebody has read it as an 8-bit encoding.
    """

    text: str
    notes: tuple[str, ...]
    controls: Tally
    invisible: Tally
    replaced: Tally
    misread: Tally


def clean(text: str) -> Cleaned:
    """Return `text` cleaned; lines are counted as an editor counts them."""
    notes: list[str] = []
    text = _unify_line_ends(text, notes)
    unusual = _UNUSUAL_ENDS.findall(text)
    controls, misread = _tally(_CONTROLS, text), _tally(_MISREAD, text)
    soft, wide = _tally(_SOFT_HYPHEN, text), _tally(_INVISIBLE, text)
    replaced = _tally(_REPLACEMENT, text)
    if unusual:
        text = _UNUSUAL_ENDS.sub(lambda end: "\n\n" if end[0] in _PARAGRAPH_ENDS else "\n", text)
        notes.append(counted(len(unusual), "form feed, vertical tab or Unicode line end", "turned into line feeds"))
    if soft.count:
        text = text.replace("\xad", "")
        notes.append(counted(soft.count, "soft hyphen", "dropped"))
    if wide.count:
        text = _INVISIBLE.sub("", text)
        notes.append(counted(wide.count, "zero-width character", "dropped"))
    if controls.count:
        text = _CONTROLS.sub("", text)
        notes.append(counted(controls.count, "control character", "dropped"))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
        notes.append("letters and their accents composed (Unicode NFC)")
    lines = [tally.line for tally in (soft, wide) if tally.line]
    invisible = Tally(count=soft.count + wide.count, line=min(lines, default=None))
    return Cleaned(
        text=text, notes=tuple(notes), controls=controls, invisible=invisible, replaced=replaced, misread=misread
    )  # fmt: skip


def counted(number: int, noun: str, change: str) -> str:
    """Return a note: "2 soft hyphens dropped"."""
    return f"{number} {noun}{'' if number == 1 else 's'} {change}"


def _unify_line_ends(text: str, notes: list[str]) -> str:
    """Turn CRLF and CR into LF."""
    if pairs := text.count("\r\n"):
        text = text.replace("\r\n", "\n")
        notes.append(counted(pairs, "CRLF line end", "turned into LF"))
    if single := text.count("\r"):
        text = text.replace("\r", "\n")
        notes.append(counted(single, "CR line end", "turned into LF"))
    return text


def _tally(pattern: re.Pattern[str], text: str) -> Tally:
    """Count the pattern without keeping the matches."""
    first = pattern.search(text)
    if first is None:
        return Tally()
    return Tally(count=sum(1 for _ in pattern.finditer(text)), line=text.count("\n", 0, first.start()) + 1)
