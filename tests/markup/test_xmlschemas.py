"""XML schemas are compiled once, and what is none is refused."""

from pathlib import Path

import pytest
from lxml import etree

from archive import schemas
from archive.markup import safexml, xmlschemas


def test_each_is_compiled_once() -> None:
    for compile_one, name in (
        (xmlschemas.xml_schema, "newsml-g2/1.0/newsitem.xsd"),
        (xmlschemas.schematron, "newsml-g2/1.0/newsitem.sch"),
    ):
        assert compile_one(schemas.path(name)) is compile_one(schemas.path(name))


def test_what_is_no_schema_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.xml").write_text("<other/>")
    with pytest.raises(etree.XMLSchemaParseError):
        xmlschemas.xml_schema(tmp_path / "other.xml")
    (tmp_path / "broken.sch").write_text("<schema")
    with pytest.raises(safexml.XmlError):
        xmlschemas.schematron(tmp_path / "broken.sch")
