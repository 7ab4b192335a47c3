"""Compiles XML schemas, XSD and ISO Schematron, from files; each is kept for the life of the process.

A schema finds those that it imports beside itself on disk; none is fetched. Where the files are is not known here (see
`archive/schemas.py` for ours and `archive/standards` for the official ones).
"""

from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from archive import extras
from archive.markup import safexml


@cache
def xml_schema(path: Path) -> etree.XMLSchema:
    """Return the compiled XSD.

    Raises:
        lxml.etree.LxmlError: It is none, or cannot be read.
    """
    return etree.XMLSchema(file=str(path))


@cache
def schematron(path: Path) -> Any:
    """Return the compiled ISO Schematron, a `lxml.isoschematron.Schematron` that keeps its report (SVRL).

    Raises:
        OSError: It cannot be read.
        XmlError: It is not XML.
    """
    tree = safexml.parse(path.read_bytes(), path.name).getroottree()
    return extras.load("lxml.isoschematron").Schematron(tree, store_report=True)
