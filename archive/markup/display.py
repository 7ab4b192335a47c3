r"""Makes text from a stranger safe to show: what would steer a terminal or reorder a line becomes visible as \uXXXX.

Escaped are the C0 and C1 controls and DEL (terminal escapes begin with them), the bidirectional controls (they can make a file
name read as another one; Unicode TR 36, 3.2), the line and paragraph separators, the byte order mark and lone surrogates.
All of these lie in the Basic Multilingual Plane, so that an escaped JSON text is still the same JSON value.

This module does not wrap, colour or translate.
"""

import re
from typing import Final

_UNSAFE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_UNSAFE_IN_LINES: Final = re.compile(_UNSAFE.pattern.replace("\x00-\x1f", "\x00-\x09\x0b-\x1f"))


def visible(text: str) -> str:
    r"""Return `text` as one line in which everything that is not plain text is written as \uXXXX."""
    return _UNSAFE.sub(_escape, text)


def visible_lines(text: str) -> str:
    """Return `text` like `visible`, with its line feeds kept."""
    return _UNSAFE_IN_LINES.sub(_escape, text)


def excerpt(text: str, length: int = 60) -> str:
    """Return at most `length` characters of `text`, visible, with an ellipsis when it was cut."""
    return visible(text if len(text) <= length else text[: length - 1] + "…")


def _escape(found: re.Match[str]) -> str:
    """Spell one character as JSON does."""
    return f"\\u{ord(found[0]):04x}"
