"""What changed from one version of an article to the next: its fields, its text, and the files of the bundle."""

import difflib
from collections.abc import Iterator, Mapping
from typing import Final

from archive.model.article import Article
from archive.model.record import Plain, encode

_APART: Final = ("bodies", "provenance")  # compared as text, and by the first source


def fields(before: Article, after: Article) -> Iterator[tuple[str, Plain, Plain]]:
    """Yield name, old and new value of every field that differs; None for a field that is not filled."""
    old, new = _record(before), _record(after)
    for name in Article.__dataclass_fields__:
        if name not in _APART and old.get(name) != new.get(name):
            yield name, old.get(name), new.get(name)
    first, second = before.provenance.source, after.provenance.source
    if first and second and first.sha256 != second.sha256:
        yield "source", f"{first.name}, {first.size} bytes", f"{second.name}, {second.size} bytes"


def text(before: Article, after: Article) -> list[str]:
    """Return the paragraphs that differ, each behind "-" or "+"; what lies between is left out."""
    old, new = ([line for body in article.bodies for line in body.text.splitlines() if line] for article in (before, after))
    return [line for line in difflib.unified_diff(old, new, n=0, lineterm="") if not line.startswith(("---", "+++", "@@"))]


def structure(before: Article, after: Article) -> bool:
    """Tell whether bodies differ, in words or in what surrounds them: headings, emphasis, links."""
    return encode(before.bodies) != encode(after.bodies)


def files(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[list[str], list[str], list[str]]:
    """Return the paths that are new, those whose content differs, and those that are gone; both are path -> digest."""
    return (
        sorted(after.keys() - before.keys()),
        sorted(path for path in before.keys() & after.keys() if before[path] != after[path]),
        sorted(before.keys() - after.keys()),
    )


def _record(article: Article) -> dict[str, Plain]:
    """Return an Article as plain data."""
    record = encode(article)
    return record if isinstance(record, dict) else {}
