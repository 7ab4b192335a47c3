"""Stocks of small sources for runs: plain stories, each another article, quick to read because their language is stated."""

from pathlib import Path

WORDS = ("--lang", "en", "--quiet")


def story(number: int, headline: str = "Council meets for session") -> bytes:
    """Return a story of its own for each number."""
    return (
        f"{headline} {number}\n\nThe council met for session {number} on Monday evening, in the hall by the harbour.\n\n"
        + "It talked about the ferry and about the bridge. " * 8
        + f"\n\nSession {number} ended at ten.\n"
    ).encode()


def stock(folder: Path, number: int, *, each: int = 100) -> Path:
    """Make `number` stories in folders of `each` below `folder`, and return it."""
    for n in range(number):
        path = folder / f"{n // each:03}" / f"story-{n:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(story(n))
    return folder
