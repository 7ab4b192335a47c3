"""The schemas that come with the program are found."""

import pytest

from archive import schemas
from archive.errors import InstallationError


def test_a_schema_is_found() -> None:
    assert schemas.path("newsml-g2/1.0/newsitem.xsd").is_file()
    assert schemas.json_document("report/1.0/report.schema.json")["$schema"]


def test_a_schema_that_is_missing_is_named() -> None:
    for find in (schemas.path, schemas.json_document):
        with pytest.raises(InstallationError, match=r"no/such\.xsd"):
            find("no/such.xsd")
