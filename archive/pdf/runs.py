"""Text with its looks and its meaning: runs of one appearance, in scopes that are inline structure elements.

A paragraph is a sequence of Runs. A Scope is an inline element (a link, a quotation, a part in another language); scopes nest
by their `parent`. The same Scope object is the same element, on however many lines and pages its text stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class Rise(Enum):
    """Whether text stands above or below the line."""

    NONE = 0
    SUPERSCRIPT = 1
    SUBSCRIPT = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scope:
    """An inline structure element.

    Attributes:
        tag: Structure type: `Link`, `Quote`, `Code`, `Span`.
        entries: Further entries of its dictionary, as PDF.
        url: Target of a link, "" for none.
        parent: The scope around it; None for the paragraph.
    """

    tag: str
    entries: str = ""
    url: str = ""
    parent: "Scope | None" = None

    @property
    def is_linked(self) -> bool:
        """Whether it is a link or inside one."""
        return bool(self.url) or (self.parent is not None and self.parent.is_linked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Text of one appearance.

    Attributes:
        text: Any text; a line feed ends the line.
        bold, italic, mono: The face.
        rise: Above or below the line.
        scope: The innermost inline element; None for the paragraph itself.
        lang: BCP 47 tag, "" for the paragraph's.
    """

    text: str
    bold: bool = False
    italic: bool = False
    mono: bool = False
    rise: Rise = Rise.NONE
    scope: Scope | None = None
    lang: str = ""

    @property
    def is_plain(self) -> bool:
        """True when nothing sets the run apart from its paragraph."""
        return not (self.bold or self.italic or self.mono or self.scope or self.lang) and self.rise is Rise.NONE


Content: TypeAlias = Sequence[Run]


def plain(text: str) -> tuple[Run, ...]:
    """Return text without any marks as content."""
    return (Run(text=text),) if text else ()
