"""Says at a glance which validators need not be asked about a subject, so that their modules are not loaded for it.

A bag of somebody else is judged without the libraries for XML, JSON schemas and PDF, whose loading takes longer than its reading,
and a JSON document without those for XML. What is said here of a validator must be true of its plug, which a test holds it to;
one that is not listed is always asked.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from archive.model.package import Document
from archive.model.tree import Tree

# Validator -> what it reads, and the words of which one must be seen; () when there are no such words. Seen are the paths of a
# Tree; of a Document its format, its name and, on a new line, its first bytes after white space.
_GLANCES: Final[Mapping[str, tuple[type, tuple[str, ...]]]] = {
    "bagit": (Tree, ()),
    "bagit-profile": (Tree, ()),
    "csip": (Tree, ("METS.xml", "representations/")),
    "collection": (Tree, ("index.jsonl",)),
    "newsml-g2": (Document, ("\n<",)),
    "ninjs": (Document, ("\n{", "ninjs")),
    "nitf": (Document, ("\n<",)),
    "ocfl": (Tree, ("0=ocfl_object", "inventory.json")),
    "ocfl-root": (Tree, ("0=ocfl_", "ocfl_layout.json")),
    "pdf": (Document, ("%PDF-",)),
    "premis": (Tree, ("premis.xml",)),
}
_HEAD: Final = 1024  # bytes
_BLANK: Final = "\xef\xbb\xbf\xff\xfe\0 \t\n\x0b\f\r\x85\xa0"  # byte-order marks, and the zeros of UTF-16


def worth_asking(names: Iterable[str], subject: Document | Tree) -> Iterator[str]:
    """Yield those of the validators called `names` that may recognise the subject.

    Raises:
        OSError: The subject cannot be read.
        StoreError: Likewise.
    """
    seen = _seen(subject)
    for name in names:
        reads, words = _GLANCES.get(name, (type(subject), ()))
        if isinstance(subject, reads) and (not words or any(word in seen for word in words)):
            yield name


def _seen(subject: Document | Tree) -> str:
    """Return what is looked at for words."""
    if isinstance(subject, Tree):
        return "\n".join(subject.entries)
    with subject.content.open() as stream:
        head = stream.read(_HEAD)
    return f"{subject.format} {subject.name.lower()}\n{head.decode('latin-1').lstrip(_BLANK)}"
