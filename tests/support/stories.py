"""Draws newspaper stories as plain text, and compares text by what a reader can see."""

from collections import Counter

from hypothesis import strategies as st

from archive.formats import Imported, Reading
from archive.importers.text import read
from archive.model.dates import PartialDate
from archive.model.source import Source

AT = PartialDate("2026-11-22T09:30:00Z")
_WORDS = (
    "harbour", "library", "ferry", "“quoted”", "café", "straße", "θάλασσα", "город", "图书馆", "مكتبة", "हिन्दी", "since", "1987",
    "–", "and", "it’s", "£3.2", "millions,", "(roughly)", "half;", "books:", "boxes…", "“Again!”", "long-term", "l’été", "naïve",
)  # fmt: skip

words = st.sampled_from(_WORDS)


def _starting_plainly(text: str) -> str:
    """Begin with a word of letters, so that no line is a list item, a byline, a dateline or a rights line by accident."""
    return f"Paragraph {text}"


def sentences(least: int, most: int) -> st.SearchStrategy[str]:
    """Draw one line of `least` to `most` words with a full stop."""
    return st.lists(words, min_size=least, max_size=most).map(lambda drawn: f"{_starting_plainly(' '.join(drawn))} ends.")


def _too_long_for_a_standfirst(sentence: str) -> str:
    """Repeat a sentence until nobody takes it for a standfirst."""
    return " ".join([sentence] * (360 // len(sentence) + 1))


headlines = st.lists(words, min_size=1, max_size=12).map(lambda drawn: f"Headline {' '.join(drawn)} today")
standfirsts = sentences(3, 20)
paragraphs = st.lists(sentences(5, 12).map(_too_long_for_a_standfirst), min_size=1, max_size=5)
rights_lines = st.sampled_from(
    [
        "(Harbour Wire) – All rights reserved",
        "© 2024 Harbour Wire. All rights reserved.",
        "© Πρωινή – Με επιφύλαξη παντός δικαιώματος",
        "版权所有 © 河滨日报",
    ]
)


def read_text(text: str | bytes, *, lang: str = "en", encoding: str = "") -> Imported:
    """Import text; the language is given, because detection is another test's subject."""
    data = text.encode() if isinstance(text, str) else text
    return read(Source(name="story.txt", data=data, origin="in/story.txt"), Reading(at=AT, lang=lang, encoding=encoding))


def visible(text: str) -> Counter[str]:
    """Count the characters that a reader can see."""
    return Counter(char for char in text if not char.isspace())
