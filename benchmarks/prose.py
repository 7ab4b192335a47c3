"""Writes articles that are like those of a newspaper: English sentences of our own stories, with invented names in them.

The sentences are few and come again; of every eight words one is drawn from six thousand invented ones, as frequent as words of a
language are. So each article is another, its language can be told, and it brings words that were not there before.

    python prose.py FOLDER NUMBER long|short
"""

import random
import re
import sys
from pathlib import Path

from pdf import vocabulary

STORIES = Path(__file__).parents[1] / "samples" / "sources" / "text"
SENTENCES = [
    sentence
    for stem in ("choir-concert", "harbour-library", "storm-barrier")
    for sentence in re.split(r"(?<=[.!?])\s+", (STORIES / f"{stem}.txt").read_text())
    if 8 <= len(sentence.split()) <= 40 and "©" not in sentence
]
WORDS = vocabulary(random.Random(0))
WEIGHTS = [1 / rank for rank in range(1, len(WORDS) + 1)]
SHAPES = {"long": (69, 71, 62, 53, 49, 80, 47, 33), "short": (40, 30)}  # words of the paragraphs
EVERY = 8


def text(number: int, shape: tuple[int, ...]) -> bytes:
    """Return article `number` as plain text."""
    chance = random.Random(number)
    paragraphs = "\n\n".join(_paragraph(chance, words) for words in shape)
    headline = " ".join(_paragraph(chance, 10).rstrip(".").split()[:10])
    return f"{headline} ({number})\n\nBy Ana Example\n\n{paragraphs}\n".encode()


def _paragraph(chance: random.Random, length: int) -> str:
    """Return sentences of so many words together; the last one may break off."""
    words: list[str] = []
    while len(words) < length:
        words += chance.choice(SENTENCES).split()
    names = chance.choices(WORDS, WEIGHTS, k=length // EVERY)
    words[EVERY - 1 : len(names) * EVERY : EVERY] = (name.capitalize() for name in names)
    return f"{' '.join(words[:length]).rstrip('.,')}."


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True)
    for one in range(int(sys.argv[2])):
        (folder / f"story-{one:05}.txt").write_bytes(text(one, SHAPES[sys.argv[3]]))
