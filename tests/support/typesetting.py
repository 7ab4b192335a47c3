"""What tests of the PDF room share: the faces, a style, a canvas."""

import datetime
from functools import cache

from archive.files import fontfiles
from archive.pdf.canvas import TaggedCanvas
from archive.pdf.fontbook import FontBook
from archive.pdf.levels import LEVELS
from archive.pdf.metadata import DocumentInfo
from archive.pdf.pieces import Setting
from archive.pdf.theme import TextStyle

NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
INFO = DocumentInfo(
    title="A title", language="en", identifier="urn:example:1", created=NOON, modified=NOON, producer="newsarchive"
)
STYLE = TextStyle(size=10, leading=13)


@cache
def book() -> FontBook:
    """Return the faces of our dependencies."""
    return FontBook(fontfiles.bundled, lambda: ())


def canvas(*, rtl: bool = False, level: str = "3a+ua1") -> TaggedCanvas:
    """Return an empty document."""
    return TaggedCanvas(size=(400, 600), info=INFO, level=LEVELS[level], rtl=rtl)


def setting(style: TextStyle = STYLE, lang: str = "en", *, rtl: bool | None = None) -> Setting:
    """Return how a paragraph is set."""
    return Setting(style=style, lang=lang, book=book(), rtl=rtl)
