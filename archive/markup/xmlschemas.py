"""Compiles XML schemas, XSD and ISO Schematron, from files; each is kept for the life of the process.

A schema finds those that it imports beside itself on disk, or is handed them; none is fetched. Where the files are is not known
here (see `archive/schemas.py` for ours and `archive/standards` for the official ones).
"""

from functools import cache
from pathlib import Path
from typing import Any, Final

from lxml import etree

from archive import extras
from archive.markup import safexml

_IMPORT: Final = "{http://www.w3.org/2001/XMLSchema}import"


@cache
def xml_schema(path: Path, others: tuple[Path, ...] = ()) -> etree.XMLSchema:
    """Return the compiled XSD.

    Args:
        path: The file.
        others: Files that it may import by an address, which are taken for those of the same name.

    Raises:
        lxml.etree.LxmlError: It is none, or cannot be read.
        OSError: Likewise.
        XmlError: It is not XML.
    """
    by_name = {other.name: other for other in others}
    root = safexml.parse(path.read_bytes(), path.name) if by_name else None
    imports = [] if root is None else [one for one in root.iterfind(_IMPORT) if "://" in one.get("schemaLocation", "")]
    if root is None or not imports:
        return etree.XMLSchema(file=str(path))
    for one in imports:
        if other := by_name.get(one.get("schemaLocation", "").rpartition("/")[2]):
            one.set("schemaLocation", other.absolute().as_uri())
    return etree.XMLSchema(root)


@cache
def schematron(path: Path) -> Any:
    """Return the compiled ISO Schematron, a `lxml.isoschematron.Schematron` that keeps its report (SVRL).

    Raises:
        OSError: It cannot be read.
        XmlError: It is not XML.
    """
    tree = safexml.parse(path.read_bytes(), path.name).getroottree()
    return extras.load("lxml.isoschematron").Schematron(tree, store_report=True)
