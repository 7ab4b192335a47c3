"""Walks the content of pages: which text each piece of marked content shows, and what is painted outside of all marks.

The text is that of the codes shown, in the order of the content, with ActualText in place of what it replaces; artifacts have
none. Forms are walked where they are painted. The number of bytes walked is limited for the whole file; what was not walked is
said. Positions, colours and clipping are not computed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from archive.pdfread.fonts import Font, read_font
from archive.pdfread.objects import Identity, decoded, entry, identity, is_dictionary, items, name, number, text
from archive.pdfread.opening import qpdf

CONTENT_LIMIT: Final = 32 * 1024 * 1024
_FORM_DEPTH: Final = 12
_FORM_LIMIT: Final = 10_000
_OPERAND_LIMIT: Final = 64
_PAINTS: Final = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "EI"})
_DEVICE_COLOURS: Final = frozenset({"g", "G", "rg", "RG", "k", "K"})
_DEVICE_SPACES: Final = frozenset({"DeviceGray", "DeviceRGB", "DeviceCMYK"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One open piece of marked content; `key` is None when it has no MCID."""

    artifact: bool
    key: tuple[Identity, int] | None
    replaced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What the content of all pages says.

    Attributes:
        texts: (page or form, MCID) -> text shown; an empty text for content without any.
        loose: Numbers of pages, from 1, with content that is neither marked for the structure nor an artifact.
        fonts: Fonts that text is shown with, in the order of their first use.
        device_colours: Numbers of pages that paint in a device colour space.
        damaged: Numbers of pages whose content cannot be read to its end.
        unread: Numbers of pages whose content was not walked, because it goes beyond a limit.
    """

    texts: dict[tuple[Identity, int], str] = field(default_factory=dict)
    loose: list[int] = field(default_factory=list)
    fonts: list[Font] = field(default_factory=list)
    device_colours: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)


def read_contents(pdf: Any) -> Contents:
    """Walk all pages."""
    walk = _Walk()
    for at, page in enumerate(pdf.pages, 1):
        walk.page(at, page)
    texts = {key: "".join(parts) for key, parts in walk.parts.items()}
    return Contents(
        texts=texts,
        loose=sorted(walk.loose),
        fonts=[font for font, _ in walk.fonts.values() if font],
        device_colours=sorted(walk.device_colours),
        damaged=sorted(walk.damaged),
        unread=sorted(walk.unread),
    )


class _Walk:
    """The walk over one file; `owner` is the page or form at hand."""

    def __init__(self) -> None:
        self.parts: dict[tuple[Identity, int], list[str]] = {}
        self.loose: set[int] = set()
        self.device_colours: set[int] = set()
        self.damaged: set[int] = set()
        self.unread: set[int] = set()
        self.fonts: dict[object, tuple[Font | None, Any]] = {}
        self._budget = CONTENT_LIMIT
        self._forms = 0
        self._number = 0
        self._marks: list[Mark] = []
        self._font: Font | None = None
        self._saved: list[Font | None] = []

    def page(self, number_: int, page: Any) -> None:
        """Walk one page."""
        self._number, self._marks, self._font, self._saved = number_, [], None, []
        self._content(page, items(entry(page.obj, "/Contents")), entry(page.obj, "/Resources"), identity(page.obj) or (0, 0), 0)

    def _content(self, page: Any, streams: list[Any], resources: Any, owner: Identity, depth: int) -> None:
        """Walk the content of a page or a form."""
        size = 0
        for stream in streams:
            data = decoded(stream)
            size += len(data or b"")
            if data is None or size > self._budget:
                (self.damaged if data is None else self.unread).add(self._number)
                return
        self._budget -= size
        open_marks = len(self._marks)
        try:
            _operations(page, lambda operator, operands: self._operation(operator, operands, resources, owner, depth))
        except (qpdf().PikepdfError, RuntimeError, ValueError):
            self.damaged.add(self._number)
        del self._marks[open_marks:]

    def _operation(self, operator: str, operands: list[Any], resources: Any, owner: Identity, depth: int) -> None:
        """Take one operation into account."""
        if operator in {"Tj", "TJ", "'", '"'}:
            self._show(operands)
        elif operator in {"BDC", "BMC"}:
            self._marks.append(self._mark(operands, resources, owner))
        elif operator == "EMC":
            if self._marks:
                self._marks.pop()
        elif operator == "Tf":
            self._font = self._read_font(entry(resources, "/Font", f"/{name(operands[0])}") if operands else None)
        elif operator == "q":
            self._saved.append(self._font)
        elif operator == "Q":
            self._font = self._saved.pop() if self._saved else self._font
        elif operator == "Do":
            self._paint_object(entry(resources, "/XObject", f"/{name(operands[0])}") if operands else None, resources, depth)
        elif operator in _DEVICE_COLOURS or (operator in {"cs", "CS"} and operands and name(operands[0]) in _DEVICE_SPACES):
            self.device_colours.add(self._number)
        elif operator in _PAINTS:
            self._painted()

    def _mark(self, operands: list[Any], resources: Any, owner: Identity) -> Mark:
        """Open marked content (ISO 32000-1, 14.6)."""
        properties = operands[1] if len(operands) > 1 else None
        if name(properties):
            properties = entry(resources, "/Properties", f"/{name(properties)}")
        mcid = number(entry(properties, "/MCID"))
        artifact = bool(operands) and name(operands[0]) == "Artifact"
        key = (owner, mcid) if mcid is not None and not artifact else None
        if key:
            self.parts.setdefault(key, [])
        actual = text(entry(properties, "/ActualText"))
        if actual is not None and not artifact:
            self._say(actual, key)
        return Mark(artifact=artifact, key=key, replaced=actual is not None)

    def _show(self, operands: list[Any]) -> None:
        """Show text."""
        strings = [part for operand in operands for part in items(operand) if isinstance(part, qpdf().String)]
        shown = b"".join(map(bytes, strings))
        if not shown:
            return
        self._painted()
        if self._font and not any(mark.replaced for mark in self._marks):
            self._say(self._font.text(shown))

    def _say(self, said: str, key: tuple[Identity, int] | None = None) -> None:
        """Give text to the innermost marked content of the structure, unless it is inside an artifact or replaced."""
        if any(mark.artifact or mark.replaced for mark in self._marks):
            return
        key = key or next((mark.key for mark in reversed(self._marks) if mark.key), None)
        if key:
            self.parts[key].append(said)

    def _painted(self) -> None:
        """Note that something is seen; ISO 14289-1, 7.1: all real content is tagged, all else is an artifact."""
        if not any(mark.artifact or mark.key for mark in self._marks):
            self.loose.add(self._number)

    def _paint_object(self, found: Any, resources: Any, depth: int) -> None:
        """Paint an image, or walk a form."""
        if name(entry(found, "/Subtype")) != "Form":
            self._painted()
            return
        self._forms += 1
        if depth >= _FORM_DEPTH or self._forms > _FORM_LIMIT:
            self.unread.add(self._number)
            return
        page = qpdf().Page(qpdf().Dictionary(Type=qpdf().Name.Page, Contents=found))
        own = entry(found, "/Resources")
        saved = (self._font, self._saved)
        self._saved = []
        self._content(page, [found], own if is_dictionary(own) else resources, identity(found) or (0, 0), depth + 1)
        self._font, self._saved = saved

    def _read_font(self, found: Any) -> Font | None:
        """Return the font, read once; the object is kept so that its place in memory names no other."""
        if not is_dictionary(found):
            return None
        label = identity(found) or id(found)
        if label not in self.fonts:
            self.fonts[label] = (read_font(found), found)
        return self.fonts[label][0]


def _operations(page: Any, take: Callable[[str, list[Any]], None]) -> None:
    """Give each operator and its operands to `take`, without ever holding the whole content as objects."""
    library = qpdf()
    operands: list[Any] = []

    def handle_object(_: Any, item: Any, *_place: int) -> None:
        if isinstance(item, library.Operator):
            take(str(item), operands)
            operands.clear()
        elif len(operands) < _OPERAND_LIMIT:
            operands.append(item)

    page.parse_contents(
        type("Operations", (library.StreamParser,), {"handle_object": handle_object, "handle_eof": lambda _: None})()
    )
