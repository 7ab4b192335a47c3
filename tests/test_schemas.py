"""The schemas that come with the program are found, compiled once and kept."""

import pytest

from archive import schemas
from archive.errors import InstallationError


def test_compiled_schemas_are_kept() -> None:
    for compile_one, name in (
        (schemas.xml_schema, "newsml-g2/1.0/newsitem.xsd"),
        (schemas.schematron, "newsml-g2/1.0/newsitem.sch"),
    ):
        assert compile_one(name) is compile_one(name)


def test_a_schema_that_is_missing_is_named() -> None:
    for find in (schemas.path, schemas.json_document, schemas.xml_schema, schemas.schematron):
        with pytest.raises(InstallationError, match=r"no/such\.xsd"):
            find("no/such.xsd")
