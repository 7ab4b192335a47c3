r"""Makes text from a stranger safe to show: what would steer a terminal or reorder a line becomes visible as \uXXXX.

Escaped are the C0 and C1 controls and DEL (terminal escapes begin with them), the bidirectional controls (they can make a file
name read as another one; Unicode TR 36, 3.2), the line and paragraph separators, the byte order mark, lone surrogates, and
the noncharacters U+FFFE and U+FFFF. All of these lie in the Basic Multilingual Plane, so that an escaped JSON text is still
the same JSON value; what is left can stand in an XML 1.0 document (2.2).

A log of a CI system is a terminal of another kind: it obeys lines that begin with `::` and words like `##[group]` or
`##vso[`. `inert` spells these out.

This module does not wrap, colour or translate.
"""

import re
from typing import Final

_UNSAFE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
_CI_COMMAND: Final = re.compile(r"^\s*:(?=:)|#(?=#\w*\[)")
_UNSAFE_IN_LINES: Final = re.compile(_UNSAFE.pattern.replace("\x00-\x1f", "\x00-\x09\x0b-\x1f"))


def visible(text: str) -> str:
    r"""Return `text` as one line in which everything that is not plain text is written as \uXXXX."""
    return _UNSAFE.sub(lambda found: _escape(found[0]), text)


def visible_lines(text: str) -> str:
    """Return `text` like `visible`, with its line feeds kept."""
    return _UNSAFE_IN_LINES.sub(lambda found: _escape(found[0]), text)


def inert(line: str) -> str:
    r"""Return one visible `line` in which no CI system sees a command: `::error` and `##[error]` get a \u003a or \u0023."""
    return _CI_COMMAND.sub(lambda found: found[0][:-1] + _escape(found[0][-1]), line)


def excerpt(text: str, length: int = 60) -> str:
    """Return at most `length` characters of `text`, visible, with an ellipsis when it was cut."""
    return visible(text if len(text) <= length else text[: length - 1] + "…")


def _escape(character: str) -> str:
    """Spell one character as JSON does."""
    return f"\\u{ord(character):04x}"
