"""Cuts a paragraph's content into shaped pieces: what a line is filled with.

A Piece is text that no line end divides, shaped, with the blanks that follow it. Pieces that only a change of face,
direction or meaning separates are glued. Joined, the pieces and their blanks are the paragraph's text, character by
character: nothing is dropped, whatever it is.

Ordinary text (one run, left to right) takes a short way: its words are kept per stack and language.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Final, NamedTuple, cast

from archive.pdf import bidi
from archive.pdf.fontbook import FontBook, Look, script
from archive.pdf.fonts import Face, FontStack
from archive.pdf.linebreak import unbreakable
from archive.pdf.pairs import pair_up
from archive.pdf.runs import Content, Rise, Run
from archive.pdf.shaping import shape
from archive.pdf.theme import TextStyle
from archive.pdf.words import Word

RISEN_SIZE: Final = 0.64  # size of superscripts and subscripts, relative to the line's
_CACHED_WORDS: Final = 10_000
_WIDE_SCRIPTS: Final = frozenset(("Hans", "Hant", "Jpan"))
# White space at which a line may end (UAX #14, classes SP, BK, LF, NL, BA); no-break spaces are part of words.
_BLANKS: Final = " \t\n\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000"
_TOKEN: Final = re.compile(f"([^{_BLANKS}]*)([{_BLANKS}]*)")
_OTHER_BLANKS: Final = re.compile(f"[{_BLANKS[1:]}]")


class Piece(NamedTuple):
    """A piece of a line; widths in thousandths of the paragraph's font size.

    Attributes:
        words: What is shown, face by face, in the order of the text.
        width: The advance of the words.
        text: What the words say.
        blank: The white space that follows, "" for none.
        glued: Whether no line may end after it.
        level: Bidi level of the words.
        run: The run that it belongs to.
        blank_level: Bidi level of the blank.
        blank_run: The run that the blank belongs to.
        shown: What stands between `<` and `>` in a TJ array, where that is all it takes to show the words in the base face, on
            the line, from left to right, as part of the paragraph itself; "" where it takes more.
    """

    words: tuple[tuple[Face, Word], ...]
    width: int
    text: str
    blank: str
    glued: bool
    level: int
    run: Run
    blank_level: int
    blank_run: Run
    shown: str = ""


PLAIN_RUN: Final = Run(text="")  # the run of all text that nothing sets apart
_EMPTY: Final = Piece(
    words=(), width=0, text="", blank="", glued=False, level=0, run=PLAIN_RUN, blank_level=0, blank_run=PLAIN_RUN
)


class Setting:
    """How the content of one paragraph is set.

    Args:
        style: Its look.
        lang: BCP 47 tag of its text, "" when unknown.
        book: The faces.
        rtl: Its direction; None to go by the text.

    Attributes:
        base: The face that sets the blanks.
        wide: Whether the text is justified between its characters, as in Chinese and Japanese, rather than at its blanks.
    """

    def __init__(self, *, style: TextStyle, lang: str, book: FontBook, rtl: bool | None = None) -> None:
        self.style = style
        self.lang = lang
        self._book = book
        self._rtl = rtl
        self._plain_stack = self._look_up(PLAIN_RUN)
        self.base = self._plain_stack.first
        self.wide = script(lang) in _WIDE_SCRIPTS

    def stack(self, run: Run) -> FontStack:
        """Return the faces for a run."""
        return self._plain_stack if run is PLAIN_RUN else self._look_up(run)

    def _look_up(self, run: Run) -> FontStack:
        """Ask the book."""
        style = self.style
        look = Look(style.bold or run.bold, style.italic != run.italic, style.mono or run.mono)
        return self._book.stack(look, run.lang or self.lang)

    def blank_width(self, blank: str) -> int:
        """Return the width of white space: one blank, however many there are; all of them where they are meant."""
        if blank == " ":
            return self.base.space
        if self.style.mono:
            return self.base.space * (len(blank) - blank.count("\n") + 7 * blank.count("\t"))
        return self.base.space if blank else 0

    def gaps(self, pieces: Sequence[Piece]) -> int:
        """Return how many places of a line are widened when it is justified."""
        if self.wide:
            return sum([1 for piece in pieces[:-1] if not piece.glued])
        return sum([1 for piece in pieces[:-1] if piece.blank])

    @cached_property
    def hyphen_width(self) -> int:
        """Width of the hyphen that is shown where a word is divided."""
        return self._piece("-", PLAIN_RUN, 0).width

    def divide(self, piece: Piece, at: int) -> tuple[Piece, Piece]:
        """Return a piece in two, cut after `at` characters of its text."""
        first = self._piece(piece.text[:at], piece.run, piece.level)
        second = self._piece(piece.text[at:], piece.run, piece.level)
        return first._replace(blank="", glued=False), second._replace(
            blank=piece.blank, glued=piece.glued, blank_level=piece.blank_level, blank_run=piece.blank_run
        )

    def head_width(self, piece: Piece, at: int) -> int:
        """Return how wide the head would be if the piece were divided."""
        if len(piece.words) == 1 and piece.words[0][1].advances and piece.run.rise is Rise.NONE:
            face, word = piece.words[0]
            return sum(word.advances[: at - 1]) + face.advances[word.ids[at - 1]]
        return self.divide(piece, at)[0].width

    def _piece(self, text: str, run: Run, level: int, blank: str = "") -> Piece:
        """Shape one piece."""
        if not text:
            return _EMPTY._replace(blank=blank, run=run, blank_run=run)
        ordinary = run is PLAIN_RUN and not level
        if ordinary and self._plain_stack.is_paired and (paired := pair_up(self.base, text, self.lang)):
            shown = str(paired.operands)[1:-1]
            return Piece(((self.base, paired),), paired.width, text, blank, False, 0, run, 0, run, shown)  # noqa: FBT003  hot
        lang = run.lang or self.lang
        words = tuple([(face, shape(face, part, rtl=bool(level & 1), lang=lang)) for face, part in self.stack(run).split(text)])
        width = sum([word.width for _, word in words])
        if run.rise is not Rise.NONE:
            width = round(width * RISEN_SIZE)
        bare = _bare(words[0][1]) if ordinary and len(words) == 1 and words[0][0] is self.base else ""
        return Piece(words, width, text, blank, False, level, run, 0, run, bare)  # noqa: FBT003  a hot call

    def cut(self, content: Content) -> tuple[bool, list[Piece]]:
        """Return whether the paragraph runs from right to left, and its pieces."""
        text = "".join([run.text for run in content])
        if not self._rtl and not bidi.has_rtl(text):
            if len(content) == 1 and content[0].is_plain:
                return False, self._plain(text)
            return False, list(self._pieces(content, text, None))
        base, levels = bidi.levels(text, None if self._rtl is None else int(self._rtl))
        return base == 1, list(self._pieces(content, text, levels))

    def _plain(self, text: str) -> list[Piece]:
        """Cut text of one plain run that runs from left to right; its words are remembered."""
        stack = self._plain_stack
        memo = cast("dict[str, tuple[Piece, ...]]", stack.pieces.setdefault(self.lang, {}))
        if len(memo) > _CACHED_WORDS:
            memo.clear()
        even = not (_OTHER_BLANKS.search(text) or "  " in text or text[:1] == " " or text[-1:] == " ")
        blank = " " if even else ""
        tokens = text.split(" ") if blank else [found[0] for found in _TOKEN.finditer(text) if found[0]]
        *tokens, last = tokens or [""]
        for token in tokens:
            if token not in memo:
                memo[token] = self._token(token, blank)
        out = list(chain.from_iterable(map(memo.__getitem__, tokens)))
        if last:
            out += self._token(last, "")
        return out

    def _token(self, token: str, blank: str) -> tuple[Piece, ...]:
        """Cut one word; it is followed by `blank`, or where that is empty brings the blanks that follow it."""
        if not blank:
            found = cast("re.Match[str]", _TOKEN.match(token))
            token, blank = found[1], found[2]
        *heads, last = unbreakable(token) or ("",)
        return (*(self._piece(part, PLAIN_RUN, 0) for part in heads), self._piece(last, PLAIN_RUN, 0, blank))

    def _pieces(self, content: Content, text: str, levels: Sequence[int] | None) -> Iterator[Piece]:
        """Cut any text; `levels` is None where all of it runs from left to right."""
        owners = [run for run in content for _ in run.text]
        for token in _TOKEN.finditer(text):
            if not token[0]:
                continue
            at = token.start()
            spans: list[tuple[int, int, bool]] = []
            for part in unbreakable(token[1]):
                spans += _uniform(owners, levels, at, at + len(part))
                at += len(part)
            blank_run = owners[token.end() - 1]
            blank_level = levels[token.end() - 1] if levels else 0
            if not spans:
                yield _EMPTY._replace(
                    blank=token[2], level=blank_level, run=blank_run, blank_level=blank_level, blank_run=blank_run
                )
            for place, (start, stop, glued) in enumerate(spans):
                piece = self._piece(text[start:stop], owners[start], levels[start] if levels else 0)
                last = place == len(spans) - 1
                yield piece._replace(glued=glued, blank=token[2] if last else "", blank_level=blank_level, blank_run=blank_run)


def _bare(word: Word) -> str:
    """Return what stands between `<` and `>` in a TJ array, if that and nothing else shows the word; else ""."""
    shown, easy = word.operands, word.plain and not word.private and word.start == 0 and word.end == word.width
    return shown[1:-1] if easy and isinstance(shown, str) else ""


def _uniform(owners: Sequence[Run], levels: Sequence[int] | None, start: int, stop: int) -> list[tuple[int, int, bool]]:
    """Cut a span where the run or the level changes; all but the last part are glued to what follows."""
    changes = (
        at
        for at in range(start + 1, stop)
        if owners[at] is not owners[at - 1] or (levels is not None and levels[at] != levels[at - 1])
    )
    cuts = [start, *changes, stop]
    return [(cuts[n], cuts[n + 1], n + 2 < len(cuts)) for n in range(len(cuts) - 1)]
