"""Writes lines of text as page content: positioned glyphs inside marked content, links, and hyphens as artifacts.

The order of the content is the order of the text. A line that runs from left to right in one size is one TJ array after
another; the words of any other line are put where `placing.py` says. A blank stands at the
end of each line that the text continues (ISO 32000-1, 14.8.2.5), so words never run together when they are read.
"""

from collections.abc import Sequence
from typing import Final

from archive.pdf.canvas import TaggedCanvas
from archive.pdf.fonts import Face
from archive.pdf.lines import Line
from archive.pdf.objects import number, string
from archive.pdf.pieces import PLAIN_RUN, RISEN_SIZE, Piece, Setting
from archive.pdf.placing import places
from archive.pdf.runs import Rise, Scope
from archive.pdf.shaping import shape
from archive.pdf.structure import Element
from archive.pdf.words import Word

_SUPERSCRIPT: Final = 360  # rise, in thousandths of the font size
_SUBSCRIPT: Final = -140
_LINK_COLOUR: Final = "0.05 0.2 0.5 rg"
_OUTLINE: Final = 0.03  # thickness of the outline that stands in for a bold face, relative to the size
_HYPHEN: Final = "-"


class TextPen:
    """Sets the lines of one paragraph on one page.

    Args:
        canvas: The page.
        elements: The elements of the paragraph (key None) and of its scopes; new ones are added. None where the caller marks
            the text as an artifact.
        setting: How its pieces were made.
        rtl: Whether the paragraph runs from right to left.
    """

    def __init__(
        self, canvas: TaggedCanvas, elements: dict[Scope | None, Element] | None, setting: Setting, *, rtl: bool
    ) -> None:
        self._canvas = canvas
        self._elements = elements
        self._setting = setting
        self._size = setting.style.size
        self._scale = self._size / 1000
        self._base = base = setting.base
        self._rtl = rtl
        self._wide = setting.wide
        self._bold = setting.style.bold
        self._outlined = False
        self._linked = False
        self._out: list[str] = ["BT"]
        self._tj: list[str] = []
        self._face: Face | None = None
        self._rise = Rise.NONE
        self._open: Scope | bool | None = False  # False while no content is marked
        self._links: dict[Scope, list[float]] = {}
        space = canvas.font(base).code(base.space_glyph, " ")
        self._space = f"<{space:04x}>"

    def finish(self) -> None:
        """Write what was set."""
        self._close()
        self._embolden(thin=False)
        if self._linked:
            self._out.append("0 g")
        self._out.append("ET")
        self._canvas.put("\n".join(self._out))

    def line(self, line: Line, x: float, y: float, measure: int, stretch: float) -> None:
        """Set a line.

        Args:
            line: The line.
            x: Where its measure begins on the left, in points.
            y: Its baseline, in points.
            measure: Width of its measure, in thousandths of the font size.
            stretch: What is added to each blank, in thousandths.
        """
        if self._rtl:
            self._placed(line, x, y, measure, stretch)
        elif not self._wide and (shown := self._ordinary(line.pieces)):
            self._joined(line.pieces, shown, x, y, stretch)
        elif all(piece.run is PLAIN_RUN and piece.level == 0 for piece in line.pieces):
            self._simple(line, x, y, stretch)
        else:
            self._placed(line, x, y, measure, stretch)
        if line.hyphen:
            self._set_hyphen(line, x + (line.width + self._setting.gaps(line.pieces) * stretch) * self._scale, y)

    @staticmethod
    def _ordinary(pieces: Sequence[Piece]) -> list[str]:
        """Return what shows the pieces if they are words in the base face with one blank between them, as nearly all are."""
        shown = [piece.shown for piece in pieces]
        *between, last = [piece.blank for piece in pieces]
        return shown if "" not in shown and between.count(" ") == len(between) and last in ("", " ") else []

    def _joined(self, pieces: Sequence[Piece], shown: Sequence[str], x: float, y: float, stretch: float) -> None:
        """Set a line of ordinary words, each blank as wide as the others."""
        self._enter(None)
        self._normal()
        if self._face is not self._base:
            self._use(self._base)
        space = self._space[1:-1]
        self._canvas.font(self._base).note([piece.words[0][1] for piece in pieces])
        move = round(-stretch)
        text = (f"{space}>{move}<" if move else space).join(shown)
        end = space if pieces[-1].blank else ""
        self._out.append(f"1 0 0 1 {number(x)} {number(y)} Tm\n[<{text}{end}>]TJ")

    def _simple(self, line: Line, x: float, y: float, stretch: float) -> None:
        """Set a line from left to right in one size, inside the paragraph itself."""
        self._enter(None)
        self._normal()
        self._out.append(f"1 0 0 1 {number(x)} {number(y)} Tm")
        tj, fonts, owed = self._tj, self._canvas, 0.0
        wide = self._wide and stretch != 0
        for piece in line.pieces:
            for face, word in piece.words:
                if face is not self._face:
                    self._use(face)
                font = fonts.font(face)
                shown = font.memo.get(word)
                if shown is None:
                    shown = font.show(word)
                owed -= word.start
                if owed >= 0.5 or owed <= -0.5:
                    tj.append(str(round(owed)))
                owed = word.end - word.width
                if type(shown) is str and not word.private:
                    tj.append(shown)
                else:
                    self._special(word, shown)
            if piece.blank:
                if self._base is not self._face:
                    self._use(self._base)
                if owed >= 0.5 or owed <= -0.5:
                    tj.append(str(round(owed)))
                tj.append(self._space if piece.blank == " " else self._blank(piece.blank))
                owed = -stretch
            elif wide and not piece.glued:
                owed -= stretch
        self._flush()

    def _placed(self, line: Line, x: float, y: float, measure: int, stretch: float) -> None:
        """Set any line, each word at its place."""
        pen: float | None = None
        out = self._out
        for place, face, word, blank, run in places(line, self._setting, measure, stretch, rtl=self._rtl):
            scope = run.scope
            if scope is not self._open:
                self._enter(scope)
                pen = None
            if run.rise is not self._rise:
                self._raise(run.rise)
                pen = None
            if face is not self._face:
                self._use(face)
            start, end = (word.start, word.end) if word is not None else (0, self._setting.blank_width(blank))
            scale = 1.0 if run.rise is Rise.NONE else RISEN_SIZE
            at = place + start * scale
            if pen is None:
                self._flush()
                out.append(f"1 0 0 1 {number(x + at * self._scale)} {number(y)} Tm")
            elif (move := round((pen - at) / scale)) != 0:
                self._tj.append(str(move))
            if word is None:
                self._tj.append(self._space if blank == " " else self._blank(blank))
            else:
                shown = self._canvas.font(face).show(word)
                if type(shown) is str and not word.private:
                    self._tj.append(shown)
                else:
                    self._special(word, shown)
            pen = place + end * scale
            if scope is not None:
                width = word.width * scale if word is not None else self._setting.blank_width(blank)
                self._reach(scope, x + place * self._scale, x + (place + width) * self._scale)
        self._flush()
        self._lay_links(y)

    def _blank(self, blank: str) -> str:
        """Return the operands of white space that is not one blank: as wide as its setting says, saying what it says."""
        font, space = self._canvas.font(self._base), self._base.space
        shown = "".join(f"<{font.code(self._base.space_glyph, character):04x}>{space}" for character in blank)
        return f"{shown}-{self._setting.blank_width(blank)}"

    def _special(self, word: Word, shown: Sequence[str | int]) -> None:
        """Show a word that has raised glyphs, or characters whose meaning only the text knows.

        ISO 19005-3, 6.2.11.7.3: characters of private use carry an ActualText.
        """
        self._flush()
        if word.private:
            self._out.append(f"/Span<</ActualText{string(self._canvas.level.spoken(word.text))}>>BDC")
        for part in (shown,) if isinstance(shown, str) else shown:
            if isinstance(part, str):
                self._tj.append(part)
            else:
                self._flush()
                self._out.append(f"{number(part * self._scale)} Ts")
        self._flush()
        if word.private:
            self._out.append("EMC")

    def _set_hyphen(self, line: Line, x: float, y: float) -> None:
        """At `x`, show a hyphen that is not in the text: an artifact (ISO 32000-1, 14.8.2.2.3)."""
        last = line.pieces[-1]
        face = last.words[-1][0] if last.words[-1][0].covers(_HYPHEN) else self._base
        self._close()
        self._normal()
        self._use(face)
        word = shape(face, _HYPHEN, rtl=False, lang="")
        self._out.append(f"/Artifact<</Type/Layout>>BDC\n1 0 0 1 {number(x)} {number(y)} Tm")
        self._out.append(f"[{self._canvas.font(face).show(word)}]TJ\nEMC")

    def _use(self, face: Face) -> None:
        """Select a face."""
        self._flush()
        self._face = face
        size = self._size if self._rise is Rise.NONE else self._size * RISEN_SIZE
        self._out.append(f"/{self._canvas.font(face).name} {number(size)} Tf")
        self._embolden(thin=self._bold and not face.is_bold)

    def _embolden(self, *, thin: bool) -> None:
        """Draw the outlines too where a bold face is wanted and the font has none (ISO 32000-1, 9.3.6)."""
        if thin is not self._outlined:
            self._outlined = thin
            self._out.append(f"2 Tr {number(self._size * _OUTLINE)} w" if thin else "0 Tr")

    def _raise(self, rise: Rise) -> None:
        """Go above or below the line, or back to it."""
        self._flush()
        self._rise = rise
        self._face = None
        lift = {Rise.NONE: 0, Rise.SUPERSCRIPT: _SUPERSCRIPT, Rise.SUBSCRIPT: _SUBSCRIPT}[rise]
        self._out.append(f"{number(lift * self._scale)} Ts")

    def _normal(self) -> None:
        """Be on the line."""
        if self._rise is not Rise.NONE:
            self._raise(Rise.NONE)

    def _flush(self) -> None:
        """Write the TJ array."""
        if self._tj:
            self._out.append(f"[{''.join(self._tj).replace('><', '')}]TJ")
            self._tj.clear()

    def _enter(self, scope: Scope | None) -> None:
        """Mark what follows as content of the scope."""
        if self._open is scope or self._elements is None:
            return
        self._close()
        self._out.append(self._canvas.mark(self._element(scope)))
        self._open = scope
        linked = scope is not None and scope.is_linked
        if linked is not self._linked:
            self._linked = linked
            self._out.append(_LINK_COLOUR if linked else f"{number(self._setting.style.gray)} g")

    def _close(self) -> None:
        """End the marked content."""
        if self._open is not False:
            self._flush()
            self._out.append("EMC")
            self._open = False

    def _element(self, scope: Scope | None) -> Element:
        """Return the element of a scope, made where it first occurs."""
        elements = self._elements or {}
        if scope is not None and scope not in elements:
            elements[scope] = Element(scope.tag, self._element(scope.parent), entries=scope.entries)
        return elements[scope]

    def _reach(self, scope: Scope, left: float, right: float) -> None:
        """Widen the box of every link that the scope is in."""
        inner: Scope | None = scope
        while inner is not None:
            if inner.url:
                box = self._links.setdefault(inner, [left, right])
                box[0], box[1] = min(box[0], left), max(box[1], right)
            inner = inner.parent

    def _lay_links(self, y: float) -> None:
        """Lay the links of the line over their text; an artifact has none."""
        for scope, (left, right) in self._links.items() if self._elements is not None else ():
            box = (left, y - 0.24 * self._size, right, y + 0.78 * self._size)
            self._canvas.link(self._element(scope), scope.url, box)
        self._links.clear()
