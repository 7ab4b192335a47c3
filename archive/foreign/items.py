"""Several items in one document, as NewsML 1 and NewsML-G2 have them: one is the article, several are an article each.

What an item is and how it is read is the importer's to say; this module only reads them one by one, as they are asked for.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from archive.errors import ArchiveError
from archive.findings import Finding
from archive.formats import Imported, Several

T = TypeVar("T")


def read_items(items: Sequence[T], read: Callable[[T, int], Imported], findings: Sequence[Finding]) -> Imported | Several:
    """Read what a document holds.

    Args:
        items: The items, at least one.
        read: Reads one; its number counts from 1, and is 0 when it is alone.
        findings: What there is to say about the document as a whole.

    Raises:
        ArchiveError: The only item cannot be read; of several, each error is a member in its place.
    """
    if len(items) == 1:
        imported = read(items[0], 0)
        return replace(imported, findings=(*findings, *imported.findings))
    return Several(members=_each(items, read), findings=tuple(findings))


def _each(items: Sequence[T], read: Callable[[T, int], Imported]) -> Iterator[Imported | ArchiveError]:
    """Yield each item as it was read, or why it could not be."""
    for number, item in enumerate(items, 1):
        try:
            yield read(item, number)
        except ArchiveError as error:
            yield error
